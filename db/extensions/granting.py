"""Giving one learner more time or more attempts at one item, with the reason."""
from dataclasses import asdict
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.dates import say_moment
from ..core.refusals import Invalid, NotFound
from ..core.sql import lock_row
from ..core.transactions import transaction
from ..outlines.outline import OutlineItem, outlines
from ..outlines.titles import apply_session_titles
from ..progress.item_progress import log_item, update_figures
from ..quizzes.timing import extend_attempts
from ..records.extension import Extension
from ..records.item import ItemKind
from ..records.participation import Participation
from ..records.person import Person
from .extension_grant import ExtensionGrant


@only(can(Capability.GRADE))
async def extend(participation: Participation, item_id: int, grant: ExtensionGrant, *, by: Person,
                 reason: str) -> Extension:
    """Instead of an extension this learner has at the item already."""
    reason = ' '.join(reason.split())
    if not reason or len(reason) > 500:
        raise Invalid(_('Say why, in up to 500 characters.'), 'reason')
    if not _is_count(grant.extra_attempts, 1000):
        raise Invalid(_('Enter a number from 0 to 1,000.'), 'extra_attempts')
    if not _is_count(grant.extra_minutes, 10_000):
        raise Invalid(_('Enter a number from 0 to 10,000.'), 'extra_minutes')
    if not grant.given():
        raise Invalid(_('Give another date, more attempts or more time.'), 'due_at')
    async with transaction() as outbox:
        await lock_row(participation)
        everybodys = (await outlines([participation.session_course_id]))[participation.session_course_id].item(item_id)
        kept = await Extension.get_or_none(participation_id=participation.id, item_id=item_id)
        check_extends(everybodys, {name: value for name, value in grant.given().items()
                                   if not (kept and getattr(kept, name) == value)}, by)
        if grant.due_at and grant.closes_at and grant.closes_at < grant.due_at:
            raise Invalid(_('It would close before it is due.'), 'closes_at')
        extension, __ = await Extension.update_or_create(
            {**asdict(grant), 'reason': reason, 'by_id': by.id, 'at': now()},
            participation_id=participation.id, item_id=item_id)
        await extend_attempts(outbox, participation_id=participation.id)
        await update_figures(participation, outbox)
        await log_item(participation, 'extended', everybodys, by, reason=reason, title=everybodys.title,
                       learner_id=participation.learner_id)
    return extension


@only(can(Capability.GRADE))
async def withdraw_extension(participation: Participation, item_id: int, *, by: Person) -> None:
    """The learner has again what everybody has."""
    async with transaction() as outbox:
        extension = await Extension.get_or_none(participation_id=participation.id,
                                                item_id=item_id).select_related('item')
        if extension is None:
            raise NotFound(_('There is no extension to withdraw.'))
        await extension.delete()
        await update_figures(participation, outbox)
        await log_item(participation, 'withdrew_extension', extension.item, by, title=extension.item.title,
                       learner_id=participation.learner_id)


async def extensions_given(participation: Participation, *, seen_by: Person) -> list[Extension]:
    """All that this learner has in the course, each with its item, as it is called here, and who gave it."""
    await can(Capability.TRACK).check(seen_by, participation)
    found = await Extension.filter(participation_id=participation.id).order_by('id').select_related('item', 'by')
    await apply_session_titles(participation.session_course_id, [one.item for one in found])
    return found


def check_extends(item: OutlineItem, given: dict[str, Any], by: Person) -> None:
    """Raises Invalid for what is not more than everybody has."""
    for name, has in (('due_at', item.due_at), ('closes_at', item.closes_at)):
        if name not in given:
            continue
        if has is None:
            raise Invalid(_('{title} is never due: there is no date to extend.', title=item.title)
                          if name == 'due_at' else
                          _('{title} never closes: there is no date to extend.', title=item.title), name)
        if given[name] <= has:
            raise Invalid(_('Everybody has until {day}. Give a later date.', day=say_moment(has, by.zone)), name)
    if 'extra_attempts' in given and not item.is_graded:
        raise Invalid(_('{title} is neither attempted nor submitted.', title=item.title), 'extra_attempts')
    if 'extra_minutes' in given and item.kind is not ItemKind.QUIZ:
        raise Invalid(_('Only a quiz has minutes to extend.'), 'extra_minutes')


def _is_count(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
