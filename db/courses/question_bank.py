"""Who keeps questions: the authors of a course in its bank, and coaches in what is of their session course only.

Verbs publish `topic('bank')` of whoever keeps them, and the outlines where a quiz asks something else now.
"""
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from tortoise.expressions import F

from formats.questions import QuestionData, QuestionKind

from ..access.capabilities import Capability
from ..access.guard import Rule, author, can, only
from ..core.refusals import Refusal
from ..core.transactions import Outbox, transaction
from ..customisation.completed_items import completed_meanwhile
from ..outlines.items import find_session_item
from ..quizzes.bank import BankEntry, QuestionBank
from ..quizzes.slots import Slot, SlotRow, publish_draft_questions, set_slots, slot_rows
from ..records.course import Course
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.item import Item
from ..records.person import Person
from ..records.question import Question
from ..records.session_course import SessionCourse
from .loads import course_outline_changed, item_to_edit

BankOwner: TypeAlias = Course | SessionCourse
"""A course, for its authors; or a session course, for who may customise it: questions that nobody else sees, for items
of this session course only, which may also ask what the course's bank holds."""


async def _may_edit_bank(by: Person, owner: BankOwner) -> Refusal | None:
    rule = author if isinstance(owner, Course) else can(Capability.CUSTOMISE)
    return await rule.why_not(by, owner)


bank_editor = Rule(_may_edit_bank)


async def bank_entries(owner: BankOwner, *, seen_by: Person, category: str | None = None, search: str = '',
                       kind: QuestionKind | None = None, archived: bool = False) -> list[BankEntry]:
    """By category and place; versions that have been replaced are left out. A session course has the course's questions
    and its own (`of_this_session`). Two statements beside the rule's."""
    await bank_editor.check(seen_by, owner)
    return await _bank_of(owner).entries(category=category, search=search, kind=kind, archived=archived)


async def question_categories(owner: BankOwner, *, seen_by: Person) -> list[tuple[str, int]]:
    """Each with how many questions it holds; without one: the empty name."""
    await bank_editor.check(seen_by, owner)
    return await _bank_of(owner).categories()


async def get_question(owner: BankOwner, question_id: int, *, seen_by: Person) -> Question:
    """One question of the bank, archived or not; `.asked` is what it asks. Of a session course: its own only."""
    await bank_editor.check(seen_by, owner)
    return await _bank_of(owner).question(question_id)


@only(bank_editor)
async def add_question(owner: BankOwner, question: QuestionData, *, by: Person, for_survey: bool = False) -> Question:
    """At the end of its category. Raises Invalid, with the field of `formats.questions.QuestionData` that is wrong.

    :param for_survey: no answer has to be right; a quiz cannot ask it
    """
    async with _transaction(owner, 'bank'):
        made = await _bank_of(owner).add(question, for_survey=for_survey)
        await _log(owner, 'added_question', by, title=made.title)
    return made


@only(bank_editor)
async def edit_question(owner: BankOwner, question_id: int, question: QuestionData, *, by: Person,
                        for_survey: bool | None = None) -> Question:
    """What it asks from now on. If somebody has been asked it already, a new question takes its place in the bank
    and in every quiz, and old attempts keep the old one: the returned record is the one that counts from now on.
    """
    async with _transaction(owner, 'bank') as outbox:
        made = await _bank_of(owner).edit(question_id, question, for_survey=for_survey)
        if await _bump_quiz_versions(made):
            await _outline_changed(owner, outbox)
        await _log(owner, 'edited_question', by, title=made.title)
    return made


@only(author)
async def publish_question(course: Course, question_id: int, *, by: Person) -> Question:
    """A draft that was imported, or edits that wait: quizzes may draw it, and ask it so, from now on."""
    async with _transaction(course, 'bank') as outbox:
        made = await _bank_of(course).publish(question_id)
        if await _bump_quiz_versions(made):
            await course_outline_changed(course, outbox)
        await _log(course, 'published_question', by, title=made.title)
    return made


@only(author)
async def discard_question_edits(course: Course, question_id: int, *, by: Person) -> None:
    """Forget the edits that wait; what is published stays."""
    async with transaction(course.topic('bank')):
        question = await _bank_of(course).discard(question_id)
        await _log(course, 'discarded_draft', by, title=question.title)


@only(bank_editor)
async def archive_question(owner: BankOwner, question_id: int, *, by: Person) -> None:
    """Out of the bank; nothing is lost. NotAllowed while a quiz names it."""
    async with _transaction(owner, 'bank'):
        question = await _bank_of(owner).archive(question_id)
        await _log(owner, 'archived_question', by, title=question.title)


@only(bank_editor)
async def restore_question(owner: BankOwner, question_id: int, *, by: Person) -> None:
    async with _transaction(owner, 'bank'):
        question = await _bank_of(owner).restore(question_id)
        await _log(owner, 'restored_question', by, title=question.title)


@only(author)
async def order_questions(course: Course, category: str, question_ids: Sequence[int], *, by: Person) -> None:
    async with transaction(course.topic('bank')):
        await _bank_of(course).order(category, question_ids)
        await _log(course, 'ordered_questions', by, category=category)


@only(author)
async def rename_category(course: Course, old: str, new: str, *, by: Person) -> None:
    """To the name of another one: both become one. Quizzes that draw from it go on."""
    async with _transaction(course, 'bank') as outbox:
        await _bank_of(course).rename_category(old, new)
        await course_outline_changed(course, outbox)
        await _log(course, 'renamed_category', by, **{'from': old, 'to': new})


@only(bank_editor)
async def set_questions(owner: BankOwner, item_id: int, slots: Sequence[Slot], *, by: Person) -> None:
    """Exactly these places, in this order, of a quiz or a survey. Attempts that have begun keep what they ask. Coaches
    say it of items of their session course only; the course's own items are its authors'."""
    async with _transaction(owner, 'outline', 'bank') as outbox:
        item = await _item_of(owner, item_id)
        await set_slots(_bank_of(owner), item, slots)
        if not item.is_draft:
            await publish_draft_questions(item.id)
        await Item.filter(id=item.id).update(version=F('version') + 1)
        if isinstance(owner, Course):
            await course_outline_changed(owner, outbox)
            await log('set_questions', by=by, course_id=owner.id, item_id=item_id)
        else:
            await _log(owner, 'set_questions', by, title=item.title)


async def item_questions(owner: BankOwner, item_id: int, *, seen_by: Person) -> list[SlotRow]:
    """What a quiz or a survey asks, in order."""
    await bank_editor.check(seen_by, owner)
    return await slot_rows(_bank_of(owner), await _item_of(owner, item_id))


def _bank_of(owner: BankOwner) -> QuestionBank:
    return QuestionBank(owner.id) if isinstance(owner, Course) else QuestionBank(owner.course_id, owner.id)


async def _item_of(owner: BankOwner, item_id: int) -> Item:
    """The authors' items, or one that this session course has of its own."""
    if isinstance(owner, Course):
        return await item_to_edit(owner, item_id)
    return await find_session_item(owner, item_id)


@asynccontextmanager
async def _transaction(owner: BankOwner, *parts: str) -> AsyncIterator[Outbox]:
    """Of questions of the course, or of one of its session courses: quizzes of one session only follow."""
    course_id = owner.id if isinstance(owner, Course) else owner.course_id
    async with transaction(*map(owner.topic, parts)) as outbox, completed_meanwhile(outbox, course_id):
        yield outbox


async def _outline_changed(owner: BankOwner, outbox: Outbox) -> None:
    if isinstance(owner, Course):
        await course_outline_changed(owner, outbox)
    else:
        outbox.add(owner.topic('outline'))


async def _log(owner: BankOwner, verb: EventVerb, by: Person, **details: Any) -> None:
    if isinstance(owner, Course):
        await log(verb, by=by, course_id=owner.id, details=details)
    else:
        await log(verb, by=by, session_id=owner.session_id, session_course_id=owner.id, course_id=owner.course_id,
                  details=details)


async def _bump_quiz_versions(question: Question) -> bool:
    """Whether a quiz names it: that is then a new version of it."""
    items = await question.slots.all().values_list('item_id', flat=True)
    return bool(await Item.filter(id__in=list(items)).update(version=F('version') + 1))
