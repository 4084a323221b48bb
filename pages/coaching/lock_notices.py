"""The quiet lines over tracking: what is locked there, by whom and why, as it is now."""
from collections.abc import Iterable

from nicegui import ui

from components.locks.locks import NAMES, locked_lines
from db import SessionCourse
from db.access import Locked, SessionRole
from db.records import Part
from i18n import _, lazy

AFTER_ANOTHER = {Part.CONTENT: lazy('content'), Part.DATES: lazy('dates'), Part.GRADEBOOK: lazy('gradebook'),
                 Part.ANNOUNCEMENTS: lazy('announcements'), Part.ENROLMENT: lazy('enrolment')}
"""The parts as they are called within a line."""


class LockNotices:

    def __init__(self, locks: Iterable[tuple[Locked, str]]) -> None:
        self._lines = ui.html('', sanitize=False).props('role=status')
        self.show(locks)

    def show(self, locks: Iterable[tuple[Locked, str]]) -> None:
        """:param locks: each with the title of the course that it is about; without one it is about all that is here"""
        said = locked_lines(_lines(locks))
        if self._lines.content != said:
            self._lines.content = said
        self._lines.classes(add='' if said else 'may-be-empty', remove='may-be-empty' if said else '')


def in_session(role: SessionRole, courses: Iterable[SessionCourse]) -> list[tuple[Locked, str]]:
    """What is locked in the whole session, then what is locked in one of its courses only."""
    places: list[tuple[int | None, str]] = [(None, ''), *((course.id, course.course.title) for course in courses)]
    return [(lock, title) for place, title in places for part in Part
            if (lock := role.lock_on(part, place)) and lock.session_course_id == place]


def in_course(role: SessionRole, course: SessionCourse) -> list[tuple[Locked, str]]:
    """What is locked in this course, be it with the whole session."""
    return [(lock, '') for part in Part if (lock := role.lock_on(part, course.id))]


def _lines(locks: Iterable[tuple[Locked, str]]) -> list[tuple[str, str]]:
    """Parts that are locked for the same reason share a line."""
    parts: dict[tuple[str, str], list[Part]] = {}
    for lock, title in locks:
        parts.setdefault((title, lock.sentence), []).append(Part(lock.part))
    return [(_what(locked, title), why) for (title, why), locked in parts.items()]


def _what(locked: list[Part], title: str) -> str:
    [first, *others] = locked
    parts = ', '.join([str(NAMES[first]), *(str(AFTER_ANOTHER[part]) for part in others)])
    return _('{parts} in {course}', parts=parts, course=title) if title else parts
