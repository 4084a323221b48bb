"""When items and sections open, are due and close in this session: its own instants instead of the course's days."""
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.refusals import Invalid
from ..core.topics import transaction
from ..records.customisation import Customisation, SectionOpening
from .changes import ItemDates
from .content import signed
from .impact import NO_ITEM_IMPACT, ItemImpact, Moved, item_impact
from .outline_changes import outline_changed

if TYPE_CHECKING:
    from ..records.person import Person
    from .provenance import CustomisedItem

DATES = ('opens_at', 'due_at', 'closes_at')


class Dating:

    @only(can(Capability.DATE))
    async def set_dates(self: Any, item_id: int, dates: ItemDates, *, by: 'Person') -> None:
        """When it opens, is due and closes, here."""
        values = dates.said()
        async with transaction():
            item = await self._item_here(item_id)
            for section in await self._customised():
                for one in section.items:
                    if one.id == item.id:
                        check_dates(section.opens_at, _dates(one, values))
            if own := {name: value for name, value in values.items() if value is not None}:
                await self._customise(item.id, by, own)
            if reverted := tuple(name for name, value in values.items() if value is None):
                await self._revert(item.id, by, reverted)

    async def date_impact(self: Any, item_id: int, dates: ItemDates, *, seen_by: 'Person') -> ItemImpact:
        """Of `set_dates` with these dates. Raises Invalid for what that would refuse."""
        await can(Capability.TRACK).check(seen_by, self)
        shown = (await self.outline()).by_id
        for section in await self._customised():
            for one in section.items:
                if one.id == item_id:
                    new = _dates(one, dates.said())
                    check_dates(section.opens_at, new)
                    if item := shown.get(one.id):  # not where it is hidden
                        return await item_impact([Moved(self.id, one.id, (item.due_at, new[1]),
                                                        (item.closes_at, new[2]))])
        return NO_ITEM_IMPACT

    @only(can(Capability.DATE))
    async def open_section(self: Any, section_id: int, opens_at: datetime | None, *, by: 'Person') -> None:
        """When the section opens in this session; None: from the beginning, whatever the course says."""
        async with transaction() as outbox:
            section = await self._section(section_id)
            await self._check_section(section.id, opens_at)
            await SectionOpening.update_or_create(
                {'opens_at': opens_at, 'set_by': {'opens_at': signed(by)}},
                session_course_id=self.id, section_id=section.id)
            await outline_changed(self, outbox, recalculate=False)
            await self._log_customised(by, section=section.title, fields=['opens_at'])

    @only(can(Capability.DATE))
    async def revert_section(self: Any, section_id: int, *, by: 'Person') -> None:
        """The section opens again on the course's own day."""
        async with transaction() as outbox:
            section = await self._section(section_id)
            if not await SectionOpening.filter(session_course_id=self.id, section_id=section.id).delete():
                return
            await outline_changed(self, outbox, recalculate=False)
            await self._log_customised(by, section=section.title, fields=['opens_at'], reverted=True)

    @only(can(Capability.DATE))
    async def pin_dates(self: Any, *, by: 'Person') -> int:
        """Every date that follows the course now becomes this session's own and stays where it is, whatever the course
        or the session's start become. Returns how many."""
        made = 0
        async with transaction() as outbox:
            for section in await self._customised():
                if not section.is_own and section.opens_at:
                    await SectionOpening.create(session_course_id=self.id, section_id=section.id,
                                                opens_at=section.opens_at, set_by={'opens_at': signed(by)})
                    made += 1
                for item in section.items:
                    if own := {name: item.base[name] for name in DATES if name not in item.own and item.base[name]}:
                        await self._keep(item.id, by, own)
                        made += len(own)
            await outline_changed(self, outbox, recalculate=False)
            await self._log_customised(by, fields=list(DATES), all=made)
        return made

    @only(can(Capability.DATE))
    async def reset_dates(self: Any, *, by: 'Person') -> None:
        """All dates are again the course's days, counted from the session's first."""
        async with transaction() as outbox:
            await SectionOpening.filter(session_course_id=self.id).delete()
            for row in await Customisation.filter(session_course_id=self.id):
                await self._revert(row.item_id, by, DATES)
            await outline_changed(self, outbox, recalculate=False)
            await self._log_customised(by, fields=list(DATES), reverted=True)

    async def _check_section(self: Any, section_id: int, opens_at: datetime | None) -> None:
        [section] = [one for one in await self._customised() if one.id == section_id]
        for item in section.items:
            due = item.now('due_at') or item.now('closes_at')
            if opens_at and due and due < opens_at:
                raise Invalid(f'{item.now("title")} would be over before its section opens.', 'opens_at')


def _dates(item: 'CustomisedItem', values: Mapping[str, datetime | None]) -> list[datetime | None]:
    """The item's dates as they will be."""
    follows = {name for name, value in values.items() if value is None}
    return [values.get(name) or (item.base[name] if name in follows else item.now(name)) for name in DATES]


def check_dates(section_opens: datetime | None, dates: list[datetime | None]) -> None:
    """Opening, due and closing dates that hold together, whichever source each comes from."""
    opens, due, closes = dates
    if opens and due and due < opens:
        raise Invalid('It would be due before it opens.', 'due_at')
    if closes and opens and closes < opens:
        raise Invalid('It would close before it opens.', 'closes_at')
    if closes and due and closes < due:
        raise Invalid('It would close before it is due.', 'closes_at')
    for name, at in (('due_at', due), ('closes_at', closes)):
        if section_opens and at and at < section_opens:
            raise Invalid('Its section opens after that.', name)
