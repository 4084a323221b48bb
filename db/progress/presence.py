"""Presence: an open, visible page of a course. It makes visits, and visits make time and last seen.

A page says that it is there every half minute while it is visible and somebody has touched it in the last five minutes.
All tabs of a learner share one visit, so two do not count twice.
"""
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ..access.capabilities import attendee, only
from ..core.clock import now
from ..core.sql import lock_row
from ..core.topics import Outbox, Topic, transaction
from ..records.visit import GAP, Visit
from .figures import recalculate_figures

if TYPE_CHECKING:
    from ..records.person import Person

BEAT = timedelta(seconds=30)


class Presence:

    @only(attendee)
    async def arrive(self: Any, *, by: 'Person') -> None:
        """A page of the course is open and visible from now on."""
        await self._present(new_tab=1)

    @only(attendee)
    async def stay(self: Any, *, by: 'Person') -> None:
        """It still is."""
        await self._present(new_tab=0)

    async def leave(self: Any) -> None:
        """It is closed, hidden or idle. Never refused: who may not be here any more may still go."""
        async with transaction(*await self.notices()):
            await lock_row(self)
            visit = await self._open_visit()
            if visit is not None:
                visit.tabs = max(0, visit.tabs - 1)
                await self._seen_now(visit)

    async def _present(self: Any, *, new_tab: int) -> None:
        async with transaction() as outbox:
            await lock_row(self)  # all tabs of a learner share one visit
            visit = await self._open_visit()
            if visit is None or new_tab:
                outbox.add(*await self.notices())
            else:
                outbox.add(self.topic())
            if visit is None:
                visit = Visit(participation_id=self.id, entered_at=now(), tabs=0)
                new_tab = 1
            visit.tabs += new_tab
            await self._seen_now(visit)
            await self._start_clock(outbox)

    async def _open_visit(self: Any) -> Visit | None:
        since = now() - GAP
        return await Visit.filter(participation_id=self.id, last_presence__gte=since).order_by('-id').first()

    async def _seen_now(self: Any, visit: Visit) -> None:
        visit.last_presence = now()
        visit.seconds = int((visit.last_presence - visit.entered_at).total_seconds())
        await visit.save()
        await recalculate_figures(self.session_course_id, [self.id])

    async def _start_clock(self: Any, outbox: Outbox) -> None:
        """In a session by duration a learner's time begins with their own first entry, and from then on has an end."""
        from ..records.enrolment import Enrolment
        if await Enrolment.filter(id=self.enrolment_id, first_entered__isnull=True).update(first_entered=now()):
            session_id, _ = await self.place()
            outbox.add(Topic('person', self.learner_id, 'sessions'),
                      Topic('person', self.learner_id, 'access').about(session_id))


def here(last_presence: Any, tabs: int) -> bool:
    """Whether a visit means that the learner is here now."""
    return tabs > 0 and now() - last_presence < GAP
