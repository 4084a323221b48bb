"""What one session of the demo has made its own of a course that another session runs too."""
from datetime import timedelta

from ..core.clock import now
from ..customisation.changes import ItemDates
from ..customisation.content import rewrite
from ..customisation.dates import set_dates
from ..customisation.hiding import hide
from ..customisation.session_items import add_session_item
from ..extensions.extension_grant import ExtensionGrant
from ..extensions.granting import extend
from ..items.changes import ItemChanges
from ..outlines.outline import effective_outline
from ..progress.item_views import item_view
from ..records.item import ItemKind
from ..records.person import Person
from ..records.session_course import SessionCourse

OWN_NOTE = '''Bring your own laptop and its charger: the sockets of the room are few.

- **Where**: library, second floor
- **When**: Thursdays, 18:00 to 19:30
- **What for**: whatever you are stuck on'''
OWN_WORDS = '''

> **In this edition** we skip the last exercise and do it together on Thursday.'''

REASON = 'Works night shifts that week'


async def customise(session_course: SessionCourse, coach: Person) -> None:
    """By one of its coaches: one item hidden, one rewritten, one with a date of its own, one that only this session
    has, and one learner with more time."""
    outline = await effective_outline(session_course)
    pages = [item for item in outline.items if item.kind is ItemKind.PAGE]
    work = [(item.id, item.due_at) for item in outline.items if item.is_assignment and item.due_at
            and item.due_at > now()]
    await hide(session_course, pages[4].id, by=coach)
    reading = await item_view(session_course, pages[1].id, seen_by=coach)
    await rewrite(session_course, pages[1].id, body=reading.body + OWN_WORDS, by=coach)
    if work:
        task_id, due = work[-1][0], work[-1][1] + timedelta(days=2)
        await set_dates(session_course, task_id, ItemDates(due_at=due), by=coach)
        found = session_course.participations.filter(state='active').order_by('id')
        extended = await found.select_related('session_course').first()
        assert extended is not None
        await extend(extended, task_id, ExtensionGrant(due_at=due + timedelta(days=5)), reason=REASON, by=coach)
    await add_session_item(session_course, outline.sections[0].id, ItemKind.PAGE, 'Open hours in the library',
                           ItemChanges(body=OWN_NOTE, required=False), by=coach)
