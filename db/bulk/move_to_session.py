"""Learners move from one session to another, and take their work in the courses that both have along."""
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from i18n import _

from ..access.capabilities import Capability, refusal
from ..access.guard import can, only
from ..access.session_role import roles_of
from ..actions.snapshot import Snapshot, Tracked, restore, take_snapshot
from ..actions.targets import Targets, enrolments, select_targets
from ..actions.undo import UndoableAction
from ..core.refusals import Invalid
from ..core.session_windows import State
from ..core.sql import lock_rows
from ..core.transactions import Outbox, transaction
from ..outlines.outline import outlines
from ..progress.figures import recalculate_figures
from ..records.certificate import Certificate
from ..records.enrolment import Enrolment, Membership
from ..records.event import log
from ..records.gradebook import CellChange, ManualGrade
from ..records.item import Item
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from ..records.submission import WorkFile
from ..records.visit import Visit
from ..sessions.enrolments import check_unlocked, enrol, notify_enrolment
from ..sessions.my_sessions import administered_by
from ..sessions.withdrawals import withdraw
from .transfer import Courses, Transferable, tables, transfer, transferable_of, work_of
from .withdrawal import courses_taken

PARTICIPATION = ('session_course_id', 'enrolment_id', 'learner_id', 'state', 'enrolled_at', 'withdrawn_at')


class MovePlan(NamedTuple):
    targets: Targets
    courses: dict[int, Courses]
    """Those that both sessions have and that are to be kept, by the id of the session course that is left."""
    takes: dict[int, list[Any]]
    """By enrolment, the session courses of the other session."""
    transferables: dict[int, dict[int, Transferable]]
    """By enrolment and session course that is left."""


async def move_destinations(origin: Session, *, seen_by: Person) -> list[Any]:
    """The other sessions into which the person may enrol. By title."""
    administered = await administered_by(seen_by).filter(state__in=[State.DRAFT, State.PUBLISHED])
    theirs = {f.session_id for f in await roles_of(seen_by) if refusal(Capability.ENROL, f) is None}
    coached = await type(origin).filter(id__in=list(theirs), state__in=[State.DRAFT, State.PUBLISHED])
    found = {session.id: session for session in (*administered, *coached) if session.id != origin.id}
    return sorted(found.values(), key=lambda session: session.title.casefold())


async def move_targets(session: Session, ids: Iterable[int], to: Any, *, seen_by: Person,
                       keep: Sequence[Any] | None = None) -> Targets:
    """Also what of their work stays here, item by item."""
    await can(Capability.ENROL).check(seen_by, session)
    return (await _moving(session, ids, to, keep, seen_by)).targets


@only(can(Capability.ENROL))
async def move(origin: Session, ids: Iterable[int], to: Any, *, by: Person, keep: Sequence[Any] | None = None
               ) -> UndoableAction:
    """Enrols them there, withdraws them here, and transfers what they have done in each course that both
    sessions have: completions, work with its files, drafts and history, attempts with their answers, points given
    by hand, extensions; of items that the other session has too. Time, visits, talk and notes stay.

    They take the courses there that they take here, and those that only the other session has.

    :param keep: the session courses of this session whose work is transferred; None: all that both have
    """
    ids = list(ids)
    async with transaction() as outbox:
        await _lock(origin, to, [one.learner_id for one in await enrolments(origin, ids)])  # type: ignore[attr-defined]
        plan = await _moving(origin, ids, to, keep, by)
        included = plan.targets.not_empty().included
        before = await _snapshot(origin, to, plan.targets)
        for enrolment in included:
            await enrol(to, enrolment.learner, by=by, courses=plan.takes[enrolment.id])
            for id_, transferable in plan.transferables[enrolment.id].items():
                courses = plan.courses[id_]
                here = await _participation(courses.here, enrolment.learner_id)
                there = await _participation(courses.there, enrolment.learner_id)
                await transfer(courses, here.id, there.id, transferable.items)
            await log('moved', by=by, session_id=origin.id, details={'learner_id': enrolment.learner_id})
        await withdraw(origin, *(enrolment.learner for enrolment in included), by=by)
        await _recalculate(origin, to, plan.targets, outbox)
        after = await _snapshot(origin, to, plan.targets)

    async def undo(by: Person, outbox: Outbox) -> None:
        await _lock(origin, to, [one.learner_id for one in included])
        if await _snapshot(origin, to, plan.targets) != after:
            raise Invalid(_('Something has happened there since. Nothing was undone: move them back from there.'))
        for session in (origin, to):
            await _notify(session, plan.targets, outbox)
        await restore(before, after)
        await _recalculate(origin, to, plan.targets, outbox)

    rule = can(Capability.ENROL)
    return UndoableAction('moved', plan.targets, [(rule, origin), (rule, to)], undo, where={'session_id': origin.id})


async def _moving(session: Session, ids: Iterable[int], to: Any, keep: Sequence[Any] | None, by: Person) -> MovePlan:
    if to.id == session.id:
        raise Invalid(_('They are in this session already. Choose another one.'), 'to')
    await can(Capability.ENROL).check(by, to)
    here = await session.session_courses.all().select_related('course')
    there = {course.course_id: course for course in await to.session_courses.all()}
    chosen = {course.id for course in keep} if keep is not None else {course.id for course in here}
    both = [course for course in here if course.course_id in there]
    outline_of = await outlines([one.id for course in both for one in (course, there[course.course_id])])
    courses = {course.id: Courses(course, there[course.course_id], outline_of[course.id],
                                  outline_of[there[course.course_id].id])
               for course in both if course.id in chosen}
    people = await enrolments(session, ids)
    taken = await courses_taken(people)
    left_behind = {id_: {course.course_id for course in here if course.id not in taken[id_]} for id_ in
                   (one.id for one in people)}
    takes = {one.id: [course for course in there.values() if course.course_id not in left_behind[one.id]]
             for one in people}
    await check_unlocked(session, {id_ for one in people for id_ in taken[one.id]}, by)
    await check_unlocked(to, {course.id for one in people for course in takes[one.id]}, by)
    learners = [one.learner_id for one in people]  # type: ignore[attr-defined]
    is_there = set(await Enrolment.filter(session_id=to.id, state=Membership.ACTIVE, learner_id__in=learners
                                          ).values_list('learner_id', flat=True))

    def why_not(one: Any) -> str | None:
        if one.learner_id in is_there:
            return _('is in {title} already', title=to.title)
        return None if takes[one.id] else _('takes no course that {title} gives', title=to.title)
    targets = select_targets(people, why_not)
    transferables = await _transferables(targets.included, courses)
    remaining = tuple(one for of in transferables.values() for transferable in of.values()
                      for one in transferable.remaining)
    return MovePlan(Targets(targets.included, targets.skipped, remaining), courses, takes, transferables)


async def _transferables(included: Iterable[Any], courses: dict[int, Courses]) -> dict[int, dict[int, Transferable]]:
    included = list(included)
    ids = [course.id for of in courses.values() for course in (of.here, of.there)]
    found = await Participation.filter(session_course_id__in=ids, learner_id__in=[one.learner_id for one in included])
    by_place = {(one.session_course_id, one.learner_id): one.id for one in found}  # type: ignore[attr-defined]
    work = await work_of(by_place.values())
    items = {item_id for of in work.items.values() for item_id in of}
    titles = {one.id: one.title for one in await Item.filter(id__in=list(items))} if items else {}
    for of in courses.values():
        titles |= {item.id: item.title for item in of.outline_here.items}
    return {one.id: {
        id_: transferable_of(one.learner.name, by_place[id_, one.learner_id],
                             by_place.get((of.there.id, one.learner_id)), of, work, titles)
        for id_, of in courses.items() if (id_, one.learner_id) in by_place} for one in included}


async def _participation(session_course: SessionCourse, learner_id: int) -> Any:
    return await session_course.participations.filter(learner_id=learner_id).get()


async def _lock(here: Any, there: Any, learners: list[int]) -> None:
    """Whoever submits or is graded at the same moment waits until they have moved."""
    await lock_rows(Participation.filter(session_course__session_id__in=[here.id, there.id], learner_id__in=learners))


async def _snapshot(here: Any, there: Any, targets: Targets) -> Snapshot:
    """All that moving them touches, and what they may have done there since."""
    learners = [one.learner_id for one in targets.included]
    sessions = [here.id, there.id]
    of: dict[str, Any] = {'participation__learner_id__in': learners,
                          'participation__session_course__session_id__in': sessions}
    there_only = of | {'participation__session_course__session_id__in': [there.id]}
    return await take_snapshot(
        Tracked(Enrolment.filter(session_id__in=sessions, learner_id__in=learners)),
        Tracked(Participation.filter(session_course__session_id__in=sessions, learner_id__in=learners), PARTICIPATION),
        *(Tracked(model.filter(**of)) for model in (*tables(), ManualGrade, CellChange)),
        Tracked(WorkFile.filter(**{f'submission__{name}': value for name, value in of.items()})),
        Tracked(Visit.filter(**there_only), ('entered_at',)), Tracked(Certificate.filter(**there_only), ('number',)))


async def _recalculate(here: Any, there: Any, targets: Targets, outbox: Outbox) -> None:
    learners = [one.learner_id for one in targets.included]
    for session in (here, there):
        for course in await session.session_courses.all():
            ids = await Participation.filter(session_course_id=course.id, learner_id__in=learners
                                             ).values_list('id', flat=True)
            await recalculate_figures(course.id, list(ids))  # type: ignore[arg-type]
            outbox.add(course.topic('tracking'), course.topic('attempts'))
        await _notify(session, targets, outbox)


async def _notify(session: Session, targets: Targets, outbox: Outbox) -> None:
    """Lists on both sides have gained or lost rows."""
    outbox.add(session.topic('people'))
    learners = [one.learner_id for one in targets.included]
    for enrolment in await Enrolment.filter(session_id=session.id, learner_id__in=learners):
        await notify_enrolment(session, enrolment, outbox)
