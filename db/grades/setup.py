"""Setting a gradebook up: categories, weights, policies, scale, columns made by hand, and when learners see grades."""
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.column_keys import manual_column_in, of_manual_column
from ..core.numbers import CENT, read_points
from ..core.refusals import Invalid, NotFound
from ..core.sql import lock_rows
from ..core.transactions import Outbox, transaction
from ..customisation.outline_changes import outline_changed
from ..gradebook.cell import column_row
from ..gradebook.grading_scheme import GradingScheme, scheme_of
from ..outlines.outline import effective_outline
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.gradebook import Gradebook, GradeColumn, ManualGrade
from ..records.person import Person
from ..records.session_course import SessionCourse
from .changes import GradebookChanges, GradeColumnChanges
from .validation import checked_setup, checked_title

FIELDS = ('category', 'weight', 'extra_credit')
BY_HAND = ('title', 'points', *FIELDS)
MAX_COLUMNS = 200


@asynccontextmanager
async def gradebook_transaction(session_course: SessionCourse) -> AsyncIterator[Outbox]:
    """A change of what all grades of the session course follow from."""
    async with transaction() as outbox:
        await lock_rows(session_course.participations.all())
        yield outbox


async def gradebook(session_course: SessionCourse, *, seen_by: Person) -> GradingScheme:
    """As it is set up now, with every column of the effective outline. Three statements."""
    await can(Capability.TRACK).check(seen_by, session_course)
    return await scheme_of(await effective_outline(session_course))


@only(can(Capability.GRADEBOOK))
async def set_up_gradebook(session_course: SessionCourse, changes: GradebookChanges, *, by: Person) -> None:
    """Every grade of the course is computed again."""
    values = changes.said()
    async with gradebook_transaction(session_course) as outbox:
        await Gradebook.get_or_create(session_course_id=session_course.id)
        scheme = await Gradebook.select_for_update().get(session_course_id=session_course.id)
        checked = checked_setup(values, scheme.categories or ()) | {'recalculated_at': now()}
        await scheme.update_from_dict(checked).save(update_fields=list(checked))
        if 'categories' in values:  # another one may come to have the number of one that is gone
            left = [one['id'] for one in scheme.categories]
            await GradeColumn.filter(session_course_id=session_course.id).exclude(category__in=left).update(
                category=None)
        await log_gradebook_change(session_course, outbox, by, 'set_up_gradebook', fields=sorted(values))


@only(can(Capability.GRADEBOOK))
async def add_grade_column(session_course: SessionCourse, called: str, more: GradeColumnChanges | None = None, *,
                           by: Person) -> str:
    """A column made by hand; returns its key.

    :param more: the rest of it; where that says no points, it has 100
    """
    async with gradebook_transaction(session_course) as outbox:
        manual = GradeColumn.filter(session_course_id=session_course.id, item_id=None, is_archived=False)
        if await manual.count() >= MAX_COLUMNS:
            raise Invalid(_('A gradebook can have up to {limit} columns made by hand.', limit=MAX_COLUMNS))
        last = await GradeColumn.filter(session_course_id=session_course.id).order_by('-position').first()
        checked = await _checked(session_course, {'points': 100, **(more.said() if more else {}), 'title': called},
                                 BY_HAND)
        row = await GradeColumn.create(session_course_id=session_course.id, position=last.position + 1 if last else 1,
                                       **checked)
        await log_gradebook_change(session_course, outbox, by, 'added_grade_column', title=row.title)
    return of_manual_column(row.id)


@only(can(Capability.GRADEBOOK))
async def set_grade_column(session_course: SessionCourse, key: str, changes: GradeColumnChanges, *, by: Person) -> None:
    """How it counts from now on."""
    values = changes.said()
    async with gradebook_transaction(session_course) as outbox:
        column = (await scheme_of(await effective_outline(session_course))).column(key)
        checked = await _checked(session_course, values, FIELDS if column.item else BY_HAND)
        row = await column_row(session_course.id, column)
        await _check_given(session_course, row, checked)
        if checked:
            await row.update_from_dict(checked).save(update_fields=list(checked))
        await log_gradebook_change(session_course, outbox, by, 'set_grade_column', title=column.title,
                                 fields=sorted(values))


@only(can(Capability.GRADEBOOK))
async def remove_grade_column(session_course: SessionCourse, key: str, *, by: Person) -> None:
    """A column made by hand leaves the gradebook; what was given in it is kept, and comes back with it."""
    await _archive(session_course, key, True, by, 'removed_grade_column')


@only(can(Capability.GRADEBOOK))
async def restore_grade_column(session_course: SessionCourse, key: str, *, by: Person) -> None:
    await _archive(session_course, key, False, by, 'restored_grade_column')


async def _archive(session_course: SessionCourse, key: str, away: bool, by: Person, verb: EventVerb) -> None:
    id_ = manual_column_in(key)
    async with gradebook_transaction(session_course) as outbox:
        row = None if id_ is None else await GradeColumn.get_or_none(
            id=id_, session_course_id=session_course.id, item_id=None)
        if row is None:
            raise NotFound(_('Only a column that was made by hand can be removed.'))
        row.is_archived = away
        await row.save(update_fields=['is_archived'])
        await log_gradebook_change(session_course, outbox, by, verb, title=row.title)


async def _checked(session_course: SessionCourse, values: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    if strange := set(values) - set(known):
        raise Invalid(_('A column has no {names}.', names=', '.join(sorted(strange))))
    checked = dict(values)
    if 'title' in values:
        checked['title'] = checked_title(values['title'])
    for name, least, most in (('points', CENT, Decimal(10_000)), ('weight', Decimal(0), Decimal(1000))):
        if name in values and (values[name] is not None or name == 'points'):
            checked[name] = read_points(values[name], name, least=least, most=most)
    if 'extra_credit' in values:
        checked['extra_credit'] = bool(values['extra_credit'])
    if values.get('category') is not None:
        scheme = await scheme_of(await effective_outline(session_course))
        if values['category'] not in {category.id for category in scheme.categories}:
            raise Invalid(_('This category is not there any more.'), 'category')
    return checked


async def _check_given(session_course: SessionCourse, row: Any, values: Mapping[str, Any]) -> None:
    if 'points' in values and await ManualGrade.filter(column_id=row.id, points__gt=values['points']).exists():
        raise Invalid(_('Somebody has been given more points than that in this column.'), 'points')


async def log_gradebook_change(session_course: SessionCourse, outbox: Outbox, by: Person, verb: EventVerb,
                             **details: Any) -> None:
    """Every grade that follows from it is computed again, and everybody who shows one looks again."""
    outbox.add(session_course.topic('gradebook'))
    await outline_changed(session_course, outbox, recalculate=True)
    await log(verb, by=by, session_id=session_course.session_id, session_course_id=session_course.id, details=details)
