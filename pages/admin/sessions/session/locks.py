"""What coaches may not change: locked for the whole session or in one of its courses, with a reason they read."""

from nicegui import ui

from components.forms import forms
from components.live import on_change
from components.locks.locks import NAMES, LockLine, LockPlace, Locks
from db import Lock, Person, Session, SessionCourse, sessions
from db.core import Invalid
from db.records import Part
from pages.dates import day

FREE = {
    Part.CONTENT: 'Coaches may add, hide and order items in this session. The course itself is never touched.',
    Part.DATES: 'Coaches may set when items open and are due.',
    Part.GRADEBOOK: 'Coaches may set weights, scale and pass mark.',
    Part.ANNOUNCEMENTS: 'Coaches may write to the learners.',
    Part.ENROLMENT: 'Coaches may enrol and withdraw learners.',
}
WHOLE = 'Whole session'
NOTE = 'What is locked stays visible to coaches, with your reason beside it.'
ABOVE = 'Locked for the whole session'


async def locks(viewer: Person, session: Session) -> None:
    async def look(_: object = None) -> None:
        shown.show(await _places(viewer, session))

    async def lock(place: int, part: Part) -> None:
        await _ask(viewer, session, part, await _course(session, place))

    async def unlock(place: int, part: Part) -> None:
        await sessions.unlock(session, part, by=viewer, session_course=await _course(session, place))

    shown = Locks(await _places(viewer, session), on_lock=lock, on_unlock=unlock)
    on_change([session.topic('locks'), session.topic('settings')], look)


async def _places(viewer: Person, session: Session) -> list[LockPlace]:
    """The whole session, then each of its courses."""
    kept = {(lock.session_course_id, lock.part): lock for lock in await sessions.all_locks(session, seen_by=viewer)}
    whole = [_line(part, kept.get((None, part)), None, viewer) for part in Part]
    courses = await sessions.session_courses(session)
    return [LockPlace(id=0, name=WHOLE, note=NOTE, lines=whole), *(
        LockPlace(id=course.id, name=course.course.title, folded=True, lines=[
            _line(part, kept.get((course.id, part)), kept.get((None, part)), viewer) for part in Part])
        for course in courses)]


def _line(part: Part, lock: Lock | None, above: Lock | None, viewer: Person) -> LockLine:
    return LockLine(part=part.value, name=NAMES[part], free=FREE[part], why=_why(lock, viewer) if lock else None,
                    above=ABOVE if above else None)


def _why(lock: Lock, viewer: Person) -> str:
    who = lock.by.name if lock.by else 'nobody'
    return f'Locked by {who}, {day(lock.at, viewer.zone)}: {lock.reason}'


async def _course(session: Session, place: int) -> SessionCourse | None:
    """None is the whole session."""
    if not place:
        return None
    return await sessions.session_course_of(session, place)


async def _ask(viewer: Person, session: Session, part: Part, course: SessionCourse | None) -> None:
    """Nothing is locked without a reason."""
    async def lock() -> None:
        try:
            await sessions.lock(session, part, reason.value, by=viewer, session_course=course)
        except Invalid as no:
            forms.error(reason, str(no))
            return
        box.close()

    name = NAMES[part].lower()
    with forms.dialog(f'Lock {name}') as box:
        with forms.dialog_body():
            ui.label(f'In {course.course.title}, in this session.' if course else 'In the whole session.').classes(
                'co-text')
            reason = forms.text_field('Reason', lines=2, max_length=300, hint='The coaches read it, with your name')
            reason.mark('reason').props('autofocus')
        with forms.dialog_foot():
            forms.button(f'Lock {name}', lock, kind='primary').mark('lock')
    box.on('hide', box.delete)
    box.open()
