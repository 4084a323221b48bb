"""The entries of the sidebar: those that everybody has, those of a session, those of the administration."""
from collections.abc import Sequence

from components.shell.shell import NavGroup, NavItem
from db import Person


def sidebar_entries(viewer: Person, groups: Sequence[NavGroup]) -> list[NavGroup]:
    """:param groups: those of the session that the page is about"""
    return [{'items': [_MY_SESSIONS, _AGENDA, _messages()]}, *groups, *_administration(viewer)]


_AGENDA: NavItem = {'key': 'agenda', 'label': 'Agenda', 'icon': 'calendar_month', 'href': '/agenda'}
_MY_SESSIONS: NavItem = {'key': 'sessions', 'label': 'My sessions', 'icon': 'event_repeat', 'href': '/sessions'}


def _messages() -> NavItem:
    return {'key': 'messages', 'label': 'Messages', 'icon': 'mail', 'href': '/messages', 'hint': 'not read yet'}


def _administration(viewer: Person) -> list[NavGroup]:
    items: list[NavItem] = []
    if viewer.is_administrator or viewer.is_session_administrator:
        items.append({'key': 'admin-sessions', 'label': 'Sessions', 'icon': 'edit_calendar', 'href': '/admin/sessions'})
    if viewer.is_administrator:
        items.append({'key': 'admin-people', 'label': 'People', 'icon': 'group', 'href': '/admin/people'})
    if viewer.is_administrator or viewer.is_teacher:
        items.append({'key': 'admin-courses', 'label': 'Courses', 'icon': 'menu_book', 'href': '/admin/courses'})
    return [{'label': 'Administration', 'items': items}] if items else []
