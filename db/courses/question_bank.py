"""Who keeps questions: the authors of a course in its bank, and coaches in what is of their session course only.

Verbs publish `topic('bank')` of whoever keeps them, and the outlines where a quiz asks something else now.
"""
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from tortoise.expressions import F

from formats.questions import Question as Asked
from formats.questions import QuestionKind

from ..access.capabilities import Capability
from ..access.guard import Rule, author, can, only
from ..core.refusals import Refusal
from ..core.topics import Outbox, transaction
from ..customisation.completed_items import completed_meanwhile
from ..outlines.items import find_session_item
from ..quizzes.bank import BankEntry, Shelf
from ..quizzes.slots import Slot, SlotLine, publish_asked, set_slots, slot_lines
from ..records.course import Course
from ..records.event import log
from ..records.item import Item
from ..records.person import Person
from ..records.question import Question
from ..records.session_course import SessionCourse
from .loads import course_outline_changed, item_to_edit

Keeper: TypeAlias = Course | SessionCourse
"""A course, for its authors; or a session course, for who may customise it: questions that nobody else sees, for items
of this session course only, which may also ask what the course's bank holds."""


async def _keeps(by: Person, keeper: Keeper) -> Refusal | None:
    rule = author if isinstance(keeper, Course) else can(Capability.CUSTOMISE)
    return await rule.why_not(by, keeper)


keeps_questions = Rule(_keeps)


async def bank(keeper: Keeper, *, seen_by: Person, category: str | None = None, search: str = '',
               kind: QuestionKind | None = None, archived: bool = False) -> list[BankEntry]:
    """By category and place; versions that have been replaced are left out. A session course has the course's questions
    and its own (`of_this_session`). Two statements beside the rule's."""
    await keeps_questions.check(seen_by, keeper)
    return await _bank_of(keeper).entries(category=category, search=search, kind=kind, archived=archived)


async def categories(keeper: Keeper, *, seen_by: Person) -> list[tuple[str, int]]:
    """Each with how many questions it holds; without one: the empty name."""
    await keeps_questions.check(seen_by, keeper)
    return await _bank_of(keeper).categories()


async def get_question(keeper: Keeper, question_id: int, *, seen_by: Person) -> Question:
    """One question of the bank, archived or not; `.asked` is what it asks. Of a session course: its own only."""
    await keeps_questions.check(seen_by, keeper)
    return await _bank_of(keeper).question(question_id)


@only(keeps_questions)
async def add_question(keeper: Keeper, question: Asked, *, by: Person, for_survey: bool = False) -> Question:
    """At the end of its category. Raises Invalid, with the field of `formats.questions.Question` that is wrong.

    :param for_survey: no answer has to be right; a quiz cannot ask it
    """
    async with _change(keeper, 'bank'):
        made = await _bank_of(keeper).add(question, for_survey=for_survey)
        await _log(keeper, 'added_question', by, title=made.title)
    return made


@only(keeps_questions)
async def edit_question(keeper: Keeper, question_id: int, question: Asked, *, by: Person,
                        for_survey: bool | None = None) -> Question:
    """What it asks from now on. If somebody has been asked it already, a new question takes its place in the bank
    and in every quiz, and old attempts keep the old one: the returned record is the one that counts from now on.
    """
    async with _change(keeper, 'bank') as outbox:
        made = await _bank_of(keeper).edit(question_id, question, for_survey=for_survey)
        if await _asks_anew(made):
            await _outline_changed(keeper, outbox)
        await _log(keeper, 'edited_question', by, title=made.title)
    return made


@only(author)
async def publish_question(course: Course, question_id: int, *, by: Person) -> Question:
    """A draft that was imported, or edits that wait: quizzes may draw it, and ask it so, from now on."""
    async with _change(course, 'bank') as outbox:
        made = await _bank_of(course).publish(question_id)
        if await _asks_anew(made):
            await course_outline_changed(course, outbox)
        await _log(course, 'published_question', by, title=made.title)
    return made


@only(author)
async def discard_question_edits(course: Course, question_id: int, *, by: Person) -> None:
    """Forget the edits that wait; what is published stays."""
    async with transaction(course.topic('bank')):
        question = await _bank_of(course).discard(question_id)
        await _log(course, 'discarded_draft', by, title=question.title)


@only(keeps_questions)
async def archive_question(keeper: Keeper, question_id: int, *, by: Person) -> None:
    """Out of the bank; nothing is lost. NotAllowed while a quiz names it."""
    async with _change(keeper, 'bank'):
        question = await _bank_of(keeper).archive(question_id)
        await _log(keeper, 'archived_question', by, title=question.title)


@only(keeps_questions)
async def restore_question(keeper: Keeper, question_id: int, *, by: Person) -> None:
    async with _change(keeper, 'bank'):
        question = await _bank_of(keeper).restore(question_id)
        await _log(keeper, 'restored_question', by, title=question.title)


@only(author)
async def order_questions(course: Course, category: str, question_ids: Sequence[int], *, by: Person) -> None:
    async with transaction(course.topic('bank')):
        await _bank_of(course).order(category, question_ids)
        await _log(course, 'ordered_questions', by, category=category)


@only(author)
async def rename_category(course: Course, old: str, new: str, *, by: Person) -> None:
    """To the name of another one: both become one. Quizzes that draw from it go on."""
    async with _change(course, 'bank') as outbox:
        await _bank_of(course).rename_category(old, new)
        await course_outline_changed(course, outbox)
        await _log(course, 'renamed_category', by, **{'from': old, 'to': new})


@only(keeps_questions)
async def set_questions(keeper: Keeper, item_id: int, slots: Sequence[Slot], *, by: Person) -> None:
    """Exactly these places, in this order, of a quiz or a survey. Attempts that have begun keep what they ask. Coaches
    say it of items of their session course only; the course's own items are its authors'."""
    async with _change(keeper, 'outline', 'bank') as outbox:
        item = await _item_of(keeper, item_id)
        await set_slots(_bank_of(keeper), item, slots)
        if not item.is_draft:
            await publish_asked(item.id)
        await Item.filter(id=item.id).update(version=F('version') + 1)
        if isinstance(keeper, Course):
            await course_outline_changed(keeper, outbox)
            await log('set_questions', by=by, course_id=keeper.id, item_id=item_id)
        else:
            await _log(keeper, 'set_questions', by, title=item.title)


async def questions_of(keeper: Keeper, item_id: int, *, seen_by: Person) -> list[SlotLine]:
    """What a quiz or a survey asks, in order."""
    await keeps_questions.check(seen_by, keeper)
    return await slot_lines(_bank_of(keeper), await _item_of(keeper, item_id))


def _bank_of(keeper: Keeper) -> Shelf:
    return Shelf(keeper.id) if isinstance(keeper, Course) else Shelf(keeper.course_id, keeper.id)


async def _item_of(keeper: Keeper, item_id: int) -> Item:
    """The authors' items, or one that this session course has of its own."""
    if isinstance(keeper, Course):
        return await item_to_edit(keeper, item_id)
    return await find_session_item(keeper, item_id)


@asynccontextmanager
async def _change(keeper: Keeper, *parts: str) -> AsyncIterator[Outbox]:
    """Of questions of the course, or of one of its session courses: quizzes of one session only follow."""
    course_id = keeper.id if isinstance(keeper, Course) else keeper.course_id
    async with transaction(*map(keeper.topic, parts)) as outbox, completed_meanwhile(outbox, course_id):
        yield outbox


async def _outline_changed(keeper: Keeper, outbox: Outbox) -> None:
    if isinstance(keeper, Course):
        await course_outline_changed(keeper, outbox)
    else:
        outbox.add(keeper.topic('outline'))


async def _log(keeper: Keeper, verb: str, by: Person, **details: Any) -> None:
    if isinstance(keeper, Course):
        await log(verb, by=by, course_id=keeper.id, details=details)
    else:
        await log(verb, by=by, session_id=keeper.session_id, session_course_id=keeper.id, course_id=keeper.course_id,
                  details=details)


async def _asks_anew(question: Question) -> bool:
    """Whether a quiz names it: that is then a new version of it."""
    items = await question.slots.all().values_list('item_id', flat=True)
    return bool(await Item.filter(id__in=list(items)).update(version=F('version') + 1))
