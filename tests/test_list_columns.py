"""Each list has one catalogue of columns: its grid, its exports and its sort orders follow from it."""
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from components.grid.grid import Column
from db import courses, grades, outlines, people, quizzes, sessions, tracking
from db.core import ListColumn, ListQuery
from db.courses import COURSE_COLUMNS
from db.people import ACCOUNT_COLUMNS
from db.quizzes import ATTEMPT_COLUMNS
from db.reports import ReportTable, attention_table, course_table, grades_table, items_table, session_table
from db.reports.attention import ATTENTION_COLUMNS
from db.sessions import ROSTER_COLUMNS, SESSION_COLUMNS
from db.tracking import ITEM_COLUMNS, course_list, course_tracking_columns, session_tracking_columns
from pages.admin.courses import page as courses_page
from pages.admin.courses import rows as courses_rows
from pages.admin.people import page as people_page
from pages.admin.people import rows as people_rows
from pages.admin.sessions import page as sessions_page
from pages.admin.sessions import rows as sessions_rows
from pages.admin.sessions.session import learner_rows, learners
from pages.coaching.attempts import page as attempts_page
from pages.coaching.course import columns as course_page
from pages.coaching.grades import columns as grades_page
from pages.coaching.items import page as items_page
from pages.coaching.session import columns as session_page
from pages.list_columns import grid_cells, grid_columns
from tests.db.quiz_cast import quiz
from tests.db.test_reporting import some_work

UTC = ZoneInfo('UTC')


@dataclass(frozen=True)
class Listed:
    """One list, as the pages and reports have it."""
    catalogue: Sequence[ListColumn[Any]]
    grid: Sequence[Column] = ()
    named: Mapping[str, Any] | Sequence[str] = ()
    """Keys that the page names for how they look, are drawn or are summed up."""
    export: ReportTable | None = None
    cells: Mapping[str, Any] | None = None
    """Of a row as the browser has it."""
    load: Callable[[ListQuery], Awaitable[Any]] | None = None


def _shown(listed: Listed) -> set[str]:
    return {column.key for column in listed.catalogue if column.shown}


async def _sessions(school: Any) -> Listed:
    async def load(query: ListQuery) -> Any:
        return (await sessions.admin_lines(query, seen_by=school.ines))[0]
    [line, *_] = await load(ListQuery(state='all'))
    return Listed(SESSION_COLUMNS, grid_columns(SESSION_COLUMNS, sessions_page.LOOKS),
                  {**sessions_page.LOOKS, **sessions_rows.DRAWN},
                  cells=sessions_rows._row(line), load=load)


async def _roster(school: Any) -> Listed:
    async def load(query: ListQuery) -> Any:
        return (await sessions.roster(school.autumn, query, seen_by=school.ines))[0]
    [row, *_] = await load(ListQuery())
    return Listed(ROSTER_COLUMNS, grid_columns(ROSTER_COLUMNS, learners.LOOKS),
                  {**learners.LOOKS, **learner_rows.DRAWN},
                  cells=learner_rows._row(row), load=load)


async def _courses(school: Any) -> Listed:
    async def load(query: ListQuery) -> Any:
        return (await courses.course_entries(query, seen_by=school.ines))[0]
    [entry, *_] = await load(ListQuery())
    return Listed(COURSE_COLUMNS, grid_columns(COURSE_COLUMNS, courses_page.LOOKS),
                  {**courses_page.LOOKS, **courses_rows.DRAWN},
                  cells=courses_rows._row(entry), load=load)


async def _people(school: Any) -> Listed:
    async def load(query: ListQuery) -> Any:
        return (await people.accounts(query, seen_by=school.ines))[0]
    [line, *_] = await load(ListQuery())
    return Listed(ACCOUNT_COLUMNS, grid_columns(ACCOUNT_COLUMNS, people_page.LOOKS),
                  {**people_page.LOOKS, **people_rows.DRAWN},
                  cells=people_rows._row(line), load=load)


async def _attempts(school: Any) -> Listed:
    asked = await quiz(school)
    for taking, learner in ((school.priya_python, school.priya), (school.emeka_python, school.emeka)):
        await quizzes.start_attempt(taking, asked.id, by=learner)

    async def load(query: ListQuery) -> Any:
        return (await quizzes.attempt_rows(school.autumn_python, asked.id, query, seen_by=school.tomas))[0]
    [row, *_] = await load(ListQuery())
    return Listed(ATTEMPT_COLUMNS, grid_columns(ATTEMPT_COLUMNS, attempts_page.LOOKS),
                  {**attempts_page.LOOKS, **attempts_page.DRAWN},
                  cells={'id': row.id, **grid_cells(ATTEMPT_COLUMNS, row, attempts_page.DRAWN)}, load=load)


async def _tracking_of_session(school: Any) -> Listed:
    async def load(query: ListQuery) -> Any:
        return (await tracking.session_rows(school.autumn, query, seen_by=school.ines))[0]
    taught = await sessions.session_courses(school.autumn)
    figures = await tracking.session_figures(school.autumn, seen_by=school.ines)
    plans = await tracking.course_plans(school.autumn, seen_by=school.ines)
    [row, *_] = await load(ListQuery())
    return Listed(session_tracking_columns(taught), session_page.columns(taught, figures),
                  {**session_page.LOOKS, **session_page.DRAWN, **session_page.foot(figures)},
                  await session_table(school.autumn, ListQuery(), seen_by=school.ines),
                  session_page.cells(row, plans), load)


async def _tracking_of_course(school: Any) -> Listed:
    async def load(query: ListQuery) -> Any:
        return (await tracking.learner_rows(school.autumn_python, query, seen_by=school.ines))[0]
    outline = await outlines.effective_outline(school.autumn_python)
    figures = await tracking.course_figures(school.autumn_python, seen_by=school.ines)
    [row, *_] = await load(ListQuery())
    return Listed(course_tracking_columns(outline), course_page.columns(outline, 50, UTC),
                  {**course_page.LOOKS, **course_page.DRAWN, **course_page.foot(figures)},
                  await course_table(school.autumn_python, ListQuery(), seen_by=school.ines), course_page.cells(row),
                  load)


async def _items(school: Any) -> Listed:
    [row, *_] = await items_page._rows(school.autumn_python, school.ines)
    return Listed(ITEM_COLUMNS, grid_columns(ITEM_COLUMNS, items_page.LOOKS),
                  {**items_page.LOOKS, **items_page.DRAWN},
                  await items_table(school.autumn_python, seen_by=school.ines), row)


async def _gradebook(school: Any) -> Listed:
    page = await grades.grade_page(school.autumn_python, 0, 10, seen_by=school.ines)
    heads = [Column(key=head.key, label=head.label) for head in grades_page.columns(page.scheme, UTC, menu=True)]
    about_the_row = {'username', 'class', 'states', 'category-0'}
    cells = {key: cell for key, cell in grades_page.cells(page.scheme, page.rows[0]).items()
             if key not in about_the_row}
    return Listed(grades.grade_columns(page.scheme), heads, (),
                  await grades_table(school.autumn_python, ListQuery(), seen_by=school.ines), cells)


async def _attention(school: Any) -> Listed:
    """On the screen it is no grid."""
    return Listed(ATTENTION_COLUMNS, export=await attention_table(school.autumn, seen_by=school.ines))


LISTS = [_sessions, _roster, _courses, _people, _attempts, _tracking_of_session, _tracking_of_course, _items,
         _gradebook, _attention]


@pytest.fixture(params=LISTS, ids=[one.__name__.strip('_') for one in LISTS])
async def listed(request: pytest.FixtureRequest, school: Any) -> Listed:
    await some_work(school)
    return await request.param(school)


async def test_a_column_stands_where_its_entry_says(listed: Listed) -> None:
    keys = [column.key for column in listed.catalogue]
    assert len(set(keys)) == len(keys)
    assert all(column.shown or column.exported or column.order for column in listed.catalogue)
    if listed.grid:
        shown = {column.key: (str(column.label), column.order is not None)
                 for column in listed.catalogue if column.shown}
        assert {column.key: (column.label, column.sortable) for column in listed.grid} == shown
    if listed.export:
        exported = [column for column in listed.catalogue if column.exported]
        assert [(column.key, column.label, column.kind, column.digits) for column in listed.export.columns] == [
            (column.key, str(column.export_label or column.label), column.kind, column.digits) for column in exported]
        for row in await listed.export.rows():
            assert list(row) == [column.key for column in exported]


async def test_no_page_names_a_column_that_its_list_does_not_have(listed: Listed) -> None:
    assert set(listed.named) <= _shown(listed)
    if listed.cells is not None:
        assert set(listed.cells) - {'id'} == _shown(listed)


async def test_what_can_be_sorted_has_an_order_in_both_directions(listed: Listed) -> None:
    if listed.load is None:  # the browser sorts
        return
    for column in listed.catalogue:
        if column.order is None:
            continue
        up, down = [[value for row in await listed.load(ListQuery(state='all', sort=column.key, descending=descending))
                     if (value := column.value(row)) is not None] for descending in (False, True)]
        assert up == down[::-1], column.key


async def test_a_new_column_is_one_entry_of_its_catalogue(school: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands in the grid, in its rows and in the exports."""
    await some_work(school)
    initials = ListColumn[Any]('initials', 'Initials', lambda row: ''.join(word[0] for word in row.name.split()))
    known = (*course_list.COURSE_TRACKING_COLUMNS, initials)
    for module in (course_list, course_page):  # each has it by name
        monkeypatch.setattr(module, 'COURSE_TRACKING_COLUMNS', known)
    rows, _ = await tracking.learner_rows(school.autumn_python, ListQuery(), seen_by=school.ines)
    outline = await outlines.effective_outline(school.autumn_python)
    assert 'Initials' in [column.label for column in course_page.columns(outline, 50, UTC)]
    assert [course_page.cells(row)['initials'] for row in rows if row.name == 'Priya Nair'] == ['PN']
    exported = await course_table(school.autumn_python, ListQuery(), seen_by=school.ines)
    assert ('initials', 'Initials') in [(column.key, column.label) for column in exported.columns]
    assert 'PN' in [row['initials'] for row in await exported.rows()]
