"""Learners by courses: the columns of a session's tracking, and a learner's row in their terms."""
from collections.abc import Iterable, Mapping
from typing import Any

from components.grid.grid import Column
from db import SessionCourse
from db.core import column_keys, numbers
from db.records import MEMBERSHIP_LABELS, Membership
from db.tracking import SessionFigures, SessionRow
from pages.coaching.labels import grade, instant, percent_of_plan


def columns(courses: Iterable[SessionCourse], figures: SessionFigures) -> list[Column]:
    return [
        Column(key='name', label='Learner', kind='person', width=196, slim=158, pinned=True),
        Column(key='progress', label='All courses', kind='progress', width=132, slim=112,
               sub=_plan(figures.all.plan), hint='The mean of the learner’s courses. The line is the plan.'),
        Column(key='grade', label='Grade', kind='grade', width=76),
        *(_course(course, figures.courses[course.id].plan) for course in courses),
        Column(key='last_seen', label='Last seen', kind='seen', width=96),
    ]


def _course(course: SessionCourse, plan: int | None) -> Column:
    return Column(key=column_keys.of_course(course.id), label=course.course.title, kind='heat', width=126,
                  sub=_plan(plan), plan=plan, hint=' · '.join([course.course.title, _plan(plan)]))


def _plan(plan: int | None) -> str:
    return 'no due dates' if plan is None else f'plan {plan} %'


def cells(row: SessionRow, plans: Mapping[int, int | None]) -> dict[str, Any]:
    """The row as the grid shows it, whether it is read or patched."""
    plan = row.plan(plans)
    name: dict[str, Any] = {'name': row.name, 'here': row.here}
    if row.state == Membership.WITHDRAWN:
        name['sub'] = MEMBERSHIP_LABELS[Membership.WITHDRAWN]
    elif row.class_name:
        name['sub'] = row.class_name
    return {
        'id': row.id,
        'name': name,
        'progress': None if row.progress is None else {
            'percent': numbers.percent(row.progress), 'plan': None if plan is None else numbers.percent(plan)},
        'grade': grade(row.grade),
        'last_seen': {'at': instant(row.last_seen), 'here': row.here},
        **{column_keys.of_course(id_): _cell(row, id_) for id_ in plans},
    }


def _cell(row: SessionRow, session_course_id: int) -> dict[str, Any] | None:
    course = row.courses.get(session_course_id)
    if course is None:
        return None
    if course.state == Membership.WITHDRAWN and row.state == Membership.ACTIVE:
        return {'note': 'withdrawn'}
    return {'done': course.done, 'total': course.total, 'grade': grade(course.grade), 'here': course.here,
            'seen': instant(course.last_seen)}


def foot(figures: SessionFigures) -> dict[str, str]:
    return {
        'name': 'All active learners', 'progress': percent_of_plan(figures.all.progress, figures.all.plan),
        'grade': grade(figures.all.grade) or '–',
        **{column_keys.of_course(id_): percent_of_plan(group.progress, group.plan)
           for id_, group in figures.courses.items()},
    }
