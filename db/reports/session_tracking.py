"""The tracking of a session as a table: learners by courses, everybody whom the screen would show."""
from collections.abc import AsyncIterator
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core import column_keys
from ..core.clock import now
from ..core.list_query import ListQuery
from ..core.numbers import half_up, percent
from ..core.sql import select
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from ..tracking.session import SessionRow, session_row_ids, session_rows_at
from .table import ReportColumn, ReportTable, everybody, in_blocks, instant_of, number, person_columns


async def session_table(session: Session, query: ListQuery, *, seen_by: Person) -> ReportTable:
    await can(Capability.TRACK).check(seen_by, session)
    courses = await session.session_courses.all().order_by('position', 'id').select_related('course')
    ids = await session_row_ids(session, everybody(query), seen_by=seen_by)

    async def blocks() -> AsyncIterator[list[tuple[Any, ...]]]:
        for some in in_blocks(ids):
            rows = {row.id: row for row in await session_rows_at(session, some, seen_by=seen_by)}
            classes = {row['id']: row['class_name'] for row in await select(_ClassRow, _CLASSES, ids=some)}
            yield [_row(rows[id_], classes.get(id_, ''), courses) for id_ in some if id_ in rows]

    return ReportTable(session.title, now(), tuple(_columns(courses)), blocks)


def _columns(courses: list[SessionCourse]) -> list[ReportColumn]:
    return [*person_columns(), ReportColumn('class_name', 'Class'), number('progress', 'Progress in %'),
            number('grade', 'Grade in %', 2), instant_of('last_seen', 'Last seen'),
            *(column for course in courses for column in _of_course(course))]


def _of_course(course: SessionCourse) -> list[ReportColumn]:
    title = course.course.title

    def key(part: str) -> str:
        return column_keys.part_of(column_keys.of_course(course.id), part)
    return [ReportColumn(key('state'), f'{title}: state'), number(key('done'), f'{title}: items done'),
            number(key('total'), f'{title}: items required'), number(key('grade'), f'{title}: grade in %', 2),
            instant_of(key('seen'), f'{title}: last seen')]


def _row(row: SessionRow, class_name: str, courses: list[SessionCourse]) -> tuple[Any, ...]:
    values: list[Any] = [row.name, row.username, str(row.state), class_name,
                         percent(row.progress), half_up(row.grade), row.last_seen]
    for course in courses:
        taken = row.courses.get(course.id)
        values += [None] * 5 if taken is None else [
            str(taken.state), taken.done, taken.total, half_up(taken.grade), taken.last_seen]
    return tuple(values)


class _ClassRow(TypedDict):
    id: int
    class_name: str


_CLASSES = 'SELECT id, class_name FROM enrolment WHERE id IN :ids'
