"""Assigning learners of a session to a group, or to none."""
from collections.abc import Iterable
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..actions.snapshot import Tracked, restore, take_snapshot
from ..actions.targets import Targets, enrolments, select_targets
from ..actions.undo import UndoableAction
from ..core.refusals import Invalid
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..records.enrolment import Enrolment, Membership
from ..records.event import log
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session

MAX_LENGTH_NAME = 80


async def group_names(session: Session, *, seen_by: Person) -> list[str]:
    """Of the learners who are in the session now."""
    await can(Capability.TRACK).check(seen_by, session)
    found = Enrolment.filter(session_id=session.id, state=Membership.ACTIVE).exclude(class_name='')
    names: Any = await found.distinct().values_list('class_name', flat=True)
    return sorted(set(names), key=str.casefold)


async def assign_group_targets(session: Session, ids: Iterable[int], class_name: str, *, seen_by: Person) -> Targets:
    await can(Capability.ENROL).check(seen_by, session)
    name = _checked_name(class_name)

    def why_not(one: Any) -> str | None:
        if one.class_name != name:
            return None
        return _('is in {class_name} already', class_name=name) if name else _('is in no class')
    return select_targets(await enrolments(session, ids), why_not)


@only(can(Capability.ENROL))
async def assign_group(session: Session, ids: Iterable[int], class_name: str, *, by: Person) -> UndoableAction:
    """Empty: to none."""
    name, tracked = _checked_name(class_name), ('class_name',)
    async with transaction() as outbox:
        targets = (await assign_group_targets(session, ids, name, seen_by=by)).not_empty()
        here = Enrolment.filter(id__in=targets.ids)
        before = await take_snapshot(Tracked(here, tracked))
        await here.update(class_name=name)
        after = await take_snapshot(Tracked(here, tracked))
        await _notify_assigned(session, targets, outbox)
        for one in targets.included:
            await log('assigned_group', by=by, session_id=session.id,
                      details={'learner_id': one.learner_id, 'old': one.class_name, 'new': name})

    async def undo(by: Person, outbox: Outbox) -> None:
        if await take_snapshot(Tracked(here, tracked)) != after:
            raise Invalid(_('Somebody has put them in another class since. Nothing was undone.'))
        await restore(before, after)
        await _notify_assigned(session, targets, outbox)

    return UndoableAction('assigned_group', targets, [(can(Capability.ENROL), session)], undo, about=name,
                          where={'session_id': session.id})


async def _notify_assigned(session: Session, targets: Targets, outbox: Outbox) -> None:
    outbox.add(session.topic('people'), session.topic('tracking').about(*targets.ids))
    for id_, course_id in await Participation.filter(enrolment_id__in=targets.ids
                                                     ).values_list('id', 'session_course_id'):
        outbox.add(Topic('session_course', course_id, 'tracking').about(id_))


def _checked_name(class_name: str) -> str:
    name = ' '.join(class_name.split())
    if len(name) > MAX_LENGTH_NAME:
        raise Invalid(_('The name of a class can have up to {limit} characters.', limit=MAX_LENGTH_NAME), 'class_name')
    return name
