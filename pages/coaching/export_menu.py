"""Taking away what a list shows: the menu “Export”, whose links follow the filters that are set when one is chosen."""
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from nicegui import ui

from components.forms import forms
from db import Person, Session, SessionCourse
from db.core import ListQuery
from i18n import _, pgettext
from pages.coaching.certificates_dialog import CertificatesDialog
from pages.coaching.list_filters import NARROWING, USUAL, Choices
from pages.coaching.zip_download import ZipDownload
from pages.sessions.urls import tracking_url

ASKED = ('state', 'q', 'sort', 'dir', *NARROWING, 'course', 'class', 'reason')
"""What of an address says which rows are shown, and in which order."""


class Export(NamedTuple):
    key: str
    label: str
    action: Callable[[], Any]


def export_menu(exports: Sequence[Sequence[Export]]) -> None:
    """Groups of things to take away, with a line between them. The menu is filled when it is first opened."""
    with forms.button(pgettext('button', 'Export'), icon='download').mark('export'):
        menu = ui.menu().props('auto-close no-parent-event')

        def show() -> None:
            if not menu.default_slot.children:
                with menu:
                    for number, group in enumerate(exports):
                        if number:
                            ui.separator()
                        for one in group:
                            ui.menu_item(one.label, one.action).props('role=menuitem').mark(f'take-{one.key}')
            menu.open()
    menu.parent_slot.parent.on('click', show)  # type: ignore[union-attr]


def session_exports(viewer: Person, session: Session, chosen: Choices) -> None:
    """For the tracking of a session."""
    place, bundling = tracking_url(session.id), ZipDownload(viewer, session, None, lambda: showing(chosen))
    export_menu([
        [_table(_('Learners, CSV'), f'{place}/tracking.csv', chosen),
         _table(_('Learners, Excel'), f'{place}/tracking.xlsx', chosen)],
        [_lane(_('Needs attention, CSV'), f'{place}/attention.csv', chosen),
         _lane(_('Needs attention, Excel'), f'{place}/attention.xlsx', chosen)],
        [Export('report', _('Session report, PDF'), lambda: ui.download.from_url(f'{place}/report.pdf')),
         Export('papers', _('One PDF per learner …'), bundling.open)],
    ])


def course_exports(viewer: Person, course: SessionCourse, chosen: Choices) -> None:
    """For the tracking of a course in a session."""
    place = tracking_url(course.session_id, course.course_id)
    bundling = ZipDownload(viewer, course.session, course, lambda: showing(chosen))
    certificates = CertificatesDialog(viewer, course)
    export_menu([
        [_table(_('Learners by item, CSV'), f'{place}/tracking.csv', chosen),
         _table(_('Learners by item, Excel'), f'{place}/tracking.xlsx', chosen)],
        [_table(_('Grades, CSV'), f'{place}/grades.csv', chosen),
         _table(_('Grades, Excel'), f'{place}/grades.xlsx', chosen)],
        [Export('report', _('Course report, PDF'), lambda: ui.download.from_url(f'{place}/report.pdf')),
         Export('papers', _('One PDF per learner …'), bundling.open),
         Export('certificates', _('Certificates …'), certificates.open)],
    ])


def grade_exports(course: SessionCourse, chosen: Choices | None = None) -> None:
    """For the gradebook."""
    place = tracking_url(course.session_id, course.course_id)
    export_menu([[_table(_('Grades, CSV'), f'{place}/grades.csv', chosen),
                  _table(_('Grades, Excel'), f'{place}/grades.xlsx', chosen)]])


def item_exports(course: SessionCourse) -> None:
    """For the list of a course's items."""
    place = tracking_url(course.session_id, course.course_id)
    with ui.element('div').classes('line'):
        export_menu([[_table(_('Items, CSV'), f'{place}/items.csv', None),
                      _table(_('Items, Excel'), f'{place}/items.xlsx', None)]])


def showing(chosen: Choices) -> ListQuery:
    """The list as it is now."""
    course, item = chosen['course'], chosen['item']
    return ListQuery(sort=chosen['sort'], descending=chosen['dir'] == 'desc', search=chosen['q'], state=chosen['state'],
                     item=int(item) if item else None,
                     item_status=chosen['mark'], grade=chosen['grade'], seen=chosen['seen'],
                     course=int(course) if course else None, class_name=chosen['class'], reason=chosen['reason'])


def _table(label: str, place: str, chosen: Choices | None) -> Export:
    def take() -> None:
        values = {name: chosen[name] for name in ASKED} if chosen else {}
        query = urlencode({name: value for name, value in values.items() if value and value != USUAL.get(name)})
        ui.download.from_url(place + (f'?{query}' if query else ''))
    return Export(place.rpartition('/')[2], label, take)


def _lane(label: str, place: str, chosen: Choices) -> Export:
    def take() -> None:
        ui.download.from_url(place + (f'?{urlencode({"reason": chosen["needs"]})}' if chosen['needs'] else ''))
    return Export(place.rpartition('/')[2], label, take)
