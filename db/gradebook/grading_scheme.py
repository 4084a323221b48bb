"""The set-up of a gradebook as it withholds now: every column of the effective outline and those made by hand."""
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, TypedDict

from i18n import _

from ..core import column_keys
from ..core.column_keys import ColumnKey
from ..core.numbers import from_database, half_up
from ..core.refusals import NotFound
from ..core.sql import Amount, Flag, Json, Moment, parse_datetime, select
from ..outlines.outline import Outline, OutlineItem
from ..records.gradebook import LatePer


class Category(NamedTuple):
    id: int
    title: str
    weight: Decimal
    drop: int
    """So many of the lowest are left out."""


class SchemeColumn(NamedTuple):
    """An item of the outline that is graded, or a column made by hand."""
    key: ColumnKey
    id: int | None
    """Of its row; None while an item counts as it comes."""
    item: OutlineItem | None
    title: str
    points: Decimal
    weight: Decimal
    category: int
    extra_credit: bool
    withheld: bool
    release_at: datetime | None
    quiet: bool = False
    """A quiz that tells its learners no points, or not yet, where nobody has decided otherwise here."""
    shows_at: datetime | None = None
    """After which such a quiz tells them."""

    def is_withheld(self, at: datetime) -> bool:
        """Learners do not see its grades, and they do not count for them."""
        return self.release_at > at if self.release_at else self.withheld

    def is_quiet(self, at: datetime) -> bool:
        return self.quiet and (self.shows_at is None or at <= self.shows_at)

    def is_hidden(self, at: datetime) -> bool:
        """Either of them."""
        return self.is_withheld(at) or self.is_quiet(at)


@dataclass(frozen=True)
class GradingScheme:
    session_course_id: int
    columns: tuple[SchemeColumn, ...]
    categories: tuple[Category, ...]
    """One at least."""
    late_percent: Decimal = Decimal(0)
    late_per: LatePer = LatePer.DAY
    late_floor: Decimal = Decimal(0)
    missing_percent: Decimal | None = None
    pass_mark: Decimal | None = None
    scale: tuple[tuple[str, Decimal], ...] = ()
    withholds: bool = False
    shows_median: bool = False
    certifies: bool = False

    @cached_property
    def by_key(self) -> dict[str, SchemeColumn]:
        return {column.key: column for column in self.columns}

    @cached_property
    def by_item(self) -> dict[int, SchemeColumn]:
        return {column.item.id: column for column in self.columns if column.item}

    def column(self, key: str) -> SchemeColumn:
        """Raises NotFound for a column that is not in this gradebook."""
        try:
            return self.by_key[key]
        except KeyError:
            raise NotFound(_('This column is not in the gradebook any more.')) from None

    def letter(self, grade: Any) -> str:
        """Of an exact grade in percent, by what is shown of it; empty where there is no scale or no grade."""
        if grade is None:
            return ''
        shown = half_up(grade)
        return next((letter for letter, least in self.scale if shown >= least), '')

    def passes(self, grade: Any) -> bool | None:
        """Whether the grade as it is shown reaches the pass mark; None where nothing is to be reached or given."""
        if grade is None or self.pass_mark is None:
            return None
        return half_up(grade) >= self.pass_mark


UNSORTED = Category(0, '', Decimal(1), 0)
"""Where nobody has made categories, all columns are in this one."""


async def scheme_of(outline: Outline) -> GradingScheme:
    return (await schemes({outline.session_course_id: outline}))[outline.session_course_id]


async def schemes(outlines: Mapping[int, Outline]) -> dict[int, GradingScheme]:
    """The gradebooks of these session courses, each with its effective outline; in one statement."""
    rows: defaultdict[int, list[_SchemeRow]] = defaultdict(list)
    for row in await select(_SchemeRow, _SCHEMES, ids=tuple(outlines)):
        rows[row['session_course_id']].append(row)
    return {id_: _scheme(outline, rows[id_]) for id_, outline in outlines.items()}


def _scheme(outline: Outline, rows: 'list[_SchemeRow]') -> GradingScheme:
    gradebook: _SchemeRow = rows[0] if rows else {}
    categories = tuple(Category(one['id'], one['title'], Decimal(one['weight']), one['drop'])
                       for one in _read(gradebook.get('categories')) or ()) or (UNSORTED,)
    known, withholds = {category.id for category in categories}, bool(gradebook.get('withholds'))
    of_item = {row['item_id']: row for row in rows if row['item_id'] is not None}

    def column(row: '_SchemeRow', item: OutlineItem | None) -> SchemeColumn:
        kept, withheld, category = row.get('column_weight'), row.get('withheld'), row.get('category')
        quiet = item is not None and item.is_quiet and withheld is None and row.get('release_at') is None
        return SchemeColumn(
            key=column_keys.of_grade_column(item and item.id, row.get('column_id')), id=row.get('column_id'), item=item,
            title=item.title if item else row['title'] or '',
            points=item.points if item else Decimal(row['points'] or 0),
            weight=Decimal(kept) if kept is not None else item.weight if item else Decimal(1),
            category=category if category is not None and category in known else categories[0].id,
            extra_credit=bool(row.get('extra_credit')), withheld=withholds if withheld is None else bool(withheld),
            release_at=parse_datetime(row.get('release_at')), quiet=quiet,
            shows_at=item.tells_points_at if item and quiet else None)

    items = [column(of_item.get(item.id, {}), item) for item in outline.items if item.is_graded]
    by_hand = [column(row, None) for row in rows if row['column_id'] is not None and row['item_id'] is None
               and not row['is_archived']]
    if not gradebook or gradebook['book_id'] is None:
        return GradingScheme(outline.session_course_id, (*items, *by_hand), categories)
    return GradingScheme(
        session_course_id=outline.session_course_id, columns=(*items, *by_hand), categories=categories,
        late_percent=Decimal(gradebook['late_percent'] or 0), late_per=LatePer(gradebook['late_per'] or LatePer.DAY),
        late_floor=Decimal(gradebook['late_floor'] or 0), missing_percent=from_database(gradebook['missing_percent']),
        pass_mark=from_database(gradebook['pass_mark']),
        scale=tuple((letter, Decimal(least)) for letter, least in _read(gradebook['scale']) or ()),
        withholds=withholds, shows_median=bool(gradebook['shows_median']), certifies=bool(gradebook['certifies']))


def _read(kept: Any) -> Any:
    return json.loads(kept) if isinstance(kept, str) else kept


class _SchemeRow(TypedDict, total=False):
    """A column of a gradebook; empty for an item that nothing is kept of."""
    session_course_id: int
    book_id: int | None
    categories: Json | None
    late_percent: Amount | None
    late_per: str | None
    late_floor: Amount | None
    missing_percent: Amount | None
    pass_mark: Amount | None
    scale: Json | None
    withholds: Flag | None
    shows_median: Flag | None
    certifies: Flag | None
    column_id: int | None
    item_id: int | None
    title: str | None
    points: Amount | None
    category: int | None
    column_weight: Amount | None
    extra_credit: Flag | None
    withheld: Flag | None
    release_at: Moment | None
    is_archived: Flag | None


_SCHEMES = '''
SELECT sc.id AS session_course_id, g.id AS book_id, g.categories, g.late_percent, g.late_per, g.late_floor,
       g.missing_percent, g.pass_mark, g.scale, g.withholds, g.shows_median, g.certifies,
       c.id AS column_id, c.item_id, c.title, c.points, c.category, c.weight AS column_weight, c.extra_credit,
       c.withheld,       c.release_at, c.is_archived
  FROM session_course sc
  LEFT JOIN gradebook g ON g.session_course_id = sc.id
  LEFT JOIN grade_column c ON c.session_course_id = sc.id
 WHERE sc.id IN :ids AND (g.id IS NOT NULL OR c.id IS NOT NULL)
 ORDER BY sc.id, c.position, c.id
'''
