"""Two sides measured in turns, so that whatever else the machine does meets both alike."""
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

T = TypeVar('T')


class Side(StrEnum):
    BEFORE = 'before'
    AFTER = 'after'


Order = tuple[Side, ...]


def orders(turns: int) -> Iterator[Order]:
    """Before and after, after and before, …: a machine that becomes slower hits either as often."""
    for number in range(turns):
        yield (Side.BEFORE, Side.AFTER) if number % 2 == 0 else (Side.AFTER, Side.BEFORE)


async def by_turns(first: Order, steps: Mapping[Side, AsyncIterator[T]],
                   failed: Callable[[Side, Exception], None]) -> dict[Side, list[T]]:
    """What each side has found, one step after the other: A B, B A, A B, … A side that fails is told, and has nothing;
    the other goes on."""
    found: dict[Side, list[T]] = {side: [] for side in steps}
    under_way, order = set(steps), first
    while under_way:
        for side in order:
            if side not in under_way:
                continue
            try:
                found[side].append(await anext(steps[side]))
            except StopAsyncIteration:
                under_way.discard(side)
            except Exception as problem:
                under_way.discard(side)
                found[side].clear()
                failed(side, problem)
        order = order[::-1]
    return found
