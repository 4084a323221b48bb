"""Writing what has been read into a course, inside one change."""
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from formats.courses import ItemKind, ReadCourse, ReadItem, ReadSection, RubricCriterion
from formats.questions import Refused

from ...course.item import RULES, Completes, Item, Kind, Section
from ...course.item_fields import take
from ...course.item_file import ItemFile
from ...course.settings import AssignmentSettings, QuizSettings
from ...course.settings import RubricCriterion as KeptCriterion
from ...course.settings import RubricLevel as KeptLevel
from ...event import log
from ...files import Upload, keep
from ...live import Bells
from ...refusals import Invalid
from ..tally import Watch
from .questions import QuestionWriting


@dataclass(slots=True)
class Brought:
    """What an import has written, and what it has not."""
    course_id: int
    added: Counter[str] = field(default_factory=Counter)
    """By “sections”, “items”, “questions”."""
    here_already: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)


async def write(read: ReadCourse, course: Any, bells: Bells, *, by: Any, source: str, watch: Watch) -> Brought:
    """Sections, items and questions at the end of what the course holds already."""
    writing = Writing(course, source, Brought(course.id))
    total = len(read.items) + len(read.bank)
    for section in read.sections:
        await writing.section(section, lambda done: watch('Writing', done, total))
    await writing.questions.into_bank(read.bank)
    watch('Writing', total, total)
    await course._outline_moved(bells, counted=True)
    bells.add(course.topic('outline'))
    await log('imported', by=by if by.id else None, course_id=course.id,
              details={'from': source, **writing.brought.added})
    return writing.brought


class Writing:

    def __init__(self, course: Any, source: str, brought: Brought) -> None:
        self._course, self._source, self.brought = course, source, brought
        self.questions = QuestionWriting(course, source, brought)
        self._items = 0

    async def section(self, read: ReadSection, watch: Any) -> None:
        section = await self._section(read.title[:160] or 'Untitled')
        position = await section.items.all().count()
        for offset, item in enumerate(read.items):
            await self._item(item, section, position + offset)
            self._items += 1
            watch(self._items)

    async def _section(self, title: str) -> Section:
        """A section of this title that is here already goes on; else there is a new one at the end."""
        here = await self._course.sections.filter(title=title).first()
        if here:
            self.brought.here_already['sections'] += 1
            return here
        last = await self._course.sections.all().order_by('-position').first()
        self.brought.added['sections'] += 1
        return await Section.create(course_id=self._course.id, title=title,
                                    position=last.position + 1 if last else 0)

    async def _item(self, read: ReadItem, section: Section, position: int) -> None:
        source = f'{self._source}:{read.source_id}'[:120] if read.source_id else ''
        if source and await Item.filter(section__course_id=self._course.id, source=source).exists():
            self.brought.here_already['items'] += 1
            return
        kind = Kind(read.kind.value)
        item = Item(section_id=section.id, kind=kind, completes=RULES[kind][0], position=position, source=source)
        try:
            take(item, _values(read))
        except Invalid as no:
            self.brought.refused.append(Refused(f'{section.title} › {read.title}', str(no)))
            return
        if read.file:
            item.update_from_dict(await keep(Upload.of(read.file.name, read.file.content)))
        if read.captions:
            captions = await keep(Upload.of(read.captions.name, read.captions.content))
            item.captions_hash = captions['file_hash']
        await item.save()
        for picture in read.pictures:
            kept = await keep(Upload.of(picture.name, picture.content))
            kept['name'] = picture.name
            del kept['file_name']
            await ItemFile.create(item_id=item.id, **kept)
        if read.questions:
            await self.questions.into_item(item, read.questions, survey=kind is Kind.SURVEY)
        self.brought.added['items'] += 1


def _values(read: ReadItem) -> dict[str, Any]:
    values: dict[str, Any] = {'title': (read.title or 'Untitled')[:200], 'body': read.body, 'url': read.url,
                              'required': read.required, 'is_draft': read.is_draft}
    for name in ('points', 'weight', 'pass_points', 'attempts'):
        if getattr(read, name) is not None:
            values[name] = getattr(read, name)
    if read.kind is ItemKind.QUIZ:
        values['settings'] = QuizSettings(time_limit_minutes=read.time_limit_minutes, shuffle=read.shuffle)
    if read.kind is ItemKind.ASSIGNMENT and read.rubric:
        values['settings'] = AssignmentSettings(rubric=_rubric(read.rubric))
    if read.pass_points is not None:
        values['completes'] = Completes.PASSED
    return values


def _rubric(read: Sequence[RubricCriterion]) -> tuple[KeptCriterion, ...]:
    return tuple(KeptCriterion(id=str(number), title=criterion.title, description=criterion.description, levels=tuple(
        KeptLevel(title=level.title, points=level.points, description=level.description) for level in criterion.levels))
        for number, criterion in enumerate(read, 1))
