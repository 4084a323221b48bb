"""What coaches note about a learner, for the coaches of that course only; its learner never sees it."""

from i18n import _, number

from ..access.capabilities import Capability, refusal
from ..access.guard import Rule, can, only
from ..access.session_role import role_in
from ..core.clock import now
from ..core.refusals import Invalid, NotAllowed, NotFound, Refusal
from ..core.transactions import transaction
from ..records.attention import CoachNote
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse

MAX_LENGTH_NOTE = 2000


@only(can(Capability.GRADE))
async def note(participation: Participation, text: str, *, by: Person) -> CoachNote:
    """Keep this about the learner."""
    async with transaction(participation.topic('notes')):
        return await CoachNote.create(participation_id=participation.id, text=_text(text), by_id=by.id, at=now())


@only(can(Capability.GRADE))
async def edit_note(participation: Participation, note_id: int, text: str, *, by: Person) -> None:
    """For who wrote it."""
    async with transaction(participation.topic('notes')):
        note = await _my_note(participation, note_id, by)
        note.text = _text(text)
        await note.save(update_fields=['text'])


@only(can(Capability.GRADE))
async def remove_note(participation: Participation, note_id: int, *, by: Person) -> None:
    """For who wrote it."""
    async with transaction(participation.topic('notes')):
        await (await _my_note(participation, note_id, by)).delete()


async def notes(participation: Participation, *, seen_by: Person) -> list[CoachNote]:
    """The newest first, each with who wrote it."""
    await reads_notes.check(seen_by, participation)
    return await CoachNote.filter(participation_id=participation.id).order_by('-id').select_related('by')


async def _my_note(participation: Participation, note_id: int, by: Person) -> CoachNote:
    note = await CoachNote.get_or_none(id=note_id, participation_id=participation.id)
    if note is None:
        raise NotFound(_('This note is not here any more.'))
    if note.by_id != by.id:  # type: ignore[attr-defined]
        raise NotAllowed(_('Only who wrote a note changes it.'))
    return note


async def _coaches(by: Person, record: Session | SessionCourse) -> Refusal | None:
    session_id, session_course_id = await record.place()
    stands = await role_in(by, session_id)
    if no := refusal(Capability.TRACK, stands, session_course_id):
        return no
    assert stands is not None
    return None if stands.is_administrator or stands.coaches_course(session_course_id) else NotAllowed()


reads_notes = Rule(_coaches)
"""Who coaches here, also once their time has ended; who only configures the session does not."""


def _text(text: str) -> str:
    text = text.strip()
    if not text or len(text) > MAX_LENGTH_NOTE:
        raise Invalid(_('Write a note of up to {limit} characters.', limit=number(MAX_LENGTH_NOTE)), 'text')
    return text
