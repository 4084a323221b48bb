"""Courses of a session in their order, who teaches each, who oversees them and who administers the session."""
from functools import partial
from typing import Any

from nicegui import ui

from components import design
from components.forms import forms
from components.live import on_change
from components.people_picker.people_picker import PeoplePicker
from components.sortable_list.sortable_list import Act, SortableLine, SortableList
from db import Course, Person, Session, SessionCourse, sessions
from db.core import NotFound
from db.sessions import SessionCourseRow
from i18n import _, ngettext
from pages.admin.people_choices import appointing, choices, chosen, searched_by
from pages.dates import hours
from pages.undo import undo


async def courses(viewer: Person, session: Session) -> None:
    async def look(_: object = None) -> None:
        order.set([_line(line) for line in await sessions.course_lines(session, seen_by=viewer)])
        if coaches.people != (now := choices(await sessions.coaches_of(session))):
            coaches.set(now)
        if administrators.people != (now := choices(await sessions.administrators_of(session))):
            administrators.set(now)

    with ui.element('div').classes('edit75'):
        order = await _programme(viewer, session)
        with ui.element('section').classes(f'{design.PANEL} stack'):
            coaches, administrators = await _staff(viewer, session)
    on_change(session.topic('settings'), look)


async def _programme(viewer: Person, session: Session) -> SortableList:
    async def act(event: dict[str, Any]) -> None:
        try:
            taught = await sessions.session_course_of(session, event['id'])
        except NotFound as no:
            ui.notify(str(no))
            return
        if event['action'] == 'coaches':
            await _coaches_dialog(viewer, session, taught)
        else:
            await _remove(viewer, session, taught)

    with ui.element('section').classes(design.PANEL_FLUSH):
        with ui.element('div').classes(design.PANEL_HEAD):
            ui.html(f'<h2 class="co-heading">{_("Courses and their coaches")}</h2>', sanitize=False)
            forms.button(_('Add course'), partial(_add, viewer, session), icon='add', small=True).classes('end')
        return SortableList([_line(line) for line in await sessions.course_lines(session, seen_by=viewer)],
                            label=_('Courses in order'),
                            empty=_('No course yet. Add one: learners have nothing to do before.'),
                            on_order=lambda ids: sessions.order_courses(session, ids, by=viewer), on_act=act)


def _line(line: SessionCourseRow) -> SortableLine:
    facts = [line.code, ngettext('{n} item', '{n} items', line.items),
             *([hours(line.minutes * 60)] if line.minutes else [])]
    return SortableLine(id=line.id, name=line.title, note=' · '.join(facts), people=line.coaches, actions=_acts())


def _acts() -> list[Act]:
    return [Act(key='coaches', label=_('Coaches'), icon='group'), Act(key='remove', label=_('Remove'), icon='delete')]


async def _add(viewer: Person, session: Session) -> None:
    possible = await sessions.courses_to_add(session, seen_by=viewer)
    if not possible:
        ui.notify(_('Every course there is stands here already.'))
        return

    async def add() -> None:
        if choice.value is None:
            forms.error(choice, _('Choose a course.'))
            return
        course = next(course for course in possible if course.id == choice.value)
        await sessions.add_course(session, course, by=viewer)
        box.close()

    with forms.dialog(_('Add course')) as box:
        with forms.dialog_body():
            choice = forms.select_field(_('Course'), {course.id: _named(course) for course in possible},
                                        searchable=True, hint=_('Learners already enrolled take it too'))
            choice.mark('course')
        with forms.dialog_foot():
            forms.button(_('Add course'), add, kind='primary').mark('add-course')
    box.on('hide', box.delete)
    box.open()


def _named(course: Course) -> str:
    return f'{course.title} · {course.code}'


async def _coaches_dialog(viewer: Person, session: Session, taught: SessionCourse) -> None:
    async def keep() -> None:
        await sessions.appoint_course_coaches(session, taught, await chosen(picker.people), by=viewer)
        box.close()

    with forms.dialog(_('Coaches of {course}', course=taught.course.title)) as box:
        with forms.dialog_body():
            picker = PeoplePicker(_('Coaches of this course'), search=searched_by(viewer),
                                  people=choices(await sessions.coaches_of(taught)),
                                  hint=_('They see and grade the learners of this course in this session.'))
        with forms.dialog_foot():
            forms.button(_('Save'), keep, kind='primary').mark('keep-coaches')
    box.on('hide', box.delete)
    box.open()


async def _remove(viewer: Person, session: Session, taught: SessionCourse) -> None:
    if no := await sessions.why_not_remove(session, taught, seen_by=viewer):
        await forms.told(_('{course} cannot be removed', course=taught.course.title), str(no))
        return
    line = next(line for line in await sessions.course_lines(session, seen_by=viewer) if line.id == taught.id)
    text = ngettext('It leaves the session, for {n} learner too. The course itself stays as it is.',
                    'It leaves the session, for {n} learners too. The course itself stays as it is.', line.learners)
    if await forms.confirm(_('Remove {course}?', course=taught.course.title), text, _('Remove course'), danger=True):
        removed = await sessions.remove_course(session, taught, by=viewer)
        undo(_('{course} removed', course=taught.course.title), lambda: removed.undo(by=viewer))


async def _staff(viewer: Person, session: Session) -> tuple[PeoplePicker, PeoplePicker]:
    ui.html(f'<h2 class="co-heading">{_("People who run it")}</h2>', sanitize=False)
    coaches = appointing(
        _('Session coaches'), await sessions.coaches_of(session), viewer=viewer,
        hint=_('They oversee all courses of the session.'),
        appoint=lambda people: sessions.appoint_coaches(session, people, by=viewer))
    administrators = appointing(
        _('Session administrators'), await sessions.administrators_of(session), viewer=viewer,
        hint=_('They set the session up: dates, courses, people.'),
        appoint=lambda people: sessions.appoint_administrators(session, people, by=viewer))
    return coaches, administrators
