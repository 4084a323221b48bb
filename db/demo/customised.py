"""What one session of the demo has made its own of a course that another session runs too."""
from datetime import timedelta
from typing import Any

from ..core.clock import now
from ..courses.changes import ItemChanges
from ..customisation.changes import ItemDates
from ..records.item import ItemKind
from ..submissions.extension_grant import ExtensionGrant

OWN_NOTE = '''Bring your own laptop and its charger: the sockets of the room are few.

- **Where**: library, second floor
- **When**: Thursdays, 18:00 to 19:30
- **What for**: whatever you are stuck on'''
OWN_WORDS = '''

> **In this edition** we skip the last exercise and do it together on Thursday.'''

REASON = 'Works night shifts that week'


async def customise(session_course: Any, coach: Any) -> None:
    """By one of its coaches: one item hidden, one rewritten, one with a date of its own, one that only this session
    has, and one learner with more time."""
    outline = await session_course.outline()
    pages = [item for item in outline.items if item.kind is ItemKind.PAGE]
    work = [item for item in outline.items if item.is_assignment and item.due_at and item.due_at > now()]
    await session_course.hide(pages[4].id, by=coach)
    reading = await session_course.item(pages[1].id, seen_by=coach)
    await session_course.rewrite(pages[1].id, body=reading.body + OWN_WORDS, by=coach)
    if work:
        due = work[-1].due_at + timedelta(days=2)
        await session_course.set_dates(work[-1].id, ItemDates(due_at=due), by=coach)
        found = session_course.participations.filter(state='active').order_by('id')
        extended = await found.select_related('session_course').first()
        await extended.extend(work[-1].id, ExtensionGrant(due_at=due + timedelta(days=5)), reason=REASON, by=coach)
    await session_course.add_session_item(outline.sections[0].id, ItemKind.PAGE, 'Open hours in the library',
                                          ItemChanges(body=OWN_NOTE, required=False), by=coach)
