"""What a survey has brought, question by question."""
from collections import Counter
from dataclasses import dataclass
from typing import Any

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.refusals import NotFound
from ..outlines.outline import effective_outline
from ..quizzes.presentation import PresentedQuestion
from ..records.item_types import SurveySettings
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..records.survey_response import SurveyResponse
from .answering import asked_in

MIN_RESPONSES = 5
"""Answers to an anonymous survey that must be there before anybody sees them: of fewer, one could guess whose they
are."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    question: PresentedQuestion
    answered: int
    counts: tuple[int, ...]
    """How often each option was chosen; empty for what is typed."""
    texts: tuple[tuple[str, str], ...]
    """What was typed, with the name of who typed it; of an anonymous survey without, in no order that tells."""


@dataclass(frozen=True, slots=True)
class SurveyResults:
    title: str
    is_anonymous: bool
    responses: int
    learners: int
    """Active ones, who could answer."""
    hidden_until: int | None
    """So many answers must be there first; None: they are shown."""
    questions: tuple[QuestionResult, ...]


async def survey_results(session_course: SessionCourse, item_id: int, *, seen_by: Person) -> SurveyResults:
    """For who may track the course. Five statements, whatever the number of answers."""
    await can(Capability.TRACK).check(seen_by, session_course)
    item = (await effective_outline(session_course)).item(item_id)
    if not isinstance(item.settings, SurveySettings):
        raise NotFound
    rows = SurveyResponse.filter(item_id=item.id, session_course_id=session_course.id)
    found = await rows.order_by('id').values('answers', 'participation__learner__name')
    learners = await session_course.participations.filter(state='active').count()
    hidden = item.settings.is_anonymous and len(found) < MIN_RESPONSES
    questions = [] if hidden else [_result(question, found) for _, question in await asked_in(item.id)]
    return SurveyResults(item.title, item.settings.is_anonymous, len(found), learners,
                         MIN_RESPONSES if hidden else None, tuple(questions))


def _result(question: PresentedQuestion, found: list[dict[str, Any]]) -> QuestionResult:
    given = [(row['answers'][str(question.id)], row['participation__learner__name'] or '') for row in found
             if str(question.id) in row['answers']]
    chosen: Counter[int] = Counter()
    texts = []
    for value, name in given:
        if question.options:
            chosen.update(value if isinstance(value, list) else [value])
        else:
            texts.append((str(value), name))
    return QuestionResult(question, len(given), tuple(chosen[n] for n in range(len(question.options))),
                          tuple(sorted(texts)))
