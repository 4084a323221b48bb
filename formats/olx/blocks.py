"""The blocks of a course: each element, wherever it is written down, with what the course's policy says about it."""
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from i18n import _, lazy, number

from ..questions import ParsedQuestions, UnreadableFile
from ..titles import SEPARATOR, title_of
from .course_dir import Folder

POINTER = {'url_name', 'org', 'course'}
"""Attributes of an element that only says where the rest of it is."""
FILED = ('course', 'library', 'chapter', 'sequential', 'vertical', 'html', 'problem', 'video', 'library_content',
         'split_test', 'conditional', 'lti')
"""Blocks that Studio always writes to files of their own."""
NAMELESS = re.compile(r'[0-9a-f]{16,}|')
"""What Studio calls a block that its author has not named."""
FALLBACKS = {
    'course': lazy('Course'), 'library': lazy('Library'), 'chapter': lazy('Section'), 'sequential': lazy('Lesson'),
    'vertical': lazy('Unit'), 'html': lazy('Text'), 'problem': lazy('Question'), 'video': lazy('Video'),
    'discussion': lazy('Discussion'), 'poll': lazy('Poll'), 'survey': lazy('Survey'),
    'openassessment': lazy('Open response'), 'edx_sga': lazy('Assignment'), 'library_content': lazy('Problems'),
    'lti': lazy('External tool'), 'lti_consumer': lazy('External tool'),
    'staffgradedxblock': lazy('Staff-graded points'), 'annotatable': lazy('Annotated text'),
    'word_cloud': lazy('Word cloud'), 'drag-and-drop-v2': lazy('Drag and drop'), 'wiki': lazy('Wiki'),
}
MAX_BLOCKS = 20_000
"""In a course; the largest we know have some thousands."""
MAX_DEPTH = 20
"""Blocks inside each other; a course of Studio has four or five."""
TRUE = 'true', '1', 'yes'


@dataclass(slots=True)
class OlxBlock:
    tag: str
    url_name: str
    element: Any
    """What stands in it; perhaps from a file of its own."""
    attributes: Mapping[str, str]
    above: tuple[str, ...] = ()
    """Titles of what it stands in."""
    is_draft: bool = False
    hidden: bool = field(default=False)
    """Only staff see it where it comes from, or nobody yet."""

    @property
    def given_title(self) -> str:
        return title_of(self.attributes.get('display_name') or self.attributes.get('block_name', ''))

    @property
    def title(self) -> str:
        if self.given_title:
            return self.given_title
        if NAMELESS.fullmatch(self.url_name):
            return str(FALLBACKS.get(self.tag, self.tag.replace('_', ' ').capitalize()))
        return title_of(self.url_name.replace('_', ' '))

    @property
    def path(self) -> tuple[str, ...]:
        return () if self.tag in ('course', 'library') else (*self.above, self.title)

    @property
    def where(self) -> str:
        return SEPARATOR.join(self.path) or self.title

    @property
    def source_id(self) -> str:
        """Names are different among blocks of one kind only."""
        return f'{self.tag}/{self.url_name}' if self.url_name else ''

    def part_id(self, number: int) -> str:
        """Of one of several things that it is."""
        return f'{self.source_id}#{number}' if self.url_name else ''

    def says(self, attribute: str) -> bool:
        return self.attributes.get(attribute, '').strip().lower() in TRUE


class Blocks:
    """Finds the rest of a block whose element only points to it, once for each file."""

    def __init__(self, folder: Folder, found: ParsedQuestions) -> None:
        self.folder, self._found = folder, found
        self.policy: Mapping[str, Any] = {}
        self._written: set[str] = set()
        self._met = 0

    def children(self, parent: OlxBlock) -> Iterator[OlxBlock]:
        for element in parent.element:
            if isinstance(element.tag, str) and (block := self.resolve(element, parent)):
                yield block

    def resolve(self, element: Any, parent: OlxBlock | None, *, is_draft: bool = False) -> OlxBlock | None:
        """Nothing, with a refusal, where its file is missing, damaged or has been shown already."""
        tag, url_name = str(element.tag), element.get('url_name', '')
        self._met += 1
        if self._met > MAX_BLOCKS:
            raise UnreadableFile(_('The course has more than {limit} blocks.', limit=number(MAX_BLOCKS)))
        if parent and len(parent.above) >= MAX_DEPTH:
            self._found.refuse(parent.where, _('Too many blocks stand inside each other here.'))
            return None
        is_draft = is_draft or bool(parent and parent.is_draft)
        block = OlxBlock(tag, url_name, element, self._attributes(element, tag, url_name),
                         parent.path if parent else (),
                         is_draft, bool(parent and parent.hidden))
        if is_pointer(element) and url_name:
            path = self._file(tag, url_name, is_draft=is_draft)
            if path and not self._follow(block, path):
                return None
            if not path and tag in FILED and set(element.attrib) <= POINTER:
                self._found.refuse(block.where, _('Its file {file} is missing.', file=f'{tag}/{url_name}.xml'))
                return None
        block.hidden = block.hidden or is_draft or block.says('visible_to_staff_only')
        return block

    def _file(self, tag: str, url_name: str, *, is_draft: bool) -> str:
        path = f'{tag}/{url_name.replace(":", "/")}.xml'
        if is_draft and f'drafts/{path}' in self.folder:
            return f'drafts/{path}'
        return path if path in self.folder else ''

    def _follow(self, block: OlxBlock, path: str) -> bool:
        if path in self._written:
            self._found.refuse(block.where, _('It stands in the outline twice ({file}); the first place counts.',
                                              file=path))
            return False
        self._written.add(path)
        try:
            element = self.folder.xml(path)
        except UnreadableFile as damaged:
            self._found.refuse(block.where, str(damaged))
            return False
        block.attributes = {**self._attributes(element, block.tag, block.url_name), **_plain(block.element.attrib),
                            **self._policy(block.tag, block.url_name)}
        block.element = element
        return True

    def _attributes(self, element: Any, tag: str, url_name: str) -> Mapping[str, str]:
        return {**_plain(element.attrib), **self._policy(tag, url_name)}

    def _policy(self, tag: str, url_name: str) -> dict[str, str]:
        said = self.policy.get(f'{tag}/{url_name}') if url_name else None
        return {str(name): _text(value) for name, value in said.items() if value is not None} \
            if isinstance(said, dict) else {}


def whole(text: str) -> int | None:
    """A number above zero, of a size that can be meant."""
    return int(text) or None if re.fullmatch('[0-9]{1,6}', text.strip()) else None


def is_pointer(element: Any) -> bool:
    return len(element) == 0 and not (element.text or '').strip()


def _plain(attributes: Mapping[Any, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in attributes.items()}


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
