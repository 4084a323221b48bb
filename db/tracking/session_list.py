"""The list of a whole session: a learner's row in it, and its columns, for the grid, the exports and the order."""
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from i18n import _, lazy

from ..core import column_keys
from ..core.list_columns import ColumnKind, ListColumn
from ..core.numbers import half_up, mean, percent, stored
from ..records.session_course import SessionCourse


@dataclass(frozen=True, slots=True)
class CourseFigures:
    """One learner in one course of the session."""
    participation_id: int
    state: str
    done: int
    total: int
    grade: Decimal | None
    last_seen: datetime | None
    weight: Decimal
    here: bool = False

    @property
    def progress(self) -> Fraction | None:
        return Fraction(self.done, self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One enrolment in the tracking of its session; `id` is the enrolment's. Keys of `courses` are session courses."""
    id: int
    person_id: int
    name: str
    username: str
    state: str
    here: bool
    class_name: str = ''
    courses: dict[int, CourseFigures] = field(default_factory=dict)

    @property
    def progress(self) -> Fraction | None:
        """Mean over the learner's courses, weighted by course weight."""
        return mean((course.weight, course.progress) for course in self._counted.values())

    @property
    def grade(self) -> Decimal | None:
        return stored(mean((course.weight, course.grade) for course in self._counted.values()))

    @property
    def last_seen(self) -> datetime | None:
        return max((course.last_seen for course in self._counted.values() if course.last_seen), default=None)

    def plan(self, plans: Mapping[int, int | None]) -> Fraction | None:
        """Where the learner should be by now, from the plans of the session courses in percent: the same mean."""
        known = {id_: Fraction(plan, 100) for id_, plan in plans.items() if plan is not None}
        return mean((course.weight, known.get(id_)) for id_, course in self._counted.items())

    @property
    def _counted(self) -> dict[int, CourseFigures]:
        """Courses given up do not count, unless the learner has given up all."""
        taken = {id_: course for id_, course in self.courses.items() if course.state == 'active'}
        return taken or self.courses


_WEIGHT = 'CAST(COALESCE(sc.weight, 1) AS REAL)'
_PROGRESS = (f'SUM(CASE WHEN t.total > 0 THEN {_WEIGHT} * t.done / t.total END)'
             f' / NULLIF(SUM(CASE WHEN t.total > 0 THEN {_WEIGHT} END), 0)')
_GRADE = (f'SUM({_WEIGHT} * t.grade_rounded)'
          f' / NULLIF(SUM(CASE WHEN t.grade_rounded IS NOT NULL THEN {_WEIGHT} END), 0)')
SESSION_TRACKING_COLUMNS: tuple[ListColumn[SessionRow], ...] = (
    ListColumn('name', lazy('Learner'), lambda row: row.name, order='p.name'),
    ListColumn('username', lazy('Username'), lambda row: row.username, shown=False),
    ListColumn('state', lazy('State'), lambda row: str(row.state), shown=False),
    ListColumn('class_name', lazy('Class'), lambda row: row.class_name, shown=False),
    ListColumn('progress', lazy('All courses'), lambda row: percent(row.progress), ColumnKind.NUMBER, order=_PROGRESS,
               export_label=lazy('Progress in %')),
    ListColumn('grade', lazy('Grade'), lambda row: half_up(row.grade), ColumnKind.NUMBER, 2, order=_GRADE,
               export_label=lazy('Grade in %')),
    ListColumn('last_seen', lazy('Last seen'), lambda row: row.last_seen, ColumnKind.INSTANT,
               order='MAX(t.last_seen)'),
)
"""The columns that are the same in every session; those of its courses follow them."""


def session_tracking_columns(courses: Iterable[SessionCourse]) -> list[ListColumn[SessionRow]]:
    return [*SESSION_TRACKING_COLUMNS, *course_columns(courses)]


def course_columns(courses: Iterable[SessionCourse]) -> list[ListColumn[SessionRow]]:
    """Each course is one column of the grid, and one for each of its figures in the exports."""
    return [column for course in courses for column in _of_course(course)]


def course_order(session_course_id: int) -> str:
    return f'MAX(CASE WHEN t.session_course_id = {session_course_id} AND t.total > 0 THEN t.done * 1.0 / t.total END)'


def _of_course(course: SessionCourse) -> list[ListColumn[SessionRow]]:
    key, title = column_keys.of_course(course.id), course.course.title

    def figure(part: str, label: str, value: Callable[[CourseFigures], Any], kind: ColumnKind = ColumnKind.NUMBER,
               digits: int | None = None) -> ListColumn[SessionRow]:
        return ListColumn(column_keys.part_of(key, part), label,
                          lambda row: value(row.courses[course.id]) if course.id in row.courses else None,
                          kind, digits, shown=False)

    return [
        ListColumn(key, title, lambda row: row.courses[course.id].progress if course.id in row.courses else None,
                   order=course_order(course.id), exported=False),
        figure('state', _('{title}: state', title=title), lambda taken: str(taken.state), ColumnKind.TEXT),
        figure('done', _('{title}: items done', title=title), lambda taken: taken.done),
        figure('total', _('{title}: items required', title=title), lambda taken: taken.total),
        figure('grade', _('{title}: grade in %', title=title), lambda taken: half_up(taken.grade), digits=2),
        figure('seen', _('{title}: last seen', title=title), lambda taken: taken.last_seen, ColumnKind.INSTANT),
    ]
