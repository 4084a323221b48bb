"""Tracking of one session course: learner by item, page by page, whatever the number of learners."""
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can, check_batched
from ..core.coalescing import batched
from ..core.list_query import ListQuery
from ..core.numbers import from_database
from ..core.sql import Amount, Flag, Moment, parse_datetime, select
from ..outlines.item_status import cells_of
from ..outlines.outline import Outline, effective_outline
from ..records.person import Person
from ..records.session_course import SessionCourse
from .course_filters import page_of
from .course_list import LearnerRow
from .presence import present_since


async def learner_rows(session_course: SessionCourse, query: ListQuery, *, seen_by: Person) -> tuple[list[LearnerRow],
                                                                                                     int]:
    """One page of learners, and how many there are in all. Seven statements; four more for each item by which they
    are chosen or sorted, however many they are, and one more where the pass mark matters."""
    await can(Capability.TRACK).check(seen_by, session_course)
    outline = await effective_outline(session_course)
    order, total = await page_of(outline, query)
    rows = await rows_of(session_course, outline, order)
    return [rows[id_] for id_ in order if id_ in rows], total


async def learner_row_ids(session_course: SessionCourse, query: ListQuery, *, seen_by: Person) -> list[int]:
    """Only who the rows of a page are about, in their order."""
    await can(Capability.TRACK).check(seen_by, session_course)
    return (await page_of(await effective_outline(session_course), query))[0]


async def learner_rows_at(session_course: SessionCourse, keys: Iterable[Hashable], *,
                          seen_by: Person) -> list[LearnerRow]:
    """The rows of these participations, read again after a notice: once for all pages that look at this moment."""
    await check_batched(Capability.TRACK, seen_by, session_course)

    async def read(ids: tuple[int, ...]) -> dict[int, LearnerRow]:
        return await rows_of(session_course, await effective_outline(session_course), ids)
    return list((await batched(('course rows', session_course.id), frozenset(keys), read)).values())


async def rows_of(session_course: SessionCourse, outline: Outline, ids: Sequence[Any]) -> dict[int, LearnerRow]:
    """By participation, for loads that have asked who may see them. Six statements."""
    if not ids:
        return {}
    cells = await cells_of(outline, ids)
    return {row['id']: LearnerRow(
        id=row['id'], person_id=row['learner_id'], name=row['name'], username=row['username'], state=row['state'],
        done=row['done'], total=row['total'], grade=from_database(row['grade']),
        to_grade=row['to_grade'], last_seen=parse_datetime(row['last_seen']), here=bool(row['here']),
        cells=cells[row['id']],
    ) for row in await select(_LearnerRow, _ROWS, ids=ids, course=session_course.id, since=present_since())}


class _LearnerRow(TypedDict):
    id: int
    learner_id: int
    name: str
    username: str
    state: str
    done: int
    total: int
    grade: Amount | None
    to_grade: int
    last_seen: Moment | None
    here: Flag


_ROWS = '''
SELECT t.id, t.learner_id, p.name, p.username, t.state, t.done, t.total, t.grade, t.to_grade, t.last_seen,
       EXISTS (SELECT 1 FROM visit v
                WHERE v.participation_id = t.id AND v.tabs > 0 AND v.last_presence > :since) AS here
  FROM participation t JOIN person p ON p.id = t.learner_id
 WHERE t.id IN :ids AND t.session_course_id = :course
'''
