"""Releasing grades to learners, at once or at a moment, and withholding them."""
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.refusals import Invalid
from ..gradebook.cell import column_row
from ..gradebook.grading_scheme import scheme_of
from ..outlines.outline import effective_outline
from ..records.event_verbs import EventVerb
from ..records.gradebook import Gradebook
from ..records.person import Person
from ..records.session_course import SessionCourse
from .scheduled_recalculation import recalculating
from .setup import gradebook_transaction, log_gradebook_change


@only(can(Capability.GRADE))
async def release_grades(session_course: SessionCourse, keys: Sequence[str] | None = None, *, by: Person,
                         at: datetime | None = None) -> None:
    """Learners see the grades of these columns, or of all, from now on, or from `at` on."""
    if at is not None and at <= now():
        raise Invalid(_('Choose a moment that is still to come, or release now.'), 'release_at')
    await _release(session_course, keys, {'withheld': False, 'release_at': at}, by, 'released_grades',
                   at=at and at.isoformat())
    recalculating.wake_at(at)


@only(can(Capability.GRADE))
async def withhold_grades(session_course: SessionCourse, keys: Sequence[str] | None = None, *, by: Person) -> None:
    """Learners do not see the grades of these columns, or of any, until they are released."""
    await _release(session_course, keys, {'withheld': True, 'release_at': None}, by, 'withheld_grades')


@only(can(Capability.GRADE))
async def use_default_release(session_course: SessionCourse, keys: Sequence[str] | None = None, *, by: Person) -> None:
    """As if nobody had released or held these columns, or any: as the gradebook says, and a quiz by itself."""
    await _release(session_course, keys, {'withheld': None, 'release_at': None}, by, 'reset_grade_release')


@only(can(Capability.GRADEBOOK))
async def withhold_new_grades(session_course: SessionCourse, withholds: bool, *, by: Person) -> None:
    """Whether columns that nobody has released or held so far are held."""
    async with gradebook_transaction(session_course) as outbox:
        await Gradebook.update_or_create({'withholds': bool(withholds)}, session_course_id=session_course.id)
        await log_gradebook_change(session_course, outbox, by, 'withheld_new_grades', withholds=bool(withholds))


async def _release(session_course: SessionCourse, keys: Sequence[str] | None, values: Mapping[str, Any], by: Person,
                   verb: EventVerb,
                   **details: Any) -> None:
    async with gradebook_transaction(session_course) as outbox:
        scheme = await scheme_of(await effective_outline(session_course))
        columns = scheme.columns if keys is None else [scheme.column(key) for key in keys]
        for column in columns:
            row = await column_row(session_course.id, column)
            await row.update_from_dict(dict(values)).save(update_fields=list(values))
        await log_gradebook_change(session_course, outbox, by, verb, columns=[column.title for column in columns][:50],
                                 **details)
