"""What was submitted: each submission with its grade and the completion of its item, dated by their day."""
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict

from formats import oulad
from i18n import _

from ...core.numbers import from_database, half_up
from ...core.sql import Amount, Moment, parse_datetime, select
from ...progress.figures import Facts, GradedWork
from ...records.submission import GradeChange, ItemCompletion, Submission
from ..staging import Staging, write_many
from ..summary import ImportSummary
from .delivery import Delivery, Module
from .imported_session import ImportedSession
from .learners import ImportedLearners

SOURCE = 'oulad'
OUT_OF = Decimal(100)
ParticipationItem = tuple[int, int]
"""A participation and an item."""


@dataclass(slots=True)
class NewSubmissions:
    """What is new in one session course."""
    submitted: dict[ParticipationItem, oulad.SubmissionRow] = field(default_factory=dict)
    completed: dict[ParticipationItem, datetime] = field(default_factory=dict)
    """Items that their learner has not even opened before."""
    opened: dict[int, tuple[ParticipationItem, datetime]] = field(default_factory=dict)
    """By the row that says so: those that were opened, and are completed now."""

    def facts(self, delivery: Delivery) -> dict[int, Facts]:
        """By participation, as far as they are new."""
        found: defaultdict[int, Facts] = defaultdict(Facts)
        for (participation, item), row in self.submitted.items():
            found[participation].submissions.append(GradedWork(item, 1, half_up(row.score), OUT_OF,
                                                               delivery.at(row.day)))
        for (participation, item), at in (*self.completed.items(), *self.opened.values()):
            found[participation].completed[item] = at
        return found


async def new_submissions(delivery: Delivery, module: Module, imported: ImportedSession, learners: ImportedLearners,
                          summary: ImportSummary) -> NewSubmissions:
    taught = imported.taught[module.code].id
    here = {(row['participation_id'], row['item_id']): row
            for row in await select(_SubmissionRow, _HERE, course=taught)}
    submissions, unchanged, left = NewSubmissions(), 0, 0
    for row in module.submissions:
        participation = learners.participations.get((taught, row.student))
        if participation is None:  # with --day: submitted before registering, and not registered yet
            continue
        place = participation, imported.items[row.assessment]
        if place not in here:
            submissions.submitted[place] = row
        elif here[place]['source'] != SOURCE or _same(here[place]['points'], row.score):
            unchanged += 1
        else:
            left += 1
    await _complete(delivery, taught, submissions)
    summary.count('submissions', added=len(submissions.submitted), unchanged=unchanged, left=left)
    return submissions


async def _complete(delivery: Delivery, session_course_id: int, submissions: NewSubmissions) -> None:
    """Submitting completes; an item may have been opened before."""
    rows = await select(_CompletionRow, _OPENED, course=session_course_id) if submissions.submitted else []
    opened = {(row['participation_id'], row['item_id']): row for row in rows}
    for place, row in submissions.submitted.items():
        existing, at = opened.get(place), delivery.at(row.day)
        if existing is None:
            submissions.completed[place] = at
        elif parse_datetime(existing['completed_at']) is None:
            submissions.opened[existing['id']] = place, at


async def stage_submissions(delivery: Delivery, module: Module, submissions: NewSubmissions, staging: Staging) -> None:
    """What comes with it, as rows."""
    due = {assessment.id: assessment.due_day for assessment in module.assessments}
    graded = {place: row for place, row in submissions.submitted.items() if row.score is not None}
    ids = await staging.reserve({Submission: len(submissions.submitted), ItemCompletion: len(submissions.completed),
                                 GradeChange: len(graded)})
    submission_ids = dict(zip(submissions.submitted, ids[Submission], strict=True))
    await staging.add(
        Submission, ('id', 'participation_id', 'item_id', 'submitted_at', 'is_late', 'points', 'graded_at', 'out_of',
                     'source'),
        [(id_, *place, *_kept(delivery, submissions.submitted[place], due)) for place, id_ in submission_ids.items()])
    await staging.add(
        ItemCompletion, ('id', 'participation_id', 'item_id', 'opened_at', 'completed_at'),
        [(id_, *place, at, at)
         for id_, (place, at) in zip(ids[ItemCompletion], submissions.completed.items(), strict=True)])
    await staging.add(
        GradeChange, ('id', 'submission_id', 'at', 'new', 'why'),
        [(id_, submission_ids[place], delivery.at(row.day), half_up(row.score), _why(row))
         for id_, (place, row) in zip(ids[GradeChange], graded.items(), strict=True)])


def _kept(delivery: Delivery, row: oulad.SubmissionRow, due: dict[int, int | None]) -> tuple[Any, ...]:
    at, due_day = delivery.at(row.day), due[row.assessment]
    return (at, due_day is not None and row.day > due_day, half_up(row.score), None if row.score is None else at,
            OUT_OF, SOURCE)


async def complete_opened(submissions: NewSubmissions) -> None:
    """Inside the transaction that shows what has come."""
    await write_many(ItemCompletion, ('completed_at', 'id'), [(at, id_) for id_, (_, at) in submissions.opened.items()],
                     'UPDATE item_completion SET completed_at = ? WHERE id = ? AND completed_at IS NULL')


def _same(kept: Amount | None, score: Decimal | None) -> bool:
    return from_database(kept) == half_up(score)


def _why(row: oulad.SubmissionRow) -> str:
    return _('Imported, carried over from an earlier presentation') if row.banked else _('Imported')


class _SubmissionRow(TypedDict):
    id: int
    participation_id: int
    item_id: int
    number: int
    points: Amount | None
    source: str


_HERE = '''
SELECT s.id, s.participation_id, s.item_id, s.number, s.points, s.source
  FROM submission s JOIN participation t ON t.id = s.participation_id
 WHERE t.session_course_id = :course ORDER BY s.number DESC
'''
class _CompletionRow(TypedDict):
    id: int
    participation_id: int
    item_id: int
    completed_at: Moment | None


_OPENED = '''
SELECT c.id, c.participation_id, c.item_id, c.completed_at
  FROM item_completion c JOIN participation t ON t.id = c.participation_id
 WHERE t.session_course_id = :course
'''
