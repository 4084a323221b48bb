"""Writing what an import plans into a course: everything as drafts, inside one change that is short.

Files are on the disk before it begins, and every check has been made.
"""
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from formats.courses import AnyFile
from formats.questions import Skipped

from ...core.clock import now
from ...courses.publishing import plain
from ...items.changes import ItemChanges
from ...items.fields import apply_fields
from ...items.pictures import free_name
from ...records.content_import import ContentImport, ImportedPart
from ...records.item import Item, Section
from ...records.item_file import ItemFile
from ...records.item_types import ITEM_TYPES
from ...records.question import Question, QuizSlot
from ...records.question_serialization import question_to_json
from ...records.system_actor import Actor
from .fingerprints import item_fingerprint, question_fingerprint, section_fingerprint
from .planning import NON_RECORD_PARTS, ImportPlan, ImportStatus, PlannedItem, PlannedQuestion, as_pending

BATCH_SIZE = 500
"""Rows of one statement."""
StoredFiles = Mapping[int, dict[str, Any]]
"""What the disk has of each file, by `id` of its `AnyFile`."""


@dataclass(slots=True)
class ImportResult:
    """What an import has written, and what it has not."""
    course_id: int
    import_id: int | None = None
    """None where there was nothing to write."""
    added: Counter[str] = field(default_factory=Counter)
    """By “sections”, “items”, “questions”; all of them drafts."""
    changed: Counter[str] = field(default_factory=Counter)
    """What the file says anew of what is here: edits that wait to be published."""
    unchanged: Counter[str] = field(default_factory=Counter)
    refused: list[Skipped] = field(default_factory=list)


async def write(plan: ImportPlan, course_id: int, kept: StoredFiles, *, by: Actor, source: str, file_name: str,
                refused: Sequence[Skipped]) -> ImportResult:
    """Sections, items and questions at the end of what the course holds already.

    :param refused: by the reader of the file
    """
    counts = {status: plan.counts(status) for status in ImportStatus}
    result = ImportResult(course_id, added=counts[ImportStatus.NEW], changed=counts[ImportStatus.CHANGED],
                          unchanged=counts[ImportStatus.UNCHANGED], refused=list(plan.refused))
    if plan.does_nothing:
        return result
    record = await ContentImport.create(
        course_id=course_id, person_id=by.id, at=now(), format=source[:20], file_name=file_name[-200:],
        counts={name: dict(count) for name, count in (
            ('added', result.added), ('changed', result.changed), ('unchanged', result.unchanged))},
        refused=[[one.where, one.reason] for one in (*refused, *plan.refused)])
    result.import_id = record.id
    writing = _Writing(course_id, record.id, kept)
    await writing.questions(tuple(plan.questions()))
    await writing.sections(plan)
    await ImportedPart.bulk_create(writing.parts, batch_size=BATCH_SIZE)
    return result


@dataclass(slots=True)
class _Writing:
    course_id: int
    import_id: int
    kept: StoredFiles
    parts: list[ImportedPart] = field(default_factory=list)
    question_ids: dict[str, int] = field(default_factory=dict)
    """By source."""

    async def questions(self, planned: Sequence[PlannedQuestion]) -> None:
        new = [one for one in planned if one.status is ImportStatus.NEW]
        await self._add_questions(new)
        for one in planned:
            if one.here is not None:
                self.question_ids[one.prepared.source] = one.here.id
            if one.status is ImportStatus.CHANGED:
                await self._change_question(one)

    async def _add_questions(self, new: Sequence[PlannedQuestion]) -> None:
        ends = await self._ends_of_categories() if new else defaultdict(int)
        records = []
        for one in new:
            question = one.prepared.question
            records.append(Question(
                course_id=self.course_id, kind=question.kind, title=question.title, category=question.category,
                content=question_to_json(question), for_survey=one.prepared.for_survey, source=one.prepared.source,
                position=ends[question.category], is_draft=True))
            ends[question.category] += 1
        last = await Question.all().order_by('-id').first().values_list('id', flat=True) if new else None
        await Question.bulk_create(records, batch_size=BATCH_SIZE)
        made = Question.filter(course_id=self.course_id, session_course_id=None, id__gt=last or 0)
        ids = dict(await made.values_list('source', 'id')) if new else {}
        for one, record in zip(new, records, strict=True):
            self.question_ids[record.source] = ids[record.source]
            self.parts.append(ImportedPart(
                content_import_id=self.import_id, question_id=ids[record.source], title=record.title,
                fingerprints={'question': one.prepared.fingerprint}, left=question_fingerprint(record)))

    async def _ends_of_categories(self) -> defaultdict[str, int]:
        ends: defaultdict[str, int] = defaultdict(int)
        bank = Question.filter(course_id=self.course_id, session_course_id=None)
        for category, position in await bank.values_list('category', 'position'):
            ends[category] = max(ends[category], position + 1)
        return ends

    async def _change_question(self, one: PlannedQuestion) -> None:
        """A draft is the new one at once; what is published goes on, with edits that wait."""
        assert one.here
        record, pending, question = one.here, as_pending(one.prepared), one.prepared.question
        new = {'kind': question.kind, 'title': question.title, 'category': question.category,
               'content': question_to_json(question)}
        if record.is_draft:
            before: dict[str, Any] = {name: plain(getattr(record, name)) for name in pending}
            record.update_from_dict(new)
            await Question.filter(id=record.id).update(**new)
        else:
            before = {'pending': record.pending}
            record.pending = pending
            await Question.filter(id=record.id).update(pending=pending)
        self.parts.append(ImportedPart(
            content_import_id=self.import_id, question_id=record.id, title=one.prepared.question.title, is_new=False,
            fingerprints={'question': one.prepared.fingerprint}, left=question_fingerprint(record), before=before))

    async def sections(self, plan: ImportPlan) -> None:
        made: dict[str, int] = {}
        for planned in plan.sections:
            if not any(item.status is not ImportStatus.UNCHANGED for item in planned.items):
                continue
            title = planned.prepared.title
            new = [item for item in planned.items if item.status is ImportStatus.NEW]
            if new:
                section_id = planned.section_id or made.get(title) or await self._add_section(title)
                made[title] = section_id
                await self._add_items(section_id, new)
            for item in planned.items:
                if item.status is ImportStatus.CHANGED:
                    await self._change_item(item)

    async def _add_section(self, title: str) -> int:
        last = await Section.filter(course_id=self.course_id).order_by('-position').first()
        section = await Section.create(course_id=self.course_id, title=title,
                                       position=last.position + 1 if last else 0)
        self.parts.append(ImportedPart(content_import_id=self.import_id, section_id=section.id, title=title,
                                       left=section_fingerprint(section)))
        return section.id

    async def _add_items(self, section_id: int, new: Iterable[PlannedItem]) -> None:
        last = await Item.filter(section_id=section_id).order_by('-position').first()
        position = last.position + 1 if last else 0
        for offset, planned in enumerate(new):
            await self._add_item(planned, section_id, position + offset)

    async def _add_item(self, planned: PlannedItem, section_id: int, position: int) -> None:
        prepared, kind = planned.prepared, planned.prepared.kind
        item = Item(section_id=section_id, kind=kind, completes=ITEM_TYPES[kind].completion_rules[0], position=position,
                    source=prepared.source)
        apply_fields(item, ItemChanges(**prepared.values))
        if prepared.read.file:
            item.update_from_dict(self._on_disk(prepared.read.file))
        if prepared.read.captions:
            item.captions_hash = self._on_disk(prepared.read.captions)['file_hash']
        await item.save()
        pictures = {one.name: self._on_disk(one) for one in prepared.pictures}
        await self._add_pictures(item.id, pictures)
        await self._ask(item.id, planned)
        hashes = {name: one['file_hash'] for name, one in pictures.items()}
        slots = [[self.question_ids[one.prepared.source], 0, '', None] for one in planned.questions]
        self.parts.append(ImportedPart(
            content_import_id=self.import_id, item_id=item.id, title=item.title, was_hidden=prepared.read.is_draft,
            fingerprints=dict(prepared.fingerprints), left=item_fingerprint(item, hashes, slots)))

    async def _change_item(self, planned: PlannedItem) -> None:
        """A draft is the new one at once; what is published goes on, with edits that wait."""
        assert planned.here
        item, before = planned.here, {name: plain(getattr(planned.here, name)) for name in CHANGEABLE}
        before['slots'], before['pictures'] = await slots_of(item.id), await pictures_of(item.id)
        values = {name: planned.prepared.values[name] for name in planned.changes if name not in NON_RECORD_PARTS}
        if {'body', 'pictures'} & set(planned.changes):
            values['body'] = await self._illustrated(planned)
        if item.is_draft:
            apply_fields(item, ItemChanges(**values))
        else:
            fields = {name: plain(_taken(item, values, name)) for name in values}
            item.pending = {**(item.pending or {}), **fields}
        await self._change_beside(planned)
        await Item.filter(id=item.id).update(**{name: getattr(item, name) for name in CHANGEABLE})
        self.parts.append(ImportedPart(
            content_import_id=self.import_id, item_id=item.id, title=planned.prepared.title, is_new=False,
            fingerprints=dict(planned.prepared.fingerprints), left=await stored_item_fingerprint(item), before=before))

    async def _change_beside(self, planned: PlannedItem) -> None:
        """The file, the captions and the questions."""
        item, read, changes = planned.here, planned.prepared.read, planned.changes
        assert item
        pending: dict[str, Any] = {}
        prefix = '' if item.is_draft else 'pending_'
        if 'file' in changes and read.file:
            on_disk = self._on_disk(read.file)
            setattr(item, f'{prefix}file_hash', on_disk['file_hash'])
            named = {name: on_disk[name] for name in ('file_name', 'file_size')}
            item.update_from_dict(named) if item.is_draft else pending.update(named)
        if 'captions' in changes and read.captions:
            setattr(item, f'{prefix}captions_hash', self._on_disk(read.captions)['file_hash'])
            if not item.is_draft:
                pending['captions'] = True
        if 'questions' in changes and item.is_draft:
            await QuizSlot.filter(item_id=item.id).delete()
            await self._ask(item.id, planned)
        elif 'questions' in changes:
            pending['slots'] = [one.prepared.source for one in planned.questions]
        if pending:
            item.pending = {**(item.pending or {}), **pending}

    async def _illustrated(self, planned: PlannedItem) -> str:
        """Its new text. A picture whose name is taken by another one gets a name of its own: the published text goes on
        showing what it showed."""
        assert planned.here
        body, here = planned.prepared.values['body'], await pictures_of(planned.here.id)
        new: dict[str, dict[str, Any]] = {}
        for picture in planned.prepared.pictures:
            on_disk = self._on_disk(picture)
            if here.get(picture.name) == on_disk['file_hash']:
                continue
            name = free_name(picture.name, {*here, *new})
            body = body.replace(f'(file:{picture.name})', f'(file:{name})')
            new[name] = on_disk
        await self._add_pictures(planned.here.id, new)
        return body

    async def _add_pictures(self, item_id: int, pictures: Mapping[str, Mapping[str, Any]]) -> None:
        await ItemFile.bulk_create([
            ItemFile(item_id=item_id, name=name, file_hash=one['file_hash'], file_size=one['file_size'])
            for name, one in pictures.items()])

    async def _ask(self, item_id: int, planned: PlannedItem) -> None:
        await QuizSlot.bulk_create([
            QuizSlot(item_id=item_id, position=position, question_id=self.question_ids[one.prepared.source])
            for position, one in enumerate(planned.questions)], batch_size=BATCH_SIZE)

    def _on_disk(self, file: AnyFile) -> dict[str, Any]:
        return self.kept[id(file)]


CHANGEABLE = ('title', 'body', 'url', 'points', 'weight', 'pass_points', 'attempts', 'settings', 'completes', 'pending',
              'file_name', 'file_hash', 'file_size', 'captions_hash', 'pending_file_hash', 'pending_captions_hash')
"""Fields of an item that an import of something changed may write."""


def _taken(item: Item, values: Mapping[str, Any], name: str) -> Any:
    """The value as the item takes it, without changing the item."""
    probe = Item(kind=item.kind, completes=item.completes, points=item.points, pass_points=item.pass_points)
    apply_fields(probe, ItemChanges(**{'title': item.title, 'settings': item.settings, **values}))
    return getattr(probe, name)


async def stored_item_fingerprint(item: Item) -> str:
    return item_fingerprint(item, await pictures_of(item.id), await slots_of(item.id))


async def pictures_of(item_id: int) -> dict[str, str]:
    return dict(await ItemFile.filter(item_id=item_id).order_by('name').values_list('name', 'file_hash'))


async def slots_of(item_id: int) -> list[list[Any]]:
    slots = QuizSlot.filter(item_id=item_id).order_by('position', 'id')
    found = await slots.values_list('question_id', 'draws', 'category', 'points')
    return [[question, draws, category, plain(points)] for question, draws, category, points in found]
