"""What learners may know of their grades: nothing of a column that is withheld. The one place that decides.

As long as a column is withheld, its learners have everything as if nobody had graded yet: no points, no words of the
coach, no answers marked right or wrong, and nothing that asks for a pass is open to them by it.
"""
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from datetime import datetime
from typing import NamedTuple

from ..core.clock import now
from ..outlines.outline import Outline
from ..records.submission import Submission
from .grading_scheme import GradingScheme, schemes


class Withheld(NamedTuple):
    items: frozenset[int] = frozenset()
    """Whose grades learners do not see now."""
    until: tuple[datetime, ...] = ()
    """When some of them are released, or some of the quiet ones told, by themselves."""
    quiet: frozenset[int] = frozenset()
    """Quizzes that tell their learners no points: what else follows from them is to be seen."""


def withheld_of(scheme: GradingScheme, at: datetime) -> Withheld:
    withheld = [column for column in scheme.columns if column.is_withheld(at)]
    quiet = [column for column in scheme.columns if column.is_quiet(at)]
    return Withheld(frozenset(column.item.id for column in withheld if column.item),
                    tuple(moment for column in (*withheld, *quiet) if (moment := column.release_at or column.shows_at)),
                    frozenset(column.item.id for column in quiet if column.item))


async def withheld_items(outlines: Iterable[Outline]) -> dict[int, Withheld]:
    """By session course, for these outlines. One statement."""
    found = await schemes({outline.session_course_id: outline for outline in outlines})
    at = now()
    return {id_: withheld_of(scheme, at) for id_, scheme in found.items()}


async def withheld_in(outline: Outline) -> frozenset[int]:
    """The items of this outline whose grades learners do not see now."""
    return (await withheld_items([outline]))[outline.session_course_id].items


def as_released(submissions: Sequence[Submission], withheld: Collection[int]) -> list[Submission]:
    """Copies for their learner: without what a coach has said of work whose grade is withheld. What was given back to
    be revised is no grade."""
    return [_ungraded(one) if one.item_id in withheld and one.returned_at is None else one  # type: ignore[attr-defined]
            for one in submissions]


def _ungraded(submission: Submission) -> Submission:
    """Not to be saved."""
    told = copy(submission)
    told.points, told.comment, told.rubric, told.graded_at, told.graded_by = None, '', {}, None, None  # type: ignore
    return told
