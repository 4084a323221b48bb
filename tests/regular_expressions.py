"""A regular expression as its steps: a plain backtracking matcher that counts, over the parse tree of `re` itself.

`worst(pattern)` makes texts of the pattern's own parts, many of each, that all but match; and tells how the steps grow.
"""
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

SHORT, LONG = 60, 120
"""Signs of each part of a text. What grows linearly takes 2 times the steps for the double, with the square 4 times."""
GROWS = 3.0
FEW = 600
"""Steps that tell nothing about growth."""
MAX_STEPS = 50_000

Node = tuple[Any, Any]
Go = Callable[[int], bool]
CATEGORIES = {
    'CATEGORY_DIGIT': str.isdecimal, 'CATEGORY_NOT_DIGIT': lambda sign: not sign.isdecimal(),
    'CATEGORY_SPACE': str.isspace, 'CATEGORY_NOT_SPACE': lambda sign: not sign.isspace(),
    'CATEGORY_WORD': lambda sign: sign.isalnum() or sign == '_',
    'CATEGORY_NOT_WORD': lambda sign: not (sign.isalnum() or sign == '_'),
}


class TooMany(Exception):
    pass


class Matcher:

    def __init__(self, pattern: str, flags: int, text: str) -> None:
        self._tree = list(re._parser.parse(pattern, flags))  # type: ignore[attr-defined]
        self._fold = bool(flags & re.IGNORECASE)
        self._any = bool(flags & re.DOTALL)
        self._lines = bool(flags & re.MULTILINE)
        self._text = text.lower() if self._fold else text
        self._groups: dict[int, tuple[int, int]] = {}
        self.steps = 0

    def searches(self, how: str) -> int:
        """Steps of looking for it, everywhere unless it is anchored by how it is used."""
        end = len(self._text)
        if how == 'match':
            self._run(self._tree, 0, lambda at: True)
        elif how == 'fullmatch':
            self._run(self._tree, 0, lambda at: at == end)
        else:
            at = 0
            while at <= end:
                found: list[int] = []
                self._run(self._tree, at, lambda place, found=found: found.append(place) or True)
                at = max(found[0], at + 1) if found else at + 1
        return self.steps

    def _run(self, nodes: list[Node], at: int, go: Go) -> bool:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise TooMany
        if not nodes:
            return go(at)
        (op, value), rest = nodes[0], nodes[1:]
        step = getattr(self, '_any_' if str(op) == 'ANY' else f'_{str(op).lower()}')
        return step(value, at, lambda place: self._run(rest, place, go))

    def _sign(self, at: int, fits: Callable[[str], bool], go: Go) -> bool:
        return at < len(self._text) and fits(self._text[at]) and go(at + 1)

    def _literal(self, value, at, go):
        wanted = chr(value).lower() if self._fold else chr(value)
        return self._sign(at, lambda sign: sign == wanted, go)

    def _not_literal(self, value, at, go):
        return self._sign(at, lambda sign: sign != chr(value), go)

    def _any_(self, value, at, go):
        return self._sign(at, lambda sign: self._any or sign != '\n', go)

    def _in(self, value, at, go):
        return self._sign(at, lambda sign: self._fits(value, sign), go)

    def _fits(self, value, sign: str) -> bool:
        wanted = [(str(op), arg) for op, arg in value]
        no = bool(wanted) and wanted[0][0] == 'NEGATE'
        signs = {sign, sign.upper()} if self._fold else {sign}
        return no != any(_is_in(op, arg, one) for op, arg in wanted[no:] for one in signs)

    def _branch(self, value, at, go):
        return any(self._run(list(branch), at, go) for branch in value[1])

    def _subpattern(self, value, at, go):
        group, _, _, inner = value

        def closed(place: int) -> bool:
            before = self._groups.get(group)
            if group is not None:
                self._groups[group] = at, place
            if go(place):
                return True
            if group is not None and before is not None:
                self._groups[group] = before
            return False
        return self._run(list(inner), at, closed)

    def _groupref(self, value, at, go):
        start, end = self._groups.get(value, (0, 0))
        words = self._text[start:end]
        return self._text.startswith(words, at) and go(at + len(words))

    def _max_repeat(self, value, at, go, count: int = 0):
        least, most, inner = value
        body = list(inner)

        def again(count: int, at: int) -> bool:
            if count < most and self._run(body, at, lambda place: (place > at or count < least)
                                          and again(count + 1, place)):
                return True
            return count >= least and go(at)
        return again(0, at)

    def _min_repeat(self, value, at, go):
        least, most, inner = value
        body = list(inner)

        def again(count: int, at: int) -> bool:
            if count >= least and go(at):
                return True
            return count < most and self._run(body, at, lambda place: place > at and again(count + 1, place))
        return again(0, at)

    def _at(self, value, at, go):
        text, end = self._text, len(self._text)
        match str(value):
            case 'AT_BEGINNING':
                holds = at == 0 or self._lines and text[at - 1] == '\n'
            case 'AT_END':
                holds = at == end or (at == end - 1 or self._lines) and text[at] == '\n'
            case 'AT_BEGINNING_STRING':
                holds = at == 0
            case 'AT_END_STRING':
                holds = at == end
            case name:
                holds = (_word(text, at - 1) != _word(text, at)) == (name == 'AT_BOUNDARY')
        return holds and go(at)

    def _assert(self, value, at, go):
        return self._looks(value, at) and go(at)

    def _assert_not(self, value, at, go):
        return not self._looks(value, at) and go(at)

    def _looks(self, value, at: int) -> bool:
        way, inner = value
        if way > 0:
            return self._run(list(inner), at, lambda place: True)
        return at > 0 and self._run(list(inner), at - 1, lambda place: place == at)


def growth(pattern: str, flags: int, how: str) -> float:
    """The worst over all texts made of its parts: how many times the steps of the half."""
    sys.setrecursionlimit(60_000)
    worst = 0.0
    for short, long in zip(texts(pattern, flags, SHORT), texts(pattern, flags, LONG), strict=True):
        try:
            one, two = Matcher(pattern, flags, short).searches(how), Matcher(pattern, flags, long).searches(how)
        except TooMany:
            return float('inf')
        if two > FEW:
            worst = max(worst, two / one)
    return worst


def texts(pattern: str, flags: int, size: int) -> list[str]:
    """What all but matches: beginnings of an example many times, and each repeated part many times behind them."""
    parts = list(_parts(list(re._parser.parse(pattern, flags))))  # type: ignore[attr-defined]
    made = []
    for number in range(len(parts) + 1):
        before = ''.join(sample for sample, _ in parts[:number])
        for end in ('', '\x00'):
            made.append(_many(before, size) + end)
        for sample, repeats in parts[:number]:
            if repeats:
                rest, much = before.removesuffix(sample), _many(sample, size)
                made += [f'{rest}{much}\x00', _many(rest + sample * 2, size) + '\x00', f'{much}{much}a',
                         f'{_many(before, size // 2)}{much}\x00']
    return made


def _many(part: str, size: int) -> str:
    return part * max(size // 20, size // max(1, len(part)))


def _parts(nodes: list[Node]) -> Iterator[tuple[str, bool]]:
    """An example of each part in turn, and whether the pattern repeats it without an end."""
    for op, value in nodes:
        match str(op):
            case 'LITERAL':
                yield chr(value), False
            case 'NOT_LITERAL':
                yield ('a' if value != ord('a') else 'b'), False
            case 'ANY':
                yield 'a', False
            case 'IN':
                yield _example(value), False
            case 'BRANCH':
                yield from _parts(list(value[1][0]))
            case 'SUBPATTERN':
                yield from _parts(list(value[3]))
            case 'MAX_REPEAT' | 'MIN_REPEAT':
                inner = list(_parts(list(value[2])))
                yield from inner
                if value[1] > LONG:
                    yield ''.join(sample for sample, _ in inner), True
                    yield from ((sample, True) for sample, _ in inner)


def _example(value: Iterable[Node]) -> str:
    wanted = [(str(op), arg) for op, arg in value]
    no = wanted[0][0] == 'NEGATE'
    for sign in ['a', ' ', '0', *(chr(code) for code in range(32, 127)), *'\n\t\x00\xa0\u200b\u201c']:
        if no != any(_is_in(op, arg, sign) for op, arg in wanted[no:]):
            return sign
    return chr(wanted[0][1] if wanted[0][0] == 'LITERAL' else wanted[0][1][0])


def _is_in(op: str, value: Any, sign: str) -> bool:
    match op:
        case 'LITERAL':
            return ord(sign) == value
        case 'RANGE':
            return value[0] <= ord(sign) <= value[1]
        case 'CATEGORY':
            return CATEGORIES[str(value)](sign)
    raise NotImplementedError(op)


def _word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == '_')
