"""Learners by courses: the columns of a session's tracking, and a learner's row in their terms."""
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from components.grid.grid import Column
from db import SessionCourse
from db.core import column_keys, numbers
from db.records import MEMBERSHIP_LABELS, Membership
from db.tracking import SESSION_TRACKING_COLUMNS, SessionFigures, SessionRow, course_columns
from i18n import _, lazy
from pages.coaching.labels import grade, instant, percent_of_plan
from pages.list_columns import ColumnLook, grid_cells, grid_columns


def columns(courses: Iterable[SessionCourse], figures: SessionFigures) -> list[Column]:
    """The last visit stands after the courses."""
    courses = list(courses)
    *first, last_seen = grid_columns(SESSION_TRACKING_COLUMNS, {
        **LOOKS, 'progress': {**LOOKS['progress'], 'sub': _plan(figures.all.plan)}})
    looks: dict[str, ColumnLook] = {
        column_keys.of_course(course.id): _course(course, figures.courses[course.id].plan) for course in courses}
    return [*first, *grid_columns(course_columns(courses), looks), last_seen]


LOOKS: dict[str, ColumnLook] = {
    'name': {'kind': 'person', 'width': 196, 'slim': 158, 'pinned': True},
    'progress': {'kind': 'progress', 'width': 132, 'slim': 112,
                 'hint': lazy('The mean of the learner’s courses. The line is the plan.')},
    'grade': {'kind': 'grade', 'width': 76},
    'last_seen': {'kind': 'seen', 'width': 96},
}


def _course(course: SessionCourse, plan: int | None) -> ColumnLook:
    return {'kind': 'heat', 'width': 126, 'sub': _plan(plan), 'plan': plan,
            'hint': ' · '.join([course.course.title, _plan(plan)])}


def _plan(plan: int | None) -> str:
    return _('no due dates') if plan is None else _('plan {percent} %', percent=plan)


def cells(row: SessionRow, plans: Mapping[int, int | None]) -> dict[str, Any]:
    """The row as the grid shows it, whether it is read or patched."""
    return {
        'id': row.id,
        **grid_cells(SESSION_TRACKING_COLUMNS, row, DRAWN | {'progress': lambda row: _progress(row, plans)}),
        **{column_keys.of_course(id_): _cell(row, id_) for id_ in plans},
    }


def _name(row: SessionRow) -> dict[str, Any]:
    name: dict[str, Any] = {'name': row.name, 'here': row.here}
    if row.state == Membership.WITHDRAWN:
        name['sub'] = str(MEMBERSHIP_LABELS[Membership.WITHDRAWN])
    elif row.class_name:
        name['sub'] = row.class_name
    return name


def _progress(row: SessionRow, plans: Mapping[int, int | None]) -> dict[str, Any] | None:
    plan = row.plan(plans)
    return None if row.progress is None else {
        'percent': numbers.percent(row.progress), 'plan': None if plan is None else numbers.percent(plan)}


DRAWN: dict[str, Callable[[SessionRow], Any]] = {
    'name': _name, 'grade': lambda row: grade(row.grade),
    'last_seen': lambda row: {'at': instant(row.last_seen), 'here': row.here},
}


def _cell(row: SessionRow, session_course_id: int) -> dict[str, Any] | None:
    course = row.courses.get(session_course_id)
    if course is None:
        return None
    if course.state == Membership.WITHDRAWN and row.state == Membership.ACTIVE:
        return {'note': _('withdrawn')}
    return {'done': course.done, 'total': course.total, 'grade': grade(course.grade), 'here': course.here,
            'seen': instant(course.last_seen)}


def foot(figures: SessionFigures) -> dict[str, str]:
    return {
        'name': _('All active learners'), 'progress': percent_of_plan(figures.all.progress, figures.all.plan),
        'grade': grade(figures.all.grade) or '–',
        **{column_keys.of_course(id_): percent_of_plan(group.progress, group.plan)
           for id_, group in figures.courses.items()},
    }
