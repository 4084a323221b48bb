"""The gradebook screen: who comes in, typing into cells, two coaches at one cell, setting up, releasing, importing."""
import importlib
from datetime import timedelta

from nicegui import ui
from nicegui.elements.upload_files import SmallFileUpload

from components.gradebook.cell_note import CellNote
from components.gradebook.gradebook import GradebookGrid
from components.rows_editor.rows_editor import RowsEditor
from db import grades, people, sessions, submissions
from db.core import clock
from db.grades import GradebookChanges, GradeColumnChanges
from db.records import Part, QuizSettings, Reveal
from db.sessions import SessionChanges
from tests.counting import counted
from tests.db import quiz_cast
from tests.pages.forging import everything, send
from tests.pages.screen import becomes, count, quiet, sees, the, words


def place(campus, course=None) -> str:
    return f'/coaching/{campus.autumn.id}/courses/{(course or campus.python).id}/grades'


async def rows(browser, campus, query: str = '') -> dict[str, dict]:
    answer = await browser.http_client.get(f'{place(campus)}/rows{query}')
    return {row['username']: row for row in answer.json()['rows']}


def told(browser) -> list:
    """What the grid of this page is told from now on."""
    calls: list = []
    the(browser, GradebookGrid).run_method = lambda name, *args, **_: calls.append((name, *args))
    return calls


def type_into(browser, participation, key: str, text: str, seen: str = '') -> None:
    browser.find(GradebookGrid).trigger('enter', {'id': participation.id, 'key': key, 'text': text, 'seen': seen})


def field(browser, marker: str):
    [found] = browser.find(marker=marker).elements
    return found


def gone(browser) -> None:
    """A browser says that the dialog has closed."""
    browser.find(ui.dialog).trigger('hide')


def note(browser) -> dict:
    return the(browser, CellNote)._props['note']


async def opened(browser, participation, key: str) -> None:
    browser.find(GradebookGrid).trigger('open', {'id': participation.id, 'key': key})
    await becomes(lambda: bool(note(browser)) and note(browser)['key'], key)


# what is shown

async def test_a_coach_sees_every_learner_in_every_column(campus):
    late = await submissions.submit(campus.priya_python, campus.quiz.id, 'Here.', by=campus.priya)
    await submissions.grade_submission(late, 8, by=campus.tomas)
    await grades.enter_grade(campus.emeka_python, f'item-{campus.task.id}', '33,5', by=campus.tomas)
    await grades.excuse(campus.emeka_python, f'item-{campus.quiz.id}', by=campus.tomas, why='Ill')
    tomas = await campus.visit(campus.tomas, place(campus))
    heads = {head['key']: head for head in the(tomas, GradebookGrid)._props['columns']}
    assert [*heads] == ['name', f'item-{campus.task.id}', f'item-{campus.quiz.id}', 'grade']
    assert heads[f'item-{campus.task.id}']['sub'].startswith('40 pts')
    shown = await rows(tomas, campus)
    late = shown['priya'][f'item-{campus.quiz.id}']
    assert (late['v'], late['m'], late['n'][-2:]) == ('8', 'late', ' d')
    assert shown['emeka'][f'item-{campus.task.id}'] == {'v': '33.5', 'h': 1}
    assert shown['emeka'][f'item-{campus.quiz.id}'] == {'v': 'excused', 'm': 'excused'}
    assert shown['jakub'][f'item-{campus.quiz.id}'] == {'v': '', 'm': 'missing'}
    assert (shown['emeka']['grade']['v'], shown['jakub']['grade']) == ('83.75', {})
    assert shown['jakub']['states'] == ['active', 'missing'] and count(tomas) <= 60


async def test_the_page_and_its_rows_cost_the_same_for_more_learners(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    await quiet()
    with counted() as few:
        await rows(tomas, campus)
    for n in range(6):
        await sessions.enrol(campus.autumn, await people.create_account(f'new{n}', f'New {n}', by=campus.ines),
                             by=campus.samuel)
    await quiet()
    with counted() as many:
        assert len(await rows(tomas, campus)) == 9
    assert len(few) == len(many) <= 10


async def test_rows_come_in_blocks_and_the_address_keeps_what_is_chosen(campus):
    tomas = await campus.visit(campus.tomas, f'{place(campus)}?state=missing&q=ob&sort=grade&dir=desc')
    assert [*await rows(tomas, campus, '?start=1&end=2')] == ['jakub']
    props = the(tomas, GradebookGrid)._props
    assert (props['filters'], props['sort']) == ({'state': 'missing', 'q': 'ob', 'class': ''}, ('grade', 'desc'))
    odd = the(await campus.visit(campus.tomas, f'{place(campus)}?state=x&sort=nothing'), GradebookGrid)._props
    assert (odd['filters']['state'], odd['sort']) == ('active', ('name', 'asc'))


# typing

async def test_what_is_typed_is_kept_and_shown_to_the_other_coach(campus):
    tomas, marta = await campus.visit(campus.tomas, place(campus)), await campus.visit(campus.marta, place(campus))
    own, other = told(tomas), told(marta)
    type_into(tomas, campus.priya_python, f'item-{campus.task.id}', '30')
    await becomes(lambda: [call[0] for call in other], ['patch'])
    [(_, [row])] = other
    assert row['username'] == 'priya' and row[f'item-{campus.task.id}'] == {'v': '30', 'h': 1}
    await quiet()
    assert ('settle', campus.priya_python.id, f'item-{campus.task.id}', None) in own
    assert not [call for call in other if call[0] == 'refresh']


async def test_what_cannot_be_is_said_at_the_cell(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    calls, key, id_ = told(tomas), f'item-{campus.task.id}', campus.priya_python.id
    type_into(tomas, campus.priya_python, key, '41')
    type_into(tomas, campus.bo_python, key, '4')
    await quiet()
    assert ('settle', id_, key, 'Enter a number from 0 to 40.') in calls
    assert ('settle', campus.bo_python.id, key, 'This learner is not in the course any more.') in calls


async def test_two_coaches_at_one_cell_are_told_and_neither_value_is_lost(campus):
    tomas, marta = await campus.visit(campus.tomas, place(campus)), await campus.visit(campus.marta, place(campus))
    key, id_ = f'item-{campus.task.id}', campus.priya_python.id
    type_into(tomas, campus.priya_python, key, '35')
    await quiet()
    calls = told(marta)
    type_into(marta, campus.priya_python, key, '32')
    await quiet()
    [(_, *place_, text, current, by, sentence)] = [call for call in calls if call[0] == 'overtake']
    assert (place_, text, current, by) == ([id_, key], '32', '35', 'Tomás Rey') and 'is kept in the history' in sentence
    type_into(marta, campus.priya_python, key, '32', seen='35')
    await quiet()
    await opened(marta, campus.priya_python, key)
    assert [(line['change'], line['by'], line['taken']) for line in note(marta)['history']] == [
        ('35 → 32', 'Marta Lindqvist', True), ('35 → 32', 'Marta Lindqvist', False), ('– → 35', 'Tomás Rey', True)]


async def test_who_only_tracks_reads_and_changes_nothing(campus):
    samuel = await campus.visit(campus.samuel, place(campus))
    grid = the(samuel, GradebookGrid)
    assert not grid._props['may-edit'] and 'Set up' not in words(samuel)
    before = (await everything())['given_grade']
    calls = told(samuel)
    type_into(samuel, campus.priya_python, f'item-{campus.task.id}', '30')
    await quiet()
    assert calls == [('settle', campus.priya_python.id, f'item-{campus.task.id}',
                      'You don’t have permission to do this.')]
    assert (await everything())['given_grade'] == before
    await opened(samuel, campus.priya_python, 'grade')
    assert note(samuel)['may'] == []


async def test_an_open_page_notices_that_the_coaches_time_is_over(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    calls = told(tomas)
    await sessions.configure(campus.autumn, SessionChanges(ends=clock.now() - timedelta(days=1)), by=campus.samuel)
    await sees(tomas, 'You can read everything, but change nothing.')
    assert ('allow', False) in calls


async def test_what_a_browser_makes_up_is_as_good_as_not_said(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    grid, before = the(tomas, GradebookGrid), await everything()
    for event, said in (('enter', {'id': 'x', 'key': 'a', 'text': '1', 'seen': ''}), ('enter', [1]), ('paste', {}),
                        ('paste', {'cells': [{'id': 1}], 'outside': 0}), ('at', {'id': 2**40, 'key': 'grade'}),
                        ('at', {'id': 1, 'key': 'nothing'}), ('sort', ['x']), ('head', {'key': 'nothing'})):
        send(tomas, grid, event, said)
    await quiet()
    assert await everything() == before


# who is there

async def test_coaches_see_who_else_is_at_a_cell(campus):
    tomas, marta = await campus.visit(campus.tomas, place(campus)), await campus.visit(campus.marta, place(campus))
    own, other = told(tomas), told(marta)
    at = {'id': campus.priya_python.id, 'key': f'item-{campus.task.id}'}
    tomas.find(GradebookGrid).trigger('at', at)
    await becomes(lambda: [call for call in other if call[0] == 'presence'][-1:] and [
        {name: one[name] for name in ('id', 'key', 'name')} for one in other[-1][1]], [{**at, 'name': 'Tomás Rey'}])
    await quiet()
    assert own[-1] == ('presence', ())
    tomas.find(GradebookGrid).trigger('away', {})
    await becomes(lambda: other[-1], ('presence', ()))


# the note beside a cell

async def test_a_learner_is_excused_with_a_reason_and_no_longer(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    await opened(tomas, campus.priya_python, f'item-{campus.quiz.id}')
    assert note(tomas)['marks'] == [{'mark': 'missing', 'word': 'Missing'}] and note(tomas)['may'] == ['excuse']
    refused: list = []
    the(tomas, CellNote).run_method = lambda *args, **_: refused.append(args)
    tomas.find(CellNote).trigger('excuse', {'why': ' '})
    await quiet()
    assert refused == [('refused', 'Say why, in up to 500 characters.')]
    tomas.find(CellNote).trigger('excuse', {'why': 'Ill until Friday'})
    await becomes(lambda: note(tomas)['may'], ['unexcuse'])
    assert note(tomas)['history'][0]['why'] == 'Ill until Friday'
    tomas.find(CellNote).trigger('unexcuse', {'why': ''})
    await becomes(lambda: note(tomas)['may'], ['excuse'])


async def test_a_course_grade_shows_its_formula_and_is_set_and_withdrawn(campus):
    await grades.set_up_gradebook(campus.autumn_python, GradebookChanges(categories=[
        {'title': 'Tasks', 'weight': 60}, {'title': 'Talks', 'weight': 20}]), by=campus.tomas)
    talks = (await grades.gradebook(campus.autumn_python, seen_by=campus.tomas)).categories[1]
    talk = await grades.add_grade_column(campus.autumn_python, 'Talk', GradeColumnChanges(points=20, category=talks.id),
                                         by=campus.tomas)
    await grades.enter_grade(campus.priya_python, talk, '18', by=campus.tomas)
    await grades.enter_grade(campus.priya_python, f'item-{campus.task.id}', '30', by=campus.tomas)
    await grades.enter_grade(campus.priya_python, f'item-{campus.quiz.id}', '6', by=campus.tomas)
    tomas = await campus.visit(campus.tomas, place(campus))
    await opened(tomas, campus.priya_python, 'grade')
    assert [line['text'] for line in note(tomas)['formula']] == [
        '70.00 = (2 × 75.00 + 1 × 60.00) / 3', '90.00 = (1 × 90.00) / 1', '75.00 = (60 × 70.00 + 20 × 90.00) / 80']
    tomas.find(CellNote).trigger('set', {'percent': '91,5', 'why': 'Oral exam'})
    await becomes(lambda: note(tomas)['value'], '91.50')
    assert note(tomas)['facts'][0] == 'Set by hand. The computed grade would be 75.00.'
    assert (await rows(tomas, campus))['priya']['grade'] == {'v': '91.50', 'x': 91.5, 'o': 1}
    tomas.find(CellNote).trigger('withdraw', {'why': ''})
    await becomes(lambda: note(tomas)['value'], '75.00')


async def test_an_open_note_follows_what_another_coach_does(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    await opened(tomas, campus.priya_python, f'item-{campus.task.id}')
    await grades.enter_grade(campus.priya_python, f'item-{campus.task.id}', '30', by=campus.marta)
    await becomes(lambda: (note(tomas)['value'], note(tomas)['history'][:1] and note(tomas)['history'][0]['by']),
                  ('30', 'Marta Lindqvist'))


# setting up

async def test_a_coach_sets_the_gradebook_up(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    tomas.find(marker='set-up').click()
    await tomas.should_see('Set up the gradebook')
    field(tomas, 'categories').value = [{'id': None, 'title': 'Tasks', 'weight': 70, 'drop': 0},
                                        {'id': None, 'title': 'tasks', 'weight': 30, 'drop': None}]
    field(tomas, 'scale').value = [{'letter': 'A', 'least': 90}]
    field(tomas, 'shows-median').value = True
    tomas.find(marker='keep-set-up').click()
    await sees(tomas, 'Two categories have the same title.')
    field(tomas, 'categories').value = [{'id': None, 'title': 'Tasks', 'weight': 70, 'drop': 0},
                                        {'id': None, 'title': 'Talks', 'weight': 30.5, 'drop': 1}]
    tomas.find(marker='keep-set-up').click()
    await becomes(lambda: [head.get('group_label') for head in the(tomas, GradebookGrid)._props['columns']][1:4],
                  ['Tasks · 69.7 %'] * 3)
    scheme = await grades.gradebook(campus.autumn_python, seen_by=campus.tomas)
    assert [(one.title, str(one.weight), one.drop) for one in scheme.categories] == [('Tasks', '70', 0),
                                                                                     ('Talks', '30.5', 1)]
    assert (scheme.scale, scheme.shows_median, scheme.certifies) == ((('A', 90),), True, False)
    gone(tomas)
    tomas.find(marker='set-up').click()
    await becomes(lambda: [row['id'] for editor in tomas.find(RowsEditor).elements for row in editor.value
                           if 'id' in row], [1, 2])


async def test_a_column_is_added_renamed_and_removed_with_the_way_back(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    tomas.find(marker='add-column').click()
    await tomas.should_see('Add a column')
    field(tomas, 'column-title').value = 'Presentation'
    field(tomas, 'column-points').value = 20
    tomas.find(marker='add-this-column').click()
    await sees(tomas, "'label': 'Presentation'")
    gone(tomas)
    key = the(tomas, GradebookGrid)._props['columns'][-2]['key']
    await grades.enter_grade(campus.priya_python, key, '15', by=campus.tomas)
    tomas.find(GradebookGrid).trigger('head', {'key': key})
    await tomas.should_see('Weight within its category')
    field(tomas, 'column-points').value = 10
    tomas.find(marker='keep-column').click()
    await sees(tomas, 'Somebody has been given more points than that in this column.')
    field(tomas, 'column-points').value = 20
    field(tomas, 'column-title').value = 'Final talk'
    field(tomas, 'column-extra_credit').value = True
    tomas.find(marker='keep-column').click()
    await sees(tomas, "'label': 'Final talk'", 'extra')
    gone(tomas)
    tomas.find(GradebookGrid).trigger('head', {'key': key})
    await tomas.should_see('Weight within its category')
    tomas.find(marker='remove-column').click()
    await sees(tomas, 'Removed Final talk')
    await becomes(lambda: key in the(tomas, GradebookGrid)._props['columns'][-2]['key'], False)
    await grades.restore_grade_column(campus.autumn_python, key, by=campus.tomas)
    await sees(tomas, "'label': 'Final talk'")
    assert (await rows(tomas, campus))['priya'][key] == '15'


async def test_grades_are_held_and_released(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    key = f'item-{campus.task.id}'
    for marker, held in (('hold', True), ('release-now', False)):
        tomas.find(GradebookGrid).trigger('head', {'key': key})
        await tomas.should_see('Release at')
        tomas.find(marker=marker).click()
        await becomes(lambda: {head['key']: bool(head.get('held'))
                               for head in the(tomas, GradebookGrid)._props['columns']}[key], held)
        gone(tomas)
    tomas.find(marker='release').click()
    await tomas.should_see('When learners see grades')
    tomas.find(marker='release-later').click()
    await sees(tomas, 'Give the day, and a time if you like.')
    day = (clock.now() + timedelta(days=3)).date()
    field(tomas, 'release-at').value = f'{day}T09:00'
    tomas.find(marker='release-later').click()
    await sees(tomas, 'Grades will be released', "'held': True")
    scheme = await grades.gradebook(campus.autumn_python, seen_by=campus.tomas)
    assert {column.release_at.date() for column in scheme.columns} == {day}


async def test_what_is_locked_is_said_and_stays_as_it_is(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    assert field(tomas, 'set-up').enabled
    await sessions.lock(campus.autumn, Part.GRADEBOOK, 'The board decides the weights.', by=campus.samuel)
    await becomes(lambda: field(tomas, 'set-up').enabled, False)
    assert field(tomas, 'set-up')._props['title'] == 'Locked by Samuel Okafor: The board decides the weights.'
    assert field(tomas, 'release').enabled
    tomas.find(GradebookGrid).trigger('head', {'key': f'item-{campus.task.id}'})
    await tomas.should_see('Release at')
    assert not [one for one in tomas.client.elements.values() if 'keep-column' in one._markers]


# many at once

async def test_a_pasted_block_is_shown_before_it_is_put_and_can_be_undone(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    key = f'item-{campus.task.id}'
    tomas.find(GradebookGrid).trigger('paste', {'outside': 1, 'cells': [
        {'id': campus.priya_python.id, 'key': key, 'text': '30'},
        {'id': campus.emeka_python.id, 'key': key, 'text': '50'}]})
    await sees(tomas, '1 grade will change, 1 can’t be imported', 'Enter a number from 0 to 40.',
               '1 pasted cell would stand beside')
    assert not (await everything())['given_grade']
    tomas.find(marker='put-grades').click()
    await sees(tomas, '1 grade imported')
    assert (await rows(tomas, campus))['priya'][key]['v'] == '30'


async def test_a_file_of_grades_is_not_read_into_memory(campus, monkeypatch):
    """From the browser to where it is read it goes by the disk."""
    monkeypatch.setattr(importlib.import_module('pages.guards.upload_guard').ArrivedFile, 'read', none_of_it)
    tomas = await campus.visit(campus.tomas, place(campus))
    tomas.find(marker='import-grades').click()
    await tomas.should_see('Choose a file')
    sent = await tomas.http_client.post(
        field(tomas, 'upload-grades')._props['url'],
        files={'file': ('grades.csv', b'username,Bike-share report\npriya,33\n')})
    assert sent.status_code == 200
    await sees(tomas, '1 grade will change')


async def none_of_it(*_) -> bytes:
    raise AssertionError('The whole file is read into memory.')


async def test_a_file_is_shown_before_anything_is_written(campus):
    tomas = await campus.visit(campus.tomas, place(campus))
    tomas.find(marker='import-grades').click()
    await tomas.should_see('Choose a file')

    async def choose(content: bytes) -> None:
        with tomas:
            await field(tomas, 'upload-grades').handle_uploads([SmallFileUpload('grades.csv', 'text/csv', content)])

    await choose(b'name,Report\nPriya,3\n')
    await sees(tomas, 'one of them must be “username”')
    await choose(b'username,Bike-share report,Colour\npriya,33,red\nnobody,1,\nemeka,99,\n')
    await sees(tomas, 'Line 3: nobody in this course has the username nobody.', 'Line 4: Enter a number from 0 to 40.',
               'Columns not in this gradebook are ignored: Colour.', '1 grade will change')
    assert not (await everything())['given_grade']
    tomas.find(marker='put-grades').click()
    await sees(tomas, '1 grade imported')
    assert (await rows(tomas, campus))['priya'][f'item-{campus.task.id}']['v'] == '33'


async def test_undoing_a_hold_tells_no_points_of_a_quiz_that_tells_none(campus):
    quiz = await quiz_cast.quiz(campus, settings=QuizSettings(shows_points=Reveal.NEVER))
    tomas = await campus.visit(campus.tomas, place(campus))

    async def column(key: str):
        return (await grades.gradebook(campus.autumn_python, seen_by=campus.tomas)).column(key)
    tomas.find(marker='release').click()
    await sees(tomas, 'Release now')
    tomas.find(marker='hold').click()
    await sees(tomas, 'Grades are held')
    assert (await column(f'item-{quiz.id}')).withheld
    send(tomas, the(tomas, ui.notification), 'undo', None)
    await quiet()
    there = await column(f'item-{quiz.id}')
    assert (there.withheld, there.quiet) == (False, True)
    assert not (await column(f'item-{campus.task.id}')).withheld
