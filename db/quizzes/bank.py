"""Question banks: that of a course, written by its authors, and that of one session course, written by its coaches.

Both hold the same; who may change them, and what is published, differ (`courses/question_bank.py`).
"""
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tortoise.expressions import Q

from formats.questions import QuestionData, QuestionKind
from i18n import _, listed, ngettext

from ..core.refusals import Invalid, NotAllowed, NotFound
from ..records.attempt import Answer
from ..records.item import ItemKind
from ..records.question import Question, QuizSlot
from ..records.question_serialization import question_to_json
from ..records.survey_response import SurveyResponse
from .validation import validate_question


@dataclass(frozen=True, slots=True)
class BankEntry:
    """One question in the list of a bank."""
    id: int
    kind: QuestionKind
    category: str
    title: str
    asked: QuestionData
    for_survey: bool
    used_in: tuple[str, ...]
    """The titles of the quizzes and surveys that name it."""
    of_this_session: bool
    """It exists in this session course only."""
    is_draft: bool = False
    has_edits: bool = False
    """Edits of a published one wait."""


class QuestionBank(NamedTuple):
    course_id: int
    session_course_id: int | None = None

    @property
    def editable(self) -> Q:
        """What can be changed here."""
        return Q(course_id=self.course_id, session_course_id=self.session_course_id)

    @property
    def available(self) -> Q:
        """What can be asked here: also what the course itself keeps."""
        if self.session_course_id is None:
            return Q(course_id=self.course_id, session_course_id=None)
        published = Q(session_course_id=None, is_draft=False)
        return Q(course_id=self.course_id) & (published | Q(session_course_id=self.session_course_id))

    async def entries(self, *, category: str | None, search: str, kind: QuestionKind | None, archived: bool
                      ) -> list[BankEntry]:
        found = Question.filter(self.available, is_archived=archived, replaced_by__id__isnull=True)
        if category is not None:
            found = found.filter(category=category)
        if kind is not None:
            found = found.filter(kind=kind)
        for word in search.split()[:8]:
            found = found.filter(title__icontains=word)
        questions = await found.order_by('category', 'position', 'id')
        used = await self._used([question.id for question in questions])
        return [BankEntry(question.id, question.kind, question.category, question.title, question.asked,
                          question.for_survey, tuple(used[question.id]), question.session_course_id is not None,
                          question.is_draft, bool(question.pending))
                for question in questions]

    async def categories(self) -> list[tuple[str, int]]:
        counts: defaultdict[str, int] = defaultdict(int)
        for name in await Question.filter(self.available, is_archived=False).values_list('category', flat=True):
            counts[str(name)] += 1
        return sorted(counts.items())

    async def question(self, question_id: int) -> Question:
        """One that can be changed here."""
        found = await Question.get_or_none(self.editable, id=question_id)
        if found is None:
            raise NotFound(_('This question is not there any more.'))
        return found

    async def add(self, question: QuestionData, *, for_survey: bool, source: str = '') -> Question:
        """At the end of its category."""
        made = Question(course_id=self.course_id, session_course_id=self.session_course_id, source=source)
        _fill(made, validate_question(question, for_survey=for_survey), for_survey)
        made.position = await self._end_of(made.category)
        await made.save()
        return made

    async def edit(self, question_id: int, question: QuestionData, *, for_survey: bool | None) -> Question:
        """The same record, or where somebody has been asked it already, a new one in its place."""
        old = await self.question(question_id)
        if old.is_archived:
            raise NotAllowed(_('This question is archived. Restore it first.'))
        for_survey = old.for_survey if for_survey is None else for_survey
        new = validate_question(question, for_survey=for_survey)
        if for_survey and await _is_in_quiz(old.id):
            raise Invalid(_('A quiz asks this question: one of its answers is right.'), 'for_survey')
        old.pending = None
        same = question_to_json(new) == old.content and new.kind == old.kind
        if same or not await _has_been_asked(old.id):
            moves = new.category != old.category
            _fill(old, new, for_survey)
            old.position = await self._end_of(old.category) if moves else old.position
            await old.save()
            return old
        made = Question(course_id=self.course_id, session_course_id=self.session_course_id, source=old.source,
                        position=old.position, replaces_id=old.id)
        _fill(made, new, for_survey)
        await made.save()
        await QuizSlot.filter(question_id=old.id).update(question_id=made.id)
        old.is_archived = True
        await old.save(update_fields=['is_archived', 'pending'])
        return made

    async def publish(self, question_id: int) -> Question:
        """A draft, or edits that wait."""
        question = await self.question(question_id)
        if not question.is_draft and not question.pending:
            raise Invalid(_('There is nothing to publish: no edit is waiting.'))
        if question.pending:
            question = await self.edit(question.id, question.edited, for_survey=None)
        question.is_draft = False
        await question.save(update_fields=['is_draft', 'updated_at'])
        return question

    async def discard(self, question_id: int) -> Question:
        """The edits that wait."""
        question = await self.question(question_id)
        question.pending = None
        await question.save(update_fields=['pending'])
        return question

    async def archive(self, question_id: int) -> Question:
        question = await self.question(question_id)
        used = (await self._used([question.id], everywhere=True))[question.id]
        if used:
            raise NotAllowed(ngettext('{titles} asks this question. Take it out there first.',
                                      '{titles} ask this question. Take it out there first.',
                                      len(used), titles=listed(used)))
        question.is_archived = True
        await question.save(update_fields=['is_archived'])
        return question

    async def restore(self, question_id: int) -> Question:
        question = await self.question(question_id)
        if await question.replaced_by.all().exists():  # type: ignore[attr-defined]
            raise NotAllowed(_('A newer version has taken the place of this question.'))
        question.is_archived = False
        question.position = await self._end_of(question.category)
        await question.save(update_fields=['is_archived', 'position'])
        return question

    async def order(self, category: str, question_ids: Sequence[int]) -> None:
        for position, id_ in enumerate(question_ids):
            await Question.filter(self.editable, id=id_, category=category).update(position=position)

    async def rename_category(self, old: str, new: str) -> None:
        """Quizzes that draw from it go on drawing from it."""
        new = ' '.join(new.split())
        if len(new) > 160:
            raise Invalid(_('A category can have up to 160 characters.'), 'category')
        if not await Question.filter(self.editable, category=old).update(category=new):
            raise NotFound(_('There is no category “{category}”.', category=old))
        here = Q(item__section__course_id=self.course_id)
        if self.session_course_id is not None:
            here &= Q(item__session_course_id=self.session_course_id)
        ids = await QuizSlot.filter(here, category=old, question_id=None).values_list('id', flat=True)
        await QuizSlot.filter(id__in=list(ids)).update(category=new)

    async def _end_of(self, category: str) -> int:
        last = await Question.filter(self.editable, category=category).order_by('-position').first()
        return last.position + 1 if last else 0

    async def _used(self, question_ids: Sequence[int], *, everywhere: bool = False) -> defaultdict[int, list[str]]:
        """By question, the titles of what names it: in the course itself and here, or also in other sessions."""
        used: defaultdict[int, list[str]] = defaultdict(list)
        if question_ids:
            found = QuizSlot.filter(question_id__in=list(question_ids), item__is_archived=False)
            if not everywhere:
                where = Q(item__session_course_id=None)
                if self.session_course_id is not None:
                    where |= Q(item__session_course_id=self.session_course_id)
                found = found.filter(where)
            for id_, title in await found.order_by('item_id').values_list('question_id', 'item__title'):
                used[id_].append(title)
        return used


def _fill(record: Question, question: QuestionData, for_survey: bool) -> None:
    record.update_from_dict({
        'kind': question.kind, 'title': question.title, 'category': question.category, 'for_survey': for_survey,
        'content': question_to_json(question)})


async def _has_been_asked(question_id: int) -> bool:
    """In an attempt, also in one in progress, or in a survey."""
    if await Answer.filter(question_id=question_id).exists():
        return True
    return await SurveyResponse.filter(item__slots__question_id=question_id).exists()  # what surveys ask stays


async def _is_in_quiz(question_id: int) -> bool:
    return await QuizSlot.filter(question_id=question_id, item__kind=ItemKind.QUIZ).exists()
