"""Bad and hostile input: the right browser, saying what no page of ours would have it say."""
import asyncio
import json
import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from nicegui import Client, app, ui

from components.assignment_box.assignment_box import AssignmentForm
from components.outline_editor.outline_editor import OutlineEditor
from components.paste_people.paste_people import PastePeople
from components.people_picker.people_picker import PeoplePicker
from components.presence.presence import Presence
from components.sortable_list.sortable_list import SortableList
from components.tray.tray import Tray
from db import communication, courses, progress, sessions, submissions
from db.core import NotFound
from tests.pages.forging import everything, raw, send
from tests.pages.screen import quiet, sees, the, words
from tests.pages.test_uploads import takes_files_of_its_own_browser_only
from tests.pages.urls import furnish

NONSENSE = [
    None, True, 0, -1, 2**31, 2**63, 1e308, 'x', '', '\ud800', 'a\0b', "'; DROP TABLE person; --", '<img src=x>', [],
    {}, [None], ['x', 'y'], [[1]], {'id': None}, {'id': -1, 'to': -5}, {'id': 'x', 'column': None},
    {'id': 10**12, 'column': 'name', 'to': 0, 'title': '', 'kind': 'bomb', 'section': 1, 'action': 'coaches'},
    {'value': 10**6, 'label': 'x'}, {'value': 'x'}, {'submission': 10**9, 'points': 'NaN'},
    {'submission': [], 'points': {}, 'comment': []}, {'key': 'learners', 'starts': '9999-12-31', 'ends': 'x'},
]
PAGES = [
    ('priya', '/sessions'), ('priya', '/account'), ('priya', '/sessions/{autumn}'),
    ('priya', '/sessions/{autumn}/courses/{python}'), ('priya', '/sessions/{autumn}/courses/{python}/items/{task}'),
    ('priya', '/sessions/{autumn}/courses/{python}/items/{reading}'),
    ('priya', '/sessions/{autumn}/courses/{python}/discussion'),
    ('tomas', '/sessions/{autumn}/courses/{python}/discussion/{thread}'),
    ('marta', '/sessions/{autumn}/announcements?write=1'),
    ('marta', '/coaching/{autumn}'), ('tomas', '/coaching/{autumn}/courses/{python}?learner={learner}'),
    ('tomas', '/coaching/{autumn}/courses/{python}/charts'), ('tomas', '/coaching/{autumn}/courses/{python}/items'),
    ('tomas', '/coaching/{autumn}/courses/{python}/items/{task}'),
    ('priya', '/sessions/{autumn}/courses/{python}/progress'), ('priya', '/messages'), ('priya', '/agenda'),
    ('samuel', '/admin/sessions'), ('samuel', '/admin/sessions/new'), ('samuel', '/admin/sessions/{autumn}'),
    ('samuel', '/admin/sessions/{autumn}?tab=courses'), ('samuel', '/admin/sessions/{autumn}?tab=learners'),
    ('ines', '/admin/people'), ('helena', '/admin/courses'), ('helena', '/admin/courses/{python}?item={task}'),
    (None, '/sign-in'),
]
PLACES = [
    ('priya', '/account/second-factor'), ('ines', '/account/new-password'),
    ('marta', '/coaching/{session_id}/learners/{enrolment_id}'),
    ('tomas', '/coaching/{session_id}/courses/{course_id}/grades'),
    ('tomas', '/coaching/{session_id}/courses/{course_id}/content'),
    ('tomas', '/coaching/{session_id}/courses/{course_id}/attempts'),
    ('tomas', '/coaching/{session_id}/courses/{course_id}/attempts/{attempt_id}'),
    ('tomas', '/coaching/{session_id}/courses/{course_id}/surveys/{survey_id}'),
    ('helena', '/admin/courses/{course_id}?item={item_id}'), ('helena', '/admin/courses/{course_id}/questions'),
    ('helena', '/admin/courses/{course_id}/import'),
    ('helena', '/admin/courses/{course_id}/imports/{import_id}'),
    ('helena', '/admin/courses/{course_id}/items/{item_id}/preview'),
]
"""The same for what is there once there is one of everything."""
TAKE_FILES = {
    '/sessions/{autumn}/courses/{python}/items/{task}', '/coaching/{session_id}/courses/{course_id}/grades',
    '/admin/courses/{course_id}?item={item_id}', '/admin/courses/{course_id}/import',
}
HOLD_NOTHING = {'/', '/sign-in/code', '/first-administrator'}
"""Pages for who is not signed in; they lead on, or take only what an ordinary form posts."""


def typed(text: str) -> dict[str, str]:
    """What the box for work says with the words."""
    return {'text': text, 'seen': ''}


def heard_by(browser) -> Iterator[tuple[Any, str]]:
    for element in list(browser.client.elements.values()):
        for listener in list(element._event_listeners.values()):
            yield element, listener.type


async def test_every_page_is_in_the_lists(campus):
    """A new one is tried as well, or has a reason."""
    paths = [re.sub(r'{\w+}', '1', page).partition('?')[0] for _, page in [*PAGES, *PLACES]]
    pages = set(Client.page_routes.values())
    tried = {route.path for route in app.routes if route.path in pages and any(map(route.path_regex.match, paths))}
    assert len(pages) > 30
    assert pages - tried == HOLD_NOTHING


@pytest.mark.parametrize(('who', 'page'), PAGES)
async def test_whatever_a_browser_says_to_whatever_is_on_a_page_nothing_breaks(campus, who, page):
    """An error in the log fails the test; a click is a click, whatever comes with it."""
    await submissions.submit(campus.priya_python, campus.task.id, 'My answer', by=campus.priya)
    thread = await communication.open_thread(campus.autumn_python, 'Which chart?', 'Bars?', by=campus.priya)
    await communication.announce(campus.autumn, 'Portfolio evening', 'At 18:30.', by=campus.marta)
    await communication.send_message(campus.autumn, [campus.priya], 'Your report', 'Have you begun?', by=campus.marta)
    path = page.format(autumn=campus.autumn.id, thread=thread.id, python=campus.python.id, task=campus.task.id,
                       reading=campus.reading.id, learner=campus.priya_python.id)
    await says_everything(campus, getattr(campus, who) if who else None, path, takes_files=page in TAKE_FILES)


@pytest.mark.parametrize(('who', 'page'), PLACES)
async def test_nor_does_anything_where_there_is_one_of_everything(campus, who, page):
    path = page.format(**await furnish(campus))
    await says_everything(campus, getattr(campus, who), path, takes_files=page in TAKE_FILES)


async def says_everything(campus, person, path: str, *, takes_files: bool) -> None:
    """To the page, and to what that opens; whatever takes a file there takes it from this browser only."""
    browser = await campus.visit(person, path)
    said_to: set[int] = set()
    uploads = await takes_files_of_its_own_browser_only(campus, browser)
    for _ in range(3):  # what is said opens dialogs, where one can go on
        for element, event in [(element, event) for element, event in heard_by(browser) if element.id not in said_to]:
            for said in NONSENSE[:1] if event == 'click' else NONSENSE:
                if not _leads_away(element, event):
                    send(browser, element, event, said)
            said_to.add(element.id)
            await asyncio.sleep(0.01)
        await quiet()
        uploads |= await takes_files_of_its_own_browser_only(campus, browser, uploads)
    assert 'Something went wrong' not in words(browser)
    assert bool(uploads) is takes_files, uploads


def _leads_away(element: Any, event: str) -> bool:
    """Signing out and reloading are not input."""
    return event == 'sign_out' or isinstance(element, ui.button) and element.text == 'Reload'


async def test_what_is_not_on_the_page_is_not_heard(campus):
    browser = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}')
    before = await everything()
    page = browser.client
    [shell_listener, *_] = [one for element in page.elements.values() for one in element._event_listeners]
    for message in (
        None, [], 'x', {}, {'client_id': None}, {'client_id': []}, {'client_id': 'x', 'id': 1, 'listener_id': 'x'},
        {'client_id': page.id}, {'client_id': page.id, 'id': 10**9, 'listener_id': shell_listener, 'args': []},
        {'client_id': page.id, 'id': [], 'listener_id': {}, 'args': None},
        {'client_id': page.id, 'id': 1, 'listener_id': 'x', 'args': ['{']},
        *({'client_id': page.id, 'id': element.id, 'listener_id': listener, 'args': args}
          for element in page.elements.values() for listener in element._event_listeners
          for args in (['{'], None, 5, [5], ['NaN'], ['[' * 5000], ['1e999'], [json.dumps('x') + 'y'])),
    ):
        raw(browser, message)
    await quiet()
    assert await everything() == before


async def test_nobody_speaks_for_a_page_of_somebody_else(campus):
    """Not even who has found out how the page and its button are called."""
    path = f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{campus.task.id}'
    priya, emeka = await campus.visit(campus.priya, path), await campus.visit(campus.emeka, path)
    box = the(priya, AssignmentForm)
    [listener] = [one.id for one in box._event_listeners.values() if one.type == 'hand_in']
    [emekas_socket] = emeka.client._socket_to_document_id
    message = {'client_id': priya.client.id, 'id': box.id, 'listener_id': listener,
               'args': [json.dumps(typed('Forged'))]}
    raw(priya, dict(message), socket=emekas_socket)
    await quiet()
    assert not await campus.priya_python.submissions.all()
    raw(priya, message)
    await sees(priya, 'Forged')


async def test_a_coach_grades_nothing_but_the_work_of_the_learner_who_is_shown(campus):
    own = await submissions.submit(campus.priya_python, campus.task.id, 'Mine', by=campus.priya)
    others = [await submissions.submit(campus.emeka_python, campus.task.id, 'Other learner', by=campus.emeka),
              await submissions.submit(campus.bo_python, campus.task.id, 'Other session', by=campus.bo),
              await submissions.submit(campus.priya_evening, campus.task.id, 'Same learner, other session',
                                       by=campus.priya)]
    tomas = await campus.visit(
        campus.tomas, f'/coaching/{campus.autumn.id}/courses/{campus.python.id}?learner={campus.priya_python.id}')
    before, tray = await everything(), the(tomas, Tray)
    for work in [*(other.id for other in others), 10**6, 10**18, -1, None, 'x', str(own.id), float(own.id)]:
        send(tomas, tray, 'grade', {'submission': work, 'points': '5', 'comment': 'Forged'})
    for points in ('-1', '41', 'NaN', 'Infinity', '1e3', '0.001', '٥٫٥٥', '', None, [], {}, '9' * 10_000):
        send(tomas, tray, 'grade', {'submission': own.id, 'points': points, 'comment': ''})
    await quiet()
    assert await everything() == before


async def test_only_a_text_that_fits_is_handed_in(campus):
    priya = await campus.visit(
        campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{campus.task.id}')
    before, box = await everything(), the(priya, AssignmentForm)
    for said in (None, 5, True, [], {}, ['text'], 'text', typed(''), typed('  \n'), typed('x' * 10_000_000)):
        send(priya, box, 'hand_in', said)
    await quiet()
    assert len(await campus.priya_python.submissions.all()) == 0
    after = await everything()
    opened = {'item_completion', 'participation', 'event'}
    assert {table for table in before if before[table] != after[table]} <= opened
    send(priya, box, 'hand_in', typed('Words\0 and half \ud800a sign'))
    await sees(priya, 'Words and half a sign')


async def test_what_a_learner_marks_done_is_of_their_own_course(campus):
    before = await everything()
    for item_id in (campus.mean.id, 10**6, -1, 0):
        with pytest.raises(NotFound):
            await progress.mark_done(campus.priya_evening, item_id, by=campus.priya)
        with pytest.raises(NotFound):
            await progress.open_item(campus.priya_evening, item_id, by=campus.priya)
        with pytest.raises(NotFound):
            await submissions.submit(campus.priya_evening, item_id, 'Mine', by=campus.priya)
    assert await everything() == before


async def test_an_author_changes_nothing_of_a_course_that_is_not_open(campus):
    helena = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}')
    editor, before = the(helena, OutlineEditor), await everything()
    [means] = await courses.base_outline(campus.statistics, seen_by=campus.helena)
    [own] = await courses.base_outline(campus.python, seen_by=campus.helena)
    for event, said in (
        ('rename_section', {'id': means.id, 'title': 'Forged'}), ('move_section', {'id': means.id, 'to': 0}),
        ('remove_section', {'id': means.id}), ('open', {'id': campus.mean.id}),
        ('add_item', {'section': means.id, 'kind': 'page', 'title': 'Forged'}),
        ('add_item', {'section': own.id, 'kind': 'script', 'title': 'Forged'}),
        ('add_section', {'title': ' '}), ('add_section', {'title': 'x' * 161}), ('add_section', {'title': 5}),
        ('move_item', {'id': campus.mean.id, 'section': own.id, 'to': 0}),
        ('move_item', {'id': campus.page.id, 'section': means.id, 'to': 0}),
        ('rename_section', {'id': str(own.id), 'title': 'Forged'}),
        ('rename_section', {'id': 2**70, 'title': 'Forged'}),
    ):
        send(helena, editor, event, said)
        await quiet()
        assert await everything() == before, (event, said)
    send(helena, editor, 'rename_section', {'id': own.id, 'title': 'Beginnings'})
    await sees(helena, 'Beginnings')


async def test_only_people_who_were_offered_can_be_chosen(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}?tab=courses')
    before = await everything()
    for picker in [one for one in samuel.client.elements.values() if isinstance(one, PeoplePicker)]:
        for key in (campus.olga.id, campus.ines.id, 10**6, -1, None, 'x', [], {}):
            send(samuel, picker, 'choose', key)
    await quiet()
    assert await everything() == before


async def test_the_courses_of_another_session_are_out_of_reach(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}?tab=courses')
    before, order = await everything(), the(samuel, SortableList)
    for action in ('coaches', 'remove', 'explode', '', None):
        for key in (campus.evening_python.id, 10**6, -1, None, 'x'):
            send(samuel, order, 'act', {'id': key, 'action': action})
    for said in (None, 'x', ['x'], [None], [[1]], {}, [2**80]):
        send(samuel, order, 'order', said)
    await quiet()
    assert await everything() == before
    send(samuel, order, 'order', [campus.evening_python.id, campus.autumn_statistics.id, campus.autumn_statistics.id])
    await quiet()
    assert [one.id for one in await campus.autumn.session_courses.all()] == [
        campus.autumn_statistics.id, campus.autumn_python.id]
    assert (await type(campus.evening_python).get(id=campus.evening_python.id)).position == 0


@pytest.mark.parametrize('pasted', [
    "x'; DROP TABLE person; --", '%', '_____', '\ud800', '\u202eneko', '../../etc/passwd', '<b>priya</b>', ',' * 10_000,
    'ＰＲＩＹＡ', 'x' * 100_000, '\n'.join(f'nobody{n}' for n in range(5000)),
])
async def test_a_pasted_name_that_nobody_has_enrols_nobody(campus, pasted):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}?tab=learners')
    samuel.find('Enrol people').click()
    await quiet()
    before, paste = await everything(), the(samuel, PastePeople)
    send(samuel, paste, 'text', pasted)
    await quiet()
    send(samuel, paste, 'enrol', ['olga'])
    await quiet()
    assert await everything() == before


async def test_presence_that_makes_no_sense_makes_no_time(campus):
    priya = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}')
    presence = the(priya, Presence)
    for _ in range(50):
        for event in ('leave', 'leave', 'arrive', 'stay', 'arrive'):
            send(priya, presence, event, {'seconds': 10**9})
    await quiet()
    await campus.priya_python.refresh_from_db()
    assert campus.priya_python.time_seconds < 60
    assert len(await campus.priya_python.visits.all()) <= 1


async def test_a_click_that_comes_again_after_the_right_has_ended_is_refused(campus):
    await submissions.submit(campus.priya_python, campus.task.id, 'Mine', by=campus.priya)
    [work] = await campus.priya_python.submissions.all()
    tomas = await campus.visit(
        campus.tomas, f'/coaching/{campus.autumn.id}/courses/{campus.python.id}?learner={campus.priya_python.id}')
    priya = await campus.visit(
        campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{campus.task.id}')
    tray, box = the(tomas, Tray), the(priya, AssignmentForm)
    grade = {'submission': work.id, 'points': '20', 'comment': ''}
    send(tomas, tray, 'grade', grade)
    await sees(priya, '20 / 40')
    await sessions.appoint_course_coaches(campus.autumn, campus.autumn_python, [], by=campus.samuel)
    await sessions.withdraw(campus.autumn, campus.priya, by=campus.samuel)
    before = await everything()
    with patch.object(Client, 'open'):  # both pages stay as long as they can
        send(tomas, tray, 'grade', grade | {'points': '40'})
        send(priya, box, 'hand_in', typed('Once more'))
        await quiet()
    after = await everything()
    assert [before[table] == after[table] for table in ('submission', 'grade_change', 'item_completion')] == [True] * 3
