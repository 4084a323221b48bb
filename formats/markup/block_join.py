"""Blocks one below the other, lists among them."""
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class List:
    """`first` is the number of its first item; None where they have none."""
    items: list[list['Block']]
    first: int | None = None

    @property
    def is_tight(self) -> bool:
        """Its items have no space between them: each is a line, below which a list may stand."""
        return all(len(item) == 1 and (isinstance(item[0], str) or item[0].is_tight) or (
            len(item) == 2 and isinstance(item[0], str) and isinstance(item[1], List)
            and item[1].first in (None, 1) and item[1].is_tight) for item in self.items)


Block = str | List


def joined(blocks: Sequence[Block], between: str = '\n\n') -> str:
    """Two lists in a row have different marks: otherwise they would be one."""
    texts, before = [], None
    for block in blocks:
        if isinstance(block, str):
            texts.append(block)
            before = None
        else:
            marks = '-*' if block.first is None else '.)'
            before = marks[1] if before == marks[0] else marks[0]
            texts.append(_list(block, before))
    return between.join(texts)


def _list(block: List, mark: str) -> str:
    between = '\n' if block.is_tight else '\n\n'
    items = []
    for number, item in enumerate(block.items, start=block.first or 0):
        head = f'{mark} ' if block.first is None else f'{number}{mark} '
        inner = f'\n{" " * len(head)}'.join(joined(item, between).split('\n'))
        items.append(head + '\n'.join(line.rstrip(' ') if not line.strip(' ') else line for line in inner.split('\n')))
    return between.join(items)
