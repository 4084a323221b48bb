"""All dates that a person has in their sessions, in one list: for the agenda and for calendar programs."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from ..access.capabilities import Capability, refusal
from ..access.guard import me
from ..access.session_role import SessionRole, roles_of
from ..core.clock import now
from ..core.session_windows import Entry
from ..core.sql import select
from ..outlines.outline import Outline, outlines
from ..progress.learner_views import learner_views
from ..records.person import Person


class DateKind(StrEnum):
    STARTS = 'starts'
    ENDS = 'ends'
    OPENS = 'opens'
    DUE = 'due'
    CLOSES = 'closes'


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    at: datetime
    kind: DateKind
    session_id: int
    session: str
    course_id: int | None = None
    course: str = ''
    item_id: int | None = None
    item: str = ''
    is_done: bool = False
    """The learner has completed the item."""
    coaches: bool = False
    """A date of those whom the person coaches, not of their own work."""

    @property
    def key(self) -> str:
        """The same for as long as it is the same date of the same thing, wherever it moves."""
        thing = f'session-{self.session_id}' if self.item_id is None else f'{self.session_id}-item-{self.item_id}'
        return f'{thing}-{self.kind.value}'


async def agenda(person: Person, *, seen_by: Person) -> list[AgendaEntry]:
    """In the order of time: what opens, is due and closes in the courses one takes or teaches, and when sessions
    begin and end. As many statements for many sessions as for one."""
    await me.check(seen_by, person)
    return await agenda_of(person)


async def agenda_of(person: Person) -> list[AgendaEntry]:
    """For loads that have asked whose it is. Five statements."""
    stands = {role.session_id: role for role in await roles_of(person, now())}
    open_to = {id_: role for id_, role in stands.items() if _is_open(role)}
    courses = await select(_CourseRow, _COURSES, person=person.id, sessions=list(open_to)) if open_to else []
    plans = await outlines([row['id'] for row in courses])
    taken = {row['participation']: plans[row['id']] for row in courses
             if row['participation'] and row['id'] in open_to[row['session_id']].attended}
    views = await learner_views(taken) if taken else {}
    found: list[AgendaEntry] = [entry for role in open_to.values() for entry in _of_session(role)]
    for row in courses:
        role, mine = open_to[row['session_id']], views.get(row['participation'] or 0)
        teaches = role.coaches_course(row['id'])
        if mine is not None:
            found += _of_items(row, role, mine.outline, {id_ for id_, cell in mine.cells.items() if cell.completed})
        elif teaches and refusal(Capability.ENTER_COURSE, role, row['id']) is None:
            found += _of_items(row, role, plans[row['id']], (), coaches=True)
    return sorted(found, key=lambda entry: (entry.at, entry.kind, entry.item))


def _is_open(role: SessionRole) -> bool:
    """Listed for the person, and neither cancelled nor closed to them."""
    learning, coaching = role.availability.learning, role.availability.coaching
    gone = (Entry.NONE, Entry.CANCELLED)
    return role.availability.listed and (learning not in gone or coaching not in gone)


def _of_session(role: SessionRole) -> Iterable[AgendaEntry]:
    learns = role.learns and role.availability.learning not in (Entry.NONE, Entry.CANCELLED)
    window = role.availability.learner_window if learns else role.availability.coach_window
    for at, kind in ((window.starts, DateKind.STARTS), (window.ends, DateKind.ENDS)):
        if at:
            yield AgendaEntry(at=at, kind=kind, session_id=role.session_id, session=role.title, coaches=not learns)


def _of_items(row: '_CourseRow', role: SessionRole, outline: Outline, done: Iterable[int], *, coaches: bool = False
              ) -> Iterable[AgendaEntry]:
    completed = set(done)
    for item in outline.items:
        dates = ((item.opens_at, DateKind.OPENS), (item.due_at, DateKind.DUE), (item.closes_at, DateKind.CLOSES))
        for at, kind in dates:
            if at:
                yield AgendaEntry(
                    at=at, kind=kind, session_id=role.session_id, session=role.title, course_id=row['course_id'],
                    course=row['title'], item_id=item.id, item=item.title, is_done=item.id in completed,
                    coaches=coaches)


class _CourseRow(TypedDict):
    id: int
    session_id: int
    course_id: int
    title: str
    participation: int | None


_COURSES = '''
SELECT sc.id, sc.session_id, sc.course_id, c.title, t.id AS participation
  FROM session_course sc
  JOIN course c ON c.id = sc.course_id
  LEFT JOIN participation t ON t.session_course_id = sc.id AND t.learner_id = :person AND t.state = 'active'
 WHERE sc.session_id IN :sessions ORDER BY sc.session_id, sc.position, sc.id
'''
