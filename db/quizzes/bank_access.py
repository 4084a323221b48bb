"""Who keeps questions: the authors of a course in its bank, and coaches in what is of their session course only."""
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from tortoise.expressions import F

from formats.questions import Question as Asked
from formats.questions import QuestionKind

from ..access.capabilities import Capability, author, can, only
from ..core.topics import Outbox, Topic, transaction
from ..records.event import log
from .bank import BankEntry, Shelf
from .slots import Slot, SlotLine, publish_asked, set_slots, slot_lines

if TYPE_CHECKING:
    from ..records.person import Person
    from ..records.question import Question


class QuestionBank:
    """Of a course, for its authors. Publishes `topic('bank')`, and the outlines where a quiz asks something else."""

    async def bank(self: Any, *, seen_by: 'Person', category: str | None = None, search: str = '',
                   kind: QuestionKind | None = None, archived: bool = False) -> list[BankEntry]:
        """By category and place; versions that have been replaced are left out. Two statements beside the rule's."""
        await author.check(seen_by, self)
        return await Shelf(self.id).entries(category=category, search=search, kind=kind, archived=archived)

    async def categories(self: Any, *, seen_by: 'Person') -> list[tuple[str, int]]:
        """Each with how many questions it holds; without one: the empty name."""
        await author.check(seen_by, self)
        return await Shelf(self.id).categories()

    async def question(self: Any, question_id: int, *, seen_by: 'Person') -> 'Question':
        """One question of the bank, archived or not; `.asked` is what it asks."""
        await author.check(seen_by, self)
        return await Shelf(self.id).question(question_id)

    @only(author)
    async def add_question(self: Any, question: Asked, *, by: 'Person', for_survey: bool = False) -> 'Question':
        """At the end of its category. Raises Invalid, with the field of `formats.questions.Question` that is wrong.

        :param for_survey: no answer has to be right; a quiz cannot ask it
        """
        async with _change(self.id, self.topic('bank')):
            made = await Shelf(self.id).add(question, for_survey=for_survey)
            await log('added_question', by=by, course_id=self.id, details={'title': made.title})
        return made

    @only(author)
    async def edit_question(self: Any, question_id: int, question: Asked, *, by: 'Person',
                            for_survey: bool | None = None) -> 'Question':
        """What it asks from now on. If somebody has been asked it already, a new question takes its place in the bank
        and in every quiz, and old attempts keep the old one: the returned record is the one that counts from now on.
        """
        async with _change(self.id, self.topic('bank')) as outbox:
            made = await Shelf(self.id).edit(question_id, question, for_survey=for_survey)
            if await _asks_anew(made):
                await self._outline_changed(outbox)
            await log('edited_question', by=by, course_id=self.id, details={'title': made.title})
        return made

    @only(author)
    async def publish_question(self: Any, question_id: int, *, by: 'Person') -> 'Question':
        """A draft that was imported, or edits that wait: quizzes may draw it, and ask it so, from now on."""
        async with _change(self.id, self.topic('bank')) as outbox:
            made = await Shelf(self.id).publish(question_id)
            if await _asks_anew(made):
                await self._outline_changed(outbox)
            await log('published_question', by=by, course_id=self.id, details={'title': made.title})
        return made

    @only(author)
    async def discard_question_edits(self: Any, question_id: int, *, by: 'Person') -> None:
        """Forget the edits that wait; what is published stays."""
        async with transaction(self.topic('bank')):
            question = await Shelf(self.id).discard(question_id)
            await log('discarded_draft', by=by, course_id=self.id, details={'title': question.title})

    @only(author)
    async def archive_question(self: Any, question_id: int, *, by: 'Person') -> None:
        """Out of the bank; nothing is lost. NotAllowed while a quiz names it."""
        async with _change(self.id, self.topic('bank')):
            question = await Shelf(self.id).archive(question_id)
            await log('archived_question', by=by, course_id=self.id, details={'title': question.title})

    @only(author)
    async def restore_question(self: Any, question_id: int, *, by: 'Person') -> None:
        async with _change(self.id, self.topic('bank')):
            question = await Shelf(self.id).restore(question_id)
            await log('restored_question', by=by, course_id=self.id, details={'title': question.title})

    @only(author)
    async def order_questions(self: Any, category: str, question_ids: Sequence[int], *, by: 'Person') -> None:
        async with transaction(self.topic('bank')):
            await Shelf(self.id).order(category, question_ids)
            await log('ordered_questions', by=by, course_id=self.id, details={'category': category})

    @only(author)
    async def rename_category(self: Any, old: str, new: str, *, by: 'Person') -> None:
        """To the name of another one: both become one. Quizzes that draw from it go on."""
        async with _change(self.id, self.topic('bank')) as outbox:
            await Shelf(self.id).rename_category(old, new)
            await self._outline_changed(outbox)
            await log('renamed_category', by=by, course_id=self.id, details={'from': old, 'to': new})

    @only(author)
    async def set_slots(self: Any, item_id: int, slots: Sequence[Slot], *, by: 'Person') -> None:
        """Exactly these places, in this order, of a quiz or a survey. Attempts that have begun keep what they ask."""
        async with _change(self.id, self.topic('outline'), self.topic('bank')) as outbox:
            await _set(Shelf(self.id), await self._item(item_id), slots)
            await self._outline_changed(outbox)
            await log('set_questions', by=by, course_id=self.id, item_id=item_id)

    async def slots_of(self: Any, item_id: int, *, seen_by: 'Person') -> list[SlotLine]:
        """What a quiz or a survey of the course asks, in order."""
        await author.check(seen_by, self)
        return await slot_lines(Shelf(self.id), await self._item(item_id))


class SessionQuestions:
    """Of a session course, for who may customise it: questions that nobody else sees, for items of this session
    course only, which may also ask what the course's bank holds. Publishes `topic('bank')`, `topic('outline')`."""

    async def bank(self: Any, *, seen_by: 'Person', category: str | None = None, search: str = '',
                   kind: QuestionKind | None = None, archived: bool = False) -> list[BankEntry]:
        """The course's questions and those of this session course (`of_this_session`)."""
        await can(Capability.CUSTOMISE).check(seen_by, self)
        return await self._shelf.entries(category=category, search=search, kind=kind, archived=archived)

    async def categories(self: Any, *, seen_by: 'Person') -> list[tuple[str, int]]:
        await can(Capability.CUSTOMISE).check(seen_by, self)
        return await self._shelf.categories()

    async def question(self: Any, question_id: int, *, seen_by: 'Person') -> 'Question':
        """One of this session course only."""
        await can(Capability.CUSTOMISE).check(seen_by, self)
        return await self._shelf.question(question_id)

    @only(can(Capability.CUSTOMISE))
    async def add_question(self: Any, question: Asked, *, by: 'Person', for_survey: bool = False) -> 'Question':
        """In this session course only."""
        async with _change(self.course_id, self.topic('bank')):
            made = await self._shelf.add(question, for_survey=for_survey)
            await self._log_question('added_question', by, title=made.title)
        return made

    @only(can(Capability.CUSTOMISE))
    async def edit_question(self: Any, question_id: int, question: Asked, *, by: 'Person',
                            for_survey: bool | None = None) -> 'Question':
        """Only one of this session course; as in a course's bank."""
        async with _change(self.course_id, self.topic('bank')) as outbox:
            made = await self._shelf.edit(question_id, question, for_survey=for_survey)
            if await _asks_anew(made):
                outbox.add(self.topic('outline'))
            await self._log_question('edited_question', by, title=made.title)
        return made

    @only(can(Capability.CUSTOMISE))
    async def archive_question(self: Any, question_id: int, *, by: 'Person') -> None:
        async with _change(self.course_id, self.topic('bank')):
            question = await self._shelf.archive(question_id)
            await self._log_question('archived_question', by, title=question.title)

    @only(can(Capability.CUSTOMISE))
    async def restore_question(self: Any, question_id: int, *, by: 'Person') -> None:
        async with _change(self.course_id, self.topic('bank')):
            question = await self._shelf.restore(question_id)
            await self._log_question('restored_question', by, title=question.title)

    @only(can(Capability.CUSTOMISE))
    async def set_slots(self: Any, item_id: int, slots: Sequence[Slot], *, by: 'Person') -> None:
        """Of an item of this session course only; the course's own items are its authors'."""
        async with _change(self.course_id, self.topic('outline'), self.topic('bank')):
            item = await self._session_item(item_id)
            await _set(self._shelf, item, slots)
            await self._log_question('set_questions', by, title=item.title)

    async def slots_of(self: Any, item_id: int, *, seen_by: 'Person') -> list[SlotLine]:
        await can(Capability.CUSTOMISE).check(seen_by, self)
        return await slot_lines(self._shelf, await self._session_item(item_id))

    @property
    def _shelf(self: Any) -> Shelf:
        return Shelf(self.course_id, self.id)

    async def _log_question(self: Any, verb: str, by: 'Person', **details: Any) -> None:
        await log(verb, by=by, session_id=self.session_id, session_course_id=self.id, course_id=self.course_id,
                  details=details)


@asynccontextmanager
async def _change(course_id: int, *topics: Topic) -> AsyncIterator[Outbox]:
    """Of questions of the course, or of one of its session courses: quizzes of one session only follow."""
    from ..outline.completeness import completed_meanwhile
    async with transaction(*topics) as outbox, completed_meanwhile(outbox, course_id):
        yield outbox


async def _asks_anew(question: 'Question') -> bool:
    """Whether a quiz names it: that is then a new version of it."""
    from ..records.item import Item
    items = await question.slots.all().values_list('item_id', flat=True)  # type: ignore[attr-defined]
    return bool(await Item.filter(id__in=list(items)).update(version=F('version') + 1))


async def _set(shelf: Shelf, item: Any, slots: Sequence[Slot]) -> None:
    await set_slots(shelf, item, slots)
    if not item.is_draft:
        await publish_asked(item.id)
    await type(item).filter(id=item.id).update(version=F('version') + 1)
