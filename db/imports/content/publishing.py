"""Publishing at once what an import brought: every session that runs the course shows it from then on."""
from dataclasses import dataclass
from typing import Any

from i18n import _

from ...access.guard import author, only
from ...core.check_list import Finding, Readiness
from ...core.files import release
from ...core.refusals import Invalid
from ...core.transactions import transaction
from ...courses.publishing import PublishedItems, publish_items
from ...courses.question_bank import publish_question
from ...courses.readiness import items_readiness
from ...customisation.completed_items import completed_meanwhile
from ...records.course import Course
from ...records.event import log
from ...records.person import Person
from ...records.question import Question, QuizSlot
from .drafts import drafts_of


@dataclass(frozen=True, slots=True)
class PublishedImport:
    items: int
    questions: int
    hidden: int
    """Items that stay drafts: they were not published where they come from."""
    left_out: tuple[Finding, ...] = ()
    """What kept others from being published."""


@only(author)
async def publish_import(course: Course, import_id: int | None = None, *, also_hidden: bool = False, by: Person
                         ) -> PublishedImport:
    """All drafts that this import left, or that all imports of the course left, and all edits that wait with them. A
    published quiz asks no drafts: its questions come along.

    :param also_hidden: also the items that were not published where they come from
    """
    topics = course.topic('outline'), course.topic('bank'), course.topic('imports')
    async with transaction(*topics) as outbox, completed_meanwhile(outbox, course.id):
        drafts = await drafts_of(course.id, import_id)
        hidden = set() if also_hidden else {item.id for item in drafts.items if item.id in drafts.hidden}
        asked = [item.id for item in (*drafts.items, *drafts.edited_items) if item.id not in hidden]
        published = await publish_items(course, asked, by=by) if asked else PublishedItems((), ())
        stay = {item.id for item in drafts.items} - {*published.ids}
        questions = await _to_publish({one.id for one in drafts.questions}, stay)
        await Question.filter(id__in=list(questions)).update(is_draft=False)
        for question in drafts.edited_questions:
            await publish_question(course, question.id, by=by)
        done = PublishedImport(len(published.ids), len(questions) + len(drafts.edited_questions), len(hidden),
                               published.left_out)
        if not done.items and not done.questions and not done.left_out:
            raise Invalid(_('There is nothing to publish: everything that was imported is published.'))
        await log('published_import', by=by, course_id=course.id, details={
            'import': import_id, 'items': done.items, 'questions': done.questions})
    await release(*(one for item in drafts.edited_items for one in (item.file_hash, item.captions_hash)))
    return done


async def import_readiness(course: Course, import_id: int | None = None, *, seen_by: Person) -> Readiness:
    """What is missing in what would be published."""
    await author.check(seen_by, course)
    drafts = await drafts_of(course.id, import_id)
    items = [item.id for item in (*drafts.items, *drafts.edited_items)]
    return await items_readiness(course, items, seen_by=seen_by) if items else Readiness()


async def _to_publish(drafts: set[int], stay: set[int]) -> set[int]:
    """Without those that only items ask which stay drafts."""
    rows: Any = await QuizSlot.filter(question_id__in=list(drafts)).values_list('item_id', 'question_id')
    of_others = {question for item, question in rows if item not in stay}
    return drafts - {question for item, question in rows if item in stay and question not in of_others}
