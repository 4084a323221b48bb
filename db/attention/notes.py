"""What coaches note about a learner, for the coaches of that course only; its learner never sees it."""
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, Rule, can, only, refusal, role_in
from ..core.clock import now
from ..core.refusals import Invalid, NotAllowed, NotFound, Refusal
from ..core.topics import transaction
from ..records.attention import CoachNote

if TYPE_CHECKING:
    from ..records.person import Person

MAX_LENGTH_NOTE = 2000


class Noting:

    @only(can(Capability.GRADE))
    async def note(self: Any, text: str, *, by: 'Person') -> CoachNote:
        """Keep this about the learner."""
        async with transaction(self.topic('notes')):
            return await CoachNote.create(participation_id=self.id, text=_text(text), by_id=by.id, at=now())

    @only(can(Capability.GRADE))
    async def edit_note(self: Any, note_id: int, text: str, *, by: 'Person') -> None:
        """For who wrote it."""
        async with transaction(self.topic('notes')):
            note = await self._own_note(note_id, by)
            note.text = _text(text)
            await note.save(update_fields=['text'])

    @only(can(Capability.GRADE))
    async def remove_note(self: Any, note_id: int, *, by: 'Person') -> None:
        """For who wrote it."""
        async with transaction(self.topic('notes')):
            await (await self._own_note(note_id, by)).delete()

    async def notes(self: Any, *, seen_by: 'Person') -> list[CoachNote]:
        """The newest first, each with who wrote it."""
        await reads_notes.check(seen_by, self)
        return await CoachNote.filter(participation_id=self.id).order_by('-id').select_related('by')

    async def _own_note(self: Any, note_id: int, by: 'Person') -> CoachNote:
        note = await CoachNote.get_or_none(id=note_id, participation_id=self.id)
        if note is None:
            raise NotFound('This note is not here any more.')
        if note.by_id != by.id:  # type: ignore[attr-defined]
            raise NotAllowed('Only who wrote a note changes it.')
        return note


async def _coaches(by: 'Person', record: Any) -> Refusal | None:
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
        raise Invalid(f'Write a note of at most {MAX_LENGTH_NOTE:,} characters.', 'text')
    return text
