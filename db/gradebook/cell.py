"""One cell of a gradebook: what stands in it, as text, and its record."""
from typing import NamedTuple

from i18n import _

from ..core.numbers import plain
from ..core.refusals import NotFound
from ..outlines.for_learner import learner_outline
from ..outlines.outline import OutlineItem
from ..records.gradebook import GradeColumn, ManualGrade
from ..records.participation import Participation
from ..records.submission import Submission
from .grading_scheme import SchemeColumn, scheme_of

EXCUSED = 'excused'


class CurrentCell(NamedTuple):
    """Inside a change: the cell as it is kept at this moment."""
    column: SchemeColumn
    item: OutlineItem | None
    """With the learner's own dates."""
    given: ManualGrade | None
    submission: Submission | None
    """The newest that is graded, else the newest; what was given back to be revised is none."""
    newest: Submission | None = None
    """What is graded next."""

    @property
    def text(self) -> str:
        """“85”, “82.5”, “excused”; empty: nothing given."""
        if self.given and self.given.excused:
            return EXCUSED
        if self.given and self.given.points is not None:
            return plain(self.given.points)
        return plain(self.submission.points if self.submission else None)


async def current_cell(participation: Participation, key: str) -> CurrentCell:
    """Raises NotFound for a column that is not in the gradebook."""
    outline = await learner_outline(participation)
    column = (await scheme_of(outline)).column(key)
    given = None if column.id is None else await ManualGrade.get_or_none(
        participation_id=participation.id, column_id=column.id)
    if column.item is None:
        return CurrentCell(column, None, given, None)
    handed = await Submission.filter(participation_id=participation.id, item_id=column.item.id, returned_at=None
                                     ).order_by('-number')
    graded = next((one for one in handed if one.points is not None), handed[0] if handed else None)
    return CurrentCell(column, outline.item(column.item.id), given, graded, handed[0] if handed else None)


async def column_row(session_course_id: int, column: SchemeColumn) -> GradeColumn:
    """The record of a column, made where an item has counted as it comes so far."""
    if column.id is not None:
        return await GradeColumn.get(id=column.id)
    if column.item is None:
        raise NotFound(_('This column is not in the gradebook any more.'))
    row, __ = await GradeColumn.get_or_create(session_course_id=session_course_id, item_id=column.item.id)
    return row
