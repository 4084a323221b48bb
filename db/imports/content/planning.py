"""What an import would do: what is new, what the file says anew since the last time, what is here already. Pure."""
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from formats.questions import Skipped
from i18n import _, lazy

from ...core.refusals import Invalid
from ...courses.edits import as_edited
from ...items.changes import ItemChanges
from ...items.fields import apply_fields
from ...records.item import Item
from ...records.question import Question
from ...records.question_serialization import question_to_json
from .existing import ExistingContent
from .fingerprints import fingerprint
from .preparing import PreparedImport, PreparedItem, PreparedQuestion, PreparedSection

LEFT_OUT = {
    'title': lazy('Its title was edited here; the changed title of the file was left out.'),
    'body': lazy('Its text was edited here; the changed text of the file was left out.'),
    'url': lazy('Its address was edited here; the changed address of the file was left out.'),
    'points': lazy('Its points was edited here; the changed points of the file was left out.'),
    'weight': lazy('Its weight was edited here; the changed weight of the file was left out.'),
    'pass_points': lazy('Its points to pass was edited here; the changed points to pass of the file was left out.'),
    'attempts': lazy('Its attempts was edited here; the changed attempts of the file was left out.'),
    'settings': lazy('Its settings was edited here; the changed settings of the file was left out.'),
    'completes': lazy('Its completion was edited here; the changed completion of the file was left out.'),
    'pictures': lazy('Its pictures was edited here; the changed pictures of the file was left out.'),
    'file': lazy('Its file was edited here; the changed file of the file was left out.'),
    'captions': lazy('Its captions was edited here; the changed captions of the file was left out.'),
    'questions': lazy('Its questions was edited here; the changed questions of the file was left out.')}
"""Said of what a file would change of an item, by its name, and an author has edited."""
NON_RECORD_PARTS = ('pictures', 'file', 'captions', 'questions')
"""What is no field of the record."""


class ImportStatus(StrEnum):
    NEW = 'new'
    CHANGED = 'changed'
    """In the file, since it was imported the last time."""
    UNCHANGED = 'unchanged'
    """Here already, also where its authors have changed it meanwhile."""


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    prepared: PreparedQuestion
    status: ImportStatus
    here: Question | None = None


@dataclass(frozen=True, slots=True)
class PlannedItem:
    prepared: PreparedItem
    status: ImportStatus
    questions: tuple[PlannedQuestion, ...]
    here: Item | None = None
    changes: tuple[str, ...] = ()
    """Of `LEFT_OUT`."""


@dataclass(frozen=True, slots=True)
class PlannedSection:
    prepared: PreparedSection
    status: ImportStatus
    items: tuple[PlannedItem, ...]
    section_id: int | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    sections: tuple[PlannedSection, ...]
    bank: tuple[PlannedQuestion, ...]
    refused: tuple[Skipped, ...]
    """Beside what the reader of the file has refused."""

    @property
    def items(self) -> tuple[PlannedItem, ...]:
        return tuple(item for section in self.sections for item in section.items)

    def questions(self) -> Iterator[PlannedQuestion]:
        """Each once, in the order of the file."""
        seen: set[str] = set()
        for question in (*(one for item in self.items for one in item.questions), *self.bank):
            if question.prepared.source not in seen:
                seen.add(question.prepared.source)
                yield question

    def counts(self, status: ImportStatus, *, repeated: bool = True) -> Counter[str]:
        """By “sections”, “items”, “questions”.

        :param repeated: what the file asks twice is here already when it comes the second time
        """
        found: dict[str, Sequence[Any]] = {
            'sections': self.sections, 'items': self.items, 'questions': tuple(self.questions())}
        counts = Counter({what: sum(one.status is status for one in planned) for what, planned in found.items()})
        if status is ImportStatus.UNCHANGED and repeated:
            counts['questions'] += self.repeated
        return +counts

    @property
    def repeated(self) -> int:
        """Questions that the file asks once more."""
        return sum(len(item.questions) for item in self.items) + len(self.bank) - len(tuple(self.questions()))

    @property
    def does_nothing(self) -> bool:
        return not self.counts(ImportStatus.NEW).total() and not self.counts(ImportStatus.CHANGED).total()


def plan_import(prepared: PreparedImport, existing: ExistingContent) -> ImportPlan:
    planning = _Planning(existing)
    sections = tuple(section for one in prepared.sections if (section := planning.section(one)))
    bank = tuple(map(planning.question, prepared.bank))
    return ImportPlan(sections, bank, (*prepared.refused, *planning.refused))


@dataclass(slots=True)
class _Planning:
    existing: ExistingContent
    refused: list[Skipped] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    def section(self, prepared: PreparedSection) -> PlannedSection | None:
        """A section of this title that is here already goes on; none is made for nothing."""
        here = self.existing.sections.get(prepared.title)
        items = tuple(item for one in prepared.items if (item := self._item(one)))
        if not items:
            return None
        is_new = here is None and prepared.title not in self.titles and any(
            item.status is ImportStatus.NEW for item in items)
        self.titles.add(prepared.title)
        status = ImportStatus.NEW if is_new else ImportStatus.UNCHANGED
        return PlannedSection(prepared, status, items, here.id if here else None)

    def question(self, prepared: PreparedQuestion) -> PlannedQuestion:
        here = self.existing.questions.get(prepared.source)
        if here is None:
            return PlannedQuestion(prepared, ImportStatus.NEW)
        before = self.existing.question_fingerprints.get(prepared.source)
        if before is None or before == prepared.fingerprint:
            return PlannedQuestion(prepared, ImportStatus.UNCHANGED, here)
        if here.is_draft and _stored_fingerprint(here) != before:
            self.refused.append(Skipped(
                prepared.question.title,
                _('Its question was edited here; the changed question of the file was left out.')))
            return PlannedQuestion(prepared, ImportStatus.UNCHANGED, here)
        if _stored_fingerprint(here) == prepared.fingerprint:
            return PlannedQuestion(prepared, ImportStatus.UNCHANGED, here)
        return PlannedQuestion(prepared, ImportStatus.CHANGED, here)

    def _item(self, prepared: PreparedItem) -> PlannedItem | None:
        questions = tuple(map(self.question, prepared.questions))
        here = self.existing.items.get(prepared.source)
        if here is None:
            return PlannedItem(prepared, ImportStatus.NEW, questions)
        if here.kind is not prepared.kind:
            self.refused.append(Skipped(prepared.title, _(
                'It is a {kind_here} here and a {kind_in_file} in the file. What is here stays.',
                kind_here=here.kind.value, kind_in_file=prepared.kind.value)))
            return None
        before = self.existing.item_fingerprints.get(prepared.source)
        changes = () if before is None or here.is_archived else self._changes(prepared, here, before)
        status = ImportStatus.CHANGED if changes else ImportStatus.UNCHANGED
        return PlannedItem(prepared, status, questions, here, changes)

    def _changes(self, prepared: PreparedItem, here: Item, before: Mapping[str, str]) -> tuple[str, ...]:
        """What the file says anew. What an author has edited and not published stays as it is."""
        changed_in_file = [name for name, said in prepared.fingerprints.items() if said != before.get(name, said)]
        kept = [name for name in changed_in_file if self._is_edited(name, here, before)]
        for name in kept:
            self.refused.append(Skipped(prepared.title, str(LEFT_OUT[name])))
        found = [name for name in changed_in_file if name not in kept and self._differs(name, prepared, here)]
        try:
            apply_fields(copy(as_edited(here)),
                         ItemChanges(**{name: prepared.values[name] for name in found if name not in NON_RECORD_PARTS}))
        except Invalid as no:
            self.refused.append(Skipped(prepared.title, _('Its changes do not fit what is here: {reason}', reason=no)))
            return ()
        return tuple(found)

    def _is_edited(self, name: str, here: Item, before: Mapping[str, str]) -> bool:
        """Whether an author's own draft of it would be written over."""
        if name == 'pictures':
            name = 'body'
        if name == 'questions':
            return here.is_draft and fingerprint(self.existing.slots.get(here.id, [])) != before.get(name)
        if name in ('file', 'captions'):
            return here.is_draft and fingerprint(getattr(here, f'{name}_hash') or None) != before.get(name)
        if not here.is_draft and name not in (here.pending or {}):
            return False
        return fingerprint(getattr(as_edited(here), name)) != before.get(name)

    def _differs(self, name: str, prepared: PreparedItem, here: Item) -> bool:
        """From what is here; the same change twice is none."""
        if name in ('file', 'captions'):
            now = getattr(here, f'pending_{name}_hash') or getattr(here, f'{name}_hash')
            return getattr(prepared.read, name) is not None and fingerprint(now) != prepared.fingerprints[name]
        if name in NON_RECORD_PARTS:
            return bool(prepared.pictures if name == 'pictures' else prepared.questions)
        return fingerprint(getattr(as_edited(here), name)) != prepared.fingerprints[name]


def _stored_fingerprint(question: Question) -> str:
    """With the edits that wait."""
    said: dict[str, Any] = {'kind': question.kind, 'title': question.title, 'category': question.category,
                            'content': question.content, **(question.pending or {})}
    return fingerprint([said['kind'], said['title'], said['category'], said['content'], question.for_survey])


def as_pending(prepared: PreparedQuestion) -> dict[str, Any]:
    question = prepared.question
    return {'kind': question.kind.value, 'title': question.title, 'category': question.category,
            'content': question_to_json(question)}
