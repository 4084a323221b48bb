"""Answering a survey, once. An anonymous one keeps nothing that leads back to who answered."""
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..access.capabilities import attendee, learner, only
from ..core.clock import now
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..core.sql import lock_row
from ..core.topics import Topic, transaction
from ..courses.settings import SurveySettings
from ..outline.availability import why_over
from ..outline.outline import OutlineItem
from ..quizzes.presentation import AskedQuestion, asked_question
from ..quizzes.scoring import check_given
from ..records.item import ItemKind

if TYPE_CHECKING:
    from ..records.person import Person


@dataclass(frozen=True, slots=True)
class Surveying:
    item: OutlineItem
    is_anonymous: bool
    is_answered: bool
    questions: tuple[AskedQuestion, ...]
    """In order; nothing in a survey is right or wrong."""


class Answering:

    async def survey(self: Any, item_id: int, *, seen_by: 'Person') -> Surveying:
        """For the learner alone. Raises NotFound for what is no survey in the outline."""
        await attendee.check(seen_by, self)
        item = await self._open_survey(item_id, seen_by)
        answered = await self.completions.filter(item_id=item.id).exclude(completed_at=None).exists()
        return Surveying(item, _settings(item).is_anonymous, answered,
                         tuple(question for _, question in await asked_in(item.id)))

    @only(learner)
    async def begin_survey(self: Any, item_id: int, *, by: 'Person') -> None:
        """The first answer is given, though not submitted yet: it is under way."""
        item = await self._open_survey(item_id, by)
        if over := why_over(item, now(), by.zone):
            raise over
        async with transaction() as outbox:
            await lock_row(self)
            if await self._mark_opened(item, outbox) and not _settings(item).is_anonymous:
                await self._log('opened', item, by)

    @only(learner)
    async def answer_survey(self: Any, item_id: int, answers: Mapping[int, Any], *, by: 'Person') -> None:
        """All answers at once, by question; what is left out is not answered. Only once: of an anonymous survey nobody
        could tell which answers were to be replaced.

        :param answers: as `quiz/scoring.py` describes what is given
        """
        from ..records.survey_response import SurveyResponse
        item = await self._open_survey(item_id, by)
        if over := why_over(item, now(), by.zone):
            raise over
        asked = {record.id: record for record, _ in await asked_in(item.id)}
        given = {id_: value for id_, value in answers.items() if value not in (None, '', [])}
        if not given:
            raise Invalid('Answer at least one question first.', 'answers')
        for id_, value in given.items():
            if id_ not in asked:
                raise NotFound('This question is not asked any more. Reload the page.')
            check_given(asked[id_].asked, value)
        anonymous = _settings(item).is_anonymous
        async with transaction(Topic('session_course', self.session_course_id, 'survey').about(item.id)) as outbox:
            await learner.check(by, self)
            await type(self).select_for_update(no_key=True).get(id=self.id)
            row = await self._completion(item)
            if row.completed_at is not None:
                raise NotAllowed(f'You have answered {item.title} already.')
            await SurveyResponse.create(
                item_id=item.id, session_course_id=self.session_course_id,
                participation_id=None if anonymous else self.id, answers={str(id_): one for id_, one in given.items()})
            await self._complete(row, item, outbox, by)

    async def _open_survey(self: Any, item_id: int, by: 'Person') -> OutlineItem:
        item = await self._open_item(item_id, by)
        if item.kind is not ItemKind.SURVEY:
            raise NotFound
        return item


async def asked_in(item_id: int) -> list[tuple[Any, AskedQuestion]]:
    """The questions that a survey or a quiz names, with their records, in order. One statement."""
    from ..records.question import QuizSlot
    named = QuizSlot.filter(item_id=item_id).exclude(question_id=None)
    slots = await named.order_by('position', 'id').select_related('question')
    found, number = [], 0
    for slot in slots:
        assert slot.question
        asked = slot.question.asked
        number += asked.kind.value != 'description'
        shown = asked_question(slot.question_id, asked, {'points': str(slot.points or asked.points)},
                               number=number if asked.kind.value != 'description' else None)
        found.append((slot.question, shown))
    return found


def _settings(item: OutlineItem) -> SurveySettings:
    assert isinstance(item.settings, SurveySettings)
    return item.settings


