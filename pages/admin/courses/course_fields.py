"""Code, title, language, description of a course, who writes it, and whether it can still be chosen."""
from typing import Any

from nicegui import ui

from components.forms import forms
from components.people_picker.people_picker import PeoplePicker
from db import Course, Person, courses
from db.core import Invalid
from db.courses import CourseChanges
from i18n import _, lazy, translated
from pages.admin.people_choices import choices, chosen, searched_by

LANGUAGES = {'en': lazy('English'), 'de': lazy('German'), 'es': lazy('Spanish'), 'fr': lazy('French'),
             'it': lazy('Italian'), 'nl': lazy('Dutch'), 'pl': lazy('Polish'), 'pt': lazy('Portuguese'),
             'ro': lazy('Romanian'), 'sv': lazy('Swedish'), 'uk': lazy('Ukrainian'), 'ar': lazy('Arabic'),
             'ja': lazy('Japanese'), 'zh': lazy('Chinese')}


async def new_course(viewer: Person) -> None:
    async def create() -> None:
        typed = {name: field.value for name, field in fields.items()}
        try:
            course = await courses.create_course(typed['code'], typed['title'], CourseChanges(**typed), by=viewer)
        except Invalid as no:
            _say(fields, no)
            return
        ui.navigate.to(f'/admin/courses/{course.id}')

    with forms.dialog(_('New course')) as box:
        with forms.dialog_body():
            fields = _fields()
        with forms.dialog_foot():
            forms.button(_('Create course'), create, kind='primary').mark('create-course')
    box.on('hide', box.delete)
    box.open()


async def edit_course(viewer: Person, course: Course) -> None:
    async def save() -> None:
        try:
            await courses.edit_course(course, CourseChanges(**{name: field.value for name, field in fields.items()}),
                                      by=viewer)
        except Invalid as no:
            _say(fields, no)
            return
        box.close()

    with forms.dialog(_('Course details')) as box:
        with forms.dialog_body():
            fields = _fields(course)
        with forms.dialog_foot():
            forms.button(_('Save'), save, kind='primary').mark('save-course')
    box.on('hide', box.delete)
    box.open()


async def edit_teachers(viewer: Person, course: Course) -> None:
    async def save() -> None:
        try:
            await courses.appoint_teachers(course, await chosen(picker.people), by=viewer)
        except Invalid as no:
            picker.error = str(no)
            return
        box.close()

    with forms.dialog(_('Teachers')) as box:
        with forms.dialog_body():
            picker = PeoplePicker(_('Teachers'), search=searched_by(viewer),
                                  people=choices(await courses.teachers_of(course)),
                                  hint=_('They write this course. It needs the role of teacher.'))
        with forms.dialog_foot():
            forms.button(_('Save'), save, kind='primary').mark('keep-teachers')
    box.on('hide', box.delete)
    box.open()


async def archive(viewer: Person, course: Course) -> None:
    title = _('Archive {title}?', title=course.title)
    if await forms.confirm(title, str(ARCHIVING), _('Archive course'), danger=True):
        await courses.archive_course(course, by=viewer)


def _fields(course: Course | None = None) -> dict[str, Any]:
    languages = ({} if course is None else {course.language: course.language}) | translated(LANGUAGES)
    fields = {
        'title': forms.text_field(_('Title'), course.title if course else '', max_length=160),
        'code': forms.text_field(_('Code'), course.code if course else '', max_length=40,
                                 hint=_('Short and unique, such as PY-101')),
        'language': forms.select_field(_('Language'), languages, course.language if course else 'en'),
        'description': forms.text_field(_('Description'), course.description if course else '', lines=3),
    }
    return {name: field.mark(name) for name, field in fields.items()}


def _say(fields: dict[str, Any], no: Invalid) -> None:
    forms.no_errors(fields.values())
    if no.field not in fields:
        raise no
    forms.error(fields[no.field], str(no))


ARCHIVING = lazy('It can no longer be added to a session. Sessions that run it go on as they are, and restoring it '
                 'takes this back.')
