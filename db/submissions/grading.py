"""Grading a submission by points or by a rubric, with a comment, or returning it for revision. Each change of a
grade is appended to its history."""
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from i18n import _, number

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.numbers import plain, read_points
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..core.sql import lock_row
from ..core.transactions import Outbox, transaction
from ..outlines.for_learner import learner_item
from ..outlines.outline import OutlineItem
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.participation import Participation
from ..records.person import Person
from ..records.rubric import points_by
from ..records.submission import GradeChange, Submission
from .assignment_rules import rules_of
from .completion import update_from_submission

MAX_LENGTH_COMMENT = 20_000


async def get_submission(participation_id: int, submission_id: int) -> Submission:
    """Raises NotFound for the work of somebody else. No rule is asked here, but by whatever is done with it."""
    found = await Submission.get_or_none(id=submission_id, participation_id=participation_id)
    if found is None:
        raise NotFound(_('This work is not here any more.'))
    return found


@only(can(Capability.GRADE))
async def grade_submission(submission: Submission, points: Any = None, *, by: Person, comment: str | None = None,
                           rubric: Mapping[str, Mapping[str, Any]] | None = None, why: str = '') -> None:
    """Give points (0 to what the item is worth, two decimals) and perhaps a comment. Counts at once.

    :param rubric: by criterion the points of the level that was chosen, and perhaps a comment; then the points
        follow from it, and need not be given
    """
    async with transaction() as outbox:
        participation, item = await _lock_for_grading(submission)
        if not item.is_assignment:
            raise NotAllowed(_('The points of {title} follow from its attempts.', title=item.title))
        chosen: dict[str, dict[str, str]] = {}
        if rubric is not None:
            new, chosen = points_by(rules_of(item).rubric, rubric, item.points)
            if points is not None and read_points(points, most=item.points) != new:
                raise Invalid(_('These levels make {sum} points, not {entered}.', sum=plain(new), entered=points),
                              'points')
        else:
            new = read_points(points, most=item.points)
        submission.returned_at, submission.graded_at, submission.rubric = None, now(), chosen
        await _save_grade(submission, participation, item, new, outbox, by=by, why=why, comment=comment)


@only(can(Capability.GRADE))
async def return_for_revision(submission: Submission, comment: str, *, by: Person) -> None:
    """Without points: the learner is asked to submit again, and told why."""
    if not comment.strip():
        raise Invalid(_('Say what is to be revised.'), 'comment')
    async with transaction() as outbox:
        participation, item = await _lock_for_grading(submission)
        if not item.is_assignment:
            raise NotAllowed(_('{title} cannot be given back to be revised.', title=item.title))
        if await type(submission).filter(participation_id=submission.participation_id, item_id=submission.item_id,
                                         number__gt=submission.number).exists():
            raise NotAllowed(_('There is a newer version of this work.'))
        submission.returned_at, submission.graded_at, submission.rubric = now(), None, {}
        await _save_grade(submission, participation, item, None, outbox, by=by, why=_('Given back to be revised.'),
                          comment=comment)


@only(can(Capability.GRADE))
async def ungrade(submission: Submission, *, by: Person, why: str = '') -> None:
    """Take the points back: the work waits for a grade again. The comment stays."""
    async with transaction() as outbox:
        participation, item = await _lock_for_grading(submission)
        if not item.is_assignment:
            raise NotAllowed(_('The points of {title} follow from its attempts.', title=item.title))
        if submission.points is None:
            raise NotAllowed(_('This work has no grade.'))
        submission.graded_at, submission.rubric = None, {}
        await _save_grade(submission, participation, item, None, outbox, by=by, why=why, comment=None, verb='ungraded')


async def _lock_for_grading(submission: Submission) -> tuple[Any, OutlineItem]:
    """Inside a change: the work as it is now, its learner and its item."""
    participation = await Participation.get(id=submission.participation_id).select_related('session_course')
    await lock_row(participation)  # before the work, like who types into its cell: no two wait for each other
    if await type(submission).select_for_update().get_or_none(id=submission.id) is None:
        raise NotFound(_('This work is not there any more: the learner has withdrawn it.'))
    await submission.refresh_from_db()
    return participation, await learner_item(participation, submission.item_id)


async def _save_grade(submission: Submission, participation: Participation, item: OutlineItem, new: Decimal | None,
                      outbox: Outbox, *,
                      by: Person, why: str, comment: str | None, verb: EventVerb | None = None) -> None:
    if comment is not None and len(comment) > MAX_LENGTH_COMMENT:
        raise Invalid(_('A comment can have up to {most} characters.', most=number(MAX_LENGTH_COMMENT)), 'comment')
    old, submission.points, submission.out_of = submission.points, new, item.points
    submission.comment = submission.comment if comment is None else comment.strip()
    submission.graded_by_id = by.id
    await submission.save()
    if old != new:
        await GradeChange.create(submission_id=submission.id, at=now(), by_id=by.id, old=old, new=new, why=why)
    await update_from_submission(participation, item, outbox, by)
    session_id, session_course_id = await participation.place()
    await log(verb or ('returned' if new is None else 'graded'), by=by, session_id=session_id,
              session_course_id=session_course_id, item_id=item.id, participation_id=participation.id,
              details={'old': plain(old) or None, 'new': plain(new) or None})
