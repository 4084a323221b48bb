"""Messages to learners of a session or of one of its courses, each to read for themselves, and recalling them."""
from collections.abc import Iterable
from typing import Any, NamedTuple

from i18n import _

from ..access.guard import messenger, only, recaller
from ..actions.targets import Targets, enrolments, participations, select_targets
from ..core.clock import now
from ..core.refusals import Invalid
from ..core.topics import Topic
from ..core.transactions import transaction
from ..records.enrolment import Enrolment, Membership
from ..records.event import log
from ..records.message import Message, MessageCopy, MessageKind
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .text_limits import check_message


class Recalled(NamedTuple):
    recalled: int
    read: int
    """Who had read it: they keep it."""


@only(messenger)
async def send_message(place: Session | SessionCourse, learners: Iterable[Any], subject: str, body: str, *, by: Person,
                       kind: MessageKind | None = None) -> Message:
    """To these active learners of the session, or of this course of it: people, participations or enrolments.
    Names whoever is none; then nobody gets it."""
    subject, body = check_message(subject, body)
    session_id, session_course_id = await place.place()
    async with transaction() as outbox:
        readers = await _readers(place, learners)
        made = await Message.create(
            session_id=session_id, session_course_id=session_course_id, kind=kind or MessageKind.MESSAGE,
            subject=subject, body=body, by_id=by.id, at=now())
        await MessageCopy.bulk_create([MessageCopy(message_id=made.id, to_id=id_) for id_ in readers])
        outbox.add(*(Topic('person', id_, 'messages').about(session_id) for id_ in readers))
        await log('messaged', by=by, session_id=session_id, session_course_id=session_course_id, details={
            'subject': subject, 'kind': made.kind.value, 'readers': len(readers)})
    return made


async def message_targets(place: Session | SessionCourse, ids: Iterable[int], *, seen_by: Person) -> Targets:
    """Of these participations, or enrolments where it is about the whole session."""
    await messenger.check(seen_by, place)
    people = await (enrolments(place, ids) if isinstance(place, Session) else participations(place, ids))
    return select_targets(people, lambda __: None)


async def _readers(place: Session | SessionCourse, learners: Iterable[Any]) -> list[int]:
    session_id, session_course_id = await place.place()
    wanted = {getattr(one, 'learner_id', one.id) for one in learners}
    if not wanted:
        raise Invalid(_('Choose whom to write to.'))
    here: Any = Enrolment.filter(session_id=session_id) if session_course_id is None else Participation.filter(
        session_course_id=session_course_id)
    found = set(await here.filter(learner_id__in=list(wanted), state=Membership.ACTIVE
                                  ).values_list('learner_id', flat=True))
    if missing := wanted - found:
        names = await Person.filter(id__in=list(missing)).limit(3).values_list('name', flat=True)
        if not names:
            raise Invalid(_('Somebody is not here any more. Look at the list again.'))
        raise Invalid(_('{names} is not here any more. Look at the list again.', names=', '.join(map(str, names))))
    return sorted(found)


@only(recaller)
async def recall_message(message: Message, *, by: Person) -> Recalled:
    """From everybody who has not read it yet."""
    async with transaction() as outbox:
        unread = MessageCopy.filter(message_id=message.id, read_at=None)
        readers = await unread.values_list('to_id', flat=True)
        await unread.delete()
        read = await MessageCopy.filter(message_id=message.id).count()
        outbox.add(*(Topic('person', id_, 'messages').about(message.session_id)  # type: ignore[arg-type]
                     for id_ in readers))
        await log('recalled_message', by=by, session_id=message.session_id, session_course_id=message.session_course_id,
                  details={'subject': message.subject, 'taken_back': len(readers), 'read': read})
        if not read:
            await type(message).filter(id=message.id).delete()
    return Recalled(len(readers), read)
