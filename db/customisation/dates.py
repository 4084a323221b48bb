"""When items and sections open, are due and close in this session: its own instants instead of the course's days."""
from collections.abc import Mapping
from datetime import datetime

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.refusals import Invalid
from ..core.transactions import transaction
from ..outlines.items import base_item
from ..outlines.outline import effective_outline
from ..records.customisation import Customisation, SectionOpening
from ..records.person import Person
from ..records.session_course import SessionCourse
from .changes import ItemDates
from .content import customise, log_customised, revert_fields, save_customisation, section_to_change, signed
from .fields import DATES
from .impact import NO_ITEM_IMPACT, ItemImpact, Moved, item_impact
from .outline_changes import outline_changed
from .provenance import CustomisedItem, customised_items


@only(can(Capability.DATE))
async def set_dates(session_course: SessionCourse, item_id: int, dates: ItemDates, *, by: Person) -> None:
    """When it opens, is due and closes, here."""
    values = dates.said()
    async with transaction():
        item = await base_item(session_course, item_id)
        for section in await customised_items(session_course):
            for one in section.items:
                if one.id == item.id:
                    check_dates(section.opens_at, _dates(one, values))
        if own := {name: value for name, value in values.items() if value is not None}:
            await customise(session_course, item.id, by, own)
        if reverted := tuple(name for name, value in values.items() if value is None):
            await revert_fields(session_course, item.id, by, reverted)


async def date_impact(session_course: SessionCourse, item_id: int, dates: ItemDates, *, seen_by: Person) -> ItemImpact:
    """Of `set_dates` with these dates. Raises Invalid for what that would refuse."""
    await can(Capability.TRACK).check(seen_by, session_course)
    shown = (await effective_outline(session_course)).by_id
    for section in await customised_items(session_course):
        for one in section.items:
            if one.id == item_id:
                new = _dates(one, dates.said())
                check_dates(section.opens_at, new)
                if item := shown.get(one.id):  # not where it is hidden
                    return await item_impact([Moved(session_course.id, one.id, (item.due_at, new[1]),
                                                    (item.closes_at, new[2]))])
    return NO_ITEM_IMPACT


@only(can(Capability.DATE))
async def open_section(session_course: SessionCourse, section_id: int, opens_at: datetime | None, *,
                       by: Person) -> None:
    """When the section opens in this session; None: from the beginning, whatever the course says."""
    async with transaction() as outbox:
        section = await section_to_change(session_course, section_id)
        await _check_section(session_course, section.id, opens_at)
        await SectionOpening.update_or_create(
            {'opens_at': opens_at, 'set_by': {'opens_at': signed(by)}},
            session_course_id=session_course.id, section_id=section.id)
        await outline_changed(session_course, outbox, recalculate=False)
        await log_customised(session_course, by, section=section.title, fields=['opens_at'])


@only(can(Capability.DATE))
async def revert_section(session_course: SessionCourse, section_id: int, *, by: Person) -> None:
    """The section opens again on the course's own day."""
    async with transaction() as outbox:
        section = await section_to_change(session_course, section_id)
        if not await SectionOpening.filter(session_course_id=session_course.id, section_id=section.id).delete():
            return
        await outline_changed(session_course, outbox, recalculate=False)
        await log_customised(session_course, by, section=section.title, fields=['opens_at'], reverted=True)


@only(can(Capability.DATE))
async def pin_dates(session_course: SessionCourse, *, by: Person) -> int:
    """Every date that follows the course now becomes this session's own and stays where it is, whatever the course
    or the session's start become. Returns how many."""
    made = 0
    async with transaction() as outbox:
        for section in await customised_items(session_course):
            if not section.is_own and section.opens_at:
                await SectionOpening.create(session_course_id=session_course.id, section_id=section.id,
                                            opens_at=section.opens_at, set_by={'opens_at': signed(by)})
                made += 1
            for item in section.items:
                if own := {name: item.base[name] for name in DATES if name not in item.own and item.base[name]}:
                    await save_customisation(session_course, item.id, by, own)
                    made += len(own)
        await outline_changed(session_course, outbox, recalculate=False)
        await log_customised(session_course, by, fields=list(DATES), all=made)
    return made


@only(can(Capability.DATE))
async def reset_dates(session_course: SessionCourse, *, by: Person) -> None:
    """All dates are again the course's days, counted from the session's first."""
    async with transaction() as outbox:
        await SectionOpening.filter(session_course_id=session_course.id).delete()
        for row in await Customisation.filter(session_course_id=session_course.id):
            await revert_fields(session_course, row.item_id, by, DATES)
        await outline_changed(session_course, outbox, recalculate=False)
        await log_customised(session_course, by, fields=list(DATES), reverted=True)


async def _check_section(session_course: SessionCourse, section_id: int, opens_at: datetime | None) -> None:
    [section] = [one for one in await customised_items(session_course) if one.id == section_id]
    for item in section.items:
        due = item.now('due_at') or item.now('closes_at')
        if opens_at and due and due < opens_at:
            raise Invalid(_('{title} would be over before its section opens.', title=item.now('title')), 'opens_at')


def _dates(item: CustomisedItem, values: Mapping[str, datetime | None]) -> list[datetime | None]:
    """The item's dates as they will be."""
    follows = {name for name, value in values.items() if value is None}
    return [values.get(name) or (item.base[name] if name in follows else item.now(name)) for name in DATES]


def check_dates(section_opens: datetime | None, dates: list[datetime | None]) -> None:
    """Opening, due and closing dates that hold together, whichever source each comes from."""
    opens, due, closes = dates
    if opens and due and due < opens:
        raise Invalid(_('It would be due before it opens.'), 'due_at')
    if closes and opens and closes < opens:
        raise Invalid(_('It would close before it opens.'), 'closes_at')
    if closes and due and closes < due:
        raise Invalid(_('It would close before it is due.'), 'closes_at')
    for name, at in (('due_at', due), ('closes_at', closes)):
        if section_opens and at and at < section_opens:
            raise Invalid(_('Its section opens after that.'), name)
