"""A unit as items: its words as a page, or its problems as a quiz; what is neither stands beside it."""
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePosixPath

from i18n import _, lazy, ngettext

from ..courses import ParsedFile, ParsedItem, ParsedItemKind
from ..html_pages import WebPage, WebPages
from ..questions import ALL, ParsedQuestions, QuestionData, QuestionKind
from ..titles import title_of
from .assignments import ASSIGNMENTS, read_assignment, title_in
from .blocks import Blocks, OlxBlock, whole
from .html_blocks import WORDED, paths_of, read_words
from .problem import read_problem
from .surveys import SURVEYS, read_survey
from .videos import Videos

TRANSPARENT = 'vertical', 'sequential', 'wrapper', 'videosequence', 'problemset', 'unit'
CHOSEN_AT_RANDOM = 'library_content', 'itembank', 'legacy_library_content'
FOR_SOME = {
    'split_test': lazy('It is shown to one group of learners only, in an experiment.'),
    'randomize': lazy('It is shown to some learners only, by chance.'),
}
REFUSED = {
    'lti': lazy('External tools (LTI) are not supported.'),
    'lti_consumer': lazy('External tools (LTI) are not supported.'),
    'drag-and-drop-v2': lazy('Dragging things onto a picture is not supported.'),
    'done': lazy('A button to mark something as done: here every item can have its own.'),
    'staffgradedxblock': lazy('Points that staff give without a submission are not supported.'),
    'word_cloud': lazy('Word clouds are not supported.'),
    'scorm': lazy('SCORM packages inside a course are not supported; import the package by itself.'),
    'problem-builder': lazy('Problems built of steps are not supported.'),
    'crowdsourcehinter': lazy('Hints by other learners are not supported.'),
    'wiki': lazy('The wiki is not in the archive.'),
}


@dataclass(slots=True)
class Unit:
    """What has been met in it so far."""
    title: str
    source_id: str
    page: WebPage
    words: list[str] = field(default_factory=list)
    questions: list[QuestionData] = field(default_factory=list)
    beside: list[ParsedItem] = field(default_factory=list)
    before: int = 0
    """How many items stand before the page or the quiz."""
    attempts: list[str] = field(default_factory=list)
    """What each problem says."""
    hidden: bool = False


class Units:
    def __init__(self, blocks: Blocks, pages: WebPages, videos: Videos, found: ParsedQuestions) -> None:
        self._blocks, self._pages, self._videos, self._found = blocks, pages, videos, found
        self._offered: set[str] = set()
        self.attempts = ''
        """How often a problem may be tried that does not say it itself."""

    def items(self, block: OlxBlock, *lesson: str) -> list[ParsedItem]:
        """`lesson`: what stands before every title."""
        unit = Unit(title_of(*lesson, block.title), block.source_id, self._pages.page(), hidden=block.hidden)
        for leaf in self._leaves(block):
            self._take(leaf, unit, lesson)
        made = self.made(unit)
        if not made and block.tag in TRANSPARENT and not len(block.element):
            self._found.refuse(block.where, _('It is empty.'))
        return made

    def _leaves(self, block: OlxBlock) -> Iterator[OlxBlock]:
        if block.tag in FOR_SOME:
            for child in self._blocks.children(block):
                for leaf in self._leaves(child):
                    self._blocks.folder.used.update(map(self._blocks.folder.name, paths_of(leaf)))
                    self._found.refuse(leaf.where, FOR_SOME[block.tag])
        elif block.tag in TRANSPARENT or block.tag == 'conditional' or block.tag in CHOSEN_AT_RANDOM:
            children = list(self._blocks.children(block))
            if block.tag == 'conditional':
                self._found.refuse(block.where, _('Its condition was left out: everybody sees what is in it.'))
            elif block.tag in CHOSEN_AT_RANDOM:
                self._said_to_all(block, len(children))
            for child in children:
                yield from self._leaves(child)
        else:
            yield block

    def _said_to_all(self, block: OlxBlock, number: int) -> None:
        drawn = whole(block.attributes.get('max_count', ''))
        if drawn and drawn < number:
            self._found.refuse(block.where, ngettext(
                'Each learner got {drawn} of its {n} part by chance; here everybody gets all of them.',
                'Each learner got {drawn} of its {n} parts by chance; here everybody gets all of them.',
                number, drawn=drawn))
        elif not number:
            self._found.refuse(block.where, _('It is empty: the library that it draws from is not in the archive.'))

    def _take(self, block: OlxBlock, unit: Unit, lesson: tuple[str, ...]) -> None:
        if block.tag in WORDED:
            page = self._pages.page()
            if words := read_words(block, self._blocks.folder, page, self._found):
                self._words(words, unit)
            self._take_beside(block, page, unit)
        elif block.tag == 'problem':
            self._problem(block, unit)
        elif item := self._item(block, unit, lesson):
            unit.beside.append(item)

    def _words(self, words: str, unit: Unit) -> None:
        asked = any(question.kind != QuestionKind.DESCRIPTION for question in unit.questions)
        if asked:
            unit.questions.append(QuestionData(kind=QuestionKind.DESCRIPTION, text=words, points=Decimal(0)))
        else:
            if not unit.words:
                unit.before = len(unit.beside)
            unit.words.append(words)

    def _problem(self, block: OlxBlock, unit: Unit) -> None:
        page = self._pages.page()
        questions = read_problem(block, page, self._found)
        if not questions:
            return
        if not any(question.kind != QuestionKind.DESCRIPTION for question in (*questions, *unit.questions)):
            for question in questions:
                self._words(question.text, unit)
        else:
            if not unit.questions:
                unit.before = len(unit.beside)
            unit.questions += questions
            unit.attempts.append(block.attributes.get('max_attempts', '') or self.attempts)
        self._take_beside(block, page, unit)

    def _take_beside(self, block: OlxBlock, page: WebPage, unit: Unit) -> None:
        """What a part of the unit brings along, and what was left out of it."""
        for note in page.notes:
            self._found.refuse(block.where, note)
        unit.page.take_pictures(page)
        self.offer(page.files, unit)

    def _item(self, block: OlxBlock, unit: Unit, lesson: tuple[str, ...]) -> ParsedItem | None:
        title = title_of(*lesson, block.given_title) if block.given_title else unit.title
        if block.tag == 'video':
            item, files = self._videos.read(block, title)
            self.offer(files, unit)
            return item
        if block.tag == 'discussion':
            named = block.attributes.get('discussion_target', '') or block.title
            return ParsedItem(kind=ParsedItemKind.DISCUSSION,
                              title=title if block.given_title else title_of(*lesson, named),
                              is_draft=block.hidden, source_id=block.source_id)
        if block.tag in ASSIGNMENTS:
            page = self._pages.page()
            item = read_assignment(block, title_of(*lesson, title_in(block)) if title_in(block) else unit.title, page,
                                   self._found)
            for note in page.notes:
                self._found.refuse(block.where, note)
            self.offer(page.files, unit)
            return item
        if block.tag in SURVEYS:
            return read_survey(block, title, self._found)
        self._found.refuse(block.where, REFUSED.get(block.tag, _('Blocks of the kind “{tag}” are not supported.',
                                                                 tag=block.tag)))
        return None

    def offer(self, names: list[str], unit: Unit) -> None:
        """Files that something links to stand beside it, each once in a course."""
        for name in names:
            if name not in self._offered:
                self._offered.add(name)
                file = ParsedFile(PurePosixPath(name).name, self._pages.archive.read(name))
                unit.beside.append(ParsedItem(kind=ParsedItemKind.FILE, title=title_of(file.name), file=file,
                                              is_draft=unit.hidden, source_id=name))

    def made(self, unit: Unit) -> list[ParsedItem]:
        words = '\n\n'.join(unit.words)
        points = sum((question.points for question in unit.questions), Decimal(0))
        main: list[ParsedItem] = []
        if unit.questions:
            main = [ParsedItem(
                kind=ParsedItemKind.QUIZ, title=unit.title, body=words, pictures=unit.page.pictures,
                questions=tuple(unit.questions), points=points, attempts=_attempts(unit.attempts),
                is_draft=unit.hidden, source_id=unit.source_id)]
        elif words:
            main = [ParsedItem(kind=ParsedItemKind.PAGE, title=unit.title, body=words, pictures=unit.page.pictures,
                               is_draft=unit.hidden, source_id=unit.source_id)]
        return [*unit.beside[:unit.before], *main, *unit.beside[unit.before:]]


def _attempts(said: list[str]) -> int | None:
    """A quiz may be tried as often as that of its problems which may be tried most often."""
    numbers = [number for number in map(whole, said) if number]
    return max(numbers) if numbers and len(numbers) == len(said) else None


def wrong_choices_cancel(questions: list[QuestionData]) -> int:
    """How many of them give points in parts, which Open edX does not."""
    return sum(question.kind == QuestionKind.MULTIPLE_CHOICE and
               sum(option.share > 0 for option in question.options) > 1 and
               any(option.share == -ALL for option in question.options) for question in questions)
