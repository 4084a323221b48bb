"""Excusing a learner from an item, and setting a course grade by hand: both with the reason, both to be taken back."""
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.clock import now
from ..core.numbers import half_up, plain, read_points
from ..core.refusals import Invalid, NotFound
from ..core.sql import lock_row
from ..core.topics import Outbox, transaction
from ..records.event import log
from .cell import EXCUSED, current_cell
from .entry import checked_reason, kept_points

if TYPE_CHECKING:
    from ..records.person import Person

MAX_PERCENT = Decimal(200)


class Excusing:

    @only(can(Capability.GRADE))
    async def excuse(self: Any, key: str, *, by: 'Person', why: str) -> None:
        """The column counts neither for nor against this learner, whatever stands in it."""
        why = checked_reason(why)
        async with transaction() as outbox:
            await lock_row(self)
            cell = await current_cell(self, key)
            if cell.text != EXCUSED:
                await self._put(cell, EXCUSED, outbox, by=by, why=why)

    @only(can(Capability.GRADE))
    async def unexcuse(self: Any, key: str, *, by: 'Person', why: str = '') -> None:
        """What the learner has in the column counts again; points that had been given by hand are given again."""
        why = checked_reason(why, needed=False)
        async with transaction() as outbox:
            await lock_row(self)
            cell = await current_cell(self, key)
            if cell.given is None or not cell.given.excused:
                raise NotFound(f'Nobody has excused this learner from {cell.column.title}.')
            await self._give(cell, outbox, by=by, new=plain(cell.given.points), why=why, **kept_points(cell))

    @only(can(Capability.GRADE))
    async def set_final_grade(self: Any, percent: Any, *, by: 'Person', why: str) -> None:
        """Instead of the computed course grade; that stays to be seen beside it."""
        from ..records.gradebook import FinalGrade
        exact, why = read_points(percent, most=MAX_PERCENT), checked_reason(why)
        async with transaction() as outbox:
            await lock_row(self)
            before = await FinalGrade.get_or_none(participation_id=self.id)
            await FinalGrade.update_or_create({'percent': exact, 'reason': why, 'by_id': by.id, 'at': now()},
                                              participation_id=self.id)
            old = plain(before.percent) if before else await self._computed()
            await self._final_moved(old, plain(exact), outbox, by, why)

    @only(can(Capability.GRADE))
    async def withdraw_final_grade(self: Any, *, by: 'Person', why: str = '') -> None:
        """The computed course grade counts again."""
        from ..records.gradebook import FinalGrade
        async with transaction() as outbox:
            await lock_row(self)
            before = await FinalGrade.get_or_none(participation_id=self.id)
            if before is None:
                raise NotFound('No course grade was set for this learner.')
            await before.delete()
            await self._final_moved(plain(before.percent), '', outbox, by, checked_reason(why, needed=False))

    async def _computed(self: Any) -> str:
        """As it is shown."""
        await self.refresh_from_db(fields=['grade'])
        return plain(half_up(self.grade))

    async def _final_moved(self: Any, old: str, new: str, outbox: Outbox, by: 'Person', why: str) -> None:
        from ..records.gradebook import CellChange
        if old == new:
            raise Invalid(f'The course grade is {old} % already.', 'points')
        await self._update_figures(outbox)
        await CellChange.create(participation_id=self.id, at=now(), by_id=by.id, old=old, new=new, why=why)
        session_id, session_course_id = await self.place()
        await log('set_final_grade' if new else 'withdrew_final_grade', by=by, session_id=session_id,
                  session_course_id=session_course_id, participation_id=self.id,
                  details={'old': old or None, 'new': new or None, 'why': why})
