"""What coaches make their own of a shared course in this session: hide, rewrite, weigh, order (domain §5).

Nothing here touches the course or another session. Each field remembers who set it and when; reverting it follows the
course again. Dates are in `dates.py`, items that only this session has in `session_items.py`.
"""
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.clock import now
from ..core.numbers import CENT
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..core.texts import check_markdown
from ..core.topics import transaction
from ..courses.item_fields import checked_title, item_points
from ..records.customisation import Customisation
from ..records.event import log
from ..records.item import GRADED_KINDS, Item, Section
from .changes import ItemRules
from .outline_changes import outline_changed

if TYPE_CHECKING:
    from ..records.person import Person

WORDS = ('title', 'body')
CONTENT = ('is_hidden', *WORDS, 'points', 'attempts', 'required', 'position')
COUNTED = {'is_hidden', 'points', 'required', 'due_at'}
"""Fields on which learners' figures depend."""


class Customising:

    @only(can(Capability.CUSTOMISE))
    async def hide(self: Any, item_id: int, *, by: 'Person') -> None:
        """Out of this session: learners do not see it, and it counts in no figure. What they have done stays."""
        await self._customise(item_id, by, {'is_hidden': True})

    @only(can(Capability.CUSTOMISE))
    async def unhide(self: Any, item_id: int, *, by: 'Person') -> None:
        await self._revert(item_id, by, ('is_hidden',))

    @only(can(Capability.CUSTOMISE))
    async def rewrite(self: Any, item_id: int, *, by: 'Person', title: str | None = None,
                      body: str | None = None) -> None:
        """This session's own title or text. What the course says then is remembered, so that a later change of it
        shows."""
        values: dict[str, Any] = {}
        if title is not None:
            values['title'] = checked_title(title, 200)
        if body is not None:
            check_markdown(body, 'body')
            values['body'] = body
        await self._customise(item_id, by, values)

    @only(can(Capability.CUSTOMISE))
    async def acknowledge_course_update(self: Any, item_id: int, *, by: 'Person') -> None:
        """The course has changed since, and this session's title and text stay as they are: seen, said no longer."""
        row = await Customisation.get_or_none(session_course_id=self.id, item_id=item_id)
        own = {name: getattr(row, name) for name in WORDS if row and getattr(row, name) is not None}
        await self._customise(item_id, by, own)

    @only(can(Capability.CUSTOMISE))
    async def adjust(self: Any, item_id: int, rules: ItemRules, *, by: 'Person') -> None:
        """What it is worth and asks, here."""
        values = rules.said()
        if 'points' in values:
            values['points'] = item_points(values['points'], 'points', least=CENT)
        if 'attempts' in values and not _is_count(values['attempts']):
            raise Invalid('Give 1 to 1,000 attempts, or 0 for no limit.', 'attempts')
        await self._customise(item_id, by, values)

    @only(can(Capability.CUSTOMISE))
    async def revert(self: Any, item_id: int, *fields: str, by: 'Person') -> None:
        """Follow the course again in these fields, or in all that are not dates."""
        if strange := set(fields) - set(CONTENT):
            raise Invalid(f'There is no {", ".join(sorted(strange))} to revert.')
        await self._revert(item_id, by, fields or CONTENT)

    @only(can(Capability.CUSTOMISE))
    async def move_item(self: Any, item_id: int, to: int, *, by: 'Person') -> None:
        """To this place among all items that its section has here, hidden ones included, counted from 0 without it."""
        async with transaction() as outbox:
            item = await self._item_here(item_id)
            ids = [row.id for row in await self._rows_of_section(item.section_id) if row.id != item.id]
            ids[max(to, 0):max(to, 0)] = [item.id]
            for position, id_ in enumerate(ids):
                await self._keep(id_, by, {'position': position})
            await outline_changed(self, outbox, recalculate=False)
            await self._log_customised(by, item, fields=['position'])

    @only(can(Capability.CUSTOMISE))
    async def reset_order(self: Any, section_id: int, *, by: 'Person') -> None:
        """The items of the section stand again as in the course."""
        async with transaction() as outbox:
            section = await self._section(section_id)
            for row in await Customisation.filter(session_course_id=self.id, item__section_id=section.id):
                await _forget(row, ('position',))
            await outline_changed(self, outbox, recalculate=False)
            await self._log_customised(by, section=section.title, fields=['position'], reverted=True)

    async def _customise(self: Any, item_id: int, by: 'Person', values: Mapping[str, Any]) -> None:
        if not values:
            return
        async with transaction() as outbox:
            item = await self._item_here(item_id)
            _check(item, values)
            told = {**values, **{f'base_{name}': getattr(item, name) for name in WORDS if name in values}}
            if set(WORDS) & set(values):
                told['base_version'] = item.version
            await self._keep(item.id, by, told)
            await outline_changed(self, outbox, recalculate=bool(COUNTED & set(values)))
            await self._log_customised(by, item, fields=sorted(values))

    async def _revert(self: Any, item_id: int, by: 'Person', fields: tuple[str, ...]) -> None:
        async with transaction() as outbox:
            item = await self._item_here(item_id)
            row = await Customisation.get_or_none(session_course_id=self.id, item_id=item.id)
            if row is None or not set(fields) & set(row.set_by):
                return
            await _forget(row, fields)
            await outline_changed(self, outbox, recalculate=bool(COUNTED & set(fields)))
            await self._log_customised(by, item, fields=sorted(fields), reverted=True)

    async def _keep(self: Any, item_id: int, by: 'Person', values: Mapping[str, Any]) -> None:
        row, _ = await Customisation.get_or_create(session_course_id=self.id, item_id=item_id)
        row.update_from_dict(dict(values))
        row.set_by = row.set_by | {name: signed(by) for name in values if not name.startswith('base_')}
        await row.save()

    async def _item_here(self: Any, item_id: int) -> Item:
        """An item of the course or of this session course; NotFound for those of other sessions."""
        item = await Item.get_or_none(id=item_id, section__course_id=self.course_id, is_archived=False)
        if item is None or item.session_course_id not in (None, self.id) or item.is_draft:
            raise NotFound('This item is not there any more.')
        return item

    async def _section(self: Any, section_id: int) -> Section:
        section = await Section.get_or_none(id=section_id, course_id=self.course_id)
        if section is None:
            raise NotFound('This section is not there any more.')
        return section

    async def _log_customised(self: Any, by: 'Person', item: Item | None = None, **details: Any) -> None:
        await log('customised', by=by, session_id=self.session_id, session_course_id=self.id, course_id=self.course_id,
                  item_id=item.id if item else None, details=details | ({'title': item.title} if item else {}))


def signed(by: 'Person') -> list:
    """As `set_by` keeps who set a field, and when."""
    return [by.id, now().isoformat()]


def _check(item: Item, values: Mapping[str, Any]) -> None:
    if item.session_course_id is not None and {*WORDS, 'points', 'attempts', 'required'} & set(values):
        raise NotAllowed('This item is the session’s own: edit the item itself.')
    if {'points', 'attempts'} & set(values) and item.kind not in GRADED_KINDS:
        raise Invalid('Only a quiz or an assignment has points and attempts.', 'points')


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000


async def _forget(row: Customisation, fields: tuple[str, ...]) -> None:
    """These fields follow the course; a row that says nothing any more goes."""
    row.update_from_dict({name: False if name == 'is_hidden' else None for name in fields})
    row.set_by = {name: who for name, who in row.set_by.items() if name not in fields}
    await (row.save() if row.set_by else row.delete())
