"""The sessions that somebody administers: the list, a new one, and everything that is set up in one."""
from datetime import UTC, datetime

import pytest
from nicegui import ui

from components.date_time.date_time import DateTimeField
from components.filters.filters import Filters
from components.grid.grid import Grid
from components.paste_people.paste_people import PastePeople
from components.people_picker.people_picker import PeoplePicker
from components.sortable_list.sortable_list import SortableList
from db import Enrolment, Session, SessionCourse, courses, people, progress, sessions
from db.core import State
from db.records import Event
from db.sessions import SessionChanges
from tests.counting import counted
from tests.pages.forging import send
from tests.pages.screen import count, quiet, sees, sees_no, the, words


async def rows(browser, address: str) -> list[dict]:
    answer = await browser.http_client.get(address, headers={'accept': 'application/json'})
    assert answer.status_code == 200
    return answer.json()['rows']


async def titles(browser, query: str = '') -> list[str]:
    return [row['title']['text'] for row in await rows(browser, f'/admin/sessions/rows?{query}')]


async def press(browser, label: str) -> None:
    """The button with these words, also where a heading has the same."""
    browser.find(kind=ui.button, content=label).click()
    await quiet()


def tell(browser, kind: type, event: str, args) -> None:
    browser.find(kind).trigger(event, args)


# the list

async def test_everybody_sees_the_sessions_they_administer(campus):
    ines = await campus.visit(campus.ines, '/admin/sessions')
    assert set(await titles(ines, 'state=all')) == {
        'Data Analyst · Autumn', 'Python Evenings', 'Data Analyst · Spring', 'Statistics · Winter'}
    samuel = await campus.visit(campus.samuel, '/admin/sessions')
    assert 'Python Evenings' not in await titles(samuel, 'state=all')
    assert the(samuel, Filters)._props['counts'] == {
        'all': 3, 'running': 1, 'upcoming': 1, 'draft': 0, 'ended': 1, 'cancelled': 0, 'archived': 0}


async def test_who_administers_no_sessions_finds_no_list(campus):
    for person in (campus.marta, campus.helena, campus.priya):
        browser = await campus.visit(person, '/sessions')
        for path in ('/admin/sessions', '/admin/sessions/new', '/admin/sessions/rows'):
            assert (await browser.http_client.get(path)).status_code == 404


async def test_the_list_is_narrowed_by_state_category_and_words(campus):
    await sessions.configure(campus.winter, SessionChanges(category='Évening'), by=campus.samuel)
    await sessions.archive(campus.spring, by=campus.samuel)
    ines = await campus.visit(campus.ines, '/admin/sessions')
    assert await titles(ines, 'state=upcoming') == ['Statistics · Winter']
    assert await titles(ines, 'state=archived') == ['Data Analyst · Spring']
    assert await titles(ines, 'state=all&category=Évening') == ['Statistics · Winter']
    assert await titles(ines, 'state=all&q=analyst autumn') == ['Data Analyst · Autumn']
    assert await titles(ines, 'state=all&q=lucia') == ['Python Evenings'], 'a coach is found too'
    assert await titles(ines, 'state=all&q=evening') == ['Python Evenings', 'Statistics · Winter'], 'accents aside'


async def test_the_address_remembers_what_was_chosen(campus):
    ines = await campus.visit(campus.ines, '/admin/sessions?state=running&q=python&sort=learners&dir=desc&odd=1')
    grid = the(ines, Grid)
    assert grid._props['filters'] == {'state': 'running', 'q': 'python'}
    assert grid._props['sort'] == ('learners', 'desc')
    assert the(ines, Filters)._props['counts']['running'] == 1


async def test_a_row_tells_how_the_session_stands(campus):
    await progress.open_item(campus.priya_python, campus.page.id, by=campus.priya)
    ines = await campus.visit(campus.ines, '/admin/sessions')
    [row] = await rows(ines, '/admin/sessions/rows?state=all&q=autumn')
    assert row['stage'] == {'word': 'Running', 'tone': 'good', 'mark': 'going'}
    assert row['coaches'] == ['Marta Lindqvist', 'Tomás Rey', 'Aiko Tanabe']
    assert (row['courses'], row['learners']) == (2, 3)
    assert row['progress']['percent'] == 4


async def test_the_list_costs_the_same_whatever_its_length(campus):
    ines = await campus.visit(campus.ines, '/admin/sessions')
    elements = count(ines)
    await quiet()  # the page that is open has counted its messages
    with counted() as few:
        await rows(ines, '/admin/sessions/rows?state=all&q=n')
    for number in range(30):
        session = await sessions.create_session(f'Number {number}', by=campus.ines)
        await sessions.appoint_coaches(session, [campus.marta], by=campus.ines)
    await quiet()  # the open list has followed
    with counted() as many:
        assert len(await rows(ines, '/admin/sessions/rows?state=all&q=n')) > 30
    assert len(few) == len(many), '\n'.join(many)
    again = await campus.visit(campus.ines, '/admin/sessions')
    assert count(again) == elements <= 60


async def test_a_new_session_of_mine_appears_in_my_open_list(campus):
    samuel = await campus.visit(campus.samuel, '/admin/sessions')
    await sessions.create_session('Summer', by=campus.samuel)
    await quiet()
    assert the(samuel, Filters)._props['counts']['draft'] == 1


# a new session

async def test_a_session_is_created_through_the_form(campus):
    samuel = await campus.visit(campus.samuel, '/admin/sessions/new')
    samuel.find(marker='title').type('Summer school')
    samuel.find(marker='create').click()
    await quiet()
    session = await Session.get(title='Summer school')
    assert session.state is State.DRAFT
    assert samuel.back_history[-1] == f'/admin/sessions/{session.id}?tab=courses'


async def test_without_a_title_the_form_says_so_and_keeps_what_was_typed(campus):
    samuel = await campus.visit(campus.samuel, '/admin/sessions/new')
    samuel.find(marker='description').type('Two weeks')
    samuel.find(marker='create').click()
    await sees(samuel, 'Give the session a title.', 'Two weeks')
    assert not await Session.exists(description='Two weeks')


# who may configure

@pytest.mark.parametrize('tab', ['details', 'courses', 'learners', 'locks', 'log'])
async def test_only_who_configures_a_session_opens_its_editor(campus, tab):
    path = f'/admin/sessions/{campus.autumn.id}?tab={tab}'
    for person in (campus.ines, campus.samuel):
        browser = await campus.visit(person, path)
        await sees(browser, 'Data Analyst · Autumn')
        assert count(browser) <= 60
    for person in (campus.marta, campus.tomas, campus.helena, campus.priya, campus.olga):
        browser = await campus.visit(person, '/sessions')
        assert (await browser.http_client.get(path)).status_code == 404
        learners = await browser.http_client.get(f'/admin/sessions/{campus.autumn.id}/learners')
        assert learners.status_code == 404
    samuel = await campus.visit(campus.samuel, '/sessions')
    assert (await samuel.http_client.get(f'/admin/sessions/{campus.evening.id}?tab={tab}')).status_code == 404
    assert (await samuel.http_client.get('/admin/sessions/none')).status_code == 404


@pytest.mark.parametrize('tab', ['details', 'courses', 'learners', 'locks', 'log'])
async def test_the_editor_costs_the_same_whatever_is_in_the_session(campus, tab):
    samuel = await campus.visit(campus.samuel, '/account')
    await quiet()  # the page that is open has counted its messages
    with counted() as few:
        await samuel.http_client.get(f'/admin/sessions/{campus.autumn.id}?tab={tab}')
    for number in range(8):
        course = await courses.create_course(f'C{number}', f'Number {number}', by=campus.ines)
        await sessions.add_course(campus.autumn, course, by=campus.ines)
        await sessions.enrol(campus.autumn, await people.create_account(f'n{number}', f'N {number}', by=campus.ines),
                             by=campus.ines)
    await quiet()
    with counted() as many:
        await samuel.http_client.get(f'/admin/sessions/{campus.autumn.id}?tab={tab}')
    assert len(few) == len(many), '\n'.join(many)


async def test_who_loses_the_session_leaves_its_editor(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    opened = []
    samuel.client.open = lambda target, *_: opened.append(target)
    await sessions.appoint_administrators(campus.autumn, [campus.ines], by=campus.ines)
    await quiet()
    assert opened == ['/sessions']


# details and dates

async def editor(campus, person, tab: str = 'details'):
    return await campus.visit(person, f'/admin/sessions/{campus.autumn.id}?tab={tab}')


def field(browser, marker: str):
    [element] = browser.find(marker=marker).elements
    return element


def dates(browser) -> dict[str, DateTimeField]:
    return {one._props['label']: one for one in browser.client.elements.values() if isinstance(one, DateTimeField)}


async def test_details_are_saved_on_demand(campus):
    samuel = await editor(campus, campus.samuel)
    samuel.find(marker='description').type('In fourteen weeks')
    await sees(samuel, 'Not saved yet')
    samuel.find(marker='save').click()
    await sees(samuel, 'Saved just now')
    assert (await Session.get(id=campus.autumn.id)).description == 'In fourteen weeks'


async def test_dates_are_meant_in_the_sessions_zone_and_a_day_is_the_whole_day(campus):
    await sessions.configure(campus.autumn, SessionChanges(time_zone='Europe/Brussels'), by=campus.samuel)
    samuel = await editor(campus, campus.samuel)
    with samuel:
        dates(samuel)['Learners start'].value = '2027-03-01'
        dates(samuel)['Learners end'].value = '2027-06-30'
        dates(samuel)['Coaches end'].value = '2027-07-14T12:30'
    await sees(samuel, 'Learners: 1 March 2027 to 30 June 2027. Coaches: 13 days longer.')
    samuel.find(marker='save').click()
    await sees(samuel, 'Save these dates?', 'Ends now for 3 learners, who cannot enter any more')
    samuel.find(marker='act').click()
    await sees(samuel, 'Saved just now')
    session = await Session.get(id=campus.autumn.id)
    assert session.starts.isoformat() == '2027-02-28T23:00:00+00:00'
    assert session.ends.isoformat() == '2027-06-30T21:59:59+00:00'
    assert session.coach_ends.isoformat() == '2027-07-14T10:30:00+00:00'


async def test_another_zone_moves_the_instants_and_keeps_the_dates_as_they_were_typed(campus):
    await sessions.configure(campus.autumn, SessionChanges(starts=None), by=campus.samuel)
    samuel = await editor(campus, campus.samuel)
    with samuel:
        dates(samuel)['Learners end'].value = '2027-06-30'
        field(samuel, 'time_zone').value = 'America/New_York'
    samuel.find(marker='save').click()
    await quiet()
    assert (await Session.get(id=campus.autumn.id)).ends.isoformat() == '2027-07-01T03:59:59+00:00'


async def test_a_bad_date_is_said_at_its_field_and_nothing_is_lost(campus):
    samuel = await editor(campus, campus.samuel)
    samuel.find(marker='description').type('Kept')
    with samuel:
        dates(samuel)['Learners end'].value = '2020-01-01'
    samuel.find(marker='save').click()
    await quiet()
    assert dates(samuel)['Learners end'].error == 'The session ends before it starts.'
    assert field(samuel, 'description').value == 'Kept'
    await sees(samuel, 'Not saved yet')
    assert (await Session.get(id=campus.autumn.id)).description == ''


async def test_what_is_due_after_the_end_is_said(campus):
    samuel = await editor(campus, campus.samuel)
    with samuel:
        dates(samuel)['Learners end'].value = dates(samuel)['Learners start'].value[:10]
    await sees(samuel, 'Bike-share report and 1 more are due after the learners’ end.')


async def test_an_untouched_form_takes_what_somebody_else_saves(campus):
    samuel = await editor(campus, campus.samuel)
    await sessions.configure(campus.autumn, SessionChanges(title='Autumn, renamed', category='Brand new'),
                             by=campus.ines)
    await sees(samuel, 'Autumn, renamed')
    await quiet()
    assert field(samuel, 'title').value == 'Autumn, renamed'
    assert field(samuel, 'category').value == 'Brand new'
    await sees_no(samuel, 'Take theirs')


async def test_a_touched_form_says_who_changed_what_and_saves_only_what_this_person_changed(campus):
    samuel = await editor(campus, campus.samuel)
    samuel.find(marker='description').type('Mine')
    await sessions.configure(campus.autumn, SessionChanges(title='Autumn, renamed', description='Theirs'),
                             by=campus.ines)
    await sees(samuel, 'Ines Carvalho changed the description and the title meanwhile.')
    samuel.find(marker='save').click()
    await quiet()
    session = await Session.get(id=campus.autumn.id)
    assert (session.title, session.description) == ('Autumn, renamed', 'Mine')
    last = await Event.filter(session_id=session.id, verb='configured').order_by('-id').first()
    assert set(last.details) == {'description'}


async def test_theirs_can_be_taken(campus):
    samuel = await editor(campus, campus.samuel)
    samuel.find(marker='description').type('Mine')
    await sessions.configure(campus.autumn, SessionChanges(description='Theirs'), by=campus.ines)
    await sees(samuel, 'Take theirs')
    await press(samuel, 'Take theirs')
    assert field(samuel, 'description').value == 'Theirs'
    await sees_no(samuel, 'Not saved yet', 'Take theirs')


# state

async def test_a_draft_is_published_after_saying_what_will_happen(campus):
    await sessions.unpublish(campus.autumn, by=campus.samuel)
    samuel = await editor(campus, campus.samuel)
    await press(samuel, 'Publish')
    await sees(samuel, '3 learners will see it in My sessions at once, and can enter it.')
    samuel.find(marker='act').click()
    await sees(samuel, 'Running')
    assert (await Session.get(id=campus.autumn.id)).state is State.PUBLISHED


@pytest.mark.parametrize(('label', 'sentence', 'state'), [
    ('Cancel session', 'keep it in their list, marked as cancelled', State.CANCELLED),
    ('Archive', 'It leaves every list', State.ARCHIVED),
    ('Back to draft', 'will not see it any more', State.DRAFT),
])
async def test_a_published_session_changes_its_state(campus, label, sentence, state):
    samuel, ines = await editor(campus, campus.samuel), await editor(campus, campus.ines)
    await press(samuel, label)
    await sees(samuel, sentence)
    samuel.find(marker='act').click()
    await sees_no(ines, 'Running')
    assert (await Session.get(id=campus.autumn.id)).state is state
    await sees(ines, 'Publish')


async def test_a_draft_that_is_published_appears_in_its_learners_open_list(campus):
    await sessions.unpublish(campus.autumn, by=campus.samuel)
    emeka = await campus.visit(campus.emeka, '/sessions')
    await sees_no(emeka, 'Data Analyst · Autumn')
    await sessions.publish(campus.autumn, by=campus.samuel)
    await sees(emeka, 'Data Analyst · Autumn')


@pytest.mark.parametrize('action', ['cancel', 'close'])
async def test_a_learners_open_page_leaves_when_the_session_is_not_theirs_to_enter_any_more(campus, action):
    priya = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}')
    left = []
    priya.client.open = lambda target, *_: left.append(target)
    if action == 'cancel':
        await sessions.cancel(campus.autumn, by=campus.samuel)
    else:
        await sessions.configure(campus.autumn,
                                 SessionChanges(starts=None, ends=campus.spring.ends, after_end='closed'),
                                 by=campus.samuel)
    await quiet()
    assert left == ['/sessions']


# courses and coaches

async def test_a_course_is_added_and_another_administrator_sees_it(campus):
    samuel, ines = await editor(campus, campus.samuel, 'courses'), await editor(campus, campus.ines, 'courses')
    course = await courses.create_course('ETH', 'Research ethics', by=campus.ines)
    await press(samuel, 'Add course')
    with samuel:
        field(samuel, 'course').value = course.id
    samuel.find(marker='add-course').click()
    await sees(ines, 'Research ethics')
    assert [line['name'] for line in the(ines, SortableList)._props['items']][-1] == 'Research ethics'


async def test_courses_are_put_in_order_and_removed(campus):
    samuel = await editor(campus, campus.samuel, 'courses')
    tell(samuel, SortableList, 'order', [campus.autumn_statistics.id, campus.autumn_python.id])
    await quiet()
    assert [line.title for line in await sessions.course_lines(campus.autumn, seen_by=campus.samuel)] == [
        'Statistics foundations', 'Python for data']
    tell(samuel, SortableList, 'act', {'id': campus.autumn_statistics.id, 'action': 'remove'})
    await sees(samuel, 'Remove Statistics foundations?', 'for 3 learners too')
    samuel.find(marker='act').click()
    await quiet()
    assert not await SessionCourse.exists(id=campus.autumn_statistics.id)
    await sees(samuel, 'Statistics foundations removed')
    send(samuel, the(samuel, ui.notification), 'undo', None)
    await quiet()
    assert await SessionCourse.exists(id=campus.autumn_statistics.id)
    assert 'Statistics foundations' in [line['name'] for line in the(samuel, SortableList)._props['items']]


async def test_a_course_with_work_stays_and_says_why(campus):
    await progress.open_item(campus.priya_python, campus.page.id, by=campus.priya)
    samuel = await editor(campus, campus.samuel, 'courses')
    tell(samuel, SortableList, 'act', {'id': campus.autumn_python.id, 'action': 'remove'})
    await sees(samuel, 'Python for data cannot be removed',
               'Learners have worked in this course of the session. It stays, with their work.')
    assert await SessionCourse.exists(id=campus.autumn_python.id)


async def choose(browser, label: str, person) -> None:
    [picker] = [one for one in browser.client.elements.values()
                if isinstance(one, PeoplePicker) and one._props['label'] == label]
    with browser:
        await picker._look(person.username)
        if (answer := picker._choose(person.id)) is not None:
            await answer
    await quiet()


async def test_coaches_of_one_course_and_of_the_session_are_chosen(campus):
    samuel, ines = await editor(campus, campus.samuel, 'courses'), await editor(campus, campus.ines, 'courses')
    tell(samuel, SortableList, 'act', {'id': campus.autumn_python.id, 'action': 'coaches'})
    await quiet()
    await choose(samuel, 'Coaches of this course', campus.lucia)
    samuel.find(marker='keep-coaches').click()
    await choose(samuel, 'Session coaches', campus.aiko)
    assert {coach.username for coach in await campus.autumn_python.coaches.all()} == {'tomas', 'lucia'}
    assert {coach.username for coach in await campus.autumn.coaches.all()} == {'marta', 'aiko'}
    await sees(ines, 'Lucía Benítez', 'Aiko Tanabe')


async def test_an_administrator_needs_the_role(campus):
    samuel = await editor(campus, campus.samuel, 'courses')
    await choose(samuel, 'Session administrators', campus.priya)
    await sees(samuel, 'Priya Nair cannot administer sessions: that role is missing.')
    assert await campus.autumn.administrators.all() == [campus.samuel]


# learners

async def test_the_roll_is_read_in_blocks_and_searched(campus):
    samuel = await editor(campus, campus.samuel, 'learners')
    address = f'/admin/sessions/{campus.autumn.id}/learners'
    assert [row['name']['name'] for row in await rows(samuel, address)] == ['Emeka Obi', 'Jakub Nowak', 'Priya Nair']
    assert [row['name']['sub'] for row in await rows(samuel, f'{address}?q=NAIR')] == ['priya']
    await sessions.withdraw(campus.autumn, campus.jakub, by=campus.ines)
    await quiet()
    assert the(samuel, Filters)._props['counts'] == {'active': 2, 'withdrawn': 1, 'all': 3}
    assert [row['name']['sub'] for row in await rows(samuel, f'{address}?state=withdrawn')] == ['jakub']


async def test_the_roll_costs_the_same_whatever_its_length(campus):
    samuel = await editor(campus, campus.samuel, 'learners')
    address = f'/admin/sessions/{campus.autumn.id}/learners'
    await quiet()  # the page that is open has counted its messages
    with counted() as few:
        await rows(samuel, address)
    crowd = [await people.create_account(f'n{number}', f'Number {number}', by=campus.ines) for number in range(20)]
    await sessions.enrol(campus.autumn, *crowd, by=campus.samuel)
    await quiet()
    with counted() as many:
        assert len(await rows(samuel, address)) == 23
    assert len(few) == len(many), '\n'.join(many)


async def test_pasted_usernames_are_looked_up_before_anybody_is_enrolled(campus):
    await sessions.withdraw(campus.autumn, campus.jakub, by=campus.samuel)
    samuel = await editor(campus, campus.samuel, 'learners')
    await press(samuel, 'Enrol people')
    tell(samuel, PastePeople, 'text', 'olga, priya; JAKUB\nnobody')
    await quiet()
    found = {row['username']: row['what'] for row in the(samuel, PastePeople)._props['rows']}
    assert found == {'olga': 'enrol', 'priya': 'already', 'jakub': 'again', 'nobody': 'unknown'}
    assert not await Enrolment.exists(session=campus.autumn, learner=campus.olga)
    tell(samuel, PastePeople, 'enrol', None)
    await quiet()
    active = await Enrolment.filter(session=campus.autumn, state='active').select_related('learner')
    assert {one.learner.username for one in active} == {'priya', 'emeka', 'jakub', 'olga'}
    assert the(samuel, Filters)._props['counts']['active'] == 4


async def test_somebody_is_enrolled_by_name(campus):
    samuel = await editor(campus, campus.samuel, 'learners')
    await press(samuel, 'Enrol people')
    samuel.find(marker='enrol-chosen').click()
    await sees(samuel, 'Choose somebody first.')
    await choose(samuel, 'By name', campus.olga)
    samuel.find(marker='enrol-chosen').click()
    await quiet()
    assert await Enrolment.exists(session=campus.autumn, learner=campus.olga, state='active')


async def test_several_learners_are_withdrawn_together(campus):
    samuel = await editor(campus, campus.samuel, 'learners')
    ids = [row['id'] for row in await rows(samuel, f'/admin/sessions/{campus.autumn.id}/learners?q=a')]
    tell(samuel, Grid, 'select', ids)
    await sees(samuel, '3 selected')
    await press(samuel, 'Withdraw')
    await sees(samuel, 'Withdraw 3 learners')
    samuel.find(marker='act').click()
    await quiet()
    assert not await Enrolment.exists(session=campus.autumn, state='active')


async def test_one_learner_gets_days_of_their_own_and_fewer_courses(campus):
    enrolment = await Enrolment.get(session=campus.autumn, learner=campus.priya)
    samuel = await editor(campus, campus.samuel, 'learners')
    tell(samuel, Grid, 'open', {'id': enrolment.id, 'column': 'name'})
    await sees(samuel, 'Own start')
    with samuel:
        field(samuel, 'extra_days').value = 7
    samuel.find('Statistics foundations').click()
    samuel.find(marker='save-learner').click()
    await sees(samuel, 'Priya Nair leaves Statistics foundations at once. Their work in it is kept.')
    samuel.find(marker='act').click()
    await quiet()
    await enrolment.refresh_from_db()
    assert enrolment.extra_days == 7
    assert await campus.autumn_statistics.participations.filter(learner=campus.priya, state='active').count() == 0
    assert await campus.autumn_python.participations.filter(learner=campus.priya, state='active').count() == 1
    [courses] = [one for one in samuel.client.elements.values()
                 if isinstance(one, ui.notification) and one.message == 'Priya Nair’s courses saved']
    send(samuel, courses, 'undo', None)
    await quiet()
    assert await campus.autumn_statistics.participations.filter(learner=campus.priya, state='active').count() == 1


async def test_own_dates_that_contradict_each_other_are_refused_at_their_field(campus):
    enrolment = await Enrolment.get(session=campus.autumn, learner=campus.priya)
    samuel = await editor(campus, campus.samuel, 'learners')
    tell(samuel, Grid, 'open', {'id': enrolment.id, 'column': 'name'})
    await quiet()
    with samuel:
        dates(samuel)['Own start'].value, dates(samuel)['Own end'].value = '2027-02-01', '2027-01-01'
    samuel.find(marker='save-learner').click()
    await quiet()
    assert dates(samuel)['Own end'].error == 'The learner’s time ends before it starts.'


async def test_a_learner_of_another_session_is_not_found_here(campus):
    stranger = await Enrolment.get(session=campus.evening, learner=campus.bo)
    samuel = await editor(campus, campus.samuel, 'learners')
    tell(samuel, Grid, 'open', {'id': stranger.id, 'column': 'name'})
    await quiet()
    assert 'This learner is not in the session any more.' in samuel.notify.messages


# the change log

async def test_the_log_tells_in_words_who_changed_what(campus):
    await sessions.configure(campus.autumn, SessionChanges(ends=datetime(2027, 6, 12, 23, 59, 59, tzinfo=UTC)),
                             by=campus.samuel)
    ines = await editor(campus, campus.ines, 'log')
    await sessions.configure(campus.autumn,
                             SessionChanges(ends=datetime(2027, 6, 18, 23, 59, 59, tzinfo=UTC), title='Autumn'),
                             by=campus.ines)
    await sees(ines, 'changed the end from 12 June 2027 to', '18 June 2027',
               'changed the title from Data Analyst · Autumn to', '3 people', 'Jakub Nowak, Emeka Obi, Priya Nair',
               'set the coaches of Python for data to', 'published it', 'created this session')
    await sessions.set_personal_dates(campus.autumn, campus.priya, extra_days=7, by=campus.samuel)
    await sees(ines, 'gave their own time to', '7 extra days')


async def test_the_log_is_paged(campus, monkeypatch):
    monkeypatch.setattr('db.sessions.change_log.PAGE', 3)
    ines = await editor(campus, campus.ines, 'log')
    assert 'created this session' not in words(ines)
    _, before = await sessions.logged_changes(campus.autumn, seen_by=campus.ines)
    for _ in range(9):
        if before is None:
            break
        older = await campus.visit(campus.ines, f'/admin/sessions/{campus.autumn.id}?tab=log&before={before}')
        _, before = await sessions.logged_changes(campus.autumn, seen_by=campus.ines, before=before)
    await sees(older, 'created this session', 'Newest')
