"""A learner's own figures in one session course: what coaches see of them, as far as it is released."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypedDict

from ..access.capabilities import Capability
from ..access.guard import attendee, check_batched
from ..core.clock import now
from ..core.coalescing import single_flight
from ..core.numbers import Exact, from_hundredths, half_up, median, percent
from ..core.refusals import NotAllowed
from ..core.sql import select
from ..gradebook.column_input import ColumnInput
from ..gradebook.formula import ColumnPart, CourseGrade
from ..gradebook.grading_scheme import GradingScheme, scheme_of
from ..outlines.outline import outlines
from ..outlines.titles import apply_session_titles
from ..records.extension import Extension
from ..records.gradebook import Gradebook
from ..records.participation import Participation
from ..records.person import Person
from .figures import column_inputs, facts_of, grade_of
from .learner_views import LearnerView, learner_views

MIN_MEDIAN_VALUES = 5
"""Learners who must have a figure before their median is told: of fewer, one could guess whose it is."""


class Median(NamedTuple):
    """Of all active learners of the session course; None where too few have the figure."""
    progress: int | None = None
    grade: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MyFigures:
    view: LearnerView
    scheme: GradingScheme
    grade: CourseGrade
    """Of what is released; a column that is withheld says so, and tells nothing else."""
    worth: Mapping[str, ColumnInput]
    """What the learner has, by the key of the column; what is withheld is missing."""
    final: bool
    """A coach has set the course grade."""
    seconds: int
    extensions: list[Extension]
    """Each with its item, as it is called here."""
    median: Median | None
    """None where the gradebook does not show it."""

    @property
    def parts(self) -> Mapping[str, ColumnPart]:
        return self.grade.parts


async def my_figures(participation: Participation, *, seen_by: Person) -> MyFigures:
    """For the learner alone. Eighteen statements, whatever the course holds."""
    await attendee.check(seen_by, participation)
    shared = (await outlines([participation.session_course_id]))[participation.session_course_id]
    view = (await learner_views({participation.id: shared}))[participation.id]
    scheme, facts = await scheme_of(shared), (await facts_of(participation.session_course_id,
                                                             [participation.id]))[participation.id]
    at = now()
    grade = grade_of(view.outline, scheme, facts, at, released_only=True)
    withheld = {column.key for column in scheme.columns if column.is_hidden(at)}
    extensions = await Extension.filter(participation_id=participation.id).order_by('id').select_related('item')
    await apply_session_titles(participation.session_course_id, [one.item for one in extensions])
    return MyFigures(
        view=view, scheme=scheme, grade=grade, final=facts.final is not None, seconds=facts.visits.seconds,
        worth={key: worth for key, worth in column_inputs(view.outline, scheme, facts).items()
               if key not in withheld},
        extensions=extensions, median=await _median(participation.session_course_id) if scheme.shows_median else None)


async def shared_median(participation: Participation, *, seen_by: Person) -> Median | None:
    """What stands beside their own, for a page that is open already: after a notice it is read once for all."""
    if participation.learner_id != seen_by.id:
        raise NotAllowed
    await check_batched(Capability.ENTER_COURSE, seen_by, participation)
    return await single_flight(('median', participation.session_course_id),
                               lambda: _shown_median(participation.session_course_id))


async def _shown_median(session_course_id: int) -> Median | None:
    shows = await Gradebook.filter(session_course_id=session_course_id, shows_median=True).exists()
    return await _median(session_course_id) if shows else None


async def _median(session_course_id: int) -> Median:
    rows = await select(_FigureRow, _FIGURES, course=session_course_id)
    reached = _middle([Fraction(row['done'], row['total']) for row in rows if row['total']])
    grade = _middle([from_hundredths(row['released_rounded']) for row in rows if row['released_rounded'] is not None])
    return Median(percent(reached), half_up(grade))


def _middle(values: Sequence[Exact]) -> Fraction | None:
    return None if len(values) < MIN_MEDIAN_VALUES else median(values)


class _FigureRow(TypedDict):
    done: int
    total: int
    released_rounded: int | None


_FIGURES = '''
SELECT t.done, t.total, t.released_rounded FROM participation t
 WHERE t.session_course_id = :course AND t.state = 'active'
'''
