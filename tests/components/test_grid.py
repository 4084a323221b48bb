"""A grid: what it is given, what it sends, what it keeps."""
import json

import pytest
from nicegui.testing import user_simulation

from components.grid.grid import KINDS, Column, Grid
from components.html import WORDS as MARKS
from components.legend import legend

NAME = Column(key='name', label='Learner', kind='person', pinned=True)
PROGRESS = Column(key='progress', label='Progress', kind='progress')
ADA = {'id': 1, 'name': 'Ada Byron', 'progress': {'done': 3, 'total': 10}}
BO = {'id': 2, 'name': 'Bo Ek', 'progress': {'done': 0, 'total': 10}}


async def grid(**options) -> tuple[Grid, list[tuple]]:
    """A grid on a page, and what it tells the browser from now on."""
    made: list[Grid] = []
    options = {'label': 'Learners', 'rows': [ADA, BO]} | options
    async with user_simulation(lambda: made.append(Grid([NAME, PROGRESS], **options))) as user:
        await user.open('/')
    told: list[tuple] = []
    made[0].run_method = lambda name, *args, **_: told.append((name, *args))
    return made[0], told


def test_a_column_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match='cannot be of kind "sparkline"'):
        Column(key='x', label='X', kind='sparkline')


def test_the_browser_draws_every_kind():
    drawn = (Grid.component.path.parent / 'modules' / 'index.js').read_text()
    assert [kind for kind in KINDS if f'\n  {kind}: (' not in drawn] == []


def test_figures_stand_on_the_right_and_marks_in_the_middle():
    sides = {kind: Column(key='x', label='X', kind=kind).as_props().get('align') for kind in KINDS}
    assert {kind: side for kind, side in sides.items() if side} == {'grade': 'right', 'num': 'right', 'mark': 'center'}


def test_a_column_sends_only_what_was_said_about_it():
    assert 'plan' not in PROGRESS.as_props()
    assert Column(key='py', label='Python', kind='heat', plan=0).as_props()['plan'] == 0


async def test_rows_are_not_watched():
    learners, _ = await grid()
    assert isinstance(learners._props['rows'], tuple)


async def test_a_patch_sends_what_changed_and_nothing_else():
    learners, told = await grid()
    learners.patch([{'id': 1, 'progress': {'done': 4, 'total': 10}}])
    assert told == [('patch', [{'id': 1, 'progress': {'done': 4, 'total': 10}}])]


async def test_one_row_of_five_cells_is_less_than_a_kilobyte():
    learners, told = await grid(rows='/api/rows')
    seen = {'done': 12, 'total': 37, 'grade': '83.33', 'seen': '2026-11-24T06:03:45+00:00'}
    learners.patch([{'id': 123456, 'progress': seen, **{f'course-{n}': seen for n in range(4)}}])
    assert len(json.dumps(json.dumps(told))) < 1000


async def test_a_page_drawn_again_shows_what_was_patched():
    learners, _ = await grid()
    learners.patch([{'id': 2, 'name': 'Bo Ekström'}])
    assert [row['name'] for row in learners._props['rows']] == ['Ada Byron', 'Bo Ekström']
    assert BO['name'] == 'Bo Ek'


async def test_nothing_changed_is_not_told():
    learners, told = await grid()
    learners.patch([])
    assert told == []


async def test_filters_add_up_until_they_are_taken_away():
    learners, _ = await grid(rows='/api/rows', filters={'state': 'active'})
    learners.filter(q='ada')
    assert learners._props['filters'] == {'state': 'active', 'q': 'ada'}
    learners.filter(q='', state=None)
    assert learners._props['filters'] == {}


async def test_a_pressed_cell_says_which_row_and_column():
    opened: list[tuple] = []

    def page() -> None:
        Grid([NAME], label='Learners', rows=[ADA], on_open=lambda row, column: opened.append((row, column)))

    async with user_simulation(page) as user:
        await user.open('/')
        user.find(Grid).trigger('open', {'id': 1, 'column': 'name'})
    assert opened == [(1, 'name')]


async def test_a_legend_names_each_mark_in_words():
    async with user_simulation(lambda: legend('done', 'late', levels=True)) as user:
        await user.open('/')
        for word in (str(MARKS['done']), str(MARKS['late']), 'Far behind'):
            await user.should_see(word)


async def test_what_nobody_looks_at_is_left_out_until_somebody_does():
    came: list[frozenset] = []
    learners, _ = await grid(rows='/api/rows', on_view=came.append)
    assert learners.in_view(frozenset({1, 2})) == {1, 2}, 'the browser has not told yet'
    view(learners, [1, 3])
    assert learners.in_view(frozenset({1, 2, 4})) == {1}
    view(learners, [2, 3])
    view(learners, [2, 3, 5])
    view(learners, [3, 4])
    assert came == [{2}, {4}], 'each is asked for once, when it comes into view'
    view(learners, ['4', None])
    assert learners.in_view(frozenset({4})) == {4}, 'a view that is none is not heard'


def view(learners: Grid, ids: list) -> None:
    [listener] = [one for one in learners._event_listeners.values() if one.type == 'view']
    learners._handle_event({'listener_id': listener.id, 'args': ids})
