"""The attention list as a table: who needs attention, why, and on what evidence; a row for each reason."""
from collections.abc import AsyncIterator
from typing import NamedTuple

from i18n import LazyText, _, lazy, plazy

from ..access.capabilities import Capability
from ..access.guard import can
from ..attention.queries import Evidence, LearnerAtRisk, attention_at
from ..attention.reasons import Reason, at_risk_table, thresholds_of
from ..core.list_columns import ColumnKind, ListColumn
from ..core.sql import IdRow, select
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .table import ReportTable, in_blocks, table_of


class AttentionLine(NamedTuple):
    person: LearnerAtRisk
    why: Evidence


async def attention_table(place: Session | SessionCourse, reason: str = '', *, seen_by: Person) -> ReportTable:
    """:param place: a session or a session course
    :param reason: only who is there for it
    """
    ids = await _in_need(place, reason, seen_by)

    async def read() -> AsyncIterator[list[AttentionLine]]:
        async for people in _people(place, ids, seen_by):
            yield [AttentionLine(person, one) for person in people for one in person.evidence]

    return table_of(_('Needs attention'), ATTENTION_COLUMNS, read)


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


REASONS: dict[Reason, LazyText] = {
    Reason.NEVER: lazy('never entered'), Reason.INACTIVE: lazy('no visit'), Reason.LATE: plazy('of work', 'late'),
    Reason.FAILED: lazy('failed attempts'), Reason.BELOW: lazy('below pass mark')}
ATTENTION_COLUMNS: tuple[ListColumn[AttentionLine], ...] = (
    ListColumn('name', lazy('Learner'), lambda line: line.person.name),
    ListColumn('username', lazy('Username'), lambda line: line.person.username),
    ListColumn('class_name', lazy('Class'), lambda line: line.person.class_name),
    ListColumn('reason', lazy('Reason'), lambda line: str(REASONS[line.why.reason])),
    ListColumn('course', lazy('Course'), lambda line: line.why.course),
    ListColumn('item', lazy('Item'), lambda line: line.why.item),
    ListColumn('days', lazy('Days'), lambda line: line.why.days or None, ColumnKind.NUMBER),
    ListColumn('since', lazy('Since'), lambda line: line.why.at, ColumnKind.INSTANT),
    ListColumn('attempts', lazy('Attempts'), lambda line: line.why.attempts or None, ColumnKind.NUMBER),
    ListColumn('grade', lazy('Grade in %'), lambda line: line.why.grade, ColumnKind.NUMBER, 2),
    ListColumn('pass_mark', lazy('Pass mark in %'), lambda line: line.why.pass_mark, ColumnKind.NUMBER, 2),
)
