"""One learner in one session course, in detail: figures, items, work, visits, grades and notes."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can
from ..attention.coach_notes import reads_notes
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.sql import Moment, parse_datetime, select
from ..outlines.extended_dates import apply_extensions
from ..outlines.outline import Outline, effective_outline
from ..outlines.titles import apply_session_titles
from ..records.attempt import Attempt
from ..records.attention import CoachNote
from ..records.extension import Extension
from ..records.gradebook import CellChange
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..records.submission import GradeChange, Submission
from ..records.visit import Visit
from .activity_feed import ActivityEntry, recent_activity
from .course import LearnerRow, rows_of

MAX_VISITS = 50
MAX_ACTIVITY = 150
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ItemActivity:
    """One item, as far as the learner has come with it."""
    opened_at: datetime | None
    completed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LearnerDetail:
    row: LearnerRow
    outline: Outline
    """With this learner's extensions."""
    extensions: list[Extension]
    """Each with its item, as it is called here, and who gave it."""
    item_activity: dict[int, ItemActivity]
    """By item; what was never opened is missing."""
    work: list[Submission]
    """The newest first, each with its item, as it is called here, and who graded it."""
    grades: list[GradeChange]
    """Every change of a grade, the newest first, each with who made it and the submission with its item."""
    cells: list[CellChange]
    """The same of what was given, excused or set by hand, each with its column and that one's item."""
    attempts: list[Attempt]
    """At quizzes, the newest first, each with its item."""
    activity: list[ActivityEntry]
    """The last that the learner did here, and that coaches did about them."""
    notes: list[CoachNote] | None
    """What coaches have noted, the newest first, each with who did; None for who is no coach here."""
    visits: list[Visit]
    """The last ones."""
    seconds: int
    seconds_this_week: int


async def learner_detail(session_course: SessionCourse, participation_id: int, *, seen_by: Person) -> LearnerDetail:
    """Of a learner of this session course; of anybody else there is none. Twenty-one statements, at most."""
    await can(Capability.TRACK).check(seen_by, session_course)
    outline = await effective_outline(session_course)
    row = (await rows_of(session_course, outline, [participation_id])).get(participation_id)
    if row is None:
        raise NotFound(_('This learner is not in the course.'))
    work = Submission.filter(participation_id=row.id).order_by('-submitted_at', '-id')
    grades = GradeChange.filter(submission__participation_id=row.id).order_by('-id')
    handed_in = await work.select_related('item', 'graded_by').prefetch_related('files')
    changes = await grades.select_related('by', 'submission__item')
    extensions = await Extension.filter(participation_id=row.id).order_by('id').select_related('item', 'by')
    cells = await CellChange.filter(participation_id=row.id).order_by('-id').select_related('by', 'column__item')
    attempts = await Attempt.filter(participation_id=row.id).order_by('-started_at', '-id').select_related('item')
    await apply_session_titles(session_course.id, [
        *(one.item for one in handed_in), *(one.item for one in extensions), *(one.item for one in attempts),
        *(one.submission.item for one in changes),
        *(one.column.item for one in cells if one.column and one.column.item)])
    notes = None if await reads_notes.why_not(seen_by, session_course) else await CoachNote.filter(
        participation_id=row.id).order_by('-id').select_related('by')
    [time] = await select(_TimeRow, _TIME, participation=row.id, since=now() - WEEK)
    return LearnerDetail(
        row=row, outline=(await apply_extensions({row.id: outline}))[row.id], extensions=extensions,
        item_activity=await _item_activity(row.id),
        work=handed_in, grades=changes, cells=cells, attempts=attempts, notes=notes,
        activity=await recent_activity(row.id, most=MAX_ACTIVITY),
        visits=await Visit.filter(participation_id=row.id).limit(MAX_VISITS),
        seconds=time['seconds'], seconds_this_week=time['this_week'] or 0)


async def _item_activity(participation_id: int) -> dict[int, ItemActivity]:
    return {row['item_id']: ItemActivity(parse_datetime(row['opened_at']), parse_datetime(row['completed_at']))
            for row in await select(_ItemRow, _ITEM_ACTIVITY, participation=participation_id)}


class _ItemRow(TypedDict):
    item_id: int
    opened_at: Moment | None
    completed_at: Moment | None


_ITEM_ACTIVITY = 'SELECT item_id, opened_at, completed_at FROM item_completion WHERE participation_id = :participation'


class _TimeRow(TypedDict):
    seconds: int
    this_week: int | None


_TIME = '''
SELECT t.time_seconds AS seconds,
       (SELECT SUM(v.seconds) FROM visit v WHERE v.participation_id = t.id AND v.entered_at > :since) AS this_week
  FROM participation t WHERE t.id = :participation
'''
