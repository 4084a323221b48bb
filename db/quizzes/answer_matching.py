"""What was typed, against what is accepted: words, patterns with `*`, numbers in the ways people write them."""
import re
from collections.abc import Sequence
from decimal import Decimal
from unicodedata import normalize

from formats.questions import AcceptedNumber, AcceptedText

_NUMBER = re.compile(
    r'(?P<sign>[+-]?)(?P<digits>(?=[.,\']*\d)[\d.,\']+)'
    r'(?:e(?P<e>[+-]?\d{1,3})|[x×·*]10\^?\(?(?P<ten>[+-]?\d{1,3})\)?)?', re.ASCII | re.IGNORECASE)
_SIGNS = str.maketrans({'−': '-', '–': '-', '’': "'"} | dict.fromkeys(' \t\xa0\u2009\u202f')
                       | dict(zip('⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹', '+-0123456789', strict=True)))
_GROUPED = re.compile(r'\d{1,3}(?:(?P<by>[.,\'])\d{3})(?:(?P=by)\d{3})*', re.ASCII)
MAX_LENGTH_NUMBER = 60


def match_text(given: str, accepted: Sequence[AcceptedText], *, match_case: bool) -> AcceptedText | None:
    """The accepted text it is: exact ones first, then patterns."""
    words = _normalise(given, match_case)
    for pattern in (False, True):
        for one in accepted:
            wanted = _normalise(one.text, match_case)
            if one.is_pattern is pattern and (matches_pattern(words, wanted) if pattern else words == wanted):
                return one
    return None


def matches_pattern(words: str, pattern: str) -> bool:
    """Whether the pieces between the `*` stand in the words one after the other; everything but `*` is itself."""
    first, *rest = pattern.split('*')
    if not rest:
        return words == pattern
    *between, last = rest
    if not words.startswith(first):
        return False
    at = len(first)
    for piece in between:
        found = words.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return words.endswith(last) and len(words) - len(last) >= at


def match_number(given: str, accepted: Sequence[AcceptedNumber], unit: str = '') -> AcceptedNumber | None:
    """Of the ranges it lies in, the one that is worth most."""
    number = parse_number(given, unit)
    if number is None:
        return None
    return max((one for one in accepted if one.least <= number <= one.most), key=lambda one: one.share, default=None)


def parse_number(given: str, unit: str = '') -> Decimal | None:
    """“3.14”, “3,14 kg”, “−1 000”, “6,02×10^23”, “1e-3”; None for what is no number."""
    text = normalize('NFC', given).strip()
    unit = normalize('NFC', unit).strip()
    if unit and text.endswith(unit):
        text = text[:-len(unit)]
    text = text.translate(_SIGNS)
    found = _NUMBER.fullmatch(text) if len(text) <= MAX_LENGTH_NUMBER else None
    digits = _digits(found['digits']) if found else None
    if found is None or digits is None:
        return None
    return Decimal(f'{found["sign"]}{digits}e{found["e"] or found["ten"] or 0}')


def _digits(written: str) -> str | None:
    """With a point, or nothing, as the decimal sign. A comma or point that stands once is the decimal sign; the same
    sign several times, or one before another, groups the thousands."""
    whole, sign, part = written, '', ''
    if at := max(written.rfind('.'), written.rfind(',')) + 1:
        if written.count(written[at - 1]) == 1:
            whole, sign, part = written[:at - 1], '.', written[at:]
    if whole.isdecimal() or not whole and part:
        return f'{whole or 0}{sign}{part}' if not part or part.isdecimal() else None
    if _GROUPED.fullmatch(whole) and (not part or part.isdecimal()):
        return re.sub(r'\D', '', whole) + sign + part
    return None


def _normalise(text: str, match_case: bool) -> str:
    words = ' '.join(normalize('NFC', text).split())
    return words if match_case else words.casefold()
