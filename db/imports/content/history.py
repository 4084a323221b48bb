"""The imports of a course, the newest first: who brought what in, and what has become of it."""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from formats.questions import Skipped
from i18n import _

from ...access.guard import author
from ...core.refusals import NotFound
from ...records.content_import import ContentImport, ImportedPart
from ...records.course import Course
from ...records.item import Item, ItemKind
from ...records.person import Person
from ...records.question import Question
from .drafts import drafts_of


class ImportedPartState(StrEnum):
    DRAFT = 'draft'
    EDITS = 'edits'
    """Published, with edits of this import that wait."""
    PUBLISHED = 'published'
    REMOVED = 'removed'
    """In the archive of its course."""
    DELETED = 'deleted'
    UNDONE = 'undone'


@dataclass(frozen=True, slots=True)
class ImportRow:
    id: int
    at: datetime
    by: str
    """Empty for what came by the command line."""
    format: str
    file_name: str
    added: dict[str, int]
    changed: dict[str, int]
    unchanged: dict[str, int]
    refused: tuple[Skipped, ...]
    drafts: int
    """What nobody but the authors sees yet."""
    undone_at: datetime | None
    undone_by: str


@dataclass(frozen=True, slots=True)
class ImportedPartRow:
    title: str
    what: str
    """“section”, “item” or “question”."""
    state: ImportedPartState
    is_new: bool
    was_hidden: bool
    item_id: int | None
    kind: ItemKind | None
    """Of an item that is there."""


@dataclass(frozen=True, slots=True)
class ImportDetail:
    line: ImportRow
    parts: tuple[ImportedPartRow, ...]


async def import_history(course: Course, *, seen_by: Person) -> list[ImportRow]:
    await author.check(seen_by, course)
    records = await ContentImport.filter(course_id=course.id).order_by('-id').select_related('person', 'undone_by')
    return [await _line(record) for record in records]


async def import_detail(course: Course, import_id: int, *, seen_by: Person) -> ImportDetail:
    await author.check(seen_by, course)
    record = await ContentImport.get_or_none(id=import_id, course_id=course.id).select_related('person', 'undone_by')
    if record is None:
        raise NotFound(_('This import is not there any more.'))
    parts = ImportedPart.filter(content_import_id=record.id).order_by('id')
    return ImportDetail(await _line(record), tuple(map(_part, await parts.select_related('item', 'question'))))


async def import_days(course: Course, *, seen_by: Person) -> dict[int, datetime]:
    """By item, when it was imported the last time; what was undone is not counted."""
    await author.check(seen_by, course)
    parts = ImportedPart.filter(content_import__course_id=course.id, is_undone=False).exclude(item_id=None)
    return dict(await parts.order_by('id').values_list('item_id', 'content_import__at'))


async def question_import_days(course: Course, *, seen_by: Person) -> dict[int, datetime]:
    await author.check(seen_by, course)
    parts = ImportedPart.filter(content_import__course_id=course.id, is_undone=False).exclude(question_id=None)
    return dict(await parts.order_by('id').values_list('question_id', 'content_import__at'))


async def _line(record: ContentImport) -> ImportRow:
    drafts = 0 if record.undone_at else (await drafts_of(record.course_id,
                                                         record.id)).count  # type: ignore[attr-defined]
    return ImportRow(
        id=record.id, at=record.at, by=record.person.name if record.person else '', format=record.format,
        file_name=record.file_name, added=record.counts.get('added', {}), changed=record.counts.get('changed', {}),
        unchanged=record.counts.get('unchanged', {}), refused=_refused(record.refused), drafts=drafts,
        undone_at=record.undone_at, undone_by=record.undone_by.name if record.undone_by else '')


def _refused(kept: Sequence[Sequence[str]]) -> tuple[Skipped, ...]:
    return tuple(Skipped(where, reason) for where, reason in kept)


def _part(part: ImportedPart) -> ImportedPartRow:
    what = 'question' if 'question' in part.fingerprints else 'item' if part.fingerprints else 'section'
    record: Item | Question | None = part.item or part.question
    return ImportedPartRow(
        title=part.title, what=what, state=_state(part, record, what), is_new=part.is_new, was_hidden=part.was_hidden,
        item_id=part.item.id if part.item else None, kind=part.item.kind if part.item else None)


def _state(part: ImportedPart, record: Item | Question | None, what: str) -> ImportedPartState:
    if part.is_undone:
        return ImportedPartState.UNDONE
    if what == 'section':
        return ImportedPartState.PUBLISHED if part.section_id else ImportedPartState.DELETED  # type: ignore[attr-defined]
    if record is None:
        return ImportedPartState.DELETED
    if record.is_archived:
        return ImportedPartState.REMOVED
    if record.is_draft:
        return ImportedPartState.DRAFT
    return ImportedPartState.EDITS if record.pending and not part.is_new else ImportedPartState.PUBLISHED
