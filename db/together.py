"""Reads that many pages want at the same moment are done once, and for all of them.

When something rings, every open dashboard of a session reads the same sums. Nothing is ever kept from before: whoever
asks joins a read that has not begun yet, so that what they get was read after they asked.
"""
import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

_waiting: dict[Hashable, asyncio.Future] = {}
_began: dict[Hashable, float] = {}
MOST = 500
"""Keys whose last read is remembered."""


class _LeftAlone(Exception):
    """Whoever was reading has gone; one of those who joined reads instead."""


async def read_together(key: Hashable, read: Callable[[], Awaitable[Any]], *, pause: float = 1.0) -> Any:
    """What `read()` returns, or raises; at most one read for a key begins in `pause` seconds. The right to see it is
    the caller's to check."""
    here = key, asyncio.get_running_loop()
    while here in _waiting:
        try:
            return await asyncio.shield(_waiting[here])
        except _LeftAlone:
            continue
    return await _read(here, read, pause)


async def _read(here: tuple[Hashable, asyncio.AbstractEventLoop], read: Callable[[], Awaitable[Any]],
                pause: float) -> Any:
    loop = here[1]
    answer = _waiting[here] = loop.create_future()
    try:
        await asyncio.sleep(_began.get(here, loop.time() - pause) + pause - loop.time())
        _forget_old()
        _began[here] = loop.time()
        del _waiting[here]
        answer.set_result(await read())
    except asyncio.CancelledError:
        answer.set_exception(_LeftAlone())
        raise
    except Exception as problem:
        answer.set_exception(problem)
        raise
    finally:
        if _waiting.get(here) is answer:
            del _waiting[here]
        answer.exception()  # asked for, so that it is no mistake that nobody had joined
    return answer.result()


def _forget_old() -> None:
    if len(_began) >= MOST:
        for here in sorted(_began, key=lambda here: _began[here])[:MOST // 2]:
            del _began[here]
