"""An action is cancelled at each place where it waits, one after the other."""
import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Generator
from dataclasses import dataclass
from functools import partial
from types import coroutine
from typing import Any

MAX_WAITS = 200
"""Places where an action may wait."""


@dataclass
class CutOff:
    """What became of an action that was cancelled at its place number `at`."""
    at: int
    waits: int = 0
    cancelled: bool = False
    left: Any = None


async def at_every_wait(action: Callable[[], Coroutine[Any, Any, Any]], left: Callable[[], Any],
                        check: Callable[[CutOff], Awaitable[None]], *, again: bool = False, step: int = 1) -> int:
    """Do it again and again, and cancel it at the first, the second, … place where it waits, until it is through
    before. Returns how many places there are.

    :param left: what the action leaves in its own context
    :param again: cancel it at every later wait too, as somebody who is out of patience
    :param step: of an action that waits very often, one of so many places
    """
    for number in range(1, MAX_WAITS * step, step):
        cut = CutOff(number)
        task = asyncio.create_task(_cut(action, left, cut, again))
        await asyncio.wait([task], timeout=20)
        assert task.done(), f'cancelled at wait {number}, it hangs'
        cut.cancelled = task.cancelled()
        if not cut.cancelled:
            task.result()
        await check(cut)
        if cut.waits < number:
            return cut.waits
    raise AssertionError('It waits for ever.')


async def _cut(action: Callable[[], Coroutine[Any, Any, Any]], left: Callable[[], Any], cut: CutOff,
               again: bool) -> None:
    try:
        await _stepping(action(), partial(_count, cut, again, asyncio.current_task()))
    finally:
        cut.left = left()


def _count(cut: CutOff, again: bool, task: asyncio.Task) -> None:
    cut.waits += 1
    if cut.waits == cut.at or again and cut.waits > cut.at:
        asyncio.get_running_loop().call_soon(task.cancel)


@coroutine
def _stepping(action: Coroutine[Any, Any, Any], waits: Callable[[], None]) -> Generator[Any, Any, Any]:
    step: Callable[[], Any] = partial(action.send, None)
    while True:
        try:
            waited_for = step()
        except StopIteration as done:
            return done.value
        waits()
        try:
            yield waited_for
        except BaseException as problem:
            step = partial(action.throw, problem)
        else:
            step = partial(action.send, None)
