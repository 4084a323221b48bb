"""Where marks such as `**` touch letters, Markdown takes them for marks only under rules of its own (“flanking”).

`**Note:**text` shows its stars, while `**Note:**&#116;ext` reads as it should: a letter that is written by its number
counts as a sign, and next to signs every mark is one.
"""
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from .escaping import PLACES, entity, escape


@dataclass(slots=True)
class InlinePart:
    """A word, a space, or something that Markdown writes with signs at both ends."""
    text: str
    styles: frozenset[str]
    is_sign: bool = False
    is_space: bool = False
    numbered_first: bool = False
    numbered_last: bool = False


class Mark(NamedTuple):
    sign: str
    opens: bool


def written(parts: list[InlinePart | Mark]) -> str:
    while _number(parts, 1) or _number(parts, -1):
        pass
    written = []
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else None
        if isinstance(part, Mark):
            written.append(part.sign)
        elif part.is_sign or part.is_space:
            written.append(part.text)
        else:
            word = _word(part)
            is_picture = isinstance(after, InlinePart) and after.is_sign and after.text.startswith('[')
            written.append(f'{word[:-1]}\\!' if is_picture and word.endswith('!') else word)
    return ''.join(written)


def _number(parts: list[InlinePart | Mark], step: int) -> bool:
    """Whether a letter had to be written by its number, which may ask for another one beyond."""
    changed = False
    for at in range(len(parts))[::step]:
        mark = parts[at]
        if isinstance(mark, Mark):
            out, into = (at - 1, at + 1) if mark.opens else (at + 1, at - 1)
            outside = parts[out] if 0 <= out < len(parts) else None
            if (mark.sign == '_' or _is_sign(parts[into], first=mark.opens)) and isinstance(outside, InlinePart) and (
                    not outside.is_space and not _is_sign(outside, first=not mark.opens)):
                if mark.opens:
                    outside.numbered_last = True
                else:
                    outside.numbered_first = True
                changed = True
    return changed


def _is_sign(part: InlinePart | Mark, *, first: bool) -> bool:
    """What Markdown takes the first or last letter for."""
    if isinstance(part, Mark) or part.is_sign or (part.numbered_first if first else part.numbered_last):
        return True
    letter = part.text[0 if first else -1]
    if len(part.text) == 1 and (part.numbered_first or part.numbered_last):
        return True
    return letter in PLACES or unicodedata.category(letter)[0] in 'PS'


def _word(part: InlinePart) -> str:
    if len(part.text) == 1 and (part.numbered_first or part.numbered_last):
        return entity(part.text)
    first, last = part.numbered_first, part.numbered_last
    middle = part.text[first:len(part.text) - last]
    return f'{entity(part.text[0]) if first else ""}{escape(middle)}{entity(part.text[-1]) if last else ""}'
