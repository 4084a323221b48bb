"""From pairs of measurements to one ratio for each figure, and whether it may be so."""
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median, quantiles

from .figure import Figure, Measure, Taken

Pair = tuple[Taken, Taken]
"""Before, after."""


@dataclass(frozen=True)
class Comparison:
    """Of one figure: its medians, and the median and the quartiles of the ratios after : before of all pairs."""
    figure: Figure
    before: float
    after: float
    ratio: float
    lower: float
    upper: float

    def is_over(self, limit: float) -> bool:
        """The limit is for time, which is never twice the same; of what is counted, nothing may be more."""
        return self.ratio > (1 if self.figure.measure.is_count else limit)

    @property
    def is_unsteady(self) -> bool:
        """A quarter of the pairs say that it costs no more, another that it costs more."""
        return self.lower <= 1 < self.upper


def comparisons(pairs: Sequence[Pair]) -> list[Comparison]:
    """One for each figure that a pair has of both sides, in the order of measuring."""
    figures = dict.fromkeys(figure for pair in pairs for one in pair for figure in one.values)
    return [_compare(figure, known) for figure in figures
            if (known := [(before.values[figure], after.values[figure]) for before, after in pairs
                          if figure in before.values and figure in after.values])]


def _compare(figure: Figure, known: Sequence[tuple[list[float], list[float]]]) -> Comparison:
    ratios = [ratio(figure.measure, before, after) for before, after in known]
    lower, _, upper = quantiles(ratios, n=4, method='inclusive') if len(ratios) > 1 else ratios * 3
    of = min if figure.measure.is_count else median
    before, after = (median(of(pair[side]) for pair in known) for side in (0, 1))
    return Comparison(figure, before, after, median(ratios), lower, upper)


def ratio(measure: Measure, before: Sequence[float], after: Sequence[float]) -> float:
    """Of a pair: the one in the middle of the ratios of what was done one right after the other. Of what is counted the
    least: what comes beside it now and then, for a page that was open or because time has passed, is none of it."""
    if measure.is_count:
        return _ratio(min(before), min(after))
    return median(_ratio(one, other) for one, other in zip(before, after))


def _ratio(before: float, after: float) -> float:
    if before:
        return after / before
    return inf if after else 1.0


def missing(pairs: Sequence[Pair]) -> tuple[dict[str, str], dict[str, str]]:
    """What could not be measured before, and what cannot be now, with the reason."""
    before, after = ({name: why for pair in pairs for name, why in pair[side].missing.items()} for side in (0, 1))
    return before, after
