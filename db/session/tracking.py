"""Tracking of a whole session: learners by courses, page by page, and the figures above them."""
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..access import Capability, can
from ..clock import now
from ..progress.figures import half_up, kept
from ..progress.showing import Showing, here_since
from ..session_course.outline import outlines
from ..sql import instant, select


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
    courses: dict[int, CourseFigures] = field(default_factory=dict)

    @property
    def progress(self) -> Fraction | None:
        """Mean over the learner's courses, weighted by course weight."""
        return _mean((course.weight, course.progress) for course in self._counted())

    @property
    def grade(self) -> Decimal | None:
        return kept(_mean((course.weight, None if course.grade is None else Fraction(course.grade))
                          for course in self._counted()))

    @property
    def last_seen(self) -> datetime | None:
        return max((course.last_seen for course in self.courses.values() if course.last_seen), default=None)

    def _counted(self) -> list[CourseFigures]:
        """Courses given up do not count, unless the learner has given up all."""
        taken = [course for course in self.courses.values() if course.state == 'active']
        return taken or list(self.courses.values())


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """The strip above the list: over all active learners of the session."""
    learners: int
    here: int
    progress: Decimal | None
    """Mean progress over all active participations, in percent."""
    plan: int | None
    """Percent of the required items of all courses that are due by now."""
    grade: Decimal | None
    """Mean of the participations' grades, in percent."""
    to_grade: int


class SessionTracking:

    async def session_rows(self: Any, showing: Showing, *, seen_by: Any) -> tuple[list[SessionRow], int]:
        """One page of learners, and how many there are in all. Three statements."""
        await can(Capability.TRACK).check(seen_by, self)
        order, total = await _page(self.id, showing)
        rows = await _rows(self.id, order)
        return [rows[id_] for id_ in order if id_ in rows], total

    async def session_rows_at(self: Any, keys: Iterable[Hashable], *, seen_by: Any) -> list[SessionRow]:
        """The rows of these enrolments, read again after a ring."""
        await can(Capability.TRACK).check(seen_by, self)
        return list((await _rows(self.id, tuple(keys))).values())

    async def session_figures(self: Any, *, seen_by: Any) -> SessionFigures:
        await can(Capability.TRACK).check(seen_by, self)
        [row] = await select(_FIGURES, session=self.id, since=here_since())
        grade = None if not row['graded'] else half_up(kept(Fraction(int(row['grade_sum']), 100 * row['graded'])))
        progress = None if row['progress'] is None else half_up(Decimal(str(row['progress'])) * 100, 1)
        return SessionFigures(
            learners=row['learners'], here=row['here'], progress=progress, plan=await self._plan(), grade=grade,
            to_grade=row['to_grade'] or 0)

    async def course_plans(self: Any, *, seen_by: Any) -> dict[int, int | None]:
        """By session course: percent of its required items that are due by now."""
        await can(Capability.TRACK).check(seen_by, self)
        return {id_: outline.plan(now()) for id_, outline in (await self._outlines()).items()}

    async def _plan(self: Any) -> int | None:
        plans = [outline for outline in (await self._outlines()).values() if outline.plan(now()) is not None]
        required = sum(len(outline.required) for outline in plans)
        return round(100 * sum(len(outline.due(now())) for outline in plans) / required) if required else None

    async def _outlines(self: Any) -> dict:
        return await outlines(await self.session_courses.all().values_list('id', flat=True))


def _mean(parts: Iterable[tuple[Decimal, Fraction | None]]) -> Fraction | None:
    counted = [(Fraction(weight), value) for weight, value in parts if value is not None and weight > 0]
    if not counted:
        return None
    return sum((weight * value for weight, value in counted), Fraction()) / sum(weight for weight, _ in counted)


async def _rows(session_id: int, ids: Sequence[Any]) -> dict[int, SessionRow]:
    if not ids:
        return {}
    courses: defaultdict[int, dict[int, CourseFigures]] = defaultdict(dict)
    people: dict[int, dict] = {}
    here: set[int] = set()
    for row in await select(_ROWS, ids=ids, session=session_id, since=here_since()):
        people[row['id']] = row
        if row['here']:
            here.add(row['id'])
        if row['session_course_id'] is not None:
            courses[row['id']][row['session_course_id']] = CourseFigures(
                row['participation_id'], row['course_state'], row['done'], row['total'],
                None if row['grade'] is None else Decimal(row['grade']), instant(row['last_seen']),
                Decimal(1) if row['weight'] is None else Decimal(row['weight']))
    return {id_: SessionRow(id_, row['learner_id'], row['name'], row['username'], row['state'], id_ in here,
                            courses[id_]) for id_, row in people.items()}


_COURSE_ORDER = 'MAX(CASE WHEN t.session_course_id = {} AND t.total > 0 THEN t.done * 1.0 / t.total END)'
_WEIGHT = 'CAST(COALESCE(sc.weight, 1) AS REAL)'
_ORDERS = {
    'name': 'p.name',
    'progress': f'SUM(CASE WHEN t.total > 0 THEN {_WEIGHT} * t.done / t.total END)'
                f' / SUM(CASE WHEN t.total > 0 THEN {_WEIGHT} END)',
    'grade': f'SUM({_WEIGHT} * t.grade_rounded) / SUM(CASE WHEN t.grade_rounded IS NOT NULL THEN {_WEIGHT} END)',
    'last_seen': 'MAX(t.last_seen)',
    'to_grade': 'SUM(t.to_grade)',
}
_STATES = {
    'all': '', 'active': "AND e.state = 'active'", 'withdrawn': "AND e.state = 'withdrawn'",
    'to_grade': "AND e.state = 'active'", 'never': "AND e.state = 'active'", 'completed': "AND e.state = 'active'",
}
_HAVING = {
    'to_grade': 'HAVING SUM(t.to_grade) > 0', 'never': 'HAVING MAX(t.first_seen) IS NULL',
    'completed': 'HAVING SUM(t.total) > 0 AND SUM(t.done) = SUM(t.total)',
}


async def _page(session_id: int, showing: Showing) -> tuple[list[int], int]:
    words = showing.words()
    orders = dict(_ORDERS)
    kind, _, course = showing.sort.partition('-')
    if kind == 'course' and course.isdigit():
        orders[showing.sort] = _COURSE_ORDER.format(int(course))
    rows = await select(f'''
        SELECT e.id, COUNT(*) OVER () AS total
          FROM enrolment e JOIN person p ON p.id = e.learner_id
          LEFT JOIN participation t ON t.enrolment_id = e.id AND (t.state = 'active' OR e.state <> 'active')
          LEFT JOIN session_course sc ON sc.id = t.session_course_id
         WHERE e.session_id = :session {_STATES.get(showing.state, _STATES['active'])} {words.sql}
         GROUP BY e.id, p.name {_HAVING.get(showing.state, '')}
         ORDER BY {showing.order(orders)}, p.name, e.id LIMIT :limit OFFSET :start''',
                        session=session_id, limit=showing.limit, start=showing.start, **words.values)
    return [row['id'] for row in rows], rows[0]['total'] if rows else 0


_ROWS = '''
SELECT e.id, e.learner_id, e.state, p.name, p.username, t.id AS participation_id, t.session_course_id,
       t.state AS course_state, t.done, t.total, t.grade, t.last_seen, sc.weight,
       EXISTS (SELECT 1 FROM visit v
                WHERE v.participation_id = t.id AND v.tabs > 0 AND v.last_presence > :since) AS here
  FROM enrolment e
  JOIN person p ON p.id = e.learner_id
  LEFT JOIN participation t ON t.enrolment_id = e.id
  LEFT JOIN session_course sc ON sc.id = t.session_course_id
 WHERE e.id IN :ids AND e.session_id = :session
'''

_FIGURES = '''
SELECT COUNT(DISTINCT e.id) AS learners,
       (SELECT COUNT(DISTINCT u.enrolment_id)
          FROM visit v JOIN participation u ON u.id = v.participation_id JOIN enrolment f ON f.id = u.enrolment_id
         WHERE v.last_presence > :since AND v.tabs > 0 AND f.session_id = :session AND u.state = 'active') AS here,
       AVG(CASE WHEN t.total > 0 THEN t.done * 1.0 / t.total END) AS progress,
       SUM(t.grade_rounded) AS grade_sum, COUNT(t.grade_rounded) AS graded, SUM(t.to_grade) AS to_grade
  FROM enrolment e
  LEFT JOIN participation t ON t.enrolment_id = e.id AND t.state = 'active'
 WHERE e.session_id = :session AND e.state = 'active'
'''
