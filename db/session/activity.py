"""What happens in the courses of a session: learners open, finish and hand in, coaches grade; newest first."""
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..access import Capability, can
from ..sql import instant, select

PAGE = 50
DEEDS = ('opened', 'completed', 'marked_not_done', 'handed_in', 'took_back', 'graded', 'returned',
         'opened_thread', 'posted')
"""The verbs of the feed; what those who run the session decide stands in its change log."""


@dataclass(frozen=True, slots=True)
class Happened:
    id: int
    at: datetime
    verb: str
    by: str
    """Who did it; empty for the house itself."""
    participation_id: int
    learner: str
    course_id: int
    course: str
    item_id: int | None
    """None for what is about no item: a post in the general discussion."""
    item: str
    details: dict


class Activity:

    async def activity(self: Any, *, seen_by: Any, after: int = 0) -> list[Happened]:
        """The last that happened, or what did since the event `after`; one page at most. Two statements."""
        await can(Capability.TRACK).check(seen_by, self)
        return [_happened(row) for row in await select(_EVENTS, session=self.id, after=after, verbs=DEEDS, most=PAGE)]


def _happened(row: dict) -> Happened:
    details = row['details']
    return Happened(
        id=row['id'], at=instant(row['at']), verb=row['verb'], by=row['by'] or '',  # type: ignore[arg-type]
        participation_id=row['participation_id'], learner=row['learner'], course_id=row['course_id'],
        course=row['course'], item_id=row['item_id'], item=row['item'] or '',
        details=json.loads(details) if isinstance(details, str) else details or {})


_EVENTS = '''
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
 WHERE v.session_id = :session AND v.id > :after AND v.verb IN :verbs ORDER BY v.id DESC LIMIT :most
'''
