"""The figures that follow from what comes, worked out before it is there."""
import asyncio
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from datetime import datetime
from typing import Any

from ...core.clock import now
from ...grades.grading_scheme import Book, books
from ...outline.extended_dates import apply_extensions
from ...outline.outline import Outline, outlines
from ...progress.figures import NAMES, Facts, Figures, facts_of, figures, recount
from ..staging import write_many

SOME = 500
"""Learners between two breaths for those who share the process."""


@dataclass(slots=True)
class Rules:
    """What the figures of one session course follow from, beside its learners' rows."""
    outline: Outline
    book: Book

    @property
    def move_by_themselves(self) -> bool:
        return self.book.missing_percent is not None or any(column.release_at or column.quiet
                                                            for column in self.book.columns)


async def rules_of(session_course_ids: Sequence[int]) -> dict[int, Rules]:
    found = await outlines(session_course_ids)
    kept = await books(found)
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
            counted.new[id_] = figures(rules.outline, rules.book, coming.get(id_, Facts()), at)
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
            counted.here[id_] = figures(own[id_], counted.rules.book, _both(facts[id_], coming[id_]), at)


def _both(known: Facts, coming: Facts) -> Facts:
    return Facts(known.completed | coming.completed, known.marked + coming.marked, known.given, known.tries,
                 known.final, known.seen)


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
    from ...records.participation import Participation
    columns = ', '.join(f'{name} = ?' for name in NAMES)
    rows: list[tuple[Any, ...]] = [(*astuple(right), id_) for id_, right in counted.here.items()]
    await write_many(Participation, (*NAMES, 'id'), rows, f'UPDATE participation SET {columns} WHERE id = ?')
    again = [*counted.new, *counted.here] if moved is None else moved
    if again:
        await recount(counted.session_course_id, again)
