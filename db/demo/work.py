"""What learners have done, as the rows that the verbs would have written one by one, and the figures that follow."""
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ..core.numbers import plain
from ..progress.figures import recalculate_figures
from ..records.enrolment import Enrolment
from ..records.event import Event
from ..records.event_verbs import EventVerb
from ..records.participation import Participation
from ..records.person import Person
from ..records.submission import GradeChange, ItemCompletion, Submission
from ..records.visit import Visit
from .handing_in import DemoGrade, DemoSubmission
from .stages import ItemStep, Story


class DemoWork:
    """Gathers the stories of all learners, then writes them down."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._visits: list[Visit] = []
        self._completions: list[ItemCompletion] = []
        self._submissions: list[Submission] = []
        self._participations: dict[int, Participation] = {}
        self._enrolments: dict[int, Enrolment] = {}

    def include(self, participation: Participation, told: Story, item_ids: Mapping[str, int], coach: Person) -> None:
        """One learner in one course. The participation brings its session course and its enrolment along."""
        if not told.visits:
            return
        self._visits += [
            Visit(participation_id=participation.id, entered_at=visit.entered, last_presence=visit.left, tabs=0,
                  seconds=int((visit.left - visit.entered).total_seconds()))
            for visit in told.visits]
        for step in told.steps:
            item_id = item_ids[step.item.key]
            self._completions.append(ItemCompletion(
                participation_id=participation.id, item_id=item_id, opened_at=step.opened, completed_at=step.completed))
            if step.handed_in:
                self._submissions.append(_submission(participation, item_id, step, step.handed_in, coach))
            self.events += _events(participation, item_id, step, coach)
            participation.last_item_id = item_id
        self._participations[participation.id] = participation
        self._enters(participation.enrolment, told.visits[0].entered)

    async def write(self) -> None:
        await Visit.bulk_create(self._visits)
        await ItemCompletion.bulk_create(self._completions)
        for submission in self._submissions:  # one by one: each has to know its id
            await submission.save()
        await GradeChange.bulk_create([
            GradeChange(submission_id=submission.id, at=submission.graded_at, by_id=submission.graded_by_id,
                        new=submission.points)
            for submission in self._submissions if submission.points is not None])
        await Participation.bulk_update(self._participations.values(), ['last_item_id'])
        await Enrolment.bulk_update(self._enrolments.values(), ['first_entered'])
        for session_course_id in {participation.session_course_id for participation in self._participations.values()}:
            await recalculate_figures(session_course_id)

    def _enters(self, enrolment: Enrolment, at: datetime) -> None:
        known = self._enrolments.setdefault(enrolment.id, enrolment)
        known.first_entered = min(known.first_entered or at, at)


def _submission(participation: Participation, item_id: int, step: ItemStep, handed_in: DemoSubmission, coach: Any
                ) -> Submission:
    graded = handed_in.graded
    return Submission(
        participation_id=participation.id, item_id=item_id, text=handed_in.text, submitted_at=handed_in.at,
        is_late=handed_in.is_late, out_of=step.item.points, **_grade(graded, coach) if graded else {})


def _grade(graded: DemoGrade, coach: Person) -> dict[str, Any]:
    return {'points': graded.points, 'comment': graded.comment, 'rubric': dict(graded.chosen), 'graded_at': graded.at,
            'graded_by_id': coach.id}


def _events(participation: Participation, item_id: int, step: ItemStep, coach: Person) -> Iterator[Event]:
    """As the verbs log them: what a grade completes is completed by the coach."""
    def event(at: datetime, verb: EventVerb, by: int, **details: Any) -> Event:
        return Event(at=at, verb=verb, person_id=by, session_id=participation.session_course.session_id,
                     session_course_id=participation.session_course_id, item_id=item_id,
                     participation_id=participation.id, details=details)
    handed_in = step.handed_in
    graded = handed_in.graded if handed_in else None
    by_grade = graded is not None and step.completed == graded.at
    yield event(step.opened, 'opened', participation.learner_id)
    if handed_in:
        yield event(handed_in.at, 'submitted', participation.learner_id, number=1, late=handed_in.is_late)
    if step.completed:
        yield event(step.completed, 'completed', coach.id if by_grade else participation.learner_id)
    if graded:
        yield event(graded.at, 'graded', coach.id, old=None, new=plain(graded.points))
