"""The figures that follow from what comes, worked out before it is there."""
import asyncio
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from datetime import datetime
from typing import Any

from ...core.clock import now
from ...gradebook.grading_scheme import GradingScheme, schemes
from ...outlines.extended_dates import apply_extensions
from ...outlines.outline import Outline, outlines
from ...progress.figures import FIGURE_FIELDS, Facts, Figures, facts_of, figures, recalculate_figures
from ...records.participation import Participation
from ..staging import write_many

SOME = 500
"""Learners between two breaths for those who share the process."""


@dataclass(slots=True)
class Rules:
    """What the figures of one session course follow from, beside its learners' rows."""
    outline: Outline
    scheme: GradingScheme

    @property
    def move_by_themselves(self) -> bool:
        return self.scheme.missing_percent is not None or any(column.release_at or column.quiet
                                                              for column in self.scheme.columns)


async def rules_of(session_course_ids: Sequence[int]) -> dict[int, Rules]:
    found = await outlines(session_course_ids)
    kept = await schemes(found)
    return {id_: Rules(outline, kept[id_]) for id_, outline in found.items()}


@dataclass(slots=True)
class Counted:
    """Of one session course, how its figures will be."""
    session_course_id: int
    rules: Rules
    new: dict[int, Figures] = field(default_factory=dict)
    """By participations that come."""
    here: dict[int, Figures] = field(default_factory=dict)
    """By those that are here and to which something comes."""
    facts: dict[int, Facts] = field(default_factory=dict)
    """What was known of the latter."""
    personal: dict[int, Outline] = field(default_factory=dict)


async def count(session_course_id: int, rules: Rules, coming: dict[int, Facts], new: Sequence[int]) -> Counted:
    """:param coming: what is new, by participation
    :param new: participations that are"""
    counted, at = Counted(session_course_id, rules), now()
    for first in range(0, len(new), SOME):
        for id_ in new[first:first + SOME]:
            counted.new[id_] = figures(rules.outline, rules.scheme, coming.get(id_, Facts()), at)
        await asyncio.sleep(0)
    await _count_here(counted, {id_: facts for id_, facts in coming.items() if id_ not in counted.new}, at)
    return counted


async def _count_here(counted: Counted, coming: dict[int, Facts], at: datetime) -> None:
    known = list(coming)
    for first in range(0, len(known), SOME):
        ids = known[first:first + SOME]
        facts = await facts_of(counted.session_course_id, ids)
        own = await apply_extensions(dict.fromkeys(ids, counted.rules.outline))
        counted.facts |= facts
        counted.personal |= own
        for id_ in ids:
            counted.here[id_] = figures(own[id_], counted.rules.scheme, _both(facts[id_], coming[id_]), at)


def _both(known: Facts, coming: Facts) -> Facts:
    return Facts(known.completed | coming.completed, known.submissions + coming.submissions, known.given,
                 known.attempts,
                 known.final, known.visits)


async def moved_meanwhile(counted: Counted) -> list[int] | None:
    """Inside the transaction, before anything has come: who is to be counted again because something else has changed
    since. None is everybody."""
    known = list(counted.here)
    if (await rules_of([counted.session_course_id]))[counted.session_course_id] != counted.rules:
        return None
    if counted.rules.move_by_themselves:
        return None
    moved: list[int] = []
    for first in range(0, len(known), SOME):
        ids = known[first:first + SOME]
        facts = await facts_of(counted.session_course_id, ids)
        own = await apply_extensions(dict.fromkeys(ids, counted.rules.outline))
        moved += [id_ for id_ in ids if facts[id_] != counted.facts[id_] or own[id_] != counted.personal[id_]]
    return moved


async def keep(counted: Counted, moved: list[int] | None) -> None:
    """Inside the transaction, when everything has come."""
    columns = ', '.join(f'{name} = ?' for name in FIGURE_FIELDS)
    rows: list[tuple[Any, ...]] = [(*astuple(right), id_) for id_, right in counted.here.items()]
    await write_many(Participation, (*FIGURE_FIELDS, 'id'), rows, f'UPDATE participation SET {columns} WHERE id = ?')
    again = [*counted.new, *counted.here] if moved is None else moved
    if again:
        await recalculate_figures(counted.session_course_id, again)
