"""What a change of a session course's outline sets in motion: its pages, and the figures that follow from it."""

from ..core.topics import Topic
from ..core.transactions import Outbox
from ..progress.figures import recalculate_figures
from ..quizzes.timing import extend_attempts
from ..records.participation import Participation
from ..records.session_course import SessionCourse


async def outline_changed(session_course: SessionCourse, outbox: Outbox, *, recalculate: bool) -> None:
    """Inside the transaction. `recalculate`: learners' figures depend on it."""
    outbox.add(session_course.topic('outline'))
    await extend_attempts(outbox, participation__session_course_id=session_course.id)
    if not recalculate:
        return
    moved = await recalculate_figures(session_course.id)
    if moved:
        outbox.add(session_course.topic('tracking'), Topic('session', session_course.session_id, 'tracking'))
    for participation in await Participation.filter(id__in=moved).only('id', 'learner_id'):
        outbox.add(participation.topic(),
                  Topic('person', participation.learner_id, 'figures').about(session_course.session_id))
