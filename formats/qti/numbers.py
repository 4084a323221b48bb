"""Numbers that are typed: from where to where they are accepted, found by trying those where the score may change."""
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from math import floor

from i18n import _

from ..questions import AcceptedNumber
from .item_model import Outcome, Typing
from .scoring_probe import Telling, share
from .unsupported import UnsupportedItem

MAX_NUMBER = Decimal(10) ** 15
"""Where there is no end."""
MAX_LENGTH = 60
MAX_EXPONENT = 30
"""Digits before or behind the point."""

Try = Callable[[str], Outcome]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Numbers that all bring the same."""
    least: Decimal
    most: Decimal
    outcome: Outcome


def number(text: str) -> Decimal | None:
    """A number as it stands in a file; nothing, if it is none or none of a size that people type."""
    text = text.strip()
    if len(text) > MAX_LENGTH or '_' in text:
        return None
    try:
        value = Decimal(text)
    except DecimalException:
        return None
    return value if value.is_finite() and (not value or abs(value.adjusted()) <= MAX_EXPONENT) else None


def plain(value: Decimal) -> str:
    """As one types it: 100, not 1E+2."""
    return f'{value:f}'


def _neat(value: Decimal) -> Decimal:
    """4 instead of 4.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def best_number(asked: Typing, trying: Try) -> str:
    stretches = list(_stretches(asked, trying))
    right = [text for text in asked.right if number(text) is not None]
    best = max(stretches, key=lambda stretch: stretch.outcome.score, default=None)
    if best is None:
        raise UnsupportedItem(_('No number is given that would be right.'))
    if right and trying(right[0]).score >= best.outcome.score:
        return right[0]
    return plain(_between(best.least, best.most, asked))


def accepted_numbers(asked: Typing, trying: Try, telling: Telling, *, base: Decimal, best: Decimal
                     ) -> tuple[AcceptedNumber, ...]:
    wrong = _wrong(asked, trying)
    accepted = [AcceptedNumber(least=_neat(stretch.least), most=_neat(stretch.most),
                               share=share(stretch.outcome.score - base, best - base),
                               feedback=telling.told(stretch.outcome.shown - wrong.shown))
                for stretch in _stretches(asked, trying)
                if stretch.outcome.score > base or stretch.outcome.shown - wrong.shown]
    if not any(found.share > 0 for found in accepted):
        raise UnsupportedItem(_('No number is given that would be right.'))
    if words := telling.told(wrong.shown):
        accepted.append(AcceptedNumber(least=-MAX_NUMBER, most=MAX_NUMBER, share=Decimal(0), feedback=words))
    return tuple(sorted(accepted, key=lambda found: -found.share))


def outcomes(asked: Typing, trying: Try) -> list[Outcome]:
    return [stretch.outcome for stretch in _stretches(asked, trying)] + [_wrong(asked, trying)]


def _stretches(asked: Typing, trying: Try) -> Iterator[Stretch]:
    """Stretches of numbers from the least to the most that bring anything, neighbours that bring the same being one."""
    current: Stretch | None = None
    for piece in _pieces(asked, trying):
        if current and piece.outcome == current.outcome:
            current = Stretch(current.least, piece.most, current.outcome)
            continue
        if current:
            yield current
        current = piece
    if current:
        yield current


def _pieces(asked: Typing, trying: Try) -> Iterator[Stretch]:
    """Each bound, and what lies between one and the next; below the first and above the last."""
    bounds = sorted(set(asked.bounds))
    if not bounds:
        return
    for low, high in zip([None, *bounds], [*bounds, None]):
        if low is not None:
            yield Stretch(low, low, trying(plain(low)))
        least = -MAX_NUMBER if low is None else low + (asked.step or 0)
        most = MAX_NUMBER if high is None else high - (asked.step or 0)
        if least < most or asked.step and least == most:
            yield Stretch(least, most, trying(plain(_between(least, most, asked))))


def _between(least: Decimal, most: Decimal, asked: Typing) -> Decimal:
    middle = (least + most) / 2 if least > -MAX_NUMBER and most < MAX_NUMBER else (
        most - 1 - abs(most) if most < MAX_NUMBER else least + 1 + abs(least) if least > -MAX_NUMBER else Decimal(0))
    if not asked.step:
        return middle
    start = most if least <= -MAX_NUMBER else least
    return start + floor((middle - start) / asked.step) * asked.step


def _wrong(asked: Typing, trying: Try) -> Outcome:
    """The less of what numbers far away on either side bring."""
    far = max((abs(bound) for bound in asked.bounds), default=Decimal(0)) * 2 + 1
    return min((trying(plain(Decimal(floor(side)))) for side in (far, -far)), key=lambda outcome: outcome.score)
