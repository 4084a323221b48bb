"""What has been played of a film: intervals from one second to another, in any order, as often as one likes. Pure."""
from collections.abc import Iterable, Iterator, Sequence
from math import floor

Interval = Sequence[float]
END_TOLERANCE = 1.0
"""Seconds that players leave out, and nobody misses."""


def merged(intervals: Iterable[Interval]) -> list[list[float]]:
    """The same, in order, none overlapping or touching another."""
    found: list[list[float]] = []
    for start, end in sorted((start, end) for start, end in intervals if end > start):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def limited(known: Iterable[Interval], told: Iterable[Interval], most: float) -> list[list[float]]:
    """What is known, and of what is told now so much as makes at most so many seconds more."""
    known, more = merged(known), []
    for start, end in _without(merged(told), known):
        length = min(end - start, most)
        more.append([start, start + length])
        most -= length
    return merged([*known, *more])


def seconds(intervals: Iterable[Interval]) -> float:
    """How much that is together; what was played twice counts once."""
    return sum(end - start for start, end in merged(intervals))


def percent_of(intervals: Iterable[Interval], length: float) -> int:
    """Whole percent, never rounded up but at the very end."""
    watched = seconds(intervals)
    if length <= 0 or not watched:
        return 0
    return 100 if watched >= length - END_TOLERANCE else floor(100 * watched / length)


def _without(told: list[list[float]], known: list[list[float]]) -> Iterator[list[float]]:
    """The parts that are not known yet; both are in order."""
    for start, end in told:
        for known_start, known_end in known:
            if known_end > start and known_start < end:
                if known_start > start:
                    yield [start, known_start]
                start = max(start, known_end)
        if start < end:
            yield [start, end]
