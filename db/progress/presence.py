"""Presence: an open, visible page of a course. It makes visits, and visits make time and last seen.

A page says that it is there every half minute while it is visible and somebody has touched it in the last five minutes.
All tabs of a learner share one visit, so two do not count twice.
"""
from datetime import timedelta
from typing import Any

from ..access.guard import attendee, only
from ..core.clock import now
from ..core.sql import lock_row
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..records.enrolment import Enrolment
from ..records.participation import Participation
from ..records.person import Person
from ..records.visit import GAP, Visit
from .figures import recalculate_figures

BEAT = timedelta(seconds=30)


@only(attendee)
async def arrive(participation: Participation, *, by: Person) -> None:
    """A page of the course is open and visible from now on."""
    await _present(participation, new_tab=1)


@only(attendee)
async def stay(participation: Participation, *, by: Person) -> None:
    """It still is."""
    await _present(participation, new_tab=0)


async def leave(participation: Participation) -> None:
    """It is closed, hidden or idle. Never refused: who may not be here any more may still go."""
    async with transaction(*await participation.notices()):
        await lock_row(participation)
        visit = await _open_visit(participation)
        if visit is not None:
            visit.tabs = max(0, visit.tabs - 1)
            await _seen_now(participation, visit)


async def _present(participation: Participation, *, new_tab: int) -> None:
    async with transaction() as outbox:
        await lock_row(participation)  # all tabs of a learner share one visit
        visit = await _open_visit(participation)
        if visit is None or new_tab:
            outbox.add(*await participation.notices())
        else:
            outbox.add(participation.topic())
        if visit is None:
            visit = Visit(participation_id=participation.id, entered_at=now(), tabs=0)
            new_tab = 1
        visit.tabs += new_tab
        await _seen_now(participation, visit)
        await _start_clock(participation, outbox)


async def _open_visit(participation: Participation) -> Visit | None:
    since = now() - GAP
    return await Visit.filter(participation_id=participation.id, last_presence__gte=since).order_by('-id').first()


async def _seen_now(participation: Participation, visit: Visit) -> None:
    visit.last_presence = now()
    visit.seconds = int((visit.last_presence - visit.entered_at).total_seconds())
    await visit.save()
    await recalculate_figures(participation.session_course_id, [participation.id])


async def _start_clock(participation: Participation, outbox: Outbox) -> None:
    """In a session by duration a learner's time begins with their own first entry, and from then on has an end."""
    if await Enrolment.filter(id=participation.enrolment_id, first_entered__isnull=True).update(first_entered=now()):
        session_id, _ = await participation.place()
        outbox.add(Topic('person', participation.learner_id, 'sessions'),
                   Topic('person', participation.learner_id, 'access').about(session_id))


def here(last_presence: Any, tabs: int) -> bool:
    """Whether a visit means that the learner is here now."""
    return tabs > 0 and now() - last_presence < GAP
