"""The entries of the sidebar: those that everybody has, those of a session, those of the administration."""
from collections.abc import Sequence

from components.shell.shell import NavGroup, NavItem
from db import Person
from i18n import _


def sidebar_entries(viewer: Person, groups: Sequence[NavGroup]) -> list[NavGroup]:
    """:param groups: those of the session that the page is about"""
    return [{'items': _of_everybody()}, *groups, *_administration(viewer)]


def _of_everybody() -> list[NavItem]:
    return [
        {'key': 'sessions', 'label': _('My sessions'), 'icon': 'event_repeat', 'href': '/sessions'},
        {'key': 'agenda', 'label': _('Agenda'), 'icon': 'calendar_month', 'href': '/agenda'},
        {'key': 'messages', 'label': _('Messages'), 'icon': 'mail', 'href': '/messages', 'hint': _('unread')},
    ]


def _administration(viewer: Person) -> list[NavGroup]:
    items: list[NavItem] = []
    if viewer.is_administrator or viewer.is_session_administrator:
        items.append({'key': 'admin-sessions', 'label': _('Sessions'), 'icon': 'edit_calendar',
                      'href': '/admin/sessions'})
    if viewer.is_administrator:
        items.append({'key': 'admin-people', 'label': _('People'), 'icon': 'group', 'href': '/admin/people'})
    if viewer.is_administrator or viewer.is_teacher:
        items.append({'key': 'admin-courses', 'label': _('Courses'), 'icon': 'menu_book', 'href': '/admin/courses'})
    return [{'label': _('Administration'), 'items': items}] if items else []
