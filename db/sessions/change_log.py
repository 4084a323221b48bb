"""The change log of a session: what those who run it have decided, newest first."""
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can
from ..records.event import Event
from ..records.event_verbs import EventVerb
from ..records.person import Person
from ..records.session import Session

PAGE = 100

DECISIONS: tuple[EventVerb, ...] = (
    'created_session', 'configured', 'changed_state', 'added_course', 'removed_course', 'ordered_courses', 'enrolled',
    'withdrew', 'chose_courses', 'set_personal_dates', 'appointed_coaches', 'appointed_administrators', 'locked',
    'unlocked', 'announced', 'edited_announcement', 'removed_announcement', 'restored_announcement', 'removed_thread',
    'restored_thread', 'removed_post', 'restored_post',
    'customised', 'added_session_item', 'edited_session_item', 'removed_session_item', 'restored_session_item',
    'extended', 'withdrew_extension', 'messaged', 'recalled_message', 'assigned_group', 'moved', 'undid',
)
"""The verbs of the log; what learners and coaches do in the courses is told elsewhere."""


@dataclass(frozen=True, slots=True)
class Change:
    id: int
    at: datetime
    who: str
    verb: EventVerb
    course: str
    people: tuple[str, ...]
    """The names of whom it was done to."""
    details: dict[str, Any] = field(default_factory=dict)


async def logged_changes(session: Session, *, seen_by: Person, before: int | None = None) -> tuple[list[Change],
                                                                                                   int | None]:
    """One page of changes, and what to give as `before` for the next, older one. Three statements."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    found = Event.filter(session_id=session.id, verb__in=DECISIONS)
    if before is not None:
        found = found.filter(id__lt=before)
    found = found.select_related('person', 'course', 'session_course__course')
    events = await found.order_by('-id').limit(PAGE + 1)
    page, more = events[:PAGE], len(events) > PAGE
    ids = {event.details['learner_id'] for event in page if 'learner_id' in event.details}
    usernames = {name for event in page for name in _usernames(event)}
    people = await Person.filter(id__in=list(ids)) if ids else []
    people += await Person.filter(username__in=list(usernames)) if usernames else []
    names = {person.id: person.name for person in people} | {person.username: person.name for person in people}
    return [_change(event, names) for event in page], page[-1].id if more else None


def _usernames(event: Any) -> list[str]:
    return [event.details['username']] if 'username' in event.details else event.details.get('to', [])


def _change(event: Any, names: dict[Any, str]) -> Change:
    """A person who is not there any more is called by the username that was kept."""
    course = event.course or (event.session_course.course if event.session_course else None)
    told = [names.get(name, name) for name in _usernames(event)]
    if 'learner_id' in event.details:
        told.append(names.get(event.details['learner_id'], _('somebody')))
    return Change(id=event.id, at=event.at, who=event.person.name if event.person else '', verb=event.verb,
                  course=course.title if course else '', people=tuple(told), details=event.details)
