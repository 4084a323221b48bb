"""Items of one session only that lack what learners could not do without: they see them once they are complete.

What they lack is the check list's rule (`courses/item_readiness.py:NEEDED`), as SQL for the effective outline.
"""
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ..core.sql import select
from ..core.topics import Outbox
from ..courses.item_readiness import NEEDED
from ..customisation.outline_changes import outline_changed

_DRAWN = '''
EXISTS (SELECT 1 FROM question f
         WHERE f.course_id = x.course_id AND f.category = w.category
           AND (f.session_course_id IS NULL OR f.session_course_id = i.session_course_id)
           AND NOT f.is_archived AND NOT f.is_draft AND NOT f.for_survey AND f.kind <> 'description')
'''
_ASKS = f'''
EXISTS (SELECT 1 FROM quiz_slot w LEFT JOIN question q ON q.id = w.question_id
         WHERE w.item_id = i.id AND (q.kind <> 'description' OR w.question_id IS NULL AND w.draws > 0 AND {_DRAWN}))
'''
FACTS = {'has_file': "i.file_hash <> ''", 'has_address': "i.url <> ''", 'asks': _ASKS}
"""Of item `i` in section `x`, what `ItemFacts` calls so."""
IS_COMPLETE = '(CASE i.kind {} ELSE TRUE END)'.format(' '.join(
    f"WHEN '{kind.value}' THEN ({' OR '.join(FACTS[fact] for fact in needed.any_of)})"
    for kind, needed in NEEDED.items()))


@asynccontextmanager
async def completed_meanwhile(outbox: Outbox, course_id: int) -> AsyncIterator[None]:
    """Around what changes questions, inside the change: a quiz or survey of one session only that can be asked by then,
    or not any more, comes into its outline or leaves it, with the figures that follow."""
    from ..records.session_course import SessionCourse
    before = await _incomplete(course_id)
    yield
    moved = {session_course_id for session_course_id, _ in before ^ await _incomplete(course_id)}
    for session_course in await SessionCourse.filter(id__in=moved).order_by('id') if moved else ():
        await outline_changed(session_course, outbox, recalculate=True)


async def _incomplete(course_id: int) -> set[tuple[int, int]]:
    return {(row['session_course_id'], row['id']) for row in await select(_INCOMPLETE, course=course_id)}


_INCOMPLETE = f'''
SELECT i.id, i.session_course_id FROM section x JOIN item i ON i.section_id = x.id
 WHERE x.course_id = :course AND i.session_course_id IS NOT NULL AND NOT {IS_COMPLETE}
'''
