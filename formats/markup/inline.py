"""Words in a row, with how they look, as one paragraph of Markdown."""
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from .addresses import in_brackets
from .delimiter_runs import InlinePart, Mark, written
from .escaping import escape, guard, no_entities

STRONG, EM, STRIKE = '**', '*', '~~'
BREAK = '\\\n'
_SPACE = re.compile(r'[ \t\n\r\f]+')
_SPACES = re.compile(r'[ \t\n\r\f]+|[^\S \t\n\r\f]+')
_IN_TITLES = re.compile(r'[\\"`|]')
_TICKS = re.compile('`+')


class Link(NamedTuple):
    address: str
    title: str = ''


@dataclass(frozen=True, slots=True)
class Look:
    """What stands around words."""
    styles: frozenset[str] = frozenset()
    link: Link | None = None
    is_code: bool = False

    def also(self, style: str) -> 'Look':
        return replace(self, styles=self.styles | {style})

    def shared(self, other: 'Look') -> 'Look':
        return self if self is other else Look(
            self.styles & other.styles, self.link if self.link == other.link else None,
            self.is_code and other.is_code)


@dataclass(frozen=True, slots=True)
class InlinePiece:
    """Words as they are meant, or a sign (a picture) as Markdown writes it."""
    text: str
    look: Look = Look()
    is_sign: bool = False

    @property
    def is_space(self) -> bool:
        return not self.is_sign and not self.text.strip() or self.is_break

    @property
    def is_break(self) -> bool:
        return self.is_sign and self.text == BREAK


NEW_LINE = InlinePiece(BREAK, is_sign=True)


def paragraph(pieces: Sequence[InlinePiece]) -> str:
    """Its lines stay lines."""
    return '\n'.join(map(guard, _markdown(_single(_tokens(pieces)), in_cell=False).split('\n')))


def one_line(pieces: Sequence[InlinePiece], *, in_cell: bool = False) -> str:
    """For headings and the cells of tables, which have no lines."""
    spaced = [InlinePiece(' ') if piece.is_break else piece for piece in pieces]
    words = _markdown(_single(_tokens(spaced)), in_cell=in_cell).replace('\n', ' ')
    return re.sub(r'(?<!\S)(#+)$', r'\\\1', words)


def picture(address: str, words: str, title: str) -> str:
    return f'![{escape(" ".join(words.split()))}]({in_brackets(address)}{_title(title)})'


def _tokens(pieces: Sequence[InlinePiece]) -> Iterator[InlinePiece]:
    """Words that look alike, in one, and the spaces around them."""
    for (look, is_sign), alike in groupby(pieces, lambda piece: (piece.look, piece.is_sign)):
        if is_sign:
            yield from alike
            continue
        text = ''.join(piece.text for piece in alike)
        words = text.strip()
        begins = len(text) - len(text.lstrip())
        for part in (*_SPACES.findall(text[:begins]), _SPACE.sub(_one_space, words),
                     *_SPACES.findall(text[begins + len(words):])):
            if part:
                yield InlinePiece(part, look)


def _one_space(spaces: re.Match[str]) -> str:
    return '\n' if '\n' in spaces[0] else ' '


def _single(tokens: Iterator[InlinePiece]) -> list[InlinePiece]:
    """One space where there are several, none at either end or next to a new line, and none that looks alone."""
    kept: list[InlinePiece] = []
    for token in tokens:
        if token.is_space and not token.is_break and token.text.isascii():
            _add_space(kept, token)
        elif token.is_break:
            _drop_spaces(kept)
            if kept:
                kept.append(token)
        else:
            kept.append(token)
    _drop_spaces(kept)
    return _looking_as_around(kept)


def _add_space(kept: list[InlinePiece], token: InlinePiece) -> None:
    if not kept or kept[-1].is_break:
        return
    if kept[-1].text not in (' ', '\n'):
        kept.append(InlinePiece(_SPACE.sub(_one_space, token.text), token.look))
    elif '\n' in token.text:
        kept[-1] = InlinePiece('\n', kept[-1].look)


def _drop_spaces(kept: list[InlinePiece]) -> None:
    """Those at the end."""
    while kept and kept[-1].is_space:
        kept.pop()


def _looking_as_around(kept: list[InlinePiece]) -> list[InlinePiece]:
    """A space has the look that both its neighbours have."""
    after = Look()
    for at in range(len(kept) - 1, -1, -1):  # from behind: what follows it, without the spaces in between
        if kept[at].is_space:
            kept[at] = _looking(kept[at], after if kept[at].is_break else kept[at].look.shared(after))
        else:
            after = kept[at].look
    before = Look()
    for at, token in enumerate(kept):
        if token.is_space:
            kept[at] = _looking(token, token.look.shared(before))
        else:
            before = token.look
    return kept


def _looking(token: InlinePiece, look: Look) -> InlinePiece:
    return token if token.look is look else replace(token, look=look)


def _markdown(tokens: list[InlinePiece], *, in_cell: bool) -> str:
    parts: list[InlinePart] = []
    for link, group in groupby(tokens, lambda token: token.look.link):
        linked = list(group)
        if link is None:
            parts += _coded(linked, in_cell=in_cell)
            continue
        around = frozenset.intersection(*(token.look.styles for token in linked))
        inner = _markdown([replace(token, look=Look(token.look.styles - around, None, token.look.is_code))
                           for token in linked], in_cell=in_cell)
        parts.append(InlinePart(f'[{inner}]({in_brackets(link.address)}{_title(link.title)})', around, is_sign=True))
    em = '_' if any(STRONG in part.styles for part in parts) else '*'
    return written(list(_marked(parts, frozenset(), em)))


def _coded(tokens: list[InlinePiece], *, in_cell: bool) -> Iterator[InlinePart]:
    def alike(token: InlinePiece) -> tuple[bool, frozenset[str]]:
        return token.look.is_code and not token.is_sign, token.look.styles

    for (is_code, styles), group in groupby(tokens, alike):
        if is_code:
            code = _code(''.join(token.text for token in group).replace('\n', ' '))
            yield InlinePart(code.replace('|', '\\|') if in_cell else code, styles, is_sign=True)
        else:
            for token in group:
                yield InlinePart(token.text, styles, is_sign=token.is_sign, is_space=token.is_space)


def _code(text: str) -> str:
    fence = '`' * (1 + max(map(len, _TICKS.findall(text)), default=0))
    space = ' ' if text.startswith('`') or text.endswith('`') else ''
    return f'{fence}{space}{text}{space}{fence}'


def _marked(parts: list[InlinePart], inside: frozenset[str], em: str) -> Iterator[InlinePart | Mark]:
    """With a mark where a look begins and where it ends, the longest outside."""
    at = 0
    while at < len(parts):
        ends = {} if parts[at].is_space else {
            style: _end(parts, at, style) for style in (EM, STRONG, STRIKE) if style in parts[at].styles - inside}
        if not ends:
            yield parts[at]
            at += 1
            continue
        style = max(ends, key=lambda style: ends[style])
        sign = em if style == EM else style
        yield Mark(sign, opens=True)
        yield from _marked(parts[at:ends[style]], inside | {style}, em)
        yield Mark(sign, opens=False)
        at = ends[style]


def _end(parts: list[InlinePart], at: int, style: str) -> int:
    while at < len(parts) and style in parts[at].styles:
        at += 1
    while parts[at - 1].is_space:
        at -= 1
    return at


def _title(title: str) -> str:
    words = ' '.join(title.split())
    return ' "{}"'.format(no_entities(_IN_TITLES.sub(r'\\\g<0>', words))) if words else ''
