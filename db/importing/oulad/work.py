"""What was handed in: each submission with its grade and the completion of its item, dated by their day."""
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from formats import oulad

from ...progress.figures import recount
from ...sql import instant, select
from ...work.submission import GradeChange, ItemCompletion, Submission
from ..tally import Tally, Watch
from .delivery import Delivery, Module
from .learners import TakingPart, batches
from .offering import CENT, Offered

SOURCE = 'oulad'
Place = tuple[int, int]
"""A participation and an item."""


async def hand_in_all(delivery: Delivery, offered: Offered, part: TakingPart, tally: Tally, watch: Watch) -> None:
    """Course by course, each followed by the figures it leads to."""
    done = 0
    for module in delivery.modules:
        taught = offered.taught[module.code].id
        watch(f'work in {module.code}', done, 0)
        if await _hand_in(delivery, module, offered, part, tally) or taught in part.touched:
            await recount(taught)
        done += len(module.registrations) + len(module.submissions)


async def _hand_in(delivery: Delivery, module: Module, offered: Offered, part: TakingPart, tally: Tally) -> int:
    """Returns how many are new."""
    taught = offered.taught[module.code].id
    here = {(row['participation_id'], row['item_id']): row for row in await select(_HERE, course=taught)}
    due = {assessment.id: assessment.due_day for assessment in module.assessments}
    new: dict[Place, oulad.SubmissionRow] = {}
    unchanged = left = 0
    for row in module.submissions:
        participation = part.participations.get((taught, row.student))
        if participation is None:  # with --day: handed in before registering, and not registered yet
            continue
        place = participation, offered.items[row.assessment]
        if place not in here:
            new[place] = row
        elif here[place]['source'] != SOURCE or _same(here[place]['points'], row.score):
            unchanged += 1
        else:
            left += 1
    await _write(delivery, taught, new, due)
    tally.count('submissions', added=len(new), unchanged=unchanged, left=left)
    return len(new)


async def _write(delivery: Delivery, session_course_id: int, new: dict[Place, oulad.SubmissionRow],
                 due: dict[int, int | None]) -> None:
    for some in batches(new.items()):
        await Submission.bulk_create([_submission(delivery, place, row, due[row.assessment]) for place, row in some])
    await _complete(session_course_id, {place: delivery.at(row.day) for place, row in new.items()})
    graded = {place: row for place, row in new.items() if row.score is not None}
    rows = await select(_HERE, course=session_course_id) if graded else []
    ids = {(row['participation_id'], row['item_id']): row['id'] for row in rows if row['number'] == 1}
    for some in batches(graded.items()):
        await GradeChange.bulk_create([
            GradeChange(submission_id=ids[place], at=delivery.at(row.day), new=points(row.score), why=_why(row))
            for place, row in some])


def _submission(delivery: Delivery, place: Place, row: oulad.SubmissionRow, due_day: int | None) -> Submission:
    at = delivery.at(row.day)
    return Submission(
        participation_id=place[0], item_id=place[1], number=1, handed_in_at=at, source=SOURCE, out_of=Decimal(100),
        is_late=due_day is not None and row.day > due_day,
        points=points(row.score), graded_at=None if row.score is None else at)


async def _complete(session_course_id: int, completed: dict[Place, datetime]) -> None:
    """Handing in completes; an item may have been opened before."""
    opened = {(row['participation_id'], row['item_id']): row
              for row in await select(_OPENED, course=session_course_id)} if completed else {}
    for some in batches(place for place in completed if place not in opened):
        await ItemCompletion.bulk_create([
            ItemCompletion(participation_id=participation, item_id=item, opened_at=completed[participation, item],
                           completed_at=completed[participation, item])
            for participation, item in some])
    for place in completed.keys() & opened.keys():
        if instant(opened[place]['completed_at']) is None:
            await ItemCompletion.filter(id=opened[place]['id']).update(completed_at=completed[place])


def points(score: Decimal | None) -> Decimal | None:
    """With the two decimals that are kept, rounded half up."""
    return None if score is None else score.quantize(CENT, ROUND_HALF_UP)


def _same(kept: Decimal | str | None, score: Decimal | None) -> bool:
    return (None if kept is None else Decimal(kept)) == points(score)


def _why(row: oulad.SubmissionRow) -> str:
    return 'Imported, carried over from an earlier presentation' if row.banked else 'Imported'


_HERE = '''
SELECT s.id, s.participation_id, s.item_id, s.number, s.points, s.source
  FROM submission s JOIN participation t ON t.id = s.participation_id
 WHERE t.session_course_id = :course ORDER BY s.number DESC
'''
_OPENED = '''
SELECT c.id, c.participation_id, c.item_id, c.completed_at
  FROM item_completion c JOIN participation t ON t.id = c.participation_id
 WHERE t.session_course_id = :course
'''
