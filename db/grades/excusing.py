"""Excusing a learner from an item, with the reason, and taking that back."""
from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.numbers import plain
from ..core.refusals import NotFound
from ..core.sql import lock_row
from ..core.transactions import transaction
from ..gradebook.cell import EXCUSED, current_cell
from ..records.participation import Participation
from ..records.person import Person
from .entry import checked_reason, kept_points, put_grade, record_grade


@only(can(Capability.GRADE))
async def excuse(participation: Participation, key: str, *, by: Person, why: str) -> None:
    """The column counts neither for nor against this learner, whatever stands in it."""
    why = checked_reason(why)
    async with transaction() as outbox:
        await lock_row(participation)
        cell = await current_cell(participation, key)
        if cell.text != EXCUSED:
            await put_grade(participation, cell, EXCUSED, outbox, by=by, why=why)


@only(can(Capability.GRADE))
async def unexcuse(participation: Participation, key: str, *, by: Person, why: str = '') -> None:
    """What the learner has in the column counts again; points that had been given by hand are given again."""
    why = checked_reason(why, needed=False)
    async with transaction() as outbox:
        await lock_row(participation)
        cell = await current_cell(participation, key)
        if cell.given is None or not cell.given.excused:
            raise NotFound(_('Nobody has excused this learner from {title}.', title=cell.column.title))
        await record_grade(participation, cell, outbox, by=by, new=plain(cell.given.points), why=why,
                           **kept_points(cell))
