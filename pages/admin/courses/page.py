"""The list of courses that the viewer writes."""
from functools import partial

from fastapi import Request
from nicegui import ui

from components import design
from components.forms import forms
from db import Person, courses
from db.courses import COURSE_COLUMNS
from i18n import _, lazy
from pages.admin.courses.course_fields import new_course
from pages.admin.list_filters import ListFilters
from pages.admin.page_header import page_head
from pages.dependencies import Author
from pages.frame import frame
from pages.list_columns import ColumnLook, grid_columns

STATES = {'current': lazy('Current'), 'archived': lazy('Archived')}

LOOKS: dict[str, ColumnLook] = {
    'title': {'kind': 'strong', 'width': 260, 'slim': 220, 'pinned': True},
    'code': {'slim': 90},
    'language': {'width': 90, 'narrow': False},
    'teachers': {'kind': 'people', 'width': 180, 'narrow': False},
    'items': {'width': 80, 'slim': 70},
    'sessions': {'width': 90, 'narrow': False, 'hint': lazy('Published sessions that run it')},
}


@ui.page('/admin/courses')
async def courses_page(request: Request, viewer: Author) -> None:
    shown = ListFilters(request, states=STATES, columns=grid_columns(COURSE_COLUMNS, LOOKS), sort='title',
                        count=partial(_count, viewer))
    with frame(viewer, _('Courses'), here='admin-courses'), ui.element('div').classes(f'{design.DENSE} stack'):
        with page_head(_('Courses'), _('Written once, run in any number of sessions')):
            forms.button(_('New course'), partial(new_course, viewer), icon='add', kind='primary').classes('end')
        with ui.element('section').classes(design.PANEL_FLUSH):
            await shown.filters(label=_('State'), placeholder=_('Find a course'))
            shown.grid(rows='/admin/courses/rows', label=_('Courses'), height='calc(100vh - 220px)',
                       link='/admin/courses/{id}',
                       empty=(_('No courses here.'), _('Create one, and write it.')))


async def _count(viewer: Person, q: str) -> dict[str, int]:
    return await courses.course_counts(seen_by=viewer, search=q)
