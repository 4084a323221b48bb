"""Attempts and their answers by id. No rule is asked here: whoever looks them up asks one, or has asked it."""
from i18n import _

from ..core.refusals import NotFound
from ..records.attempt import Answer, Attempt
from ..records.session_course import SessionCourse


async def get_attempt(session_course: SessionCourse, attempt_id: int) -> Attempt:
    """With its participation and its item. Raises NotFound for one of another course."""
    found = Attempt.filter(id=attempt_id, participation__session_course_id=session_course.id)
    attempt = await found.select_related('participation', 'item').first()
    if attempt is None:
        raise NotFound(_('This attempt is not here any more.'))
    return attempt


async def get_answer(attempt: Attempt, answer_id: int) -> Answer:
    found = await Answer.get_or_none(id=answer_id, attempt_id=attempt.id)
    if found is None:
        raise NotFound(_('This answer is not here any more.'))
    return found
