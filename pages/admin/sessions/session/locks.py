"""What coaches may not change: locked for the whole session or in one of its courses, with a reason they read."""

from nicegui import ui

from components.forms import forms
from components.live import on_change
from components.locks.locks import NAMES, LockLine, LockPlace, Locks
from db import Lock, Person, Session, SessionCourse, sessions
from db.core import Invalid
from db.records import Part
from i18n import _, lazy
from pages.dates import day

FREE = {
    Part.CONTENT: lazy('Coaches may add, hide and order items in this session. The course itself is never touched.'),
    Part.DATES: lazy('Coaches may set when items open and are due.'),
    Part.GRADEBOOK: lazy('Coaches may set weights, scale and pass mark.'),
    Part.ANNOUNCEMENTS: lazy('Coaches may write to the learners.'),
    Part.ENROLMENT: lazy('Coaches may enrol and withdraw learners.'),
}
LOCK = {
    Part.CONTENT: lazy('Lock content'), Part.DATES: lazy('Lock dates'), Part.GRADEBOOK: lazy('Lock gradebook'),
    Part.ANNOUNCEMENTS: lazy('Lock announcements'), Part.ENROLMENT: lazy('Lock enrolment'),
}
WHOLE = lazy('Whole session')
NOTE = lazy('What is locked stays visible to coaches, with your reason beside it.')
ABOVE = lazy('Locked for the whole session')


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
    return [LockPlace(id=0, name=str(WHOLE), note=str(NOTE), lines=whole), *(
        LockPlace(id=course.id, name=course.course.title, folded=True, lines=[
            _line(part, kept.get((course.id, part)), kept.get((None, part)), viewer) for part in Part])
        for course in courses)]


def _line(part: Part, lock: Lock | None, above: Lock | None, viewer: Person) -> LockLine:
    return LockLine(part=part.value, name=str(NAMES[part]), free=str(FREE[part]),
                    why=_why(lock, viewer) if lock else None, above=str(ABOVE) if above else None)


def _why(lock: Lock, viewer: Person) -> str:
    who = lock.by.name if lock.by else _('nobody')
    return _('Locked by {who}, {day}: {reason}', who=who, day=day(lock.at, viewer.zone), reason=lock.reason)


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

    where = _('In {course}, in this session.', course=course.course.title) if course else _('In the whole session.')
    with forms.dialog(str(LOCK[part])) as box:
        with forms.dialog_body():
            ui.label(where).classes('co-text')
            reason = forms.text_field(_('Reason'), lines=2, max_length=300,
                                      hint=_('The coaches read it, with your name'))
            reason.mark('reason').props('autofocus')
        with forms.dialog_foot():
            forms.button(str(LOCK[part]), lock, kind='primary').mark('lock')
    box.on('hide', box.delete)
    box.open()
