"""Everything that a file holds, checked as if it were written: what fails here would fail there. No database."""
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

from formats.courses import AnyFile, ParsedCourse, ParsedItem, ParsedItemKind, ParsedRubricCriterion
from formats.question_markdown import question_to_markdown
from formats.questions import QuestionData, Skipped
from formats.titles import title_of
from i18n import _

from ...core.config import settings
from ...core.refusals import Refusal
from ...items.changes import ItemChanges
from ...items.fields import apply_fields
from ...quizzes.slots import MAX_SLOTS
from ...quizzes.validation import validate_question
from ...records.item import CompletionRule, Item, ItemKind
from ...records.item_file import MAX_LENGTH_NAME
from ...records.item_types import ITEM_TYPES, AssignmentSettings, QuizSettings, Work
from ...records.question_serialization import question_to_json
from ...records.rubric import RubricCriterion, RubricLevel
from .fingerprints import fingerprint

MAX_LENGTH_TITLE, MAX_LENGTH_SECTION_TITLE, MAX_LENGTH_CATEGORY = 200, 160, 160


@dataclass(frozen=True, slots=True)
class PreparedQuestion:
    question: QuestionData
    for_survey: bool
    source: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PreparedItem:
    read: ParsedItem
    values: Mapping[str, Any]
    """As `apply_fields` has taken them."""
    questions: tuple[PreparedQuestion, ...]
    pictures: tuple[AnyFile, ...]
    source: str
    fingerprints: Mapping[str, str]

    @property
    def kind(self) -> ItemKind:
        return ItemKind(self.read.kind.value)

    @property
    def title(self) -> str:
        return self.values['title']


@dataclass(frozen=True, slots=True)
class PreparedSection:
    title: str
    items: tuple[PreparedItem, ...]


@dataclass(frozen=True, slots=True)
class PreparedImport:
    sections: tuple[PreparedSection, ...]
    bank: tuple[PreparedQuestion, ...]
    refused: tuple[Skipped, ...]
    """Beside what the reader has refused."""


def prepare(read: ParsedCourse, source: str) -> PreparedImport:
    """:param source: what kind of file it was; with the file's own names it tells what is here already"""
    preparing = _Preparing(source)
    sections = tuple(preparing.section(section.title, section.items) for section in read.sections)
    return PreparedImport(sections, preparing.bank(read.bank), tuple(preparing.refused))


@dataclass(slots=True)
class _Preparing:
    source: str
    refused: list[Skipped] = field(default_factory=list)
    named: defaultdict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    items: dict[str, int] = field(default_factory=dict)

    def section(self, title: str, items: Sequence[ParsedItem]) -> PreparedSection:
        title = self._shortened(title, MAX_LENGTH_SECTION_TITLE)
        prepared = (self._item(item, title) for item in items)
        section = PreparedSection(title, tuple(item for item in prepared if item))
        if not items:
            self.refused.append(Skipped(title, _('An empty section is left out.')))
        return section

    def bank(self, questions: Sequence[QuestionData]) -> tuple[PreparedQuestion, ...]:
        kept = [self._question(question, _('question {number}', number=number), survey=False)
                for number, question in enumerate(questions, 1)]
        return tuple(one for one in kept if one)

    def _item(self, read: ParsedItem, section: str) -> PreparedItem | None:
        title = self._shortened(read.title, MAX_LENGTH_TITLE, section)
        kind, where = ItemKind(read.kind.value), f'{section} › {title}'
        probe = Item(kind=kind, completes=ITEM_TYPES[kind].completion_rules[0])
        values = {'title': title, **_values(read)}
        try:
            apply_fields(probe, ItemChanges(**values))
            for file in (read.file, read.captions):
                _check_file(file)
        except Refusal as no:
            self.refused.append(Skipped(where, str(no)))
            return None
        values = {name: getattr(probe, name) for name in values}
        questions = self._questions(read, values['title'], survey=ITEM_TYPES[kind].work is Work.RESPONSES)
        pictures = tuple(self._pictures(read, where))
        fingerprints = {name: fingerprint(value) for name, value in values.items()
                        if name not in ('required', 'is_draft')}
        fingerprints |= {'pictures': fingerprint(sorted((one.name, one.digest) for one in pictures)),
                         'file': fingerprint(read.file and read.file.digest),
                         'captions': fingerprint(read.captions and read.captions.digest),
                         'questions': fingerprint([one.source for one in questions])}
        source = self._item_source(read, section, fingerprints)
        return PreparedItem(read, values, questions, pictures, source, fingerprints)

    def _item_source(self, read: ParsedItem, section: str, fingerprints: Mapping[str, str]) -> str:
        """What its file calls it; without a name, where it stands and how it is titled."""
        name = f'{self.source}:{read.source_id or fingerprint([section, read.kind.value, read.title])}'[:120]
        self.items[name] = number = self.items.get(name, 0) + 1
        return name if number == 1 else f'{name[:110]} ({number})'

    def _pictures(self, read: ParsedItem, where: str) -> list[AnyFile]:
        found: dict[str, AnyFile] = {}
        for picture in read.pictures:
            try:
                _check_file(picture)
                if len(picture.name) > MAX_LENGTH_NAME:
                    raise Refusal(_('The name of a picture can have up to {limit} characters.', limit=MAX_LENGTH_NAME))
            except Refusal as no:
                self.refused.append(Skipped(f'{where} › {picture.name}', str(no)))
                continue
            found.setdefault(picture.name, picture)
        return list(found.values())

    def _questions(self, read: ParsedItem, title: str, *, survey: bool) -> tuple[PreparedQuestion, ...]:
        """In their order, under a category of the item's name; none of them twice."""
        kept: dict[str, PreparedQuestion] = {}
        for number, question in enumerate(read.questions, 1):
            where = _('{title} › question {number}', title=title, number=number)
            if len(kept) == MAX_SLOTS:
                self.refused.append(Skipped(where, _('At most {limit} questions fit.', limit=MAX_SLOTS)))
                continue
            category = question.category or title_of(title, at_most=MAX_LENGTH_CATEGORY)
            made = self._question(replace(question, category=category), where, survey=survey)
            if made:
                kept.setdefault(made.source, made)
        return tuple(kept.values())

    def _question(self, question: QuestionData, where: str, *, survey: bool) -> PreparedQuestion | None:
        source = self._called(question, survey)
        if survey:
            question = replace(question, points=question.points or Decimal(1))  # nothing is scored there
        lost: list[str] = []
        where = title_of(question.title, at_most=MAX_LENGTH_TITLE) or where
        try:
            question = question_to_markdown(question, note=lost.append)
            if len(question.title) > MAX_LENGTH_TITLE:
                question = replace(question, title=self._shortened(question.title, MAX_LENGTH_TITLE))
            question = replace(question, category=self._category(question.category))
            question = validate_question(question, for_survey=survey)
        except Refusal as no:
            self.refused.append(Skipped(where, str(no)))
            return None
        self.refused += [Skipped(where, sentence) for sentence in dict.fromkeys(lost)]
        return PreparedQuestion(question, survey, source, fingerprint(
            [question.kind, question.title, question.category, question_to_json(question), survey]))

    def _shortened(self, title: str, most: int, section: str = '') -> str:
        short, told = shortened(title, most, section)
        self.refused += told
        return short or _('Untitled')

    def _category(self, name: str) -> str:
        """As much of it as fits: paths end with what is special to them. Told once for each."""
        name = ' '.join(name.split())
        if len(name) <= MAX_LENGTH_CATEGORY:
            return name
        short = f'…{name[1 - MAX_LENGTH_CATEGORY:]}'
        told = Skipped(short, _('The category was shortened to {limit} characters.', limit=MAX_LENGTH_CATEGORY))
        if told not in self.refused:
            self.refused.append(told)
        return short

    def _called(self, question: QuestionData, survey: bool) -> str:
        """What its file calls it. Another question there of the same name has its number behind it."""
        asked = fingerprint_of_question(question)
        name = f'{self.source}:{question.source_id or asked}'[:190]
        others = self.named[name]
        if (asked, survey) not in others:
            others.append((asked, survey))
        number = others.index((asked, survey)) + 1
        return name if number == 1 else f'{name} ({number})'


def shortened(title: str, most: int, section: str = '') -> tuple[str, list[Skipped]]:
    """As much of a title as fits; that it is not all of it is told."""
    short = title_of(title, at_most=most)
    if len(' '.join(title.split())) <= most:
        return short, []
    where = f'{section} › {short}' if section else short
    return short, [Skipped(where, _('The title was shortened to {limit} characters.', limit=most))]


def fingerprint_of_question(question: QuestionData) -> str:
    """Tells a question without a name of its own from any other: it is what it asks."""
    return sha256(repr(replace(question, category='')).encode('utf-8', 'backslashreplace')).hexdigest()[:32]


def _check_file(file: AnyFile | None) -> None:
    most = settings().max_upload_mb
    if file and file.size > most * 1024 * 1024:
        raise Refusal(_('The file {name} is larger than {limit} MB.', name=file.name, limit=most))


def _values(read: ParsedItem) -> dict[str, Any]:
    """All but its title; a draft, whatever it is where it comes from."""
    values: dict[str, Any] = {'body': read.body, 'url': read.url, 'required': read.required, 'is_draft': True}
    for name in ('points', 'weight', 'pass_points', 'attempts'):
        if getattr(read, name) is not None:
            values[name] = getattr(read, name)
    if read.kind is ParsedItemKind.QUIZ:
        values['settings'] = QuizSettings(time_limit_minutes=read.time_limit_minutes, shuffle=read.shuffle)
    if read.kind is ParsedItemKind.ASSIGNMENT and read.rubric:
        values['settings'] = AssignmentSettings(rubric=_rubric(read.rubric))
    if read.pass_points is not None:
        values['completes'] = CompletionRule.PASSED
    return values


def _rubric(read: Sequence[ParsedRubricCriterion]) -> tuple[RubricCriterion, ...]:
    return tuple(RubricCriterion(id=str(number), title=criterion.title, description=criterion.description, levels=tuple(
        RubricLevel(title=level.title, points=level.points, description=level.description)
        for level in criterion.levels))
        for number, criterion in enumerate(read, 1))
