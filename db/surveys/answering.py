"""Answering a survey, once. An anonymous one keeps nothing that leads back to who answered."""
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from i18n import _

from ..access.guard import attendee, learner, only
from ..core.clock import now
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..core.sql import lock_row
from ..core.topics import Topic
from ..core.transactions import transaction
from ..outlines.availability import why_over
from ..outlines.outline import OutlineItem
from ..progress.item_progress import complete_item, get_completion, item_open_to, log_item, mark_opened
from ..quizzes.presentation import PresentedQuestion, present_question
from ..quizzes.scoring import check_answer_shape
from ..records.item import ItemKind
from ..records.item_types import SurveySettings
from ..records.participation import Participation
from ..records.person import Person
from ..records.question import QuizSlot
from ..records.survey_response import SurveyResponse


@dataclass(frozen=True, slots=True)
class SurveyView:
    item: OutlineItem
    is_anonymous: bool
    is_answered: bool
    questions: tuple[PresentedQuestion, ...]
    """In order; nothing in a survey is right or wrong."""


async def survey_view(participation: Participation, item_id: int, *, seen_by: Person) -> SurveyView:
    """For the learner alone. Raises NotFound for what is no survey in the outline."""
    await attendee.check(seen_by, participation)
    item = await _open_survey(participation, item_id, seen_by)
    answered = await participation.completions.filter(item_id=item.id).exclude(completed_at=None).exists()
    return SurveyView(item, _settings(item).is_anonymous, answered,
                      tuple(question for _, question in await asked_in(item.id)))


@only(learner)
async def begin_survey(participation: Participation, item_id: int, *, by: Person) -> None:
    """The first answer is given, though not submitted yet: it is under way."""
    item = await _open_survey(participation, item_id, by)
    if over := why_over(item, now(), by.zone):
        raise over
    async with transaction() as outbox:
        await lock_row(participation)
        if await mark_opened(participation, item, outbox) and not _settings(item).is_anonymous:
            await log_item(participation, 'opened', item, by)


@only(learner)
async def answer_survey(participation: Participation, item_id: int, answers: Mapping[int, Any], *, by: Person) -> None:
    """All answers at once, by question; what is left out is not answered. Only once: of an anonymous survey nobody
    could tell which answers were to be replaced.

    :param answers: as `quizzes/scoring.py` describes what is given
    """
    item = await _open_survey(participation, item_id, by)
    if over := why_over(item, now(), by.zone):
        raise over
    asked = {record.id: record for record, __ in await asked_in(item.id)}
    given = {id_: value for id_, value in answers.items() if value not in (None, '', [])}
    if not given:
        raise Invalid(_('Answer at least one question first.'), 'answers')
    for id_, value in given.items():
        if id_ not in asked:
            raise NotFound(_('This question is not asked any more. Reload the page.'))
        check_answer_shape(asked[id_].asked, value)
    anonymous = _settings(item).is_anonymous
    async with transaction(Topic('session_course', participation.session_course_id, 'survey').about(item.id)) as outbox:
        await learner.check(by, participation)
        await type(participation).select_for_update(no_key=True).get(id=participation.id)
        row = await get_completion(participation, item)
        if row.completed_at is not None:
            raise NotAllowed(_('You have answered {title} already.', title=item.title))
        await SurveyResponse.create(
            item_id=item.id, session_course_id=participation.session_course_id,
            participation_id=None if anonymous else participation.id,
            answers={str(id_): one for id_, one in given.items()})
        await complete_item(participation, row, item, outbox, by)


async def _open_survey(participation: Participation, item_id: int, by: Person) -> OutlineItem:
    item = await item_open_to(participation, item_id, by)
    if item.kind is not ItemKind.SURVEY:
        raise NotFound
    return item


async def asked_in(item_id: int) -> list[tuple[Any, PresentedQuestion]]:
    """The questions that a survey or a quiz names, with their records, in order. One statement."""
    named = QuizSlot.filter(item_id=item_id).exclude(question_id=None)
    slots = await named.order_by('position', 'id').select_related('question')
    found, number = [], 0
    for slot in slots:
        assert slot.question
        assert slot.question_id
        asked = slot.question.asked
        number += asked.kind.value != 'description'
        shown = present_question(slot.question_id, asked, {'points': str(slot.points or asked.points)},
                                 number=number if asked.kind.value != 'description' else None)
        found.append((slot.question, shown))
    return found


def _settings(item: OutlineItem) -> SurveySettings:
    assert isinstance(item.settings, SurveySettings)
    return item.settings
