"""What of the imports of a course nobody but its authors sees yet: drafts, and edits of what is published."""
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ...access.guard import author
from ...core.sql import column_of
from ...courses.impact import ChangeImpact, change_impact
from ...records.content_import import ContentImport, ImportedPart
from ...records.course import Course
from ...records.item import Item
from ...records.person import Person
from ...records.question import Question, QuizSlot


@dataclass(slots=True)
class ImportedDrafts:
    imports: list[int] = field(default_factory=list)
    """Of which they are left, the newest first."""
    at: datetime | None = None
    """Of the newest of them."""
    items: list[Item] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    edited_items: list[Item] = field(default_factory=list)
    edited_questions: list[Question] = field(default_factory=list)
    hidden: frozenset[int] = frozenset()
    """Items among them that are not published where they come from."""

    @property
    def count(self) -> int:
        return len(self.items) + len(self.questions) + len(self.edited_items) + len(self.edited_questions)


async def imported_drafts(course: Course, import_id: int | None = None, *, seen_by: Person) -> ImportedDrafts:
    """Of this import, or of all imports of the course. Four statements beside the rule's."""
    await author.check(seen_by, course)
    return await drafts_of(course.id, import_id)


async def import_impact(course: Course, import_id: int | None = None, *, seen_by: Person) -> ChangeImpact:
    """Of publishing what it left as drafts: the work is that at items which are published already and would change."""
    await author.check(seen_by, course)
    drafts = await drafts_of(course.id, import_id)
    asked = QuizSlot.filter(question_id__in=[one.id for one in drafts.edited_questions], item__session_course_id=None)
    asking = await column_of(asked, 'item_id', int)
    changed: set[int] = {item.id for item in drafts.edited_items} | {*asking}
    return await change_impact(course, *(changed or {0}), seen_by=seen_by)


async def drafts_of(course_id: int, import_id: int | None) -> ImportedDrafts:
    parts = ImportedPart.filter(content_import__course_id=course_id, is_undone=False)
    if import_id is not None:
        parts = parts.filter(content_import_id=import_id)
    rows = await parts.values_list('content_import_id', 'item_id', 'question_id', 'is_new', 'was_hidden')
    items = await _items(course_id)
    questions = await _questions(course_id)
    found, seen, imports, hidden = ImportedDrafts(), set(), set(), set()
    for import_, item_id, question_id, is_new, was_hidden in rows:
        record: Item | Question | None = items.get(item_id) if item_id else questions.get(question_id)
        if record is None or not record.is_draft and is_new:
            continue  # edits of what is new here are those of its authors
        imports.add(import_)
        if was_hidden and item_id:
            hidden.add(item_id)
        if (item_id, question_id) in seen:
            continue
        seen.add((item_id, question_id))
        _list_of(found, record).append(record)
    found.imports, found.hidden = sorted(imports, reverse=True), frozenset(hidden)
    if imports:
        found.at = (await ContentImport.get(id=found.imports[0])).at
    return found


def _list_of(found: ImportedDrafts, record: Item | Question) -> list[Any]:
    if isinstance(record, Item):
        return found.items if record.is_draft else found.edited_items
    return found.questions if record.is_draft else found.edited_questions


async def _items(course_id: int) -> dict[int, Item]:
    """Drafts, and what has edits that wait."""
    here = Item.filter(section__course_id=course_id, session_course_id=None, is_archived=False)
    found = await here.order_by('section__position', 'section_id', 'position', 'id')
    return {item.id: item for item in found if item.is_draft or item.pending}


async def _questions(course_id: int) -> dict[int, Question]:
    here = Question.filter(course_id=course_id, session_course_id=None, is_archived=False)
    found = [*await here.filter(is_draft=True), *await here.filter(is_draft=False, pending__isnull=False)]
    return {question.id: question for question in found if question.is_draft or question.pending}
