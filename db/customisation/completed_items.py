"""Items of one session only that come to be complete, or are not any more."""
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

from ..core.sql import select
from ..core.transactions import Outbox
from ..outlines.completeness import IS_COMPLETE
from ..records.session_course import SessionCourse
from .outline_changes import outline_changed


class _IncompleteRow(TypedDict):
    id: int
    session_course_id: int


_INCOMPLETE = f'''
SELECT i.id, i.session_course_id FROM section x JOIN item i ON i.section_id = x.id
 WHERE x.course_id = :course AND i.session_course_id IS NOT NULL AND NOT {IS_COMPLETE}
'''


@asynccontextmanager
async def completed_meanwhile(outbox: Outbox, course_id: int) -> AsyncIterator[None]:
    """Around what changes questions, inside the change: a quiz or survey of one session only that can be asked by then,
    or not any more, comes into its outline or leaves it, with the figures that follow."""
    before = await _incomplete(course_id)
    yield
    moved = {session_course_id for session_course_id, _ in before ^ await _incomplete(course_id)}
    for session_course in await SessionCourse.filter(id__in=moved).order_by('id') if moved else ():
        await outline_changed(session_course, outbox, recalculate=True)


async def _incomplete(course_id: int) -> set[tuple[int, int]]:
    return {(row['session_course_id'], row['id'])
            for row in await select(_IncompleteRow, _INCOMPLETE, course=course_id)}
