"""The attention list beside what happens: whom it names and why, how it follows, is tuned, filtered and snoozed."""
from datetime import timedelta

import pytest

from components.attention_list.attention_list import AttentionRows
from components.choosers.choosers import Choosers
from components.figures.figures import FigureStrip
from components.grid.grid import Grid
from db import Enrolment, Participation, attention, courses, sessions, submissions
from db.attention import Thresholds
from db.core import clock
from tests.pages.screen import becomes, quiet, sees, the, words

DAY = timedelta(days=1)


@pytest.fixture
async def late(campus):
    """Everybody has been here yesterday, and is ten days late on “Clean a dataset”; Jakub has been away for weeks."""
    long_ago = campus.today - 40 * DAY
    await Enrolment.all().update(enrolled_at=long_ago)
    await Participation.all().update(enrolled_at=long_ago, first_seen=long_ago, last_seen=campus.today - DAY)
    await Participation.filter(learner_id=campus.jakub.id).update(last_seen=campus.today - 12 * DAY)
    return campus


def place(campus, query: str = '') -> str:
    return f'/coaching/{campus.autumn.id}{query}'


def attention_list(browser) -> dict[str, list[str]]:
    """By name, the reasons."""
    return {one['name']: [why['text'] for why in one['why']] for one in the(browser, AttentionRows)._props['people']}


def hrefs(browser) -> list[str]:
    return [one['href'] for one in the(browser, AttentionRows)._props['people']]


def figure(browser, key: str):
    return next(one['value'] for one in the(browser, FigureStrip)._figures.values() if one['key'] == key)


def id_of(browser, name: str) -> int:
    return next(one['id'] for one in the(browser, AttentionRows)._props['people'] if one['name'] == name)


async def test_it_says_who_needs_somebody_and_why_and_follows(late):
    marta = await late.visit(late.marta, place(late))
    lucia = await late.visit(late.lucia, f'/coaching/{late.evening.id}')
    before = attention_list(lucia)
    assert list(attention_list(marta)) == ['Jakub Nowak', 'Emeka Obi', 'Priya Nair'], 'who has most reasons comes first'
    [away, overdue] = attention_list(marta)['Jakub Nowak']
    assert away == 'No visit for 12 days' and overdue.endswith('days late on Clean a dataset')
    assert figure(marta, 'needing') == 3
    await submissions.submit(late.emeka_python, late.quiz.id, 'A clean table.', by=late.emeka)
    await becomes(lambda: list(attention_list(marta)), ['Jakub Nowak', 'Priya Nair'])
    assert figure(marta, 'needing') == the(marta, AttentionRows)._props['counts']['all'] == 2
    assert attention_list(lucia) == before


async def test_a_course_that_has_come_since_the_page_was_opened_leads_to_its_learners(late):
    marta = await late.visit(late.marta, place(late))
    sql = await courses.create_course('SQL', 'SQL for data', by=late.helena)
    added = await sessions.add_course(late.autumn, sql, by=late.samuel)
    emeka = await Participation.get(learner_id=late.emeka.id, session_course_id=added.id)
    await Participation.filter(learner_id=late.emeka.id).update(open_due_at=None)
    long_ago = late.today - 30 * DAY
    await Participation.filter(id=emeka.id).update(enrolled_at=long_ago, open_due_at=long_ago, last_seen=late.today)
    await attention.set_thresholds(late.autumn, Thresholds(late_days=2), by=late.samuel)
    await quiet()
    await becomes(lambda: f'/coaching/{late.autumn.id}/courses/{sql.id}?learner={emeka.id}' in hrefs(marta), True)


async def test_it_is_narrowed_to_a_reason_and_keeps_it_in_the_address(late):
    marta = await late.visit(late.marta, place(late, '?needs=inactive'))
    assert list(attention_list(marta)) == ['Jakub Nowak']
    marta.find(AttentionRows).trigger('kind', 'late')
    await becomes(lambda: len(attention_list(marta)), 3)
    marta.find(AttentionRows).trigger('kind', 'nonsense')
    await quiet()
    assert len(attention_list(marta)) == 3
    again = await late.visit(late.marta, place(late, '?needs=late&reason=nonsense&course=nonsense'))
    assert len(attention_list(again)) == 3


async def test_thresholds_show_at_once_whom_they_catch_and_hold_for_everybody(late):
    marta, ines = [await late.visit(person, place(late)) for person in (late.marta, late.ines)]
    marta.find(AttentionRows).trigger('thresholds')
    await sees(marta, 'These catch 3 learners now:')
    with marta:
        [days] = marta.find(marker='threshold-late_days').elements
        days.value = 0
    await sees(marta, 'These catch 1 learner now:', 'Jakub Nowak')
    with marta:
        days.value = -4
    await sees(marta, 'Enter a whole number from 0 to 365.')
    assert len(attention_list(ines)) == 3, 'nothing is kept yet'
    with marta:
        days.value = 0
    marta.find(marker='keep-thresholds').click()
    await becomes(lambda: list(attention_list(marta)), ['Jakub Nowak'])
    await becomes(lambda: list(attention_list(ines)), ['Jakub Nowak'])
    assert await attention.get_thresholds(late.autumn, seen_by=late.marta) == Thresholds(late_days=0)


async def test_who_is_put_off_leaves_the_lane_of_everybody_and_comes_back(late):
    marta, ines = [await late.visit(person, place(late)) for person in (late.marta, late.ines)]
    jakub = id_of(marta, 'Jakub Nowak')
    marta.find(AttentionRows).trigger('act', {'key': 'snooze', 'ids': [jakub]})
    await sees(marta, 'Snooze Jakub Nowak')
    marta.find(marker='keep-snooze').click()
    await sees(marta, 'Say who looks after them and how')
    marta.find(marker='snooze-note').type('I call him on Friday.')
    marta.find(marker='keep-snooze').click()
    await becomes(lambda: 'Jakub Nowak' in attention_list(ines), False)
    assert the(ines, AttentionRows)._props['counts']['snoozed'] == 1
    ines.find(AttentionRows).trigger('kind', 'snoozed')
    await sees(ines, 'by Marta Lindqvist: I call him on Friday.')
    ines.find(AttentionRows).trigger('act', {'key': 'unsnooze', 'ids': [jakub]})
    await becomes(lambda: 'Jakub Nowak' in attention_list(marta), True)


async def test_it_grows_by_the_mere_passing_of_time(late):
    marta = await late.visit(late.marta, place(late, '?needs=inactive'))
    assert the(marta, AttentionRows)._props['counts']['inactive'] == 1
    at = await attention.attention_changes_at(late.autumn, seen_by=late.marta)
    assert at == late.today - DAY + 7 * DAY
    with clock.stopped_at(at):
        assert (await attention.attention(late.autumn, seen_by=late.marta)).counts['inactive'] == 3


async def test_more_of_them_are_shown_when_asked_for(late, monkeypatch):
    from pages.coaching.attention import attention_list as needing
    monkeypatch.setattr(needing, 'STEP', 1)
    marta = await late.visit(late.marta, place(late))
    marta.find(AttentionRows).trigger('kind', '')
    await becomes(lambda: len(attention_list(marta)), 1)
    assert the(marta, AttentionRows)._props['counts']['all'] == 3
    marta.find(AttentionRows).trigger('more')
    await becomes(lambda: len(attention_list(marta)), 2)
    marta.find(AttentionRows).trigger('more')
    await becomes(lambda: sorted(attention_list(marta)), ['Emeka Obi', 'Jakub Nowak', 'Priya Nair'])


async def test_a_session_administrator_tunes_it_and_puts_nobody_off(late):
    samuel = await late.visit(late.samuel, place(late))
    assert the(samuel, AttentionRows)._props['tunes']
    assert [action['key'] for action in the(samuel, AttentionRows)._props['actions']] == ['message', 'remind']


async def test_after_the_coaches_time_there_is_nobody_and_nothing_to_tune(campus):
    marta = await campus.visit(campus.marta, f'/coaching/{campus.spring.id}')
    assert attention_list(marta) == {} and not the(marta, AttentionRows)._props['tunes']
    assert 'No learners need attention.' in words(marta)


async def test_the_list_below_is_narrowed_by_course_class_and_reason(late):
    await Enrolment.filter(learner_id=late.priya.id, session_id=late.autumn.id).update(class_name='Evening group')
    await sessions.choose_courses(late.autumn, late.emeka, [late.autumn_python], by=late.samuel)
    marta = await late.visit(late.marta, place(late))

    async def names(query: str) -> list[str]:
        answer = await marta.http_client.get(f'{place(late)}/rows?{query}')
        return [row['name']['name'] for row in answer.json()['rows']]

    assert await names('reason=inactive') == ['Jakub Nowak']
    assert await names('reason=any') == ['Emeka Obi', 'Jakub Nowak', 'Priya Nair']
    assert await names('class=Evening+group') == ['Priya Nair']
    assert await names(f'course={late.autumn_statistics.id}') == ['Jakub Nowak', 'Priya Nair']
    assert await names(f'course={late.autumn_statistics.id}&reason=inactive&q=nowak') == ['Jakub Nowak']
    assert await names('course=x&reason=y') == ['Emeka Obi', 'Jakub Nowak', 'Priya Nair']
    marta.find(Choosers).trigger('choose', ['class', 'Evening group'])
    await becomes(lambda: the(marta, Grid)._props['filters'].get('class'), 'Evening group')
