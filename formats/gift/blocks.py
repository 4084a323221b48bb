"""A GIFT file in blocks, one for each question; comments and categories between them are understood here."""
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_CATEGORY = re.compile(r'\s*\$CATEGORY:\s*(.*?)\s*')
_NOTE = re.compile(r'\[(id|tag):((?:\\.|[^\]\\])*)\]')


@dataclass(slots=True)
class Block:
    line: int
    """Where it begins, counted from 1."""
    lines: list[str] = field(default_factory=list)
    category: str | None = None
    """Set: no question, but the category of those that follow."""
    id: str = ''
    tags: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return '\n'.join(self.lines)


def blocks(text: str) -> Iterator[Block]:
    """An empty line ends a question, also one within its braces, as in Moodle."""
    block, notes = None, Block(0)
    for number, line in enumerate(re.split(r'\r\n|\r|\n', text), 1):
        if line.lstrip().startswith('//'):
            _take_note(line, notes if block is None else block)
        elif not line.strip():
            if block:
                yield block
                block = None
        elif block is None and (category := _CATEGORY.fullmatch(line)):
            yield Block(number, category=category[1])
            notes = Block(0)
        else:
            if block is None:
                block, notes = Block(number, id=notes.id, tags=notes.tags), Block(0)
            block.lines.append(line)
    if block:
        yield block


def _take_note(comment: str, of: Block) -> None:
    """`// [id:393] [tag:fred]` belongs to the question that follows."""
    for name, value in _NOTE.findall(comment):
        value = re.sub(r'\\(.)', r'\1', value).strip()
        if name == 'id':
            of.id = value
        else:
            of.tags.append(value)
