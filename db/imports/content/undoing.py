"""Undoing an import: it takes away what it added and nobody has touched or used since; the rest stays, and why is said.

What is still as the import left it goes, published or not. What it changed of things that were here gets back what it
held before, as long as the change still waits.
"""
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from i18n import Text, _, lazy

from ...access.guard import author, only
from ...core.clock import now
from ...core.files import release
from ...core.refusals import Invalid, NotFound
from ...core.transactions import transaction
from ...courses.impact import ChangeImpact, change_impact
from ...courses.loads import course_outline_changed
from ...customisation.completed_items import completed_meanwhile
from ...records.content_import import ContentImport, ImportedPart
from ...records.course import Course
from ...records.event import log
from ...records.item import Item, Section
from ...records.item_file import ItemFile
from ...records.person import Person
from ...records.question import Question, QuizSlot
from .fingerprints import question_fingerprint, section_fingerprint
from .restoring import restore_item, restore_question
from .usage import used_items, used_questions
from .writing import stored_item_fingerprint

EDITED = lazy('Edited since')
PUBLISHED = lazy('Its changes are published')
NOT_EMPTY = lazy('It holds other items')


@dataclass(frozen=True, slots=True)
class UndoRow:
    title: str
    kind: str
    """“section”, “item” or “question”."""
    is_new: bool
    """Goes, or else gets back what it held before."""
    reason: str = ''
    """Why it stays."""


@dataclass(slots=True)
class UndoPlan:
    goes: list[UndoRow] = field(default_factory=list)
    stays: list[UndoRow] = field(default_factory=list)
    published: list[int] = field(default_factory=list)
    """Items among what goes that sessions show now."""
    impact: ChangeImpact | None = None
    """Of taking these away; None where nothing of it is published."""


async def undo_preview(course: Course, import_id: int, *, seen_by: Person) -> UndoPlan:
    """What would go, and what would stay and why."""
    await author.check(seen_by, course)
    undoing = await _Undoing.of(await _record(course, import_id))
    if undoing.plan.published:
        undoing.plan.impact = await change_impact(course, *undoing.plan.published, seen_by=seen_by)
    return undoing.plan


@only(author)
async def undo_import(course: Course, import_id: int, *, by: Person) -> UndoPlan:
    topics = course.topic('outline'), course.topic('bank'), course.topic('imports')
    async with transaction(*topics) as outbox, completed_meanwhile(outbox, course.id):
        record = await _record(course, import_id)
        undoing = await _Undoing.of(record)
        released = await undoing.act()
        await ImportedPart.filter(id__in=[part.id for part in undoing.parts if part.id in undoing.going]
                                  ).update(is_undone=True)
        await ContentImport.filter(id=record.id).update(undone_at=now(), undone_by_id=by.id)
        await course_outline_changed(course, outbox, recalculate=bool(undoing.plan.published))
        await log('undid_import', by=by, course_id=course.id, details={
            'import': import_id, 'gone': len(undoing.plan.goes), 'stays': len(undoing.plan.stays)})
    await release(*released)
    return undoing.plan


async def _record(course: Course, import_id: int) -> ContentImport:
    record = await ContentImport.get_or_none(id=import_id, course_id=course.id)
    if record is None:
        raise NotFound(_('This import is not there any more.'))
    if record.undone_at:
        raise Invalid(_('This import is undone already.'))
    return record


@dataclass(slots=True)
class _Undoing:
    course_id: int
    parts: list[ImportedPart]
    plan: UndoPlan = field(default_factory=UndoPlan)
    going: set[int] = field(default_factory=set)
    """Of `parts`."""

    @classmethod
    async def of(cls, record: ContentImport) -> '_Undoing':
        parts = ImportedPart.filter(content_import_id=record.id).order_by('id')
        loaded = await parts.select_related('item', 'question', 'section')
        undoing = cls(record.course_id, loaded)  # type: ignore[attr-defined]
        await undoing._items()
        await undoing._questions()
        await undoing._sections()
        return undoing

    def _of(self, what: str) -> list[Any]:
        """What is left of this kind; a question that was replaced by its next version was edited."""
        return [part for part in self.parts if getattr(part, f'{what}_id')]

    def _ids(self, what: str, *, is_new: bool = True) -> set[int]:
        return {getattr(part, f'{what}_id') for part in self._of(what) if part.id in self.going
                and part.is_new is is_new}

    async def _items(self) -> None:
        parts = self._of('item')
        edited = {part.id for part in parts if await stored_item_fingerprint(part.item) != part.left}
        new = {part.item_id for part in parts if part.is_new and part.id not in edited}
        used = await used_items(new, self.course_id)
        for part in parts:
            reason = self._why_edited(part, part.item) if part.id in edited else str(used.get(part.item_id, ''))
            self._decide(part, 'item', reason)
            if not reason and part.is_new and not part.item.is_draft and not part.item.is_archived:
                self.plan.published.append(part.item_id)

    async def _questions(self) -> None:
        parts = self._of('question')
        new = {part.question_id for part in parts if part.is_new}
        used = await used_questions(new, going=self._ids('item') | self._ids('item', is_new=False))
        for part in parts:
            reason = self._why_edited(part, part.question) if question_fingerprint(part.question) != part.left else ''
            self._decide(part, 'question', reason or str(used.get(part.question_id, '')))

    async def _sections(self) -> None:
        parts, going = self._of('section'), self._ids('item')
        holding = Item.filter(section_id__in=[part.section_id for part in parts])
        full = {section_id for id_, section_id in await holding.values_list('id', 'section_id') if id_ not in going}
        for part in parts:
            reason: Text = NOT_EMPTY if part.section_id in full else ''
            self._decide(part, 'section', str(EDITED if section_fingerprint(part.section) != part.left else reason))

    def _why_edited(self, part: ImportedPart, record: Item | Question) -> str:
        """What it changed of a published thing waits no longer: it was published, or given up."""
        return str(PUBLISHED if not part.is_new and not record.is_draft and not record.pending else EDITED)

    def _decide(self, part: ImportedPart, kind: str, reason: str) -> None:
        (self.plan.stays if reason else self.plan.goes).append(UndoRow(part.title, kind, part.is_new, reason))
        if not reason:
            self.going.add(part.id)

    async def act(self) -> list[str]:
        """Returns the content that is not held by these records any more."""
        items = self._ids('item')
        released = await _files_of(items)
        for part in self.parts:
            if part.id in self.going and not part.is_new and part.item_id:  # type: ignore[attr-defined]
                released += await restore_item(part.item, part.before)  # type: ignore[arg-type]
            elif part.id in self.going and not part.is_new and part.question_id:  # type: ignore[attr-defined]
                await restore_question(part.question, part.before)  # type: ignore[arg-type]
        await QuizSlot.filter(item_id__in=list(items)).delete()
        await Item.filter(id__in=list(items)).delete()
        await Question.filter(id__in=list(self._ids('question'))).delete()
        await Section.filter(id__in=list(self._ids('section'))).delete()
        return released


async def _files_of(items: Iterable[int]) -> list[str]:
    ids = list(items)
    found = await Item.filter(id__in=ids).values_list('file_hash', 'captions_hash', 'pending_file_hash',
                                                      'pending_captions_hash')
    pictures = await ItemFile.filter(item_id__in=ids).values_list('file_hash', flat=True)
    return [one for row in found for one in row if one] + list(pictures)  # type: ignore[arg-type]
