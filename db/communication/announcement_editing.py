"""Announcements are edited, removed and restored."""

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.topics import Topic
from ..core.transactions import transaction
from ..records.announcement import Announcement
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.person import Person
from .text_limits import check_announcement


@only(can(Capability.ANNOUNCE))
async def edit_announcement(announcement: Announcement, title: str, body: str, *, by: Person) -> None:
    """Whoever has seen it has seen it; it is marked as edited."""
    title, body = check_announcement(title, body)
    async with transaction(announcement_notice(announcement).about(announcement.id)):
        await announcement.refresh_from_db()
        if announcement.removed_at is not None:
            raise NotFound(_('This announcement was removed meanwhile.'))
        if (title, body) != (announcement.title, announcement.body):
            announcement.title, announcement.body, announcement.edited_at = title, body, now()
            await announcement.save(update_fields=['title', 'body', 'edited_at'])
            await log_announcement(announcement, 'edited_announcement', by)


@only(can(Capability.ANNOUNCE))
async def remove_announcement(announcement: Announcement, *, by: Person) -> None:
    """Nobody sees it any more; it can be restored."""
    await _set_state(announcement, 'removed_announcement', by, removed=True)


@only(can(Capability.ANNOUNCE))
async def restore_announcement(announcement: Announcement, *, by: Person) -> None:
    await _set_state(announcement, 'restored_announcement', by, removed=False)


async def _set_state(announcement: Announcement, verb: EventVerb, by: Person, *, removed: bool) -> None:
    async with transaction(announcement_notice(announcement).about(announcement.id)):
        await announcement.refresh_from_db()
        if (announcement.removed_at is not None) != removed:
            announcement.removed_at = now() if removed else None
            await announcement.save(update_fields=['removed_at'])
            await log_announcement(announcement, verb, by)


def announcement_notice(announcement: Announcement) -> Topic:
    return Topic('session', announcement.session_id, 'announcements')


async def log_announcement(announcement: Announcement, verb: EventVerb, by: Person) -> None:
    await log(verb, by=by, session_id=announcement.session_id, session_course_id=announcement.session_course_id,
              details={'announcement_id': announcement.id, 'title': announcement.title})
