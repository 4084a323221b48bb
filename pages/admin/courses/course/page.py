"""Writing one course: its outline, and beside it the item that is open."""
from functools import partial

from nicegui import ui

from components import design
from components.forms import forms
from components.html import banner
from components.live import live, on_change
from db import Course, Person, courses
from db.core import reload
from db.courses import ChangeImpact
from i18n import _, ngettext, pgettext
from pages.admin.courses.change_impact import reached
from pages.admin.courses.course.outline import outline
from pages.admin.courses.course_fields import archive, edit_course, edit_teachers
from pages.admin.courses.course_tabs import course_tabs
from pages.admin.courses.imports.draft_items import drafts_banner
from pages.admin.courses.imports.import_run import import_under_way
from pages.admin.courses.item.item_form import OpenItem
from pages.admin.page_header import page_head
from pages.dependencies import OpenId, Viewer, WrittenCourse
from pages.frame import frame


@ui.page('/admin/courses/{course_id:int}')
async def course_page(viewer: Viewer, course: WrittenCourse,
                      item: OpenId = None) -> None:
    path = [(_('Courses'), '/admin/courses')]
    with frame(viewer, course.title, here='admin-courses', path=path), \
            ui.element('div').classes(f'{design.DENSE} stack'):
        await _head(viewer, course)
        course_tabs(course, 'outline')
        import_under_way(viewer, course)
        await drafts_banner(viewer, course)
        with ui.element('div').classes('edit57'):
            opened = OpenItem(viewer, course)
            written = await outline(viewer, course, opened)
            with ui.element('section').classes(f'{design.PANEL} item-panel'):
                await opened.draw(item)

    async def look(_: object) -> None:
        await written()
        await opened.look_again()
    on_change(course.topic('outline'), look)


async def _head(viewer: Person, course: Course) -> None:
    async def load() -> ChangeImpact:
        await reload(course)
        return await courses.change_impact(course, seen_by=viewer)

    def show(impact: ChangeImpact) -> None:
        with page_head(course.title, course.code, state=(_('Archived'), '', 'plain') if course.is_archived else None), \
                ui.element('div').classes('line wrap end'):
            if course.is_archived:
                forms.button(_('Restore'), partial(partial(courses.restore_course, course), by=viewer))
            else:
                forms.button(pgettext('button', 'Archive'), partial(archive, viewer, course), kind='quiet')
            if viewer.is_administrator:
                forms.button(_('Teachers'), partial(edit_teachers, viewer, course), icon='group')
            forms.button(_('Course details'), partial(edit_course, viewer, course), icon='edit')
        if sessions := reached(impact):
            fact = ngettext('{sessions} shows what you publish here at once.',
                            '{sessions} show what you publish here at once.',
                            impact.sessions + impact.upcoming, sessions=sessions)
            ui.html(banner('podium', fact, tone='accent'), sanitize=False).classes('reach')

    await live([course.topic(), course.topic('outline')], load=load, show=show)
