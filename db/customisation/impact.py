"""What moving the due and closing dates of items does to learners' work, before anybody agrees to it."""
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.clock import now
from ..core.sql import CountRow, select
from ..outlines.outline import Outline
from ..records.person import Person
from ..records.session_course import SessionCourse

AT_ONCE = 50
"""Items in one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemImpact:
    """Learners with an extension of their own keep it, and are not counted."""
    closes_now: int = 0
    """Items that close at once, for learners who have not submitted."""
    closed_for: int = 0
    """Those learners, each in one course counted once."""
    overdue: int = 0
    """Learners who are late from now on with what they have not submitted."""
    late: int = 0
    """Submissions that came in time and lie after the new date."""

    def __bool__(self) -> bool:
        return bool(self.closed_for or self.overdue or self.late)


NO_ITEM_IMPACT = ItemImpact()


class ItemWork(NamedTuple):
    """What the learners of a session course have done at one item."""
    completed: int
    """Learners."""
    submitted: int
    """Learners with work that is submitted."""
    attempts: int
    """Quiz attempts in progress."""
    drafts: int


async def work_at(session_course: SessionCourse, item_id: int, *, seen_by: Person) -> ItemWork:
    """What goes out of learners' sight with the item. One statement beside the rule's."""
    await can(Capability.TRACK).check(seen_by, session_course)
    [row] = await select(_WorkRow, _WORK, course=session_course.id, item=item_id, at=now())
    return ItemWork(**row)


class Moved(NamedTuple):
    """An item of a session course, whose dates are to become others."""
    session_course_id: int
    item_id: int
    due: tuple[datetime | None, datetime | None]
    closes: tuple[datetime | None, datetime | None]
    """Before and after."""


def moved_dates(before: Mapping[int, Outline], after: Mapping[int, Outline]) -> list[Moved]:
    """The items whose due or closing date is another one, of outlines by session course. Pure."""
    moved = []
    for id_, outline in before.items():
        for item in outline.items:
            then = after[id_].by_id.get(item.id)
            if then and (then.due_at, then.closes_at) != (item.due_at, item.closes_at):
                moved.append(Moved(id_, item.id, (item.due_at, then.due_at), (item.closes_at, then.closes_at)))
    return moved


async def item_impact(moved: Sequence[Moved]) -> ItemImpact:
    """Three statements for each fifty items that move to an earlier date; none where they move to a later one."""
    at = now()
    closing = [one for one in moved if _passes(one.closes, at)]
    falling_due = [one for one in moved if _passes(one.due, at)]
    earlier = [one for one in moved if one.due[1] and (one.due[0] is None or one.due[1] < one.due[0])]
    closed = await _without_work(closing, 'closes_at', at)
    overdue = await _without_work(falling_due, 'due_at', at)
    return ItemImpact(closes_now=len({item for item, _ in closed}), closed_for=len({who for _, who in closed}),
                      overdue=len({who for _, who in overdue}), late=await _late(earlier))


def _passes(dates: tuple[datetime | None, datetime | None], at: datetime) -> bool:
    """Whether something that is to come is over at once."""
    before, after = dates
    return after is not None and after <= at and (before is None or before > at)


class _WithoutWorkRow(TypedDict):
    course: int
    item: int
    id: int


async def _without_work(moved: Sequence[Moved], date: str, at: datetime) -> set[tuple[tuple[int, int], int]]:
    """Item of a session course, and participation, of those who have not submitted and have no more time."""
    found: set[tuple[tuple[int, int], int]] = set()
    for some in _portions(moved):
        parts = ' UNION ALL '.join(_WITHOUT_WORK.format(n=n, date=date) for n in range(len(some)))
        for row in await select(_WithoutWorkRow, parts, at=at, **_values(some)):
            found.add(((row['course'], row['item']), row['id']))
    return found


async def _late(moved: Sequence[Moved]) -> int:
    counted = 0
    for some in _portions(moved):
        parts = ' UNION ALL '.join(_LATE.format(n=n) for n in range(len(some)))
        values: dict[str, Any] = _values(some)
        for n, one in enumerate(some):
            values |= {f'new{n}': one.due[1], f'old{n}': one.due[0] or NEVER}
        counted += sum(row['count'] for row in await select(CountRow, parts, **values))
    return counted


def _portions(moved: Sequence[Moved]) -> Iterable[Sequence[Moved]]:
    return (moved[start:start + AT_ONCE] for start in range(0, len(moved), AT_ONCE))


def _values(some: Iterable[Moved]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for n, one in enumerate(some):
        values |= {f'course{n}': one.session_course_id, f'item{n}': one.item_id}
    return values


NEVER = datetime.fromisoformat('9999-01-01T00:00:00+00:00')

_HERE = '''t.session_course_id = :course AND t.state = 'active' '''


class _WorkRow(TypedDict):
    completed: int
    submitted: int
    attempts: int
    drafts: int


_WORK = f'''
SELECT (SELECT COUNT(*) FROM item_completion c JOIN participation t ON t.id = c.participation_id
         WHERE {_HERE} AND c.item_id = :item AND c.completed_at IS NOT NULL) AS completed,
       (SELECT COUNT(DISTINCT w.participation_id) FROM submission w JOIN participation t ON t.id = w.participation_id
         WHERE {_HERE} AND w.item_id = :item AND w.submitted_at IS NOT NULL) AS submitted,
       (SELECT COUNT(*) FROM attempt a JOIN participation t ON t.id = a.participation_id
         WHERE {_HERE} AND a.item_id = :item AND a.finished_at IS NULL
           AND (a.ends_at IS NULL OR a.ends_at > :at)) AS attempts,
       (SELECT COUNT(*) FROM draft d JOIN participation t ON t.id = d.participation_id
         WHERE {_HERE} AND d.item_id = :item) AS drafts
'''
_WITHOUT_WORK = '''
SELECT t.session_course_id AS course, CAST(:item{n} AS INTEGER) AS item, t.id FROM participation t
 WHERE t.session_course_id = :course{n} AND t.state = 'active'
   AND NOT EXISTS (SELECT 1 FROM submission w WHERE w.participation_id = t.id AND w.item_id = :item{n})
   AND NOT EXISTS (SELECT 1 FROM item_completion c
                    WHERE c.participation_id = t.id AND c.item_id = :item{n} AND c.completed_at IS NOT NULL)
   AND NOT EXISTS (SELECT 1 FROM extension x
                    WHERE x.participation_id = t.id AND x.item_id = :item{n} AND x.{date} > :at)
'''
_LATE = '''
SELECT COUNT(*) AS count FROM submission w JOIN participation t ON t.id = w.participation_id
 WHERE t.session_course_id = :course{n} AND t.state = 'active' AND w.item_id = :item{n} AND w.submitted_at > :new{n}
   AND w.submitted_at <= :old{n}
   AND NOT EXISTS (SELECT 1 FROM extension x
                    WHERE x.participation_id = t.id AND x.item_id = :item{n} AND x.due_at IS NOT NULL)
'''
