"""What happens in the courses of a session: learners open, finish and submit, coaches grade; newest first."""
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can, check_batched
from ..core.coalescing import single_flight
from ..core.sql import Json, Moment, parse_datetime, select
from ..records.event_verbs import EventVerb
from ..records.person import Person
from ..records.session import Session

PAGE = 50
ACTIVITY_VERBS: tuple[EventVerb, ...] = (
    'opened', 'started_attempt', 'completed', 'marked_not_done', 'submitted', 'unsubmitted', 'graded', 'returned',
    'opened_thread', 'posted')
"""The verbs of the feed; what those who run the session decide stands in its change log."""


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    id: int
    at: datetime
    verb: EventVerb
    by: str
    """Who did it; empty for the system itself."""
    participation_id: int
    learner: str
    course_id: int
    course: str
    item_id: int | None
    """None for what is about no item: a post in the general discussion."""
    item: str
    details: dict[str, Any]


async def activity(session: Session, *, seen_by: Person, after: int = 0) -> list[ActivityEntry]:
    """The last that happened, or what did since the event `after`; one page at most. Two statements."""
    await can(Capability.TRACK).check(seen_by, session)
    return await _activity(session, after)


async def shared_activity(session: Session, *, seen_by: Person, after: int) -> list[ActivityEntry]:
    """The same for a page that is open already: what all of them want after a notice is read once."""
    await check_batched(Capability.TRACK, seen_by, session)
    return await single_flight(('activity', session.id, after), lambda: _activity(session, after), pause=0)


async def _activity(session: Session, after: int) -> list[ActivityEntry]:
    rows = await select(_EventRow, _EVENTS, session=session.id, after=after, verbs=ACTIVITY_VERBS, most=PAGE)
    return [activity_entry(row) for row in rows]


async def recent_activity(participation_id: int, *, most: int = PAGE) -> list[ActivityEntry]:
    """What a learner did in one session course, and what was done about them there, in any verb; newest first."""
    return [activity_entry(row) for row in await select(_EventRow, _OF_ONE, participation=participation_id, most=most)]


def activity_entry(row: '_EventRow') -> ActivityEntry:
    details = row['details']
    return ActivityEntry(
        id=row['id'], at=parse_datetime(row['at']), verb=row['verb'], by=row['by'] or '',  # type: ignore[arg-type]
        participation_id=row['participation_id'], learner=row['learner'], course_id=row['course_id'],
        course=row['course'], item_id=row['item_id'], item=row['item'] or '',
        details=json.loads(details) if isinstance(details, str) else details or {})


_ACTIVITY = '''
SELECT v.id, v.at, v.verb, v.details, p.name AS by, t.id AS participation_id, l.name AS learner, c.id AS course_id,
       c.title AS course, i.id AS item_id, COALESCE(o.title, i.title) AS item
  FROM event v
  JOIN participation t ON t.id = v.participation_id
  JOIN person l ON l.id = t.learner_id
  JOIN session_course sc ON sc.id = t.session_course_id
  JOIN course c ON c.id = sc.course_id
  LEFT JOIN item i ON i.id = v.item_id
  LEFT JOIN customisation o ON o.item_id = i.id AND o.session_course_id = sc.id
  LEFT JOIN person p ON p.id = v.person_id
'''


class _EventRow(TypedDict):
    id: int
    at: Moment
    verb: EventVerb
    details: Json
    by: str | None
    participation_id: int
    learner: str
    course_id: int
    course: str
    item_id: int | None
    item: str | None


_EVENTS = f'''{_ACTIVITY}
 WHERE v.session_id = :session AND v.id > :after AND v.verb IN :verbs ORDER BY v.id DESC LIMIT :most
'''
_OF_ONE = f'{_ACTIVITY} WHERE v.participation_id = :participation ORDER BY v.id DESC LIMIT :most'
