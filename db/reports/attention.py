"""The attention list as a table: who needs attention, why, and on what evidence; a row for each reason."""
from collections.abc import AsyncIterator
from typing import Any

from ..access.capabilities import Capability
from ..access.guard import can
from ..attention.queries import LearnerAtRisk, attention_at
from ..attention.reasons import Reason, at_risk_table, thresholds_of
from ..core.clock import now
from ..core.sql import IdRow, select
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .table import ReportColumn, ReportTable, in_blocks, instant_of, number


async def attention_table(place: Session | SessionCourse, reason: str = '', *, seen_by: Person) -> ReportTable:
    """:param place: a session or a session course
    :param reason: only who is there for it
    """
    ids = await _in_need(place, reason, seen_by)

    async def blocks() -> AsyncIterator[list[tuple[Any, ...]]]:
        async for people in _people(place, ids, seen_by):
            yield [(person.name, person.username, person.class_name, REASONS[one.reason], one.course, one.item,
                    one.days or None, one.at, one.attempts or None, one.grade, one.pass_mark)
                   for person in people for one in person.evidence]

    return ReportTable('Needs attention', now(), COLUMNS, blocks)


async def all_at_risk(place: Session | SessionCourse, *, seen_by: Person) -> list[LearnerAtRisk]:
    """In the order of the list."""
    ids = await _in_need(place, '', seen_by)
    return [person async for people in _people(place, ids, seen_by) for person in people]


async def _in_need(place: Session | SessionCourse, reason: str, seen_by: Person) -> list[int]:
    await can(Capability.TRACK).check(seen_by, place)
    session_id, course_id = await place.place()
    table, values = at_risk_table(await thresholds_of(session_id), session_id, course_id)
    only = f'AND n.{Reason(reason).value} = 1' if reason in set(Reason) else ''
    return [row['id'] for row in await select(IdRow, f'''
        WITH {table} SELECT n.id FROM needing n JOIN enrolment e ON e.id = n.id JOIN person p ON p.id = e.learner_id
         WHERE n.snoozed = 0 {only}
         ORDER BY n.reasons DESC, n.since IS NOT NULL, n.since, p.name, n.id''', **values)]


async def _people(place: Session | SessionCourse, ids: list[int], seen_by: Person
                  ) -> AsyncIterator[list[LearnerAtRisk]]:
    for some in in_blocks(ids):
        people = await attention_at(place, some, seen_by=seen_by)
        yield [people[id_] for id_ in some if id_ in people]


REASONS = {Reason.NEVER: 'never entered', Reason.INACTIVE: 'no visit', Reason.LATE: 'late',
           Reason.FAILED: 'failed attempts', Reason.BELOW: 'below pass mark'}
COLUMNS = (
    ReportColumn('name', 'Learner'), ReportColumn('username', 'Username'), ReportColumn('class_name', 'Class'),
    ReportColumn('reason', 'Reason'), ReportColumn('course', 'Course'), ReportColumn('item', 'Item'),
    number('days', 'Days'), instant_of('since', 'Since'), number('attempts', 'Attempts'),
    number('grade', 'Grade in %', 2), number('pass_mark', 'Pass mark in %', 2))
