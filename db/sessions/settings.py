"""What a session administrator decides: title, dates, courses, state."""
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from tortoise.expressions import Q

from i18n import _, number

from ..access.capabilities import Capability
from ..access.guard import any_session_administrator, can, only
from ..core.changes import UNSET
from ..core.config import available_timezones, settings
from ..core.refusals import Invalid, NotAllowed
from ..core.session_windows import AfterEnd, State
from ..core.texts import check_markdown
from ..core.transactions import transaction
from ..customisation.outline_changes import outline_changed
from ..quizzes.timing import extend_attempts
from ..records.course import Course
from ..records.event import log
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .changes import SessionChanges
from .enrolments import join_courses
from .notices import member_topics
from .removed_course import RemovedCourse

WHEN = {'starts', 'ends', 'coach_starts', 'coach_ends', 'days', 'after_end'}
"""Fields on which depends who may see it and come in."""


async def create_session(title: str, more: SessionChanges | None = None, *, by: Person) -> Session:
    """A new draft. Who creates it administers it.

    :param more: its other fields
    """
    await any_session_administrator.check(by)
    session = Session(title='', time_zone=settings().time_zone)
    more = more or SessionChanges()
    apply_settings(session, replace(more, title=title, time_zone=more.time_zone or UNSET))
    async with transaction(by.topic('sessions')):
        await session.save()
        await session.administrators.add(by)
        await log('created_session', by=by, session_id=session.id)
    return session


@only(can(Capability.CONFIGURE))
async def configure(session: Session, changes: SessionChanges, *, by: Person) -> None:
    """All of it, or nothing."""
    async with transaction(session.topic('settings')) as outbox:
        await session.refresh_from_db()
        old = {name: getattr(session, name) for name in changes.said()}
        apply_settings(session, changes)
        await session.save()
        moved = any(old[name] != getattr(session, name) for name in ('starts', 'time_zone') if name in old)
        for session_course in await session.session_courses.all():
            await outline_changed(session_course, outbox, recalculate=moved)
        await extend_attempts(outbox, participation__enrolment__session_id=session.id)
        if any(old[name] != getattr(session, name) for name in WHEN & old.keys()):
            outbox.add(*await member_topics(session))
        await log('configured', by=by, session_id=session.id, details={
            name: [str(old[name]), str(getattr(session, name))] for name in old if old[name] != getattr(session, name)})


@only(can(Capability.CONFIGURE))
async def restore_settings(session: Session, before: SessionChanges, after: SessionChanges, *, by: Person) -> None:
    """Undo a change: what is still as it was `after` it becomes again what it was `before`. Raises Invalid where
    somebody has changed the same since."""
    async with transaction():
        await session.refresh_from_db()
        if any(getattr(session, name) != value for name, value in after.said().items()):
            raise Invalid(_('Somebody has changed this since. Nothing was undone.'))
        await configure(session, before, by=by)


@only(can(Capability.CONFIGURE))
async def publish(session: Session, *, by: Person) -> None:
    """Learners see it from now on, and enter when their window opens."""
    await _become(session, State.PUBLISHED, by)


@only(can(Capability.CONFIGURE))
async def cancel(session: Session, *, by: Person) -> None:
    """Listed with a badge; learners cannot enter. Publishing takes it back."""
    await _become(session, State.CANCELLED, by)


@only(can(Capability.CONFIGURE))
async def archive(session: Session, *, by: Person) -> None:
    """Out of every list but the administrators' archive. Publishing takes it back."""
    await _become(session, State.ARCHIVED, by)


@only(can(Capability.CONFIGURE))
async def unpublish(session: Session, *, by: Person) -> None:
    await _become(session, State.DRAFT, by)


@only(can(Capability.CONFIGURE))
async def add_course(session: Session, course: Course, *, by: Person) -> SessionCourse:
    """Deliver this course in the session too. Learners already enrolled take it."""
    async with transaction(session.topic('settings'), session.topic('people')) as outbox:
        if await session.session_courses.filter(course_id=course.id).exists():
            raise Invalid(_('{title} is in this session already.', title=course.title), 'course')
        last = await session.session_courses.all().order_by('-position').first()
        session_course = await session.session_courses.create(
            course_id=course.id, position=last.position + 1 if last else 0)
        for enrolment in await session.enrolments.filter(state='active').select_related('learner'):
            await join_courses(session, enrolment, [session_course.id], outbox)
        await log('added_course', by=by, session_id=session.id, session_course_id=session_course.id,
                  course_id=course.id)
    return session_course


@only(can(Capability.CONFIGURE))
async def remove_course(session: Session, session_course: SessionCourse, *, by: Person) -> RemovedCourse:
    """Only while nobody has worked in it: results are never thrown away."""
    async with transaction(session.topic('settings'), session.topic('people'), session.topic('tracking')) as outbox:
        if no := await why_not_remove(session, session_course, seen_by=by):
            raise no
        outbox.add(*await member_topics(session))  # while it is still known who teaches and takes it
        removed = await RemovedCourse.of(session, session_course)
        await removed.go()
        await log('removed_course', by=by, session_id=session.id, course_id=session_course.course_id)
    return removed


async def why_not_remove(session: Session, session_course: SessionCourse, *, seen_by: Person) -> NotAllowed | None:
    """What keeps a course in the session; for who is about to remove it."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    worked = Q(participations__completions__id__isnull=False) | Q(participations__visits__id__isnull=False) | Q(
        participations__submissions__id__isnull=False) | Q(participations__cell_changes__id__isnull=False)
    if await session.session_courses.filter(worked, id=session_course.id).exists():
        return NotAllowed(_('Learners have worked in this course of the session. It stays, with their work.'))
    if await session_course.all_threads.all().exists():
        return NotAllowed(_('There are posts in the discussion of this course. It stays, with what was written.'))
    return None


@only(can(Capability.CONFIGURE))
async def order_courses(session: Session, session_course_ids: Sequence[int], *, by: Person) -> None:
    async with transaction(session.topic('settings')):
        for position, id_ in enumerate(session_course_ids):
            await session.session_courses.filter(id=id_).update(position=position)
        await log('ordered_courses', by=by, session_id=session.id)


async def _become(session: Session, state: State, by: Person) -> None:
    async with transaction(session.topic('settings')) as outbox:
        await session.refresh_from_db()
        old, session.state = session.state, state
        await session.save(update_fields=['state'])
        outbox.add(*await member_topics(session))
        await log('changed_state', by=by, session_id=session.id, details={'old': old, 'new': state})


def apply_settings(session: Session, changes: SessionChanges) -> None:
    """Checked values onto the record; nothing is taken if anything is wrong."""
    new = {field.name: getattr(session, field.name) for field in fields(SessionChanges)} | changes.said()
    new['title'] = ' '.join((new['title'] or '').split())
    new['category'] = ' '.join((new['category'] or '').split())
    _check_words(new)
    if new['description'] != session.description:
        check_markdown(new['description'] or '', 'description')
    _check_dates(new)
    new['after_end'] = AfterEnd(new['after_end'])
    session.update_from_dict(new)


def _check_words(new: dict[str, Any]) -> None:
    if not new['title']:
        raise Invalid(_('Give the session a title.'), 'title')
    if len(new['title']) > 160:
        raise Invalid(_('A title can have up to 160 characters.'), 'title')
    if len(new['category']) > 80:
        raise Invalid(_('A category can have up to 80 characters.'), 'category')
    if new['time_zone'] not in available_timezones():
        raise Invalid(_('“{time_zone}” is not a time zone.', time_zone=new['time_zone']), 'time_zone')
    if new['after_end'] not in list(AfterEnd):
        raise Invalid(_('After the end a session is read only, open or closed.'), 'after_end')


def _check_dates(new: dict[str, Any]) -> None:
    starts, ends = new['starts'], new['ends']
    coach_starts, coach_ends = new['coach_starts'], new['coach_ends']
    if starts and ends and ends <= starts:
        raise Invalid(_('The session ends before it starts.'), 'ends')
    if coach_starts and coach_ends and coach_ends <= coach_starts:
        raise Invalid(_('The coaches’ time ends before it starts.'), 'coach_ends')
    if coach_starts and (starts is None or coach_starts > starts):
        raise Invalid(_('Coaches cannot come in later than learners.'), 'coach_starts')
    if coach_ends and (ends is None or coach_ends < ends):
        raise Invalid(_('Coaches cannot leave earlier than learners.'), 'coach_ends')
    if new['days'] is not None and (isinstance(new['days'], bool) or not 1 <= new['days'] <= 3650):
        raise Invalid(_('Enter a number from 1 to {limit}.', limit=number(3650)), 'days')
