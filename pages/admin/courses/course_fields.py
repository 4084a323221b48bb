"""Code, title, language, description of a course, who writes it, and whether it can still be chosen."""
from typing import Any

from nicegui import ui

from components.forms import forms
from components.people_picker.people_picker import PeoplePicker
from db import Course, Person, courses
from db.core import Invalid
from db.courses import CourseChanges
from pages.admin.people_choices import choices, chosen, searched_by

LANGUAGES = {'en': 'English', 'de': 'German', 'es': 'Spanish', 'fr': 'French', 'it': 'Italian', 'nl': 'Dutch',
             'pl': 'Polish', 'pt': 'Portuguese', 'ro': 'Romanian', 'sv': 'Swedish', 'uk': 'Ukrainian', 'ar': 'Arabic',
             'ja': 'Japanese', 'zh': 'Chinese'}


async def new_course(viewer: Person) -> None:
    async def create() -> None:
        typed = {name: field.value for name, field in fields.items()}
        try:
            course = await courses.create_course(typed['code'], typed['title'], CourseChanges(**typed), by=viewer)
        except Invalid as no:
            _say(fields, no)
            return
        ui.navigate.to(f'/admin/courses/{course.id}')

    with forms.dialog('New course') as box:
        with forms.dialog_body():
            fields = _fields()
        with forms.dialog_foot():
            forms.button('Create course', create, kind='primary').mark('create-course')
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

    with forms.dialog('Course details') as box:
        with forms.dialog_body():
            fields = _fields(course)
        with forms.dialog_foot():
            forms.button('Save', save, kind='primary').mark('save-course')
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

    with forms.dialog('Teachers') as box:
        with forms.dialog_body():
            picker = PeoplePicker('Teachers', search=searched_by(viewer),
                                  people=choices(await courses.teachers_of(course)),
                                  hint='They write this course. It needs the role of teacher.')
        with forms.dialog_foot():
            forms.button('Keep', save, kind='primary').mark('keep-teachers')
    box.on('hide', box.delete)
    box.open()


async def archive(viewer: Person, course: Course) -> None:
    if await forms.confirm(f'Archive {course.title}?', ARCHIVING, 'Archive course', danger=True):
        await courses.archive_course(course, by=viewer)


def _fields(course: Course | None = None) -> dict[str, Any]:
    languages = LANGUAGES if course is None else {course.language: course.language} | LANGUAGES
    fields = {
        'title': forms.text_field('Title', course.title if course else '', max_length=160),
        'code': forms.text_field('Code', course.code if course else '', max_length=40,
                                 hint='Short and unique, such as PY-101'),
        'language': forms.select_field('Language', languages, course.language if course else 'en'),
        'description': forms.text_field('Description', course.description if course else '', lines=3),
    }
    return {name: field.mark(name) for name, field in fields.items()}


def _say(fields: dict[str, Any], no: Invalid) -> None:
    forms.no_errors(fields.values())
    if no.field not in fields:
        raise no
    forms.error(fields[no.field], str(no))


ARCHIVING = ('It can no longer be added to a session. Sessions that run it go on as they are, and restoring it takes '
             'this back.')
