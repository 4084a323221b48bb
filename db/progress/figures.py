"""The figures of a participation: each has its one definition here (domain §6).

Progress: required items completed of required items in the effective outline, two whole numbers; excused items are in
neither. Grade: as the gradebook computes it (`gradebook/formula.py`), exact, rounded half up once for display; beside
it the same of released grades only, the learner's own. Time: whole seconds of all visits. What is overdue and what was
not passed are kept as facts, so that who needs attention follows from one row and the clock.
"""
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypedDict

from ..core import column_keys
from ..core.clock import now
from ..core.numbers import from_database, hundredths, stored
from ..core.sql import Amount, Moment, parse_datetime, select
from ..gradebook.column_input import ColumnInput
from ..gradebook.formula import CourseGrade, course_grade
from ..gradebook.grading_scheme import GradingScheme, schemes
from ..outlines.extended_dates import apply_extensions
from ..outlines.outline import Outline, outlines
from ..records.participation import Participation


@dataclass(frozen=True, slots=True)
class Figures:
    done: int = 0
    total: int = 0
    grade: Decimal | None = None
    grade_rounded: int | None = None
    released_grade: Decimal | None = None
    released_rounded: int | None = None
    to_grade: int = 0
    completed_at: datetime | None = None
    time_seconds: int = 0
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    open_due_at: datetime | None = None
    open_due_item_id: int | None = None
    failed_attempts: int = 0
    failed_item_id: int | None = None


FIGURE_FIELDS = [field.name for field in fields(Figures)]


class GradedWork(NamedTuple):
    """One submission, as far as figures are concerned."""
    item_id: int
    number: int
    points: Decimal | None
    out_of: Decimal
    submitted_at: datetime | None = None


class ManualPoints(NamedTuple):
    """What was given by hand in one column."""
    key: str
    points: Decimal | None
    excused: bool
    out_of: Decimal | None = None
    """When that was not what the column is worth now."""


class AttemptPoints(NamedTuple):
    """One finished attempt at a quiz."""
    item_id: int
    points: Decimal
    out_of: Decimal


class VisitTotals(NamedTuple):
    """All visits of a participation together."""
    seconds: int = 0
    first: datetime | None = None
    last: datetime | None = None


@dataclass(slots=True)
class Facts:
    """The rows of one participation that figures follow from."""
    completed: dict[int, datetime] = field(default_factory=dict)
    submissions: list[GradedWork] = field(default_factory=list)
    given: list[ManualPoints] = field(default_factory=list)
    attempts: list[AttemptPoints] = field(default_factory=list)
    final: Decimal | None = None
    visits: VisitTotals = field(default_factory=VisitTotals)

    @property
    def excused(self) -> frozenset[int]:
        """Items, by their ids."""
        return frozenset(item for one in self.given if one.excused and (item := column_keys.item_in(one.key)))


def figures(outline: Outline, scheme: GradingScheme, facts: Facts, at: datetime) -> Figures:
    """The figures that follow from a learner's rows. Pure.

    :param outline: with the learner's own extensions
    """
    required = outline.required - facts.excused
    done = [facts.completed[item] for item in required if item in facts.completed]
    newest, _ = newest_work(outline, facts.submissions)
    grade, released = (grade_of(outline, scheme, facts, at, released_only=only).exact for only in (False, True))
    waiting = _waiting(outline, required, facts, newest)
    failed = _failed(outline, facts)
    return Figures(
        done=len(done),
        total=len(required),
        grade=stored(grade), grade_rounded=hundredths(grade),
        released_grade=stored(released), released_rounded=hundredths(released),
        to_grade=sum(mark.points is None and item not in facts.excused for item, mark in newest.items()),
        completed_at=max(done) if done and len(done) == len(required) else None,
        time_seconds=facts.visits.seconds, first_seen=facts.visits.first, last_seen=facts.visits.last,
        open_due_at=waiting[0] if waiting else None, open_due_item_id=waiting[1] if waiting else None,
        failed_attempts=failed[0] if failed else 0, failed_item_id=failed[1] if failed else None,
    )


def grade_of(outline: Outline, scheme: GradingScheme, facts: Facts, at: datetime, *,
             released_only: bool = False) -> CourseGrade:
    """The course grade with all that went into it."""
    return course_grade(scheme, column_inputs(outline, scheme, facts), at, final=facts.final,
                        released_only=released_only)


def column_inputs(outline: Outline, scheme: GradingScheme, facts: Facts) -> dict[str, ColumnInput]:
    """What the learner has in each column: of several submissions the newest that is graded."""
    newest, graded = newest_work(outline, facts.submissions)
    given = {one.key: one for one in facts.given}
    found: dict[str, ColumnInput] = {}
    for column in scheme.columns:
        by_hand = given.get(column.key)
        worth = ColumnInput()
        if by_hand:
            worth = ColumnInput(given=by_hand.points, given_of=by_hand.out_of, excused=by_hand.excused)
        if column.item:
            item = outline.by_id[column.item.id]
            mark, last = graded.get(item.id), newest.get(item.id)
            worth = worth._replace(due_at=item.due_at, required=item.required,
                                   submitted_at=mark.submitted_at if mark else last.submitted_at if last else None)
            if mark:
                worth = worth._replace(points=mark.points, out_of=mark.out_of)
        found[column.key] = worth
    return found


def newest_work(outline: Outline, marked: Iterable[GradedWork]) -> tuple[dict[int, GradedWork], dict[int, GradedWork]]:
    """Per item of the outline the newest submission, and the newest that is graded."""
    newest: dict[int, GradedWork] = {}
    graded: dict[int, GradedWork] = {}
    for mark in sorted((mark for mark in marked if mark.item_id in outline.by_id), key=lambda mark: mark.number):
        newest[mark.item_id] = mark
        if mark.points is not None:
            graded[mark.item_id] = mark
    return newest, graded


def _waiting(outline: Outline, required: frozenset[int], facts: Facts, newest: dict[int, GradedWork]
             ) -> tuple[datetime, int] | None:
    """The due date and id of the required item that waits longest for the learner: not completed, and nothing handed
    in but what was given back."""
    given = {one.key for one in facts.given if one.points is not None}
    return min(((item.due_at, item.id) for item in outline.items
                if item.due_at and item.id in required and item.id not in facts.completed and item.id not in newest
                and column_keys.of_item(item.id) not in given), default=None)


def _failed(outline: Outline, facts: Facts) -> tuple[int, int] | None:
    """The item that was tried most often without being passed; of several the one that was made first, wherever it
    stands."""
    by_hand = {one.key: one for one in facts.given if one.points is not None}
    assignments = {item.id for item in outline.items if item.is_assignment}
    attempts = [*facts.attempts, *(AttemptPoints(mark.item_id, mark.points, mark.out_of) for mark in facts.submissions
                                   if mark.points is not None and mark.item_id in assignments)]
    found: tuple[int, int] | None = None
    for item in sorted(outline.items, key=lambda item: item.id):
        if item.pass_points is None or item.id in facts.excused:
            continue
        own = [one for one in attempts if one.item_id == item.id and one.out_of > 0]
        least = Fraction(item.pass_points) / Fraction(item.points) if item.points else Fraction(0)
        given = by_hand.get(column_keys.of_item(item.id))
        if given and Fraction(given.points or 0) >= least * Fraction(given.out_of or item.points):
            continue
        failed = [one for one in own if Fraction(one.points) / Fraction(one.out_of) < least]
        if len(failed) == len(own) and failed and (found is None or len(failed) > found[0]):
            found = len(failed), item.id
    return found


async def facts_of(session_course_id: int, participation_ids: Sequence[int] | None = None) -> dict[int, Facts]:
    """The rows of one session course: of these participations, or of all. One statement."""
    some = 'AND t.id IN :ids' if participation_ids is not None else ''
    found: dict[int, Facts] = {}
    for row in await select(_FactRow, _FACTS.format(some=some), course=session_course_id, ids=participation_ids or ()):
        _add(found.setdefault(row['id'], Facts()), row)
    return found


def _add(facts: Facts, row: '_FactRow') -> None:
    item, points, out_of = row['item_id'], from_database(row['points']), from_database(row['out_of'])
    at = parse_datetime(row['at'])
    match row['fact']:
        case 'final':
            facts.final = points
        case 'completed':
            facts.completed[item] = at  # type: ignore[assignment, index]
        case 'marked':
            facts.submissions.append(GradedWork(item, row['number'], points, out_of, at))  # type: ignore[arg-type]
        case 'given':
            key = column_keys.of_grade_column(item, row['column_id'])
            facts.given.append(ManualPoints(key, points, bool(row['number']), out_of))
        case 'tried':
            facts.attempts.append(AttemptPoints(item, points, out_of))  # type: ignore[arg-type]
        case 'seen' if at:
            facts.visits = VisitTotals(row['number'] or 0, at, parse_datetime(row['until']))


async def figures_of(session_course_id: int, participation_ids: Sequence[int] | None = None) -> dict[int, Figures]:
    """The figures of one session course from the rows: of these participations, or of all. Four statements."""
    outline = (await outlines([session_course_id]))[session_course_id]
    scheme = (await schemes({session_course_id: outline}))[session_course_id]
    facts = await facts_of(session_course_id, participation_ids)
    own, at = await apply_extensions(dict.fromkeys(facts, outline)), now()
    return {id_: figures(own[id_], scheme, facts[id_], at) for id_ in facts}


async def recalculate_figures(session_course_id: int, participation_ids: Sequence[int] | None = None) -> list[int]:
    """Bring the kept figures up to the rows, inside the transaction that changed them; returns whose figures moved."""
    moved = []
    wanted = Participation.filter(session_course_id=session_course_id)
    if participation_ids is not None:
        wanted = wanted.filter(id__in=list(participation_ids))
    kept_rows = await wanted.order_by('id').select_for_update(no_key=True)  # first: who counts meanwhile waits
    now_right = await figures_of(session_course_id, participation_ids)
    for participation in kept_rows:
        right = now_right[participation.id]
        if stored_figures(participation) != right:
            participation.update_from_dict(asdict(right))
            moved.append(participation)
    if len(moved) == 1:  # what most changes come to
        await moved[0].save(update_fields=FIGURE_FIELDS)
    elif moved:
        await Participation.bulk_update(moved, fields=FIGURE_FIELDS, batch_size=400)
    return [participation.id for participation in moved]


def stored_figures(participation: Participation) -> Figures:
    """The figures as they are kept."""
    return Figures(*(getattr(participation, name) for name in FIGURE_FIELDS))


class _FactRow(TypedDict):
    fact: str
    id: int
    item_id: int | None
    column_id: int | None
    number: int | None
    points: Amount | None
    out_of: Amount | None
    at: Moment | None
    until: Moment | None


_FACTS = '''
SELECT 'final' AS fact, t.id, CAST(NULL AS INTEGER) AS item_id, CAST(NULL AS INTEGER) AS column_id,
       CAST(NULL AS INTEGER) AS number, CAST(f.percent AS TEXT) AS points, CAST(NULL AS TEXT) AS out_of,
       CAST(NULL AS TIMESTAMPTZ) AS at, CAST(NULL AS TIMESTAMPTZ) AS until
  FROM participation t LEFT JOIN final_grade f ON f.participation_id = t.id
 WHERE t.session_course_id = :course {some}
UNION ALL
SELECT 'completed', t.id, c.item_id, NULL, NULL, NULL, NULL, c.completed_at, NULL
  FROM participation t JOIN item_completion c ON c.participation_id = t.id
 WHERE t.session_course_id = :course {some} AND c.completed_at IS NOT NULL
UNION ALL
SELECT 'marked', t.id, s.item_id, NULL, s.number, CAST(s.points AS TEXT), CAST(s.out_of AS TEXT), s.submitted_at, NULL
  FROM participation t JOIN submission s ON s.participation_id = t.id
 WHERE t.session_course_id = :course {some} AND s.returned_at IS NULL
UNION ALL
SELECT 'given', t.id, c.item_id, g.column_id, CASE WHEN g.excused THEN 1 ELSE 0 END, CAST(g.points AS TEXT),
       CAST(g.out_of AS TEXT), NULL, NULL
  FROM participation t JOIN given_grade g ON g.participation_id = t.id JOIN grade_column c ON c.id = g.column_id
 WHERE t.session_course_id = :course {some} AND NOT c.is_archived
UNION ALL
SELECT 'tried', t.id, a.item_id, NULL, NULL, CAST(a.points AS TEXT), CAST(a.out_of AS TEXT), NULL, NULL
  FROM participation t JOIN attempt a ON a.participation_id = t.id
 WHERE t.session_course_id = :course {some} AND a.finished_at IS NOT NULL AND a.points IS NOT NULL
UNION ALL
SELECT 'seen', t.id, NULL, NULL, SUM(v.seconds), NULL, NULL, MIN(v.entered_at), MAX(v.last_presence)
  FROM participation t JOIN visit v ON v.participation_id = t.id
 WHERE t.session_course_id = :course {some} GROUP BY t.id
'''
"""In each row `id` and `fact` say what it is, and of the other columns each fact uses those it needs."""
