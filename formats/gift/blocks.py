"""A GIFT file in blocks, one for each question; comments and categories between them are understood here."""
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .escaping import find

_CATEGORY = '$CATEGORY:'
_NOTE = re.compile(r'\[(id|tag):')


@dataclass(slots=True)
class Block:
    line: int
    """Where it begins, counted from 1."""
    lines: list[str] = field(default_factory=list)
    """An empty one among them stands within braces, where none may be."""
    category: str | None = None
    """Set: no question, but the category of those that follow."""
    id: str = ''
    tags: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return '\n'.join(self.lines)


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """An empty line ends a question, as in Moodle; what it tears apart within braces is one block all the same, so that
    no piece of it passes for a question of its own."""
    pieces = list(_pieces(lines))
    at = 0
    while at < len(pieces):
        ends = _closing(pieces, at) if _is_open(pieces[at]) else at
        for torn in pieces[at + 1:ends + 1]:
            pieces[at].lines += ['', *torn.lines]
        yield pieces[at]
        at = ends + 1


def _pieces(lines: Iterable[str]) -> Iterator[Block]:
    block, notes = None, Block(0)
    for number, line in enumerate(lines, 1):
        category = _category(line)
        if line.lstrip().startswith('//'):
            _take_note(line, notes if block is None else block)
        elif category is not None or not line.strip():
            if block:
                yield block
                block = None
            if category is not None:
                yield Block(number, category=category)
                notes = Block(0)
        else:
            if block is None:
                block, notes = Block(number, id=notes.id, tags=notes.tags), Block(0)
            block.lines.append(line)
    if block:
        yield block


def _category(line: str) -> str | None:
    line = line.strip()
    return line.removeprefix(_CATEGORY).strip() if line.startswith(_CATEGORY) else None


def _take_note(comment: str, of: Block) -> None:
    """`// [id:393] [tag:fred]` belongs to the question that follows."""
    at = 0
    while note := _NOTE.search(comment, at):
        at = find(comment, ']', note.end())
        if at < 0:
            return
        value = re.sub(r'\\(.)', r'\1', comment[note.end():at]).strip()
        if note[1] == 'id':
            of.id = value
        else:
            of.tags.append(value)


def _is_open(block: Block) -> bool:
    opens = find(block.text, '{')
    return opens >= 0 and find(block.text, '}', opens) < 0


def _closing(pieces: list[Block], at: int) -> int:
    """The piece that closes the braces of this one; itself where none does before others open."""
    for number in range(at + 1, len(pieces)):
        if pieces[number].category is not None:
            return at
        text = pieces[number].text
        if (first := find(text, '{}')) >= 0:
            return number if text[first] == '}' else at
    return at
