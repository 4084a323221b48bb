"""Who administers a session, who oversees it, and who teaches each of its courses."""
from collections.abc import Sequence
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.refusals import Invalid
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..records.event import log
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse


@only(can(Capability.CONFIGURE))
async def appoint_coaches(session: Session, people: Sequence[Any], *, by: Person) -> None:
    """Exactly these are the session's coaches."""
    async with transaction(session.topic('settings')) as outbox:
        await _appoint(session, session.coaches, people, outbox)
        await log('appointed_coaches', by=by, session_id=session.id, details={'to': [p.username for p in people]})


@only(can(Capability.CONFIGURE))
async def appoint_course_coaches(session: Session, session_course: SessionCourse, people: Sequence[Any], *,
                                 by: Person) -> None:
    """Exactly these teach this course of the session."""
    if session_course.session_id != session.id:
        raise Invalid(_('This course is not in this session.'))
    async with transaction(session.topic('settings')) as outbox:
        await _appoint(session, session_course.coaches, people, outbox)
        await log('appointed_coaches', by=by, session_id=session.id, session_course_id=session_course.id,
                  details={'to': [p.username for p in people]})


@only(can(Capability.CONFIGURE))
async def appoint_administrators(session: Session, people: Sequence[Any], *, by: Person) -> None:
    """Exactly these session administrators configure it (besides the administrators, who always may)."""
    if not people:
        raise Invalid(_('A session needs somebody who administers it.'), 'administrators')
    if without := [p.name for p in people if not (p.is_session_administrator or p.is_administrator)]:
        raise Invalid(_('{names} cannot administer sessions: that role is missing.', names=', '.join(without)),
                      'administrators')
    async with transaction(session.topic('settings')) as outbox:
        await _appoint(session, session.administrators, people, outbox)
        await log('appointed_administrators', by=by, session_id=session.id,
                  details={'to': [p.username for p in people]})


async def _appoint(session: Session, relation: Any, people: Sequence[Any], outbox: Outbox) -> None:
    before = await relation.all()
    await relation.clear()
    if people:
        await relation.add(*people)
    for person in {*before, *people}:
        outbox.add(Topic('person', person.id, 'sessions'), Topic('person', person.id, 'access').about(session.id))
