"""One item for coaches, the list narrowed by it, the charts, and notes at the side; all of it as it happens."""
import pytest
from nicegui import ui

from components.choosers.choosers import Choosers
from components.grid.grid import Grid
from components.tray.tray import Tray
from db import grades, progress, quizzes, sessions, submissions
from db.grades import GradebookChanges
from tests.counting import counted
from tests.pages.quizzes import CAPITAL, SUM, add_quiz
from tests.pages.screen import becomes, count, quiet, sees, sees_no, the, words
from tests.pages.test_tracking import answer, rows, tab, tracking


def course(campus) -> str:
    return tracking(campus, campus.python)


def item(campus, of) -> str:
    return f'{course(campus)}/items/{of.id}'


async def choose(browser, key: str, value: str) -> None:
    with browser.client:
        _hear(the(browser, Choosers), 'choose', [key, value])
    await quiet()


def _hear(element, event: str, said: dict) -> None:
    """What the browser says to it."""
    [listener] = [one for one in element._event_listeners.values() if one.type == event]
    element._handle_event({'listener_id': listener.id, 'args': said})


async def quizzed(campus):
    """Priya has got one of two questions wrong."""
    made, kept = await add_quiz(campus, CAPITAL, SUM)
    attempt = await quizzes.start_attempt(campus.priya_python, made.id, by=campus.priya)
    await quizzes.answer(campus.priya_python, attempt.id, kept[0].id, 1, by=campus.priya)
    await quizzes.answer(campus.priya_python, attempt.id, kept[1].id, '5', by=campus.priya)
    await quizzes.finish_attempt(campus.priya_python, attempt.id, by=campus.priya)
    return made, kept


async def test_an_item_says_who_is_where_and_follows_what_they_do(campus):
    tomas = await campus.visit(campus.tomas, item(campus, campus.quiz))
    await sees(tomas, 'Learner status', 'Missing', 'Priya Nair', 'Nobody has points yet.',
               f'{course(campus)}?item={campus.quiz.id}&amp;mark=missing'.replace('&amp;', '&'))
    submission = await submissions.submit(campus.priya_python, campus.quiz.id, 'Cleaned.', by=campus.priya)
    await sees(tomas, f'mark=grade&learner={campus.priya_python.id}')
    await submissions.grade_submission(submission, 5, by=campus.tomas)
    await sees(tomas, 'One learner has points; the mean is 50.00 %. One is below the points to pass.')
    await sees_no(tomas, 'mark=grade&')


async def test_the_hardest_questions_open_who_answered_them_wrongly(campus):
    made, kept = await quizzed(campus)
    tomas = await campus.visit(campus.tomas, item(campus, made))
    grid = the(tomas, Grid)
    hardest, easiest = grid._props['rows']
    assert (hardest['id'], hardest['right'], hardest['mistake']) == (kept[0].id, {'done': 0, 'total': 1}, '1 × Bergen')
    assert (easiest['right'], easiest['mistake'], easiest['discrimination']) == (
        {'done': 1, 'total': 1}, 'None', 'too few to tell')
    await sees(tomas, 'Time taken: median')
    with tomas.client:
        _hear(grid, 'open', {'id': kept[0].id, 'column': 'question'})
    await sees(tomas, 'What was answered wrongly', 'Bergen', f'?learner={campus.priya_python.id}')


async def test_the_list_of_items_leads_to_each(campus):
    marta = await campus.visit(campus.marta, f'{course(campus)}/items')
    told: list = []
    grid = the(marta, Grid)
    assert [row['item']['text'] for row in grid._props['rows']] == [
        'Notebooks', 'Values and types', 'Bike-share report', 'Clean a dataset']
    grid.run_method = lambda name, *args, **_: told.append((name, *args))
    await progress.open_item(campus.priya_python, campus.page.id, by=campus.priya)
    await becomes(lambda: bool(told), True)
    [(name, [row])] = told
    assert (name, row['id'], row['done']) == ('patch', campus.page.id, {'percent': 33})


async def test_the_list_is_narrowed_by_an_item_and_its_state_and_the_address_keeps_it(campus):
    await submissions.submit(campus.priya_python, campus.task.id, 'Trips.', by=campus.priya)
    chosen = f'?item={campus.task.id}&mark=grade&seen=never&sort=item-{campus.task.id}'
    tomas = await campus.visit(campus.tomas, course(campus) + chosen)
    grid = the(tomas, Grid)
    assert grid._props['filters'] == {'item': str(campus.task.id), 'mark': 'grade', 'seen': 'never'}
    assert grid._props['sort'] == (f'item-{campus.task.id}', 'asc')
    found = await rows(tomas, f'{course(campus)}/rows{chosen}')
    assert [row['name']['name'] for row in found] == ['Priya Nair']
    assert await rows(tomas, f'{course(campus)}/rows?item={campus.task.id}&mark=missing') == []
    assert len(await rows(tomas, f'{course(campus)}/rows?item=x&mark=y&grade=z&seen=q')) == 3
    menus = {one['key']: one['value'] for one in the(tomas, Choosers)._props['choosers']}
    assert menus == {'item': str(campus.task.id), 'mark': 'grade', 'grade': '', 'seen': 'never'}
    await choose(tomas, 'item', '')
    assert grid._props['filters'] == {'seen': 'never'}
    await choose(tomas, 'seen', 'nonsense')
    assert grid._props['filters'] == {'seen': 'never'}


async def test_a_pass_mark_brings_the_grades_to_narrow_by(campus):
    tomas = await campus.visit(campus.tomas, course(campus))

    def offered() -> list[str]:
        [menu] = [one for one in the(tomas, Choosers)._props['choosers'] if one['key'] == 'grade']
        return [key for key, _ in menu['options']]
    assert offered() == ['', 'none']
    await grades.set_up_gradebook(campus.autumn_python, GradebookChanges(pass_mark=50), by=campus.marta)
    await becomes(offered, ['', 'below', 'passed', 'none'])


async def test_charts_say_what_they_show_have_their_numbers_as_a_table_and_follow(campus):
    marta = await campus.visit(campus.marta, f'{course(campus)}/charts')
    await sees(marta, 'Mean progress is 0 % now, 25 points behind the plan of 25 %.', 'Nobody has a grade yet.')
    assert '<th scope="row">Notebooks</th><td class="fig">0</td>' not in words(marta), 'the table is folded'
    for table in [one for one in marta.client.elements.values() if isinstance(one, ui.html)]:
        table.set_visibility(True)
    await sees(marta, '<th scope="row">Notebooks</th><td class="fig">0</td>')
    await progress.open_item(campus.priya_python, campus.page.id, by=campus.priya)
    await sees(marta, 'Mean progress is 8 % now', '<th scope="row">Notebooks</th><td class="fig">1</td>')
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Trips.', by=campus.priya)
    await submissions.grade_submission(submission, 10, by=campus.tomas)
    await grades.set_up_gradebook(campus.autumn_python, GradebookChanges(pass_mark=50), by=campus.marta)
    await sees(marta, '1 of 3 learners has a grade, most of them 20–29; 1 is below the pass mark of 50 %.')
    pictures = [one._props['options'] for one in marta.client.elements.values() if isinstance(one, ui.echart)]
    assert pictures[1]['series'][0]['data'] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert 'decal' in pictures[1]['series'][0]['itemStyle'], 'below the pass mark is hatched'
    assert pictures[0]['series'][0]['data'][-1] == 16


async def test_a_note_stands_before_the_other_coach_at_once_and_no_learner_finds_it(campus):
    beside = f'{course(campus)}?learner={campus.priya_python.id}'
    marta, tomas = await campus.visit(campus.marta, beside), await campus.visit(campus.tomas, beside)
    samuel = await campus.visit(campus.samuel, beside)

    def notes(browser) -> list[tuple[str, bool]]:
        return [(note['text'], note['mine']) for note in tab(the(browser, Tray)._props['learner'], 'notes')['notes']]
    with tomas.client:
        await the(tomas, Tray)._note({'text': 'Works at night.'})
    await becomes(lambda: notes(marta), [('Works at night.', False)])
    [note] = tab(the(tomas, Tray)._props['learner'], 'notes')['notes']
    with tomas.client:
        await the(tomas, Tray)._note({'id': note['id'], 'text': 'Works on Sundays.'})
    await becomes(lambda: notes(marta), [('Works on Sundays.', False)])
    assert notes(tomas) == [('Works on Sundays.', True)]
    assert 'notes' not in [one['key'] for one in the(samuel, Tray)._props['learner']['tabs']]
    priya = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/progress')
    assert 'Sundays' not in words(priya)
    told: list = []
    the(tomas, Tray).run_method = lambda *args: told.append(args)
    with tomas.client:
        await the(tomas, Tray)._note({'text': ' '})
    assert ('settle_note', None, 'Write a note of up to 2,000 characters.') in told


async def test_the_time_line_at_the_side_tells_actions_and_visits(campus):
    await progress.arrive(campus.priya_python, by=campus.priya)
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Trips.', by=campus.priya)
    await submissions.grade_submission(submission, 30, by=campus.tomas)
    await grades.excuse(campus.priya_python, f'item-{campus.quiz.id}', why='Ill.', by=campus.tomas)
    tomas = await campus.visit(campus.tomas, f'{course(campus)}?learner={campus.priya_python.id}')
    lines = tab(the(tomas, Tray)._props['learner'], 'timeline')['lines']
    told = [line['what'] for line in lines]
    assert told[0] == 'Excused from Clean a dataset' and 'Submitted Bike-share report' in told
    assert told[-1] == 'Entered the course' or 'Entered the course' in told
    history = tab(the(tomas, Tray)._props['learner'], 'grades')['lines']
    assert [(line['what'], line['end']) for line in history] == [
        ('Clean a dataset', '⊖'), ('Bike-share report', '30 / 40')]


@pytest.mark.parametrize('part', ['items', 'items/{item}', 'charts'])
async def test_for_others_there_is_nothing(campus, part):
    place = f'{course(campus)}/{part.format(item=campus.task.id)}'
    for who in ('priya', 'aiko', 'lucia', 'helena', 'olga'):
        browser = await campus.visit(getattr(campus, who), '/account')
        assert (await answer(browser, place)).status_code == 404
    tomas = await campus.visit(campus.tomas, '/account')
    assert (await answer(tomas, f'{course(campus)}/items/{campus.mean.id}')).status_code == 404
    assert (await answer(tomas, place)).status_code == 200


async def test_pages_are_small_and_say_when_there_is_nothing(campus):
    empty = await sessions.create_session('Nothing yet', by=campus.samuel)
    await sessions.add_course(empty, campus.python, by=campus.samuel)
    await campus.visit(campus.samuel, '/account')
    for part in ('items', f'items/{campus.quiz.id}', 'charts'):
        with counted() as statements:
            samuel = await campus.visit(campus.samuel, f'{tracking(campus, campus.python, of=empty)}/{part}')
        assert count(samuel) < 60 and len(statements) < 40, (part, count(samuel), len(statements))
    await sees(samuel, 'Nobody has been enrolled yet.')
