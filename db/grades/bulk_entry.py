"""Many cells at once, from the clipboard or from a file: first a preview of what would happen, then the change."""
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from formats.grade_sheet import GradeSheet
from i18n import _, number

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.refusals import Invalid, Refusal
from ..gradebook.cell import CurrentCell
from ..gradebook.grading_scheme import GradingScheme, SchemeColumn
from ..records.item_types import Work
from ..records.participation import Participation
from ..records.person import Person
from ..records.session_course import SessionCourse
from .entry import enter_grade, parse_entry
from .grid import GradeRow, grade_rows_at
from .setup import gradebook

AT_ONCE = 20_000
"""Cells."""


class CellInput(NamedTuple):
    participation_id: int
    key: str
    text: str
    line: int | None = None
    """Of a file."""


class PlannedChange(NamedTuple):
    """What would become of one cell."""
    participation_id: int | None
    name: str
    username: str
    key: str
    column: str
    old: str
    new: str
    error: str = ''
    """Why nothing becomes of it."""
    line: int | None = None

    @property
    def is_change(self) -> bool:
        return not self.error and self.old != self.new


class SheetPlan(NamedTuple):
    planned: list[PlannedChange]
    faults: list[str]
    """Lines that could not be read, or are nobody's."""
    unknown: list[str]
    """Columns of the file that are none of the gradebook."""


async def plan_grades(session_course: SessionCourse, cells: Sequence[CellInput], *,
                      seen_by: Person) -> list[PlannedChange]:
    """What would become of each of these cells; those that would stay as they are, too."""
    if len(cells) > AT_ONCE:
        raise Invalid(_('Up to {limit} cells at once.', limit=number(AT_ONCE)))
    scheme = await gradebook(session_course, seen_by=seen_by)
    ids = {cell.participation_id for cell in cells}
    rows = {row.id: row for row in await grade_rows_at(session_course, scheme, ids, seen_by=seen_by)}
    return [_planned_change(scheme, rows.get(cell.participation_id), cell) for cell in cells]


async def plan_sheet(session_course: SessionCourse, sheet: GradeSheet, *, seen_by: Person) -> SheetPlan:
    """What would become of the cells of a file. A cell that is empty there is left alone."""
    scheme = await gradebook(session_course, seen_by=seen_by)
    columns = _called(scheme)
    rows = await Participation.filter(session_course_id=session_course.id).values_list('id', 'learner__username')
    people = {username.casefold(): id_ for id_, username in rows}
    faults = [fault.sentence for fault in sheet.faults]
    cells = []
    for line in sheet.lines:
        id_ = people.get(line.username.casefold())
        if id_ is None:
            faults.append(_('Line {line}: nobody in this course has the username {username}.',
                            line=line.number, username=line.username))
            continue
        cells += [CellInput(id_, columns[name.casefold()].key, text, line.number)
                  for name, text in line.cells.items() if name.casefold() in columns]
    unknown = [name for name in sheet.columns if name.casefold() not in columns]
    return SheetPlan(await plan_grades(session_course, cells, seen_by=seen_by), faults, unknown)


@only(can(Capability.GRADE))
async def enter_grades(session_course: SessionCourse, planned: Iterable[PlannedChange], *, by: Person,
                       why: str = '') -> list[PlannedChange]:
    """One after the other, each as if it were typed; returns those that were refused meanwhile, with the reason."""
    wanted: defaultdict[int, list[PlannedChange]] = defaultdict(list)
    for one in planned:
        if one.is_change and one.participation_id is not None:
            wanted[one.participation_id].append(one)
    refused = []
    people = Participation.filter(session_course_id=session_course.id, id__in=list(wanted))
    for participation in await people.select_related('session_course'):
        for one in wanted.pop(participation.id):
            try:
                await enter_grade(participation, one.key, one.new, by=by, seen=one.old, why=why)
            except Refusal as no:
                refused.append(one._replace(error=str(no)))
    gone = _('This learner is not in the course any more.')
    return refused + [one._replace(error=gone) for some in wanted.values() for one in some]


def _planned_change(scheme: GradingScheme, row: GradeRow | None, cell: CellInput) -> PlannedChange:
    column = scheme.by_key.get(cell.key)
    planned = PlannedChange(cell.participation_id, row.name if row else '', row.username if row else '', cell.key,
                            column.title if column else '', '', cell.text.strip()[:40], line=cell.line)
    if row is None:
        return planned._replace(error=_('This learner is not in the course any more.'))
    if column is None:
        return planned._replace(error=_('This column is not in the gradebook any more.'))
    now = row.cells[cell.key]
    planned = planned._replace(old=now.text)
    try:
        planned = planned._replace(new=parse_entry(cell.text, CurrentCell(column, column.item, None, None)))
    except Invalid as no:
        return planned._replace(error=str(no))
    if now.text and not planned.new and not now.by_hand and column.item and column.item.type.work is Work.ATTEMPTS:
        return planned._replace(error=_('The points follow from the attempts. Type others to give them by hand.'))
    return planned


def _called(scheme: GradingScheme) -> dict[str, SchemeColumn]:
    """By title and by key; a title that two columns have names none of them."""
    titles = [column.title.casefold() for column in scheme.columns]
    found = {column.title.casefold(): column for column in scheme.columns if titles.count(column.title.casefold()) == 1}
    return found | {column.key: column for column in scheme.columns}
