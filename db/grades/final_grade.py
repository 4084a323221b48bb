"""Setting a course grade by hand, instead of the computed one: with the reason, and to be taken back."""
from decimal import Decimal
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.numbers import half_up, plain, read_points
from ..core.refusals import Invalid, NotFound
from ..core.sql import lock_row
from ..core.transactions import Outbox, transaction
from ..progress.item_progress import update_figures
from ..records.event import log
from ..records.gradebook import CellChange, FinalGrade
from ..records.participation import Participation
from ..records.person import Person
from .entry import checked_reason

MAX_PERCENT = Decimal(200)


@only(can(Capability.GRADE))
async def set_final_grade(participation: Participation, percent: Any, *, by: Person, why: str) -> None:
    """Instead of the computed course grade; that stays to be seen beside it."""
    exact, why = read_points(percent, most=MAX_PERCENT), checked_reason(why)
    async with transaction() as outbox:
        await lock_row(participation)
        before = await FinalGrade.get_or_none(participation_id=participation.id)
        await FinalGrade.update_or_create({'percent': exact, 'reason': why, 'by_id': by.id, 'at': now()},
                                          participation_id=participation.id)
        old = plain(before.percent) if before else await _computed(participation)
        await _log_change(participation, old, plain(exact), outbox, by, why)


@only(can(Capability.GRADE))
async def withdraw_final_grade(participation: Participation, *, by: Person, why: str = '') -> None:
    """The computed course grade counts again."""
    async with transaction() as outbox:
        await lock_row(participation)
        before = await FinalGrade.get_or_none(participation_id=participation.id)
        if before is None:
            raise NotFound(_('No course grade was set for this learner.'))
        await before.delete()
        await _log_change(participation, plain(before.percent), '', outbox, by, checked_reason(why, needed=False))


async def _computed(participation: Participation) -> str:
    """As it is shown."""
    await participation.refresh_from_db(fields=['grade'])
    return plain(half_up(participation.grade))


async def _log_change(participation: Participation, old: str, new: str, outbox: Outbox, by: Person, why: str) -> None:
    if old == new:
        raise Invalid(_('The course grade is {percent} % already.', percent=old), 'points')
    await update_figures(participation, outbox)
    await CellChange.create(participation_id=participation.id, at=now(), by_id=by.id, old=old, new=new, why=why)
    session_id, session_course_id = await participation.place()
    await log('set_final_grade' if new else 'withdrew_final_grade', by=by, session_id=session_id,
              session_course_id=session_course_id, participation_id=participation.id,
              details={'old': old or None, 'new': new or None, 'why': why})
