"""The effective outline of a session course: the one function that says what its learners have before them.

Pages, progress, grades, exports and imports all read it; nothing else reads base items for a learner. It holds the
course's published items as this session course has made them its own, and those that exist in it only, once they are
complete; what is hidden here is not in it. Personal extensions lie on top (`extended_dates.py`).
"""
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, NamedTuple, TypedDict, cast
from zoneinfo import ZoneInfo

from ..core.dates import due_at, opens_at
from ..core.numbers import from_database, percent
from ..core.refusals import NotFound
from ..core.sql import Amount, Flag, Json, Moment, parse_datetime, select
from ..records.item import CompletionRule, ItemKind
from ..records.item_types import ITEM_TYPES, ItemSettings, ItemType, QuizSettings, Reveal, Work, settings_of
from ..records.session_course import SessionCourse
from .completeness import IS_COMPLETE


class Need(NamedTuple):
    """A prerequisite: another item of the outline, completed or passed."""
    item_id: int
    passed: bool


class OutlineItem(NamedTuple):
    id: int
    section_id: int
    section: str
    kind: ItemKind
    title: str
    minutes: int
    required: bool
    completes: CompletionRule
    opens_at: datetime | None
    """The later of its own and its section's opening."""
    due_at: datetime | None
    closes_at: datetime | None
    points: Decimal
    pass_points: Decimal | None
    weight: Decimal
    assessment_type: str
    attempts: int | None
    needs: tuple[Need, ...]
    settings: ItemSettings
    of_this_session: bool
    """Exists in this session course only."""

    @property
    def type(self) -> ItemType:
        return ITEM_TYPES[self.kind]

    @property
    def is_assignment(self) -> bool:
        return self.type.work is Work.SUBMISSIONS

    @property
    def is_graded(self) -> bool:
        return self.type.is_graded

    @property
    def is_quiet(self) -> bool:
        """A quiz that does not tell its learners their points as soon as they have finished."""
        return isinstance(self.settings, QuizSettings) and self.settings.shows_points is not Reveal.FINISHED

    @property
    def tells_points_at(self) -> datetime | None:
        """After which such a quiz tells them; None: never."""
        told = isinstance(self.settings, QuizSettings) and self.settings.shows_points is Reveal.CLOSED
        return self.closes_at or self.due_at if told else None


class OutlineSection(NamedTuple):
    id: int
    title: str
    items: tuple[OutlineItem, ...]


@dataclass(frozen=True)
class Outline:
    session_course_id: int
    sections: tuple[OutlineSection, ...]

    @cached_property
    def items(self) -> tuple[OutlineItem, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def by_id(self) -> dict[int, OutlineItem]:
        return {item.id: item for item in self.items}

    @cached_property
    def required(self) -> frozenset[int]:
        return frozenset(item.id for item in self.items if item.required)

    def due(self, at: datetime) -> frozenset[int]:
        """Required items whose due date has passed: what the plan asks for by now."""
        return frozenset(item.id for item in self.items if item.required and item.due_at and item.due_at <= at)

    def plan(self, at: datetime) -> int | None:
        """Percent of the required items that are due by now; None where no required item has a due date."""
        if not any(item.due_at for item in self.items if item.required):
            return None
        return percent(len(self.due(at)), len(self.required))

    def next_due(self, at: datetime) -> datetime | None:
        """When the plan moves on by itself: the next required item falls due."""
        return min((item.due_at for item in self.items if item.required and item.due_at and item.due_at > at),
                   default=None)

    def item(self, item_id: int) -> OutlineItem:
        """Raises NotFound for an item that is not in this session course's outline."""
        try:
            return self.by_id[item_id]
        except KeyError:
            raise NotFound from None


async def effective_outline(session_course: 'SessionCourse') -> Outline:
    return (await outlines([session_course.id]))[session_course.id]


async def outlines(session_course_ids: Iterable[int], begins: tuple[datetime | None, str] | None = None
                   ) -> dict[int, Outline]:
    """The effective outlines of several session courses, in one statement.

    :param begins: a start and a time zone of their session that it does not have yet: days count from there
    """
    ids = tuple(session_course_ids)
    rows = await select(_ItemRow, _ITEMS, ids=ids)
    if begins:
        for row in rows:
            row['starts'], row['time_zone'] = begins
    found = {id_: Outline(id_, ()) for id_ in ids}
    for id_, of_course in groupby(rows, key=lambda row: row['session_course_id']):
        found[id_] = _outline(
            id_, tuple(tuple((name, _kept(value)) for name, value in row.items()) for row in of_course))
    return found


@lru_cache(256)
def _outline(session_course_id: int, rows: tuple[tuple[tuple[str, Any], ...], ...]) -> Outline:
    """Rows that are the same make the same outline: read for every action, it is built only after a change."""
    sections = groupby(map(dict, rows), key=lambda row: (row['section_id'], row['section']))
    return Outline(session_course_id, tuple(
        OutlineSection(section_id, title, tuple(_item(cast('_ItemRow', row)) for row in rows_))
        for (section_id, title), rows_ in sections))


def _kept(value: Any) -> Any:
    """As it can be compared."""
    return json.dumps(value) if isinstance(value, dict | list) else value


async def contents(session_course_id: int, item_id: int) -> 'ContentRow':
    """What stands in an item of the effective outline: its text, address and files. One statement."""
    [row] = await select(ContentRow, _CONTENTS, course=session_course_id, item=item_id)
    return row


def _item(row: '_ItemRow') -> OutlineItem:
    zone, starts, kind = ZoneInfo(row['time_zone']), parse_datetime(row['starts']), ItemKind(row['kind'])
    opening = (parse_datetime(row['session_opens_at']) or opens_at(starts, row['opens_day'], zone),
               _section_opens(row, zone))
    points, base_points = Decimal(row['points']), Decimal(row['base_points'])
    passes = from_database(row['pass_points'])
    if passes is not None and points != base_points:
        passes = passes * points / base_points  # the same share of other points
    return OutlineItem(
        id=row['id'], section_id=row['section_id'], section=row['section'], kind=kind, title=row['title'],
        minutes=row['minutes'], required=bool(row['required']), completes=CompletionRule(row['completes']),
        opens_at=max((moment for moment in opening if moment), default=None),
        due_at=parse_datetime(row['session_due_at']) or due_at(starts, row['due_day'], zone),
        closes_at=parse_datetime(row['session_closes_at']) or due_at(starts, row['closes_day'], zone),
        points=points, weight=Decimal(row['weight']), pass_points=passes, assessment_type=row['assessment_type'],
        attempts=row['attempts'] or None,  # 0 in a session course: no limit here
        needs=tuple(Need(id_, how == 'passed') for id_, how in _read(row['needs'])),
        settings=settings_of(kind, _read(row['settings'])),
        of_this_session=row['own'] is not None,
    )


def _section_opens(row: '_ItemRow', zone: ZoneInfo) -> datetime | None:
    if row['has_opening'] is not None:
        return parse_datetime(row['section_opens_at'])
    return opens_at(parse_datetime(row['starts']), row['section_opens_day'], zone)


def _read(kept: Any) -> Any:
    return json.loads(kept) if isinstance(kept, str) else kept


PRESENT = '''
  FROM session_course sc
  JOIN session s ON s.id = sc.session_id
  JOIN section x ON x.course_id = sc.course_id
  JOIN item i ON i.section_id = x.id AND (i.session_course_id IS NULL OR i.session_course_id = sc.id)
  LEFT JOIN customisation c ON c.item_id = i.id AND c.session_course_id = sc.id
  LEFT JOIN section_opening o ON o.section_id = x.id AND o.session_course_id = sc.id
 WHERE NOT i.is_archived AND NOT i.is_draft AND NOT COALESCE(c.is_hidden, FALSE)
'''
"""What is published: item `i` of section `x`, and `c`, what its session course has made its own of it."""
EFFECTIVE = f'{PRESENT} AND (i.session_course_id IS NULL OR {IS_COMPLETE})'
"""What is in an effective outline: of what exists in one session only, what can be done. The course's own items are
looked at before they are published."""


class _ItemRow(TypedDict):
    session_course_id: int
    starts: Moment | None
    time_zone: str
    section_id: int
    section: str
    section_opens_day: int | None
    has_opening: Flag | None
    section_opens_at: Moment | None
    id: int
    kind: str
    title: str
    minutes: int
    required: Flag
    completes: str
    opens_day: int | None
    due_day: int | None
    closes_day: int | None
    session_opens_at: Moment | None
    session_due_at: Moment | None
    session_closes_at: Moment | None
    points: Amount
    base_points: Amount
    pass_points: Amount | None
    weight: Amount
    assessment_type: str
    attempts: int | None
    needs: Json
    settings: Json
    own: Flag | None


_ITEMS = f'''
SELECT sc.id AS session_course_id, s.starts, s.time_zone, x.id AS section_id, x.title AS section,
       x.opens_day AS section_opens_day, o.id AS has_opening, o.opens_at AS section_opens_at,
       i.id, i.kind, COALESCE(c.title, i.title) AS title, i.minutes, COALESCE(c.required, i.required) AS required,
       i.completes, i.opens_day, i.due_day, i.closes_day, c.opens_at AS session_opens_at, c.due_at AS session_due_at,
       c.closes_at AS session_closes_at, COALESCE(c.points, i.points) AS points, i.points AS base_points, i.pass_points,
       i.weight, i.assessment_type, COALESCE(c.attempts, i.attempts) AS attempts, i.needs, i.settings,
       i.session_course_id AS own
{EFFECTIVE} AND sc.id IN :ids
 ORDER BY sc.id, x.position, x.id, COALESCE(c.position, i.position), i.id
'''


class ContentRow(TypedDict):
    body: str
    url: str
    file_name: str
    file_hash: str
    file_size: int
    captions_hash: str


_CONTENTS = f'''
SELECT COALESCE(c.body, i.body) AS body, i.url, i.file_name, i.file_hash, i.file_size, i.captions_hash
{EFFECTIVE} AND sc.id = :course AND i.id = :item
'''
