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

BATCH_SIZE = 500
"""Learners between two breaths for those who share the process."""


@dataclass(slots=True)
class FigureRules:
    """What the figures of one session course follow from, beside its learners' rows."""
    outline: Outline
    scheme: GradingScheme

    @property
    def change_with_time(self) -> bool:
        return self.scheme.missing_percent is not None or any(column.release_at or column.quiet
                                                              for column in self.scheme.columns)


async def figure_rules(session_course_ids: Sequence[int]) -> dict[int, FigureRules]:
    found = await outlines(session_course_ids)
    kept = await schemes(found)
    return {id_: FigureRules(outline, kept[id_]) for id_, outline in found.items()}


@dataclass(slots=True)
class ComputedFigures:
    """Of one session course, how its figures will be."""
    session_course_id: int
    rules: FigureRules
    new: dict[int, Figures] = field(default_factory=dict)
    """By participations that come."""
    here: dict[int, Figures] = field(default_factory=dict)
    """By those that are here and to which something comes."""
    facts: dict[int, Facts] = field(default_factory=dict)
    """What was known of the latter."""
    personal: dict[int, Outline] = field(default_factory=dict)


async def compute_figures(session_course_id: int, rules: FigureRules, coming: dict[int, Facts], new: Sequence[int]
                          ) -> ComputedFigures:
    """:param coming: what is new, by participation
    :param new: participations that are"""
    computed, at = ComputedFigures(session_course_id, rules), now()
    for first in range(0, len(new), BATCH_SIZE):
        for id_ in new[first:first + BATCH_SIZE]:
            computed.new[id_] = figures(rules.outline, rules.scheme, coming.get(id_, Facts()), at)
        await asyncio.sleep(0)
    await _compute_existing(computed, {id_: facts for id_, facts in coming.items() if id_ not in computed.new}, at)
    return computed


async def _compute_existing(computed: ComputedFigures, coming: dict[int, Facts], at: datetime) -> None:
    existing = list(coming)
    for first in range(0, len(existing), BATCH_SIZE):
        ids = existing[first:first + BATCH_SIZE]
        facts = await facts_of(computed.session_course_id, ids)
        own = await apply_extensions(dict.fromkeys(ids, computed.rules.outline))
        computed.facts |= facts
        computed.personal |= own
        for id_ in ids:
            computed.here[id_] = figures(own[id_], computed.rules.scheme, _both(facts[id_], coming[id_]), at)


def _both(existing: Facts, coming: Facts) -> Facts:
    return Facts(existing.completed | coming.completed, existing.submissions + coming.submissions, existing.given,
                 existing.attempts,
                 existing.final, existing.visits)


async def outdated_participations(computed: ComputedFigures) -> list[int] | None:
    """Inside the transaction, before anything has come: who is to be counted again because something else has changed
    since. None is everybody."""
    existing = list(computed.here)
    if (await figure_rules([computed.session_course_id]))[computed.session_course_id] != computed.rules:
        return None
    if computed.rules.change_with_time:
        return None
    outdated: list[int] = []
    for first in range(0, len(existing), BATCH_SIZE):
        ids = existing[first:first + BATCH_SIZE]
        facts = await facts_of(computed.session_course_id, ids)
        own = await apply_extensions(dict.fromkeys(ids, computed.rules.outline))
        outdated += [id_ for id_ in ids if facts[id_] != computed.facts[id_] or own[id_] != computed.personal[id_]]
    return outdated


async def store_figures(computed: ComputedFigures, outdated: list[int] | None) -> None:
    """Inside the transaction, when everything has come."""
    columns = ', '.join(f'{name} = ?' for name in FIGURE_FIELDS)
    rows: list[tuple[Any, ...]] = [(*astuple(right), id_) for id_, right in computed.here.items()]
    await write_many(Participation, (*FIGURE_FIELDS, 'id'), rows, f'UPDATE participation SET {columns} WHERE id = ?')
    again = [*computed.new, *computed.here] if outdated is None else outdated
    if again:
        await recalculate_figures(computed.session_course_id, again)
