"""Locks: an administrator sets them with a reason, coaches read it on pages already open, what is locked refuses."""
import pytest
from nicegui import ui

from components.locks.locks import Locks
from components.paste_people.paste_people import PastePeople
from components.tray.tray import Tray
from db import Enrolment, Lock, Session, sessions, submissions
from db.core import IsLocked, NotAllowed
from db.records import Membership, Part
from tests.pages.forging import send
from tests.pages.screen import quiet, sees, sees_no, the, words

WHY = 'The register closes on Friday.'
SENTENCE = f'Locked by Samuel Okafor: {WHY}'


async def editor(campus, person):
    return await campus.visit(person, f'/admin/sessions/{campus.autumn.id}?tab=locks')


async def tracking(campus, person, course=None, query: str = ''):
    place = f'/coaching/{campus.autumn.id}' + (f'/courses/{course.id}' if course else '')
    return await campus.visit(person, place + query)


def line(browser, place: int, part: Part) -> dict:
    [shown] = [one for one in the(browser, Locks)._props['places'] if one['id'] == place]
    return next(one for one in shown['lines'] if one['part'] == part)


def turn(browser, event: str, place: int, part: str) -> None:
    browser.find(Locks).trigger(event, {'place': place, 'part': part})


def enrol_button(browser) -> ui.button | None:
    found = [one for one in browser.client.elements.values()
             if isinstance(one, ui.button) and one.text == 'Enrol learners' and one.visible]
    return found[0] if found else None


def actions(browser) -> list[dict]:
    return the(browser, Tray)._props['learner']['actions']


async def paste(browser, text: str) -> None:
    browser.find(PastePeople).trigger('text', text)
    await quiet()


# the administrator

async def test_a_lock_has_a_reason_and_another_administrator_sees_it(campus):
    samuel, ines = await editor(campus, campus.samuel), await editor(campus, campus.ines)
    turn(samuel, 'lock', 0, 'enrolment')
    await sees(samuel, 'In the whole session.')
    samuel.find(marker='lock').click()
    await sees(samuel, 'Say why it is locked: the coaches read it.')
    assert not await Lock.exists()
    samuel.find(marker='reason').type(WHY)
    samuel.find(marker='lock').click()
    await sees(ines, 'Locked by Samuel Okafor,', f': {WHY}', "'key': 'locks', 'label': 'Locks'")
    assert line(ines, 0, Part.ENROLMENT)['why'] == line(samuel, 0, Part.ENROLMENT)['why']
    assert line(ines, campus.autumn_python.id, Part.ENROLMENT)['above'] == 'Locked for the whole session'
    assert line(ines, campus.autumn_python.id, Part.ENROLMENT)['why'] is None
    assert line(ines, 0, Part.DATES)['why'] is None
    turn(ines, 'unlock', 0, 'enrolment')
    await sees_no(samuel, 'Locked by Samuel')
    assert not await Lock.exists()


async def test_one_course_is_locked_and_the_others_are_not(campus):
    samuel = await editor(campus, campus.samuel)
    turn(samuel, 'lock', campus.autumn_statistics.id, 'content')
    await sees(samuel, 'In Statistics foundations, in this session.')
    samuel.find(marker='reason').type(WHY)
    samuel.find(marker='lock').click()
    await sees(samuel, 'Locked by Samuel Okafor,')
    assert line(samuel, campus.autumn_python.id, Part.CONTENT)['why'] is None
    lock = await Lock.get()
    assert (lock.session_course_id, lock.part, lock.by_id) == (
        campus.autumn_statistics.id, Part.CONTENT, campus.samuel.id)


async def test_a_course_of_another_session_cannot_be_locked_from_here(campus):
    samuel = await editor(campus, campus.samuel)
    for place, part in ((campus.evening_python.id, 'content'), (0, 'everything'), (0, ''), (-1, 'content')):
        turn(samuel, 'lock', place, part)
        turn(samuel, 'unlock', place, part)
    await quiet()
    assert 'lock' not in [marker for one in samuel.client.elements.values() for marker in one._markers]
    assert not await Lock.exists()


async def test_who_does_not_configure_finds_no_locks_and_sets_none(campus):
    for person in (campus.marta, campus.tomas, campus.helena, campus.priya, campus.olga):
        browser = await campus.visit(person, '/account')
        answer = await browser.http_client.get(f'/admin/sessions/{campus.autumn.id}?tab=locks')
        assert answer.status_code == 404
        with pytest.raises(NotAllowed):
            await sessions.lock(campus.autumn, Part.CONTENT, WHY, by=person)


async def test_an_open_tab_of_who_lost_the_session_locks_nothing(campus):
    samuel = await editor(campus, campus.samuel)
    samuel.client.open = lambda *_: None
    turn(samuel, 'lock', 0, 'content')
    await sees(samuel, 'In the whole session.')
    await sessions.appoint_administrators(campus.autumn, [campus.ines], by=campus.ines)
    samuel.find(marker='reason').type(WHY)
    samuel.find(marker='lock').click()
    await quiet()
    assert not await Lock.exists()


# what coaches see

@pytest.mark.parametrize('who', ['marta', 'tomas'])
async def test_open_tracking_of_a_course_says_what_is_locked_as_long_as_it_is(campus, who):
    coach = await tracking(campus, getattr(campus, who), campus.python)
    await sees_no(coach, 'Locked by')
    await sessions.lock(campus.autumn, Part.CONTENT, WHY, by=campus.samuel, session_course=campus.autumn_python)
    await sessions.lock(campus.autumn, Part.DATES, WHY, by=campus.samuel)
    await sees(coach, f'<b>Content, dates</b> {SENTENCE}')
    await sessions.unlock(campus.autumn, Part.DATES, by=campus.samuel)
    await sees(coach, f'<b>Content</b> {SENTENCE}')
    await sessions.unlock(campus.autumn, Part.CONTENT, by=campus.samuel, session_course=campus.autumn_python)
    await sees_no(coach, 'Locked by')


async def test_open_tracking_of_a_session_says_in_which_course(campus):
    marta, aiko = await tracking(campus, campus.marta), await tracking(campus, campus.aiko, campus.statistics)
    await sessions.lock(campus.autumn, Part.GRADEBOOK, WHY, by=campus.samuel, session_course=campus.autumn_python)
    await sees(marta, f'<b>Gradebook in Python for data</b> {SENTENCE}')
    await quiet()
    assert WHY not in words(aiko), 'the lock of another course is nothing to her'
    await sessions.lock(campus.autumn, Part.GRADEBOOK, 'For all.', by=campus.ines)
    await sees(marta, '<b>Gradebook</b> Locked by Ines Carvalho: For all.')
    await sees(aiko, '<b>Gradebook</b> Locked by Ines Carvalho: For all.')


async def test_a_reason_is_text_and_nothing_else(campus):
    await sessions.lock(campus.autumn, Part.ENROLMENT, '<img src=x onerror="alert(1)"> v-html=x', by=campus.samuel)
    marta = await tracking(campus, campus.marta)
    shown = [str(one._props.get('innerHTML', '')) for one in marta.client.elements.values()]
    assert any('&lt;img src=x' in text for text in shown)
    assert not any('<img src=x' in text for text in shown)
    button = enrol_button(marta)
    assert button is not None and 'onerror' not in button._props


# enrolling

async def test_a_course_coach_enrols_into_their_course_by_exact_username(campus):
    tomas = await tracking(campus, campus.tomas, campus.python)
    tomas.find('Enrol learners').click()
    await quiet()
    await paste(tomas, 'olga, priya; olg')
    found = {row['username']: row['what'] for row in the(tomas, PastePeople)._props['rows']}
    assert found == {'olga': 'enrol', 'priya': 'already', 'olg': 'unknown'}
    tomas.find(PastePeople).trigger('enrol', None)
    await sees(tomas, '4 learners')
    assert await campus.autumn_python.participations.filter(learner=campus.olga, state='active').count() == 1
    assert await campus.autumn_statistics.participations.filter(learner=campus.olga).count() == 0


async def test_a_session_coach_enrols_into_every_course_that_is_not_locked(campus):
    marta = await tracking(campus, campus.marta)
    await sessions.lock(campus.autumn, Part.ENROLMENT, WHY, by=campus.samuel, session_course=campus.autumn_statistics)
    await sees(marta, f'<b>Enrolment in Statistics foundations</b> {SENTENCE}')
    marta.find('Enrol learners').click()
    await quiet()
    await paste(marta, 'olga')
    marta.find(PastePeople).trigger('enrol', None)
    await sees(marta, '4 learners')
    taken = await campus.olga.participations.all().values_list('session_course_id', flat=True)
    assert taken == [campus.autumn_python.id]
    with pytest.raises(IsLocked, match=WHY):
        await sessions.enrol(campus.autumn, campus.bo, by=campus.marta)
    with pytest.raises(IsLocked, match=WHY):
        await sessions.withdraw(campus.autumn, campus.priya, by=campus.marta)
    await sessions.withdraw(campus.autumn, campus.olga, by=campus.marta)


async def test_a_click_already_under_way_is_refused_with_the_sentence(campus):
    tomas = await tracking(campus, campus.tomas, campus.python)
    tomas.find('Enrol learners').click()
    await quiet()
    await paste(tomas, 'olga')
    await sessions.lock(campus.autumn, Part.ENROLMENT, WHY, by=campus.samuel)
    tomas.find(PastePeople).trigger('enrol', None)
    await quiet()
    assert SENTENCE in tomas.notify.messages
    assert not await Enrolment.exists(session=campus.autumn, learner=campus.olga)
    assert words(tomas).count(SENTENCE) >= 2, 'over the page and in the dialog'
    with pytest.raises(IsLocked, match=WHY):
        await sessions.lookup_usernames(campus.autumn_python, ['olga'], seen_by=campus.tomas)


async def test_the_button_is_locked_while_the_lock_holds_and_administrators_are_free(campus):
    tomas = await tracking(campus, campus.tomas, campus.python)
    samuel = await tracking(campus, campus.samuel, campus.python)
    await sessions.lock(campus.autumn, Part.ENROLMENT, WHY, by=campus.samuel, session_course=campus.autumn_python)
    await sees(tomas, SENTENCE)
    button = enrol_button(tomas)
    assert not button.enabled and button._props['icon'] == 'sym_o_lock' and button._props['title'] == SENTENCE
    await sees(samuel, SENTENCE)
    assert enrol_button(samuel).enabled
    await sessions.unlock(campus.autumn, Part.ENROLMENT, by=campus.samuel, session_course=campus.autumn_python)
    await sees_no(tomas, SENTENCE)
    button = enrol_button(tomas)
    assert button.enabled and 'title' not in button._props


async def test_after_the_coaches_time_there_is_nothing_to_enrol_with(campus):
    marta = await campus.visit(campus.marta, f'/coaching/{campus.spring.id}')
    await sees(marta, 'The coaches’ time in')
    assert enrol_button(marta) is None


async def test_nobody_is_looked_up_by_who_enrols_nobody(campus):
    for person in (campus.aiko, campus.lucia, campus.helena, campus.priya):
        with pytest.raises(NotAllowed):
            await sessions.lookup_usernames(campus.autumn_python, ['olga'], seen_by=person)
    with pytest.raises(NotAllowed):
        await sessions.lookup_usernames(campus.autumn, ['olga'], seen_by=campus.tomas)


# withdrawing

async def test_a_course_coach_withdraws_a_learner_and_takes_them_back(campus):
    tomas = await tracking(campus, campus.tomas, campus.python, f'?learner={campus.priya_python.id}')
    assert [action['key'] for action in actions(tomas)] == ['extend', 'withdraw']
    tomas.find(Tray).trigger('act', 'withdraw')
    await sees(tomas, 'Withdraw Priya Nair?')
    await sees_no(tomas, 'From the session')
    tomas.find(marker='from-course').click()
    await sees(tomas, 'Enrol again')
    await campus.priya_python.refresh_from_db()
    assert campus.priya_python.state is Membership.WITHDRAWN
    assert await campus.autumn_statistics.participations.filter(learner=campus.priya, state='active').exists()
    tomas.find(Tray).trigger('act', 'enrol')
    await quiet()
    await campus.priya_python.refresh_from_db()
    assert campus.priya_python.state is Membership.ACTIVE


async def test_withdrawing_says_what_the_learner_loses_and_can_be_undone(campus):
    await submissions.save_draft(campus.priya_python, campus.task.id, 'Half a report', by=campus.priya)
    tomas = await tracking(campus, campus.tomas, campus.python, f'?learner={campus.priya_python.id}')
    tomas.find(Tray).trigger('act', 'withdraw')
    await sees(tomas, 'Leaving Python for data', '2 items could not be submitted.', '1 draft would stay unsubmitted.')
    tomas.find(marker='from-course').click()
    await sees(tomas, 'Priya Nair withdrawn')
    send(tomas, the(tomas, ui.notification), 'undo', None)
    await quiet()
    await campus.priya_python.refresh_from_db()
    assert campus.priya_python.state is Membership.ACTIVE


async def test_a_session_coach_withdraws_from_the_whole_session(campus):
    marta = await tracking(campus, campus.marta, campus.python, f'?learner={campus.priya_python.id}')
    marta.find(Tray).trigger('act', 'withdraw')
    await sees(marta, 'From the session')
    marta.find(marker='from-session').click()
    await quiet()
    assert (await Enrolment.get(session=campus.autumn, learner=campus.priya)).state is Membership.WITHDRAWN


async def test_withdrawing_is_locked_in_the_open_tray_and_under_way(campus):
    tomas = await tracking(campus, campus.tomas, campus.python, f'?learner={campus.priya_python.id}')
    tomas.find(Tray).trigger('act', 'withdraw')
    await sees(tomas, 'Withdraw Priya Nair?')
    await sessions.lock(campus.autumn, Part.ENROLMENT, WHY, by=campus.samuel)
    tomas.find(marker='from-course').click()
    await sees(tomas, "'key': 'withdraw'", f"'locked': '{SENTENCE}'")
    assert SENTENCE in tomas.notify.messages
    tomas.find(Tray).trigger('act', 'withdraw')
    tomas.find(Tray).trigger('act', 'anything')
    await quiet()
    await campus.priya_python.refresh_from_db()
    assert campus.priya_python.state is Membership.ACTIVE
    await sessions.unlock(campus.autumn, Part.ENROLMENT, by=campus.samuel)
    await sees(tomas, "'locked': None")


async def test_who_may_not_withdraw_is_offered_nothing(campus):
    marta = await campus.visit(campus.marta, f'/coaching/{campus.spring.id}/courses/{campus.python.id}')
    spring = await Session.get(id=campus.spring.id)
    [course] = await spring.session_courses.all()
    participation = await course.participations.filter(learner=campus.priya).get()
    await marta.open(f'/coaching/{campus.spring.id}/courses/{campus.python.id}?learner={participation.id}')
    await sees(marta, 'priya')
    assert list(actions(marta)) == []
