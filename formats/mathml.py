"""Formulas in MathML as words in one line, since Markdown has none: `E=mc²`, `(a+b)/c`, `√(x)`."""
from collections.abc import Callable

from .xml import Element, local_name

ABOVE = dict(zip('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'))
BELOW = dict(zip('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'))
SPACED = set('=<>≤≥≠≈→⇒⇔∈')


def in_words(element: Element) -> str:
    tag = local_name(element)
    if tag in SIGNS:
        words = ' '.join((element.text or '').split())
        return f' {words} ' if words in SPACED else words
    if tag in ('annotation', 'annotation-xml'):
        return ''
    parts = [in_words(part) for part in element if local_name(part)]
    if tag == 'semantics':
        return parts[0] if parts else ''
    if tag == 'mfenced':
        return f'{element.get("open", "(")}{", ".join(parts)}{element.get("close", ")")}'
    if tag in AROUND:
        before, between, after = AROUND[tag]
        return before + between.join(parts) + after
    if tag in OF_TWO and len(parts) == 2:
        return OF_TWO[tag](*parts)
    if tag in ('msubsup', 'munderover') and len(parts) == 3:
        return f'{_whole(parts[0])}{_small(parts[1], BELOW, "_")}{_small(parts[2], ABOVE, "^")}'
    return ''.join(parts)


def _raised(base: str, exponent: str) -> str:
    return f'{_whole(base)}{_small(exponent, ABOVE, "^")}'


def _lowered(base: str, index: str) -> str:
    return f'{_whole(base)}{_small(index, BELOW, "_")}'


def _whole(part: str) -> str:
    """In brackets, if it is more than one sign or number."""
    part = part.strip()
    return part if len(part) < 2 or part.isalnum() or part.startswith('(') and part.endswith(')') else f'({part})'


def _small(part: str, signs: dict[str, str], sign: str) -> str:
    part = part.strip()
    if part and all(one in signs for one in part):
        return ''.join(signs[one] for one in part)
    return f'{sign}{_whole(part)}'


SIGNS = {'mi', 'mn', 'mo', 'mtext', 'ms'}
AROUND = {'mspace': ('', '', ' '), 'msqrt': ('√(', '', ')'), 'mtable': ('(', '; ', ')'), 'mtr': ('', ', ', '')}
"""By element, what stands before, between and after its parts."""
OF_TWO: dict[str, Callable[[str, str], str]] = {
    'mfrac': lambda above, below: f'{_whole(above)}/{_whole(below)}',
    'mroot': lambda inside, degree: f'{_small(degree, ABOVE, "")}√({inside})',
    'msup': _raised, 'mover': _raised, 'msub': _lowered, 'munder': _lowered,
}
