"""Tracking of one item: who is where with it, how it went, and of a quiz which questions were hard."""
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypedDict

from i18n import _, lazy

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.list_columns import LOADED, ColumnKind, ListColumn
from ..core.numbers import half_up, mean, percent, quantile
from ..core.refusals import NotFound
from ..core.sql import Moment, parse_datetime, select
from ..outlines.item_status import MOST_URGENT_FIRST, Cell, ItemStatus, cells_at
from ..outlines.outline import OutlineItem, effective_outline
from ..quizzes.item_analysis import QuestionStats, WrongAnswer, question_stats, wrong_answers
from ..records.item import ItemKind
from ..records.item_types import QuizSettings, Scoring
from ..records.person import Person
from ..records.session_course import SessionCourse
from .course_summary import course_figures

BINS = 10


class LearnerAtItem(NamedTuple):
    """One learner at the item; `id` is the participation's."""
    id: int
    name: str


class Bin(NamedTuple):
    """So many learners have points in this tenth of them: below the points to pass, and at or above."""
    below: int = 0
    passed: int = 0


class Spread(NamedTuple):
    """Minutes, of all that there are: the quarter below, the middle, the quarter above."""
    number: int
    lower: Decimal
    median: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class ItemTracking:
    item: OutlineItem
    learners: dict[ItemStatus, list[LearnerAtItem]]
    """All active learners by state, those first that need attention; within a state by name."""
    bins: tuple[Bin, ...] = (Bin(),) * BINS
    """How many have 0 to under 10 percent of the points, and so on; who has all of them is in the last."""
    mean: Decimal | None = None
    """Of the points, in percent."""
    pass_percent: Decimal | None = None
    minutes: Spread | None = None
    """Of finished attempts; None for what is no quiz."""
    questions: list[QuestionStats] = field(default_factory=list)
    """Of a quiz, the hardest first."""

    @property
    def scored(self) -> int:
        return sum(map(sum, self.bins))


class ItemLine(NamedTuple):
    """One item in the list of all: how many active learners have it done, and so on."""
    item: OutlineItem
    learners: int
    """Active ones, of whom all the others are counted."""
    opened: int
    done: int
    to_grade: int
    late: int


ITEM_COLUMNS: tuple[ListColumn[ItemLine], ...] = (
    ListColumn('item', lazy('Item'), lambda line: line.item.title, order=LOADED),
    ListColumn('section', lazy('Section'), lambda line: line.item.section, shown=False),  # below the item
    ListColumn('kind', lazy('Kind'), lambda line: line.item.kind.value, order=LOADED),
    ListColumn('due', lazy('Due'), lambda line: line.item.due_at, ColumnKind.INSTANT, order=LOADED),
    ListColumn('required', lazy('Required'), lambda line: _('yes') if line.item.required else _('no'),
               shown=False),
    ListColumn('learners', lazy('Active learners'), lambda line: line.learners, ColumnKind.NUMBER, shown=False),
    ListColumn('opened', lazy('Opened'), lambda line: line.opened, ColumnKind.NUMBER, order=LOADED),
    ListColumn('done', lazy('Done'), lambda line: line.done, ColumnKind.NUMBER, order=LOADED),
    ListColumn('done_percent', lazy('Done in %'), lambda line: percent(line.done, line.learners), ColumnKind.NUMBER,
               shown=False),
    ListColumn('to_grade', lazy('To grade'), lambda line: line.to_grade, ColumnKind.NUMBER, order=LOADED),
    ListColumn('late', lazy('Late'), lambda line: line.late, ColumnKind.NUMBER, order=LOADED),
)


async def item_lines(session_course: SessionCourse, *, seen_by: Person) -> list[ItemLine]:
    """Every item of the outline, in order. Nine statements."""
    active = (await course_figures(session_course, seen_by=seen_by)).counts.active
    opened = {row['item_id']: (row['opened'], row['done'])
              for row in await select(_OpenedRow, _OPENED, course=session_course.id)}
    work = {row['item_id']: (row['to_grade'], row['late'])
            for row in await select(_WorkRow, _WORK, course=session_course.id)}
    return [ItemLine(item, active, *opened.get(item.id, (0, 0)), *work.get(item.id, (0, 0)))
            for item in (await effective_outline(session_course)).items]


async def item_tracking(session_course: SessionCourse, item_id: int, *, seen_by: Person) -> ItemTracking:
    """Raises NotFound for an item that is not in the outline. Seven statements, ten for a quiz, however many
    learners."""
    await can(Capability.TRACK).check(seen_by, session_course)
    outline = await effective_outline(session_course)
    item = outline.item(item_id)
    names = {row['id']: row['name'] for row in await select(_ActiveRow, _ACTIVE, course=session_course.id)}
    cells = await cells_at(outline, item_id, names)
    scores = [Fraction(cell.score) / Fraction(item.points) for cell in cells.values()
              if cell.score is not None and item.points]
    least = Fraction(item.pass_points) / Fraction(item.points) if item.pass_points and item.points else Fraction(0)
    is_quiz = item.kind is ItemKind.QUIZ
    return ItemTracking(
        item=item, learners=_by_state(names, cells), bins=_bins(scores, least),
        mean=half_up(mean((1, 100 * score) for score in scores)),
        pass_percent=half_up(100 * least) if least else None,
        minutes=await _minutes(session_course.id, item_id) if is_quiz else None,
        questions=await question_stats(session_course.id, item_id, _scoring(item)) if is_quiz else [])


async def item_wrong_answers(session_course: SessionCourse, item_id: int, question_id: int, *,
                             seen_by: Person) -> list[WrongAnswer]:
    """What active learners have wrongly given to a question in the attempts that count, the commonest first, each
    with who gave it. Three statements."""
    await can(Capability.TRACK).check(seen_by, session_course)
    item = (await effective_outline(session_course)).item(item_id)
    if item.kind is not ItemKind.QUIZ:
        raise NotFound
    return await wrong_answers(session_course.id, item_id, question_id, _scoring(item))


def _scoring(item: OutlineItem) -> Scoring:
    assert isinstance(item.settings, QuizSettings)
    return item.settings.scoring


def _by_state(names: dict[int, str], cells: dict[int, Cell]) -> dict[ItemStatus, list[LearnerAtItem]]:
    found: defaultdict[ItemStatus, list[LearnerAtItem]] = defaultdict(list)
    for id_, name in names.items():
        found[cells[id_].status].append(LearnerAtItem(id_, name))
    return {mark: found[mark] for mark in MOST_URGENT_FIRST if found[mark]}


def _bins(shares: Sequence[Fraction], least: Fraction) -> tuple[Bin, ...]:
    counts = Counter((min(BINS - 1, max(0, int(share * BINS))), share >= least) for share in shares)
    return tuple(Bin(counts[n, False], counts[n, True]) for n in range(BINS))


async def _minutes(session_course_id: int, item_id: int) -> Spread | None:
    times = []
    for row in await select(_TimeRow, _TIMES, course=session_course_id, item=item_id):
        started, finished = parse_datetime(row['started_at']), parse_datetime(row['finished_at'])
        assert started is not None
        assert finished is not None
        times.append(Fraction(int((finished - started).total_seconds())) / 60)
    return spread(times)


def spread(values: Sequence[Fraction]) -> Spread | None:
    """Quartiles, with one decimal."""
    if not values:
        return None
    ordered = sorted(values)
    return Spread(len(ordered), *(half_up(quantile(ordered, Fraction(quarter, 4)), 1) for quarter in (1, 2, 3)))


class _ActiveRow(TypedDict):
    id: int
    name: str


_ACTIVE = '''
SELECT t.id, p.name FROM participation t JOIN person p ON p.id = t.learner_id
 WHERE t.session_course_id = :course AND t.state = 'active' ORDER BY p.name, t.id
'''


class _OpenedRow(TypedDict):
    item_id: int
    opened: int
    done: int


_OPENED = '''
SELECT c.item_id, COUNT(*) AS opened, COUNT(c.completed_at) AS done
  FROM item_completion c JOIN participation t ON t.id = c.participation_id
 WHERE t.session_course_id = :course AND t.state = 'active' GROUP BY c.item_id
'''


class _WorkRow(TypedDict):
    item_id: int
    to_grade: int
    late: int


_WORK = '''
SELECT n.item_id, COUNT(CASE WHEN s.points IS NULL AND s.returned_at IS NULL THEN 1 END) AS to_grade,
       COUNT(CASE WHEN s.is_late THEN 1 END) AS late
  FROM (SELECT w.participation_id, w.item_id, MAX(w.number) AS number
          FROM submission w JOIN participation t ON t.id = w.participation_id
         WHERE t.session_course_id = :course AND t.state = 'active' GROUP BY w.participation_id, w.item_id) n
  JOIN submission s ON s.participation_id = n.participation_id AND s.item_id = n.item_id AND s.number = n.number
 GROUP BY n.item_id
'''


class _TimeRow(TypedDict):
    started_at: Moment
    finished_at: Moment


_TIMES = '''
SELECT a.started_at, a.finished_at FROM attempt a JOIN participation t ON t.id = a.participation_id
 WHERE t.session_course_id = :course AND t.state = 'active' AND a.item_id = :item AND a.finished_at IS NOT NULL
'''
