"""What coaches make their own of a shared course in this session: hide, rewrite, weigh, order (domain §5).

Nothing here touches the course or another session. Each field remembers who set it and when; reverting it follows the
course again. Dates are in `dates.py`, items that only this session has in `session_items.py`.
"""
from collections.abc import Mapping
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.numbers import CENT
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..core.texts import check_markdown
from ..core.transactions import transaction
from ..items.fields import checked_title, item_points
from ..outlines.items import base_item
from ..records.customisation import Customisation
from ..records.event import log
from ..records.item import Item, Section
from ..records.item_types import ITEM_TYPES
from ..records.person import Person
from ..records.session_course import SessionCourse
from .changes import ItemRules
from .fields import CONTENT, WORDS
from .outline_changes import outline_changed
from .provenance import section_rows

COUNTED = {'is_hidden', 'points', 'required', 'due_at'}
"""Fields on which learners' figures depend."""


@only(can(Capability.CUSTOMISE))
async def rewrite(session_course: SessionCourse, item_id: int, *, by: Person, title: str | None = None,
                  body: str | None = None) -> None:
    """This session's own title or text. What the course says then is remembered, so that a later change of it
    shows."""
    values: dict[str, Any] = {}
    if title is not None:
        values['title'] = checked_title(title, 200)
    if body is not None:
        check_markdown(body, 'body')
        values['body'] = body
    await customise(session_course, item_id, by, values)


@only(can(Capability.CUSTOMISE))
async def acknowledge_course_update(session_course: SessionCourse, item_id: int, *, by: Person) -> None:
    """The course has changed since, and this session's title and text stay as they are: seen, said no longer."""
    row = await Customisation.get_or_none(session_course_id=session_course.id, item_id=item_id)
    own = {name: getattr(row, name) for name in WORDS if row and getattr(row, name) is not None}
    await customise(session_course, item_id, by, own)


@only(can(Capability.CUSTOMISE))
async def adjust(session_course: SessionCourse, item_id: int, rules: ItemRules, *, by: Person) -> None:
    """What it is worth and asks, here."""
    values = rules.said()
    if 'points' in values:
        values['points'] = item_points(values['points'], 'points', least=CENT)
    if 'attempts' in values and not _is_count(values['attempts']):
        raise Invalid(_('Give 1 to 1,000 attempts, or 0 for no limit.'), 'attempts')
    await customise(session_course, item_id, by, values)


@only(can(Capability.CUSTOMISE))
async def revert(session_course: SessionCourse, item_id: int, *fields: str, by: Person) -> None:
    """Follow the course again in these fields, or in all that are not dates."""
    if strange := set(fields) - set(CONTENT):
        raise Invalid(_('There is no {fields} to revert.', fields=', '.join(sorted(strange))))
    await revert_fields(session_course, item_id, by, fields or CONTENT)


@only(can(Capability.CUSTOMISE))
async def move_item(session_course: SessionCourse, item_id: int, to: int, *, by: Person) -> None:
    """To this place among all items that its section has here, hidden ones included, counted from 0 without it."""
    async with transaction() as outbox:
        item = await base_item(session_course, item_id)
        ids = [row.id for row in await section_rows(session_course, item.section_id) if row.id != item.id]
        ids[max(to, 0):max(to, 0)] = [item.id]
        for position, id_ in enumerate(ids):
            await save_customisation(session_course, id_, by, {'position': position})
        await outline_changed(session_course, outbox, recalculate=False)
        await log_customised(session_course, by, item, fields=['position'])


@only(can(Capability.CUSTOMISE))
async def reset_order(session_course: SessionCourse, section_id: int, *, by: Person) -> None:
    """The items of the section stand again as in the course."""
    async with transaction() as outbox:
        section = await section_to_change(session_course, section_id)
        for row in await Customisation.filter(session_course_id=session_course.id, item__section_id=section.id):
            await _forget(row, ('position',))
        await outline_changed(session_course, outbox, recalculate=False)
        await log_customised(session_course, by, section=section.title, fields=['position'], reverted=True)


async def customise(session_course: SessionCourse, item_id: int, by: Person, values: Mapping[str, Any]) -> None:
    if not values:
        return
    async with transaction() as outbox:
        item = await base_item(session_course, item_id)
        _check(item, values)
        told = {**values, **{f'base_{name}': getattr(item, name) for name in WORDS if name in values}}
        if set(WORDS) & set(values):
            told['base_version'] = item.version
        await save_customisation(session_course, item.id, by, told)
        await outline_changed(session_course, outbox, recalculate=bool(COUNTED & set(values)))
        await log_customised(session_course, by, item, fields=sorted(values))


async def revert_fields(session_course: SessionCourse, item_id: int, by: Person, fields: tuple[str, ...]) -> None:
    async with transaction() as outbox:
        item = await base_item(session_course, item_id)
        row = await Customisation.get_or_none(session_course_id=session_course.id, item_id=item.id)
        if row is None or not set(fields) & set(row.set_by):
            return
        await _forget(row, fields)
        await outline_changed(session_course, outbox, recalculate=bool(COUNTED & set(fields)))
        await log_customised(session_course, by, item, fields=sorted(fields), reverted=True)


async def save_customisation(session_course: SessionCourse, item_id: int, by: Person,
                             values: Mapping[str, Any]) -> None:
    row, _ = await Customisation.get_or_create(session_course_id=session_course.id, item_id=item_id)
    row.update_from_dict(dict(values))
    row.set_by = row.set_by | {name: signed(by) for name in values if not name.startswith('base_')}
    await row.save()


async def section_to_change(session_course: SessionCourse, section_id: int) -> Section:
    section = await Section.get_or_none(id=section_id, course_id=session_course.course_id)
    if section is None:
        raise NotFound(_('This section is not there any more.'))
    return section


async def log_customised(session_course: SessionCourse, by: Person, item: Item | None = None, **details: Any) -> None:
    await log('customised', by=by, session_id=session_course.session_id, session_course_id=session_course.id,
              course_id=session_course.course_id,
              item_id=item.id if item else None, details=details | ({'title': item.title} if item else {}))


def signed(by: Person) -> list[Any]:
    """As `set_by` keeps who set a field, and when."""
    return [by.id, now().isoformat()]


def _check(item: Item, values: Mapping[str, Any]) -> None:
    if item.session_course_id is not None and {*WORDS, 'points', 'attempts', 'required'} & set(values):
        raise NotAllowed(_('This item is the session’s own: edit the item itself.'))
    if {'points', 'attempts'} & set(values) and not ITEM_TYPES[item.kind].is_graded:
        raise Invalid(_('Only a quiz or an assignment has points and attempts.'), 'points')


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000


async def _forget(row: Customisation, fields: tuple[str, ...]) -> None:
    """These fields follow the course; a row that says nothing any more goes."""
    row.update_from_dict({name: False if name == 'is_hidden' else None for name in fields})
    row.set_by = {name: who for name, who in row.set_by.items() if name not in fields}
    await (row.save() if row.set_by else row.delete())
