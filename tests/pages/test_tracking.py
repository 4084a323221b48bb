"""Tracking: who sees whom, what the rows say, how the page follows, and grading one learner beside the list."""
from datetime import timedelta

import pytest

from components.feed.feed import Feed
from components.figures.figures import FigureStrip
from components.filters.filters import Filters
from components.grid.grid import Grid
from components.tray.tray import Tray
from db import courses, outlines, progress, sessions, submissions
from db.core import clock
from db.records import ItemKind
from db.sessions import SessionChanges
from tests.pages.screen import quiet, sees, the, words

JSON = {'accept': 'application/json'}


def tracking(campus, course=None, *, of=None) -> str:
    return f'/coaching/{(of or campus.autumn).id}' + (f'/courses/{course.id}' if course else '')


async def answer(browser, address: str):
    return await browser.http_client.get(address, headers=JSON)


async def rows(browser, address: str) -> list[dict]:
    return (await answer(browser, address)).json()['rows']


async def submit(campus, text: str = 'Trips fell by 40 percent.'):
    return await submissions.submit(campus.priya_python, campus.task.id, text, by=campus.priya)


def patches(browser, told: list) -> list:
    """What the grid of this page is told from now on."""
    the(browser, Grid).run_method = lambda name, *args, **_: told.append((name, *args))
    return told


def tab(learner: dict, key: str) -> dict:
    return next(one for one in learner['tabs'] if one['key'] == key)


# who comes in

async def test_a_session_coach_sees_all_courses_and_a_course_coach_their_own(campus):
    marta = await campus.visit(campus.marta, tracking(campus))
    await marta.should_see('Tracking')
    courses = {column['label'] for column in the(marta, Grid)._props['columns'] if column['kind'] == 'heat'}
    assert courses == {'Python for data', 'Statistics foundations'}
    tomas = await campus.visit(campus.tomas, tracking(campus, campus.python))
    assert f"'href': '{tracking(campus, campus.python)}'" in words(tomas)
    assert f"'href': '{tracking(campus, campus.statistics)}'" not in words(tomas)
    assert f"'href': '{tracking(campus)}'" not in words(tomas)


@pytest.mark.parametrize('who', ['priya', 'lucia', 'helena', 'olga', 'aiko'])
async def test_for_others_there_is_nothing(campus, who):
    browser = await campus.visit(getattr(campus, who), '/sessions')
    for place in (tracking(campus), tracking(campus, campus.python)):
        for address in (place, f'{place}/rows'):
            assert (await answer(browser, address)).status_code == 404


async def test_who_is_signed_out_is_told_so(campus):
    nobody = await campus.visit(None, '/sign-in')
    refused = await answer(nobody, f'{tracking(campus)}/rows')
    assert (refused.status_code, refused.json()) == (401, {'detail': 'You are signed out. Sign in again to continue.'})


# the rows

async def test_a_row_says_how_far_a_learner_is_in_each_course(campus):
    await progress.arrive(campus.priya_python, by=campus.priya)
    await progress.mark_done(campus.priya_python, campus.reading.id, by=campus.priya)
    marta = await campus.visit(campus.marta, tracking(campus))
    [emeka, jakub, priya] = await rows(marta, f'{tracking(campus)}/rows')
    assert [row['name']['name'] for row in (emeka, jakub, priya)] == ['Emeka Obi', 'Jakub Nowak', 'Priya Nair']
    assert priya['name']['here'] and not emeka['name']['here']
    python = priya[f'course-{campus.autumn_python.id}']
    assert (python['done'], python['total'], python['grade'], python['here']) == (1, 4, None, True)
    assert priya['progress'] == {'percent': 12, 'plan': 25}
    assert emeka['last_seen'] == {'at': None, 'here': False}


async def test_a_course_row_says_how_it_stands_with_each_item(campus):
    submission = await submit(campus)
    marta = await campus.visit(campus.marta, tracking(campus))
    [priya] = await rows(marta, f'{tracking(campus, campus.python)}/rows?q=priya')
    assert priya[f'item-{campus.task.id}'] == {'mark': 'grade'}
    assert priya[f'item-{campus.quiz.id}'] == {'mark': 'missing'}
    await submissions.grade_submission(submission, '34.5', by=campus.tomas)
    [priya] = await rows(marta, f'{tracking(campus, campus.python)}/rows?q=priya')
    assert priya[f'item-{campus.task.id}'] == {'mark': 'done', 'score': '34.5'}
    assert priya['grade'] == '86.25'


async def test_who_gave_up_a_course_is_told_from_who_never_took_it(campus):
    await sessions.choose_courses(campus.autumn, campus.jakub, [campus.autumn_python], by=campus.samuel)
    await sessions.enrol(campus.autumn, campus.bo, by=campus.samuel, courses=[campus.autumn_python])
    marta = await campus.visit(campus.marta, tracking(campus))
    by_name = {row['name']['name']: row for row in await rows(marta, f'{tracking(campus)}/rows')}
    assert by_name['Jakub Nowak'][f'course-{campus.autumn_statistics.id}'] == {'note': 'withdrawn'}
    assert by_name['Bo Larsen'][f'course-{campus.autumn_statistics.id}'] is None


async def test_states_and_search_narrow_the_list(campus):
    await submit(campus)
    await sessions.withdraw(campus.autumn, campus.jakub, by=campus.samuel)
    marta = await campus.visit(campus.marta, tracking(campus))
    for place in (tracking(campus), tracking(campus, campus.python)):
        async def names(query: str, place=place) -> list[str]:
            return [row['name']['name'] for row in await rows(marta, f'{place}/rows?{query}')]

        assert await names('state=to_grade') == ['Priya Nair']
        assert await names('state=withdrawn') == ['Jakub Nowak']
        assert await names('q=emek') == ['Emeka Obi']
        assert await names('sort=progress&dir=desc') == ['Priya Nair', 'Emeka Obi']
        assert await names('state=nonsense&sort=nonsense') == ['Emeka Obi', 'Priya Nair']
    assert the(marta, Filters)._props['counts'] == {
        'active': 2, 'to_grade': 1, 'never': 2, 'completed': 0, 'withdrawn': 1}


@pytest.mark.parametrize('query', ['start=x', 'end=-1', 'start=1e3', 'end=99999999999999999999', 'start=٣'])
async def test_a_row_number_that_is_none_is_refused_in_a_sentence(campus, query):
    marta = await campus.visit(campus.marta, tracking(campus))
    refused = await answer(marta, f'{tracking(campus)}/rows?{query}')
    assert refused.status_code == 422
    assert 'is the number of a row' in refused.json()['detail']


async def test_a_block_has_an_end(campus):
    marta = await campus.visit(campus.marta, tracking(campus))
    assert len(await rows(marta, f'{tracking(campus)}/rows?start=0&end=2')) == 2
    assert await rows(marta, f'{tracking(campus)}/rows?start=5&end=3') == []


async def test_the_address_says_what_is_shown(campus):
    marta = await campus.visit(campus.marta, f'{tracking(campus)}?state=never&q=ob&sort=grade&dir=desc')
    grid = the(marta, Grid)
    assert (grid._props['filters'], grid._props['sort']) == ({'state': 'never', 'q': 'ob'}, ('grade', 'desc'))
    assert (the(marta, Filters)._props['state'], the(marta, Filters)._props['q']) == ('never', 'ob')
    odd = the(await campus.visit(campus.marta, f'{tracking(campus)}?state=x&sort=course-999&dir=y'), Grid)
    assert (odd._props['filters'], odd._props['sort']) == ({}, ('name', 'asc'))


async def test_no_courses_and_no_learners_are_said_in_words(campus):
    empty = await sessions.create_session('Nothing yet', by=campus.samuel)
    samuel = await campus.visit(campus.samuel, tracking(campus, of=empty))
    await sees(samuel, 'This session has no courses yet.', 'No learners yet', 'Nothing has happened yet.')


# how it follows

async def test_the_row_that_changed_is_patched_and_no_other(campus):
    marta = await campus.visit(campus.marta, tracking(campus))
    await quiet()
    told = patches(marta, [])
    await progress.mark_done(campus.priya_python, campus.reading.id, by=campus.priya)
    await sees(marta, 'finished')
    [(_, [row])] = [call for call in told if call[0] == 'patch']
    assert row['name']['name'] == 'Priya Nair'
    assert set(row) == {'id'} | {column['key'] for column in the(marta, Grid)._props['columns']}
    assert not [call for call in told if call[0] == 'refresh']


async def test_a_learner_who_comes_is_read_with_the_others(campus):
    marta = await campus.visit(campus.marta, tracking(campus, campus.python))
    await quiet()
    told = patches(marta, [])
    await sessions.enrol(campus.autumn, campus.olga, by=campus.samuel)
    await sees(marta, '4 learners')
    assert ('refresh',) in told


async def test_figures_and_activity_follow(campus):
    marta = await campus.visit(campus.marta, tracking(campus))
    submission = await submit(campus)
    await sees(marta, 'Bike-share report')
    figures = {figure['key']: figure['value'] for figure in the(marta, FigureStrip)._props['figures']}
    assert (figures['to_grade'], figures['needing'], figures['progress']) == (1, 0, 4)
    await submissions.grade_submission(submission, 34, by=campus.tomas)
    await sees(marta, 'gave Priya Nair 34 for')
    [graded, handed_in] = the(marta, Feed)._props['items']
    assert graded['href'] == handed_in['href'] == f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}'
    assert the(marta, Filters)._props['counts']['to_grade'] == 0


async def test_another_session_with_the_same_course_hears_nothing(campus):
    lucia = await campus.visit(campus.lucia, tracking(campus, of=campus.evening))
    await quiet()
    told = patches(lucia, [])
    await submit(campus)
    await quiet()
    assert told == []
    assert the(lucia, Feed)._props['items'] == ()


async def test_other_items_make_other_columns(campus):
    tomas = await campus.visit(campus.tomas, tracking(campus, campus.python))
    section = (await campus.python.sections.all())[0]
    await courses.add_item(campus.python, section.id, ItemKind.PAGE, 'A new page', by=campus.helena)
    await sees(tomas, 'A new page', '5 items')


async def test_a_course_that_comes_stands_in_the_open_page(campus):
    marta = await campus.visit(campus.marta, tracking(campus, of=campus.spring))
    await sessions.add_course(campus.spring, campus.statistics, by=campus.samuel)
    await sees(marta, 'Statistics foundations')


# one learner beside the list

async def test_the_learner_whom_the_address_names_stands_beside_the_list(campus):
    await submit(campus, 'Trips fell.\n\nWeekends did not.')
    tomas = await campus.visit(campus.tomas, f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}')
    learner = the(tomas, Tray)._props['learner']
    assert (learner['name'], learner['username'], learner['first']) == ('Priya Nair', 'priya', 'work')
    assert [fact['value'] for fact in learner['facts']] == ['25 %', '–', '–']
    [work] = tab(learner, 'work')['handed']
    assert (work['text'], work['out_of'], work['points']) == ('Trips fell.\n\nWeekends did not.', '40', None)
    assert [line['mark'] for line in tab(learner, 'items')['lines']] == ['todo', 'todo', 'grade', 'missing']
    assert the(tomas, Grid)._props['highlighted'] == campus.priya_python.id


@pytest.mark.parametrize('who', ['bo_python', 'nobody', 'no number'])
async def test_somebody_of_another_session_is_not_shown(campus, who):
    learner = {'nobody': 99999, 'no number': 'x'}.get(who) or getattr(campus, who).id
    tomas = await campus.visit(campus.tomas, f'{tracking(campus, campus.python)}?learner={learner}')
    await sees(tomas, 'Python for data')
    assert the(tomas, Tray)._props['learner'] is None


async def test_a_coach_grades_beside_the_list(campus):
    submission = await submit(campus)
    tomas = await campus.visit(campus.tomas, f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}')
    tomas.find(Tray).trigger('grade', {'submission': submission.id, 'points': '34.5', 'comment': 'Good charts.'})
    await sees(tomas, 'Good charts.')
    learner = the(tomas, Tray)._props['learner']
    [work] = tab(learner, 'work')['handed']
    assert (work['points'], work['by'], tab(learner, 'work')['count']) == ('34.5', 'Tomás Rey', 0)
    assert tab(learner, 'grades')['lines'][0]['end'] == '34.5 / 40'
    await submission.refresh_from_db()
    assert submission.comment == 'Good charts.'


async def test_a_refusal_stands_at_the_field(campus):
    submission = await submit(campus)
    tomas = await campus.visit(campus.tomas, f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}')
    told: list = []
    the(tomas, Tray).run_method = lambda *args, **_: told.append(args)
    tomas.find(Tray).trigger('grade', {'submission': submission.id, 'points': '41', 'comment': ''})
    await quiet()
    assert told == [('settle', submission.id, 'Enter a number from 0 to 40.')]


async def test_work_of_somebody_else_is_not_graded_from_here(campus):
    other = await submissions.submit(campus.emeka_python, campus.task.id, 'Mine.', by=campus.emeka)
    tomas = await campus.visit(campus.tomas, f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}')
    tomas.find(Tray).trigger('grade', {'submission': other.id, 'points': '10', 'comment': ''})
    await quiet()
    await other.refresh_from_db()
    assert other.points is None


async def test_what_a_learner_does_shows_beside_the_list(campus):
    tomas = await campus.visit(campus.tomas, f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}')
    await submit(campus, 'A first try.')
    await sees(tomas, 'A first try.')
    await submit(campus, 'A second try.')
    await sees(tomas, 'A second try.', 'There is a newer version of this work.')
    assert tab(the(tomas, Tray)._props['learner'], 'work')['count'] == 1


async def test_after_the_coaches_time_everything_is_read_and_nothing_graded(campus):
    priya = await campus.spring.enrolments.filter(learner=campus.priya).get()
    [participation] = await priya.participations.all()
    marta = await campus.visit(
        campus.marta, f'{tracking(campus, campus.python, of=campus.spring)}?learner={participation.id}')
    await sees(marta, 'You can read everything, but change nothing.', 'Priya Nair')


async def test_late_work_says_how_late(campus):
    late = await submissions.submit(campus.priya_python, campus.quiz.id, 'Here it is.', by=campus.priya)
    assert late.submitted_at <= clock.now()
    tomas = await campus.visit(campus.tomas, f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}')
    [work] = tab(the(tomas, Tray)._props['learner'], 'work')['handed']
    assert work['late'].endswith('days late')


async def test_an_open_page_notices_that_the_coaches_time_is_over(campus):
    await submit(campus)
    marta = await campus.visit(campus.marta, f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}')
    [work] = tab(the(marta, Tray)._props['learner'], 'work')['handed']
    assert work['closed'] is None
    yesterday = clock.now() - timedelta(days=1)
    await sessions.configure(campus.autumn, SessionChanges(ends=yesterday), by=campus.samuel)
    await sees(marta, 'You can read everything, but change nothing.', "'closed': 'The coaches’ time")


async def test_a_due_date_that_passes_moves_the_plan(campus):
    due_at = (await outlines.effective_outline(campus.autumn_python)).item(campus.task.id).due_at
    assert due_at is not None
    with clock.stopped_at(due_at - timedelta(seconds=0.3)):
        matrix = await campus.visit(campus.marta, tracking(campus, campus.python))
        dashboard = await campus.visit(campus.marta, tracking(campus))
        await sees(matrix, 'plan 25 %')
    with clock.stopped_at(due_at + timedelta(seconds=1)):
        await sees(matrix, 'plan 50 %')
        await sees(dashboard, 'plan 50 %')


async def test_a_session_administrator_reads_and_leaves_grading_to_the_coaches(campus):
    await submit(campus)
    samuel = await campus.visit(campus.samuel, f'{tracking(campus, campus.python)}?learner={campus.priya_python.id}')
    [work] = tab(the(samuel, Tray)._props['learner'], 'work')['handed']
    assert work['closed'] == 'The coaches of this course grade here.'
