"""Two texts side by side, line by line: what only one of them says is marked by sign, line and colour."""
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from components.html import esc
from i18n import listed, ngettext

MAX_LINES = 400
"""Of each text; longer ones are compared as far as that."""
MAX_WORDS, MAX_WORDS_IN_ALL = 120, 6_000
"""Of a line, and of all lines, that are compared word by word; the others are marked whole."""
MAX_REPETITION = 4
"""How often on average a line or a word of one text may stand in the other: comparing takes that much longer."""
AROUND = 2
"""Lines shown before and after what differs."""


class DifferenceLine(NamedTuple):
    """One row: what stands left and right, None where nothing does, and whether they say the same."""
    left: str | None
    right: str | None
    same: bool


def difference(left: str, right: str, *, names: tuple[str, str], alike: str) -> str:
    """:param names: what the two texts are called
    :param alike: what to say when they are the same
    """
    rows = list(lines(left, right))
    if all(row.same for row in rows):
        return f'<p class="muted">{esc(alike)}</p>'
    head = ''.join(f'<th scope="col">{esc(name)}</th>' for name in names)
    return (f'<div class="difference" tabindex="0" role="region" aria-label="{esc(listed(names))}"><table>'
            f'<thead><tr>{head}</tr></thead><tbody>{"".join(_folded(rows))}</tbody></table></div>')


def lines(left: str, right: str) -> Iterator[DifferenceLine]:
    """Pure: the rows of both texts, those that belong together beside each other."""
    a, b = left.splitlines()[:MAX_LINES], right.splitlines()[:MAX_LINES]
    for what, a1, a2, b1, b2 in _steps(_told_apart(a), _told_apart(b)):
        if what == 'equal':
            yield from (DifferenceLine(line, line, True) for line in a[a1:a2])
            continue
        for n in range(max(a2 - a1, b2 - b1)):
            yield DifferenceLine(a[a1 + n] if a1 + n < a2 else None, b[b1 + n] if b1 + n < b2 else None, False)


def _steps(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[tuple[str, int, int, int, int]]:
    """What leads from one to the other. Where most of it is alike, only what both begin and end with is told apart."""
    start, least = 0, min(len(a), len(b))
    while start < least and a[start] == b[start]:
        start += 1
    end = 0
    while end < least - start and a[-1 - end] == b[-1 - end]:
        end += 1
    left, right = a[start:len(a) - end], b[start:len(b) - end]
    if start:
        yield 'equal', 0, start, 0, start
    counts = Counter(right)
    if sum(counts[one] for one in left) <= MAX_REPETITION * (len(left) + len(right)):
        for what, a1, a2, b1, b2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            yield what, a1 + start, a2 + start, b1 + start, b2 + start
    else:
        yield 'replace', start, len(a) - end, start, len(b) - end
    if end:
        yield 'equal', len(a) - end, len(a), len(b) - end, len(b)


def _told_apart(found: list[str]) -> list[tuple[str, str]]:
    """An empty line belongs to the one before it: there are so many of them."""
    kept, last = [], ''
    for line in found:
        kept.append((line, '' if line.strip() else last))
        last = line if line.strip() else last
    return kept


def _folded(rows: list[DifferenceLine]) -> Iterator[str]:
    """What both say is shown only near what they do not."""
    left = [MAX_WORDS_IN_ALL]
    for same, group in groupby(enumerate(rows), key=lambda pair: pair[1].same):
        numbered = list(group)
        if not same:
            yield from (_row(line, left) for __, line in numbered)
            continue
        head = AROUND if numbered[0][0] else 0
        tail = AROUND if numbered[-1][0] < len(rows) - 1 else 0
        between = len(numbered) - head - tail
        if between < 2:
            yield from (_row(line, left) for __, line in numbered)
            continue
        yield from (_row(line, left) for __, line in numbered[:head])
        alike = ngettext('{n} line is the same', '{n} lines are the same', between)
        yield f'<tr class="alike"><td colspan="2">{alike}</td></tr>'
        yield from (_row(line, left) for __, line in numbered[len(numbered) - tail:])


def _row(line: DifferenceLine, words_left: list[int]) -> str:
    if line.same:
        return f'<tr><td>{_text(line.left)}</td><td>{_text(line.right)}</td></tr>'
    left, right = _words(line.left, line.right, words_left)
    one = '<td></td>' if line.left is None else f'<td class="only-left">{left}</td>'
    other = '<td></td>' if line.right is None else f'<td class="only-right">{right}</td>'
    return f'<tr>{one}{other}</tr>'


def _words(left: str | None, right: str | None, words_left: list[int]) -> tuple[str, str]:
    """Of two lines that changed, the words that did."""
    if left is None or right is None:
        return _marked('del', left), _marked('ins', right)
    a, b = left.split(' '), right.split(' ')
    words_left[0] -= len(a) + len(b)
    if max(len(a), len(b)) > MAX_WORDS or words_left[0] < 0:
        return _marked('del', left), _marked('ins', right)
    one, other = [], []
    for what, a1, a2, b1, b2 in _steps(a, b):
        before, after = ' '.join(a[a1:a2]), ' '.join(b[b1:b2])
        one.append(_text(before) if what == 'equal' else _marked('del', before or None))
        other.append(_text(after) if what == 'equal' else _marked('ins', after or None))
    return ' '.join(filter(None, one)), ' '.join(filter(None, other))


def _marked(tag: str, text: str | None) -> str:
    return '' if text is None else f'<{tag}>{_text(text)}</{tag}>'


def _text(text: str | None) -> str:
    return esc(text or '') or '&nbsp;'
