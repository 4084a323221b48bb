"""The figures of a participation: each has its one definition here (domain §6).

Progress: required items completed of required items in the effective outline, two whole numbers. Grade: weighted mean
in percent of the graded items, exact, rounded half up once for display. Time: whole seconds of all visits.
"""
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple

from ..session_course.outline import Outline, outlines
from ..sql import instant, select

KEPT_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Figures:
    done: int = 0
    total: int = 0
    grade: Decimal | None = None
    grade_rounded: int | None = None
    to_grade: int = 0
    completed_at: datetime | None = None
    time_seconds: int = 0
    first_seen: datetime | None = None
    last_seen: datetime | None = None


class Marked(NamedTuple):
    """One submission, as far as figures are concerned."""
    item_id: int
    number: int
    points: Decimal | None
    out_of: Decimal


class Seen(NamedTuple):
    """All visits of a participation together."""
    seconds: int = 0
    first: datetime | None = None
    last: datetime | None = None


def figures(outline: Outline, completed: dict[int, datetime], marked: Iterable[Marked], seen: Seen) -> Figures:
    """The figures that follow from a learner's rows. Pure."""
    done = [completed[item] for item in outline.required if item in completed]
    newest, graded = _current(outline, marked)
    grade = weighted_mean((outline.by_id[item].weight, mark.points, mark.out_of) for item, mark in graded.items())
    return Figures(
        done=len(done),
        total=len(outline.required),
        grade=kept(grade),
        grade_rounded=None if grade is None else floor(grade * 100 + Fraction(1, 2)),
        to_grade=sum(mark.points is None for mark in newest.values()),
        completed_at=max(done) if done and len(done) == len(outline.required) else None,
        time_seconds=seen.seconds, first_seen=seen.first, last_seen=seen.last,
    )


def weighted_mean(parts: Iterable[tuple[Decimal, Decimal | None, Decimal]]) -> Fraction | None:
    """The mean of points of out-of in percent, weighted; zero weights are left out; None if nothing remains."""
    counted = [(Fraction(weight), Fraction(points) / Fraction(out_of) * 100)
               for weight, points, out_of in parts if weight > 0 and points is not None and out_of > 0]
    if not counted:
        return None
    return sum((weight * percent for weight, percent in counted), Fraction()) / sum(weight for weight, _ in counted)


def kept(exact: Fraction | None) -> Decimal | None:
    """As many digits as the record holds: far more than any rounding for display could mistake."""
    if exact is None:
        return None
    return Decimal(round(exact * 10 ** KEPT_DIGITS)).scaleb(-KEPT_DIGITS)


def _current(outline: Outline, marked: Iterable[Marked]) -> tuple[dict[int, Marked], dict[int, Marked]]:
    """Per item of the outline the newest submission, and the newest that is graded."""
    newest: dict[int, Marked] = {}
    graded: dict[int, Marked] = {}
    for mark in sorted((mark for mark in marked if mark.item_id in outline.by_id), key=lambda mark: mark.number):
        newest[mark.item_id] = mark
        if mark.points is not None:
            graded[mark.item_id] = mark
    return newest, graded


async def figures_of(session_course_id: int, participation_ids: Sequence[int] | None = None) -> dict[int, Figures]:
    """The figures of one session course from the rows: of these participations, or of all. Five statements."""
    outline = (await outlines([session_course_id]))[session_course_id]
    some = 'AND t.id IN :ids' if participation_ids is not None else ''
    values: dict[str, Any] = {'course': session_course_id, 'ids': participation_ids or ()}
    completed: defaultdict[int, dict[int, datetime]] = defaultdict(dict)
    for row in await select(_COMPLETED + some, **values):
        completed[row['id']][row['item_id']] = instant(row['completed_at'])  # type: ignore[assignment]
    marked: defaultdict[int, list[Marked]] = defaultdict(list)
    for row in await select(_MARKED + some, **values):
        points = None if row['points'] is None else Decimal(row['points'])
        marked[row['id']].append(Marked(row['item_id'], row['number'], points, Decimal(row['out_of'])))
    seen = {row['id']: Seen(row['seconds'], instant(row['first']), instant(row['last']))
            for row in await select(f'{_SEEN} {some} GROUP BY t.id', **values)}
    ids = [row['id'] for row in await select(f'SELECT t.id FROM participation t WHERE {_HERE} {some}', **values)]
    return {id_: figures(outline, completed[id_], marked[id_], seen.get(id_, Seen())) for id_ in ids}


async def recount(session_course_id: int, participation_ids: Sequence[int] | None = None) -> list[int]:
    """Bring the kept figures up to the rows, inside the transaction that changed them; returns whose figures moved."""
    from . import Participation
    moved = []
    now_right = await figures_of(session_course_id, participation_ids)
    kept_rows = Participation.filter(session_course_id=session_course_id)
    if participation_ids is not None:
        kept_rows = kept_rows.filter(id__in=list(participation_ids))
    async for participation in kept_rows:
        right = now_right[participation.id]
        if of(participation) != right:
            participation.update_from_dict(asdict(right))
            moved.append(participation)
    if moved:
        await Participation.bulk_update(moved, fields=[field.name for field in fields(Figures)], batch_size=500)
    return [participation.id for participation in moved]


def of(participation: Any) -> Figures:
    """The figures as they are kept."""
    return Figures(**{field.name: getattr(participation, field.name) for field in fields(Figures)})


_HERE = 't.session_course_id = :course'
_COMPLETED = f'''
SELECT t.id, c.item_id, c.completed_at FROM item_completion c JOIN participation t ON t.id = c.participation_id
 WHERE {_HERE} AND c.completed_at IS NOT NULL '''
_MARKED = f'''
SELECT t.id, s.item_id, s.number, s.points, s.out_of FROM submission s JOIN participation t ON t.id = s.participation_id
 WHERE {_HERE} AND s.returned_at IS NULL '''
_SEEN = f'''
SELECT t.id, SUM(v.seconds) AS seconds, MIN(v.entered_at) AS first, MAX(v.last_presence) AS last
  FROM visit v JOIN participation t ON t.id = v.participation_id WHERE {_HERE}'''
