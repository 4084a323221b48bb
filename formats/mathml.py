"""Formulas in MathML as words in one line, since Markdown has none: `E=mc²`, `(a+b)/c`, `√(x)`."""
from .xml import Element, local_name

ABOVE = dict(zip('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'))
BELOW = dict(zip('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'))
SPACED = set('=<>≤≥≠≈→⇒⇔∈')


def in_words(element: Element) -> str:
    parts = [in_words(part) for part in element if local_name(part)]
    match local_name(element):
        case 'mi' | 'mn' | 'mo' | 'mtext' | 'ms':
            words = ' '.join((element.text or '').split())
            return f' {words} ' if words in SPACED else words
        case 'mspace':
            return ' '
        case 'annotation' | 'annotation-xml':
            return ''
        case 'semantics':
            return parts[0] if parts else ''
        case 'mfrac' if len(parts) == 2:
            return f'{_whole(parts[0])}/{_whole(parts[1])}'
        case 'msqrt':
            return f'√({"".join(parts)})'
        case 'mroot' if len(parts) == 2:
            return f'{_small(parts[1], ABOVE, "")}√({parts[0]})'
        case 'msup' | 'mover' if len(parts) == 2:
            return f'{_whole(parts[0])}{_small(parts[1], ABOVE, "^")}'
        case 'msub' | 'munder' if len(parts) == 2:
            return f'{_whole(parts[0])}{_small(parts[1], BELOW, "_")}'
        case 'msubsup' | 'munderover' if len(parts) == 3:
            return f'{_whole(parts[0])}{_small(parts[1], BELOW, "_")}{_small(parts[2], ABOVE, "^")}'
        case 'mfenced':
            return f'{element.get("open", "(")}{", ".join(parts)}{element.get("close", ")")}'
        case 'mtable':
            return f'({"; ".join(parts)})'
        case 'mtr':
            return ', '.join(parts)
    return ''.join(parts)


def _whole(part: str) -> str:
    """In brackets, if it is more than one sign or number."""
    part = part.strip()
    return part if len(part) < 2 or part.isalnum() or part.startswith('(') and part.endswith(')') else f'({part})'


def _small(part: str, signs: dict[str, str], sign: str) -> str:
    part = part.strip()
    if part and all(one in signs for one in part):
        return ''.join(signs[one] for one in part)
    return f'{sign}{_whole(part)}'
