"""What a course holds already of what an import may bring, and what its file said the last time. Seven statements."""
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ...records.content_import import ImportedPart
from ...records.item import Item, Section
from ...records.question import Question, QuizSlot


@dataclass(slots=True)
class ExistingContent:
    """Of a course that is not there yet: nothing."""
    course_id: int | None = None
    sections: dict[str, Section] = field(default_factory=dict)
    """By what their file called them, or by their title."""
    items: dict[str, Item] = field(default_factory=dict)
    """By source."""
    questions: dict[str, Question] = field(default_factory=dict)
    slots: dict[int, list[str]] = field(default_factory=dict)
    """By quiz: the sources of the questions that it names."""
    item_fingerprints: dict[str, dict[str, str]] = field(default_factory=dict)
    """By source: each field as its file had it."""
    question_fingerprints: dict[str, str] = field(default_factory=dict)


async def existing_content(course_id: int) -> ExistingContent:
    existing = ExistingContent(course_id)
    for section in await Section.filter(course_id=course_id).order_by('-position', '-id'):
        existing.sections[section.title] = section
    for item in await Item.filter(section__course_id=course_id, session_course_id=None).exclude(source=''):
        existing.items[item.source] = item
    for question in await Question.filter(course_id=course_id, session_course_id=None, is_archived=False
                                          ).exclude(source='').order_by('-id'):
        existing.questions[question.source] = question
    await _slots(existing)
    await _fingerprints(existing)
    return existing


async def _slots(existing: ExistingContent) -> None:
    found: defaultdict[int, list[str]] = defaultdict(list)
    slots = QuizSlot.filter(item__section__course_id=existing.course_id, item__session_course_id=None)
    for item_id, source in await slots.order_by('position', 'id').values_list('item_id', 'question__source'):
        found[item_id].append(source or '')
    existing.slots = dict(found)


async def _fingerprints(existing: ExistingContent) -> None:
    parts: Any = ImportedPart.filter(content_import__course_id=existing.course_id, is_undone=False).order_by('id')
    for title, section_id in await parts.exclude(section_id=None).values_list('title', 'section_id'):
        called = {section.id: section for section in existing.sections.values()}
        if section_id in called:
            existing.sections[title] = called[section_id]
    for source, fingerprints in await parts.exclude(item_id=None).values_list('item__source', 'fingerprints'):
        existing.item_fingerprints[source] = fingerprints
    for source, fingerprints in await parts.exclude(question_id=None).values_list('question__source', 'fingerprints'):
        existing.question_fingerprints[source] = fingerprints['question']
