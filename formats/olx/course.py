"""A whole course or library: its outline, the pages beside it, and a word on every file that came to nothing."""
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from i18n import _, ngettext

from ..archive import open_archive
from ..courses import ParsedCourse, ParsedSection
from ..html_pages import WebPages
from ..questions import ParsedQuestions, QuestionData, UnreadableFile
from ..titles import title_of
from .addresses import OlxAddresses
from .bank import not_shown, of_library
from .blocks import Blocks, OlxBlock, whole
from .course_dir import Folder
from .drafts import Drafts
from .extra_pages import Besides
from .grading import WeighedItem, weigh
from .json_input import read_json
from .units import REFUSED, Units, wrong_choices_cancel
from .videos import Videos

LESSONS = 'sequential', 'videosequence', 'problemset'
DATES = 'start', 'due', 'end'


def read_olx(content: bytes | Path) -> ParsedCourse:
    """Raises UnreadableFile."""
    folder = Folder(open_archive(content))
    return _Course(folder).read()


class _Course:
    def __init__(self, folder: Folder) -> None:
        self._folder, self._found = folder, ParsedQuestions()
        self._blocks = Blocks(folder, self._found)
        self._addresses = OlxAddresses(folder)
        self._pages = WebPages(folder.archive, self._addresses.find)
        self._root = self._course()
        language = self._root.attributes.get('language', '').strip()
        self._language = language if len(language) <= 12 else ''
        videos = Videos(folder, self._addresses, self._language, self._found)
        self._units = Units(self._blocks, self._pages, videos, self._found)
        self._units.attempts = self._root.attributes.get('max_attempts', '')
        self._drafts = Drafts(folder, self._found)
        self._lessons = 0
        self._dated = False

    def read(self) -> ParsedCourse:
        sections = [] if self._root.tag == 'library' else self._sections()
        besides = Besides(self._folder, self._pages, self._units, self._root, self._found)
        if section := besides.section():
            sections.append(section)
        bank = of_library(self._root, self._blocks, self._pages, self._found) if self._root.tag == 'library' else []
        bank += not_shown(self._blocks, self._pages, self._found)
        if sections and self._dated:
            self._found.refuse(self._root.title, _('Its dates were not taken over: each session has its own.'))
        self._say_how_choices_count([question for section in sections for item in section.items
                                     for question in item.questions] + bank)
        description = besides.description()
        besides.left_over()
        return ParsedCourse(title=self._root.title, language=self._language, description=description,
                            sections=tuple(sections), bank=tuple(bank), refused=self._found.result.refused)

    def _course(self) -> OlxBlock:
        try:
            element = self._folder.xml(self._folder.main)
        except UnreadableFile as damaged:
            raise UnreadableFile(_('The course cannot be read: {reason}', reason=damaged)) from damaged
        if element.tag not in ('course', 'library'):
            raise UnreadableFile(_('“{file}” describes no course but “{tag}”.',
                                   file=self._folder.main, tag=str(element.tag)[:40]))
        self._blocks.policy = self._policy(element.get('url_name', ''))
        if course := self._blocks.resolve(element, None):
            return course
        raise UnreadableFile(_('The course cannot be read: {reason}', reason=self._found.refused[0].reason))

    def _policy(self, run: str) -> Mapping[str, Any]:
        for path in (f'policies/{run}/policy.json', f'policies/{run}.json', 'policy.json'):
            if path in self._folder:
                policy = read_json(self._folder.text(path))
                if isinstance(policy, dict):
                    return policy
                self._found.refuse(path, _('It cannot be read.'))
        return {}

    def _grading(self) -> str:
        run = self._root.url_name
        paths = f'policies/{run}/grading_policy.json', 'grading_policy.json'
        return next((self._folder.text(path) for path in paths if path in self._folder), '')

    # The outline

    def _sections(self) -> list[ParsedSection]:
        made: list[tuple[str, str, list[WeighedItem]]] = []
        for chapter in self._blocks.children(self._root):
            if chapter.tag == 'chapter':
                made.append((chapter.title, chapter.source_id, self._chapter(chapter)))
            elif chapter.tag in LESSONS:
                made.append((chapter.title, chapter.source_id, self._lesson(chapter, alone=True)))
            else:
                self._found.refuse(chapter.where, REFUSED.get(
                    chapter.tag, _('A “{tag}” beside the chapters has no place here.', tag=chapter.tag)))
        self._drafts.refuse_rest()
        weighed = iter(weigh([item for __, __, items in made for item in items], self._grading(), self._found))
        return [ParsedSection(title=title_of(title), source_id=source_id,
                              items=tuple(next(weighed) for __ in items)) for title, source_id, items in made]

    def _chapter(self, chapter: OlxBlock) -> list[WeighedItem]:
        self._look_for_dates(chapter)
        children = list(self._blocks.children(chapter))
        lessons = sum(child.tag in LESSONS for child in children)
        made: list[WeighedItem] = []
        for child in children:
            if child.tag in LESSONS:
                made += self._lesson(child, alone=lessons == 1)
            else:
                self._lessons += 1
                made += [WeighedItem(item, self._lessons) for item in self._units.items(child)]
        return made

    def _lesson(self, lesson: OlxBlock, *, alone: bool) -> list[WeighedItem]:
        self._look_for_dates(lesson)
        self._lessons += 1
        kind = lesson.attributes.get('format', '') if lesson.says('graded') else ''
        names = () if alone else (lesson.title,)
        made = []
        for unit in self._units_of(lesson):
            made += [WeighedItem(item, self._lessons, kind) for item in self._units.items(unit, *names)]
        return self._timed(lesson, made)

    def _units_of(self, lesson: OlxBlock) -> list[OlxBlock]:
        units = list(self._blocks.children(lesson))
        for draft in self._drafts.take(lesson.url_name):
            if unit := self._blocks.resolve(draft.element, lesson, is_draft=True):
                units.insert(max(0, draft.place), unit)
        return units

    def _timed(self, lesson: OlxBlock, made: list[WeighedItem]) -> list[WeighedItem]:
        """A time limit holds for a whole subsection; it can be kept where that is one quiz."""
        minutes = whole(lesson.attributes.get('default_time_limit_minutes', ''))
        if not lesson.says('is_time_limited') or not minutes:
            return made
        quizzes = [one for one in made if one.item.questions]
        if len(quizzes) != 1:
            self._found.refuse(lesson.where, ngettext(
                'Its time limit of {n} minute over all its parts was left out.',
                'Its time limit of {n} minutes over all its parts was left out.', minutes))
            return made
        return [replace(one, item=replace(one.item, time_limit_minutes=minutes)) if one.item.questions else one
                for one in made]

    def _look_for_dates(self, block: OlxBlock) -> None:
        self._dated = self._dated or any(name in block.attributes for name in DATES)

    def _say_how_choices_count(self, questions: list[QuestionData]) -> None:
        if number := wrong_choices_cancel(questions):
            self._found.refuse(self._root.title, _('In {number} question(s) with several right choices, Open edX gives '
                                                   'points for all of them only; here each gives its part, and a wrong '
                                                   'one takes everything.', number=number))
