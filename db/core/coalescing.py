"""Reads that many pages want at the same moment are done once, and for all of them.

When something has changed, every open dashboard of a session reads the same sums. Nothing is ever kept from before:
whoever asks joins a read that has not begun yet, so that what they get was read after they asked.
"""
import asyncio
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from typing import Any

_waiting: dict[Hashable, asyncio.Future[Any]] = {}
_began: dict[Hashable, float] = {}
PAUSE = 1.0
"""Seconds from the beginning of one read to that of the next, unless somebody says otherwise."""
MAX_REMEMBERED = 500
"""Keys whose last read is remembered."""


class _LeftAlone(Exception):
    """Whoever was reading has gone; one of those who joined reads instead."""


async def single_flight(key: Hashable, read: Callable[[], Awaitable[Any]], *, pause: float | None = None) -> Any:
    """What `read()` returns, or raises; at most one read for a key begins in `pause` seconds. The right to see it is
    the caller's to check."""
    here = key, asyncio.get_running_loop()
    while here in _waiting:
        try:
            return await asyncio.shield(_waiting[here])
        except _LeftAlone:
            continue
    return await _read(here, read, PAUSE if pause is None else pause)


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


async def batched(key: Hashable, ids: Collection[Any], read: Callable[[tuple[Any, ...]], Awaitable[Mapping[Any, Any]]]
                        ) -> dict[Any, Any]:
    """Of the rows that `read(ids)` returns by their ids, those with these ids: all who ask at the same moment, each
    for other rows, get them from one read of all that they ask for."""
    here, own = (key, asyncio.get_running_loop()), set(ids)

    async def read_all() -> tuple[set[Any], Mapping[Any, Any]]:
        wanted = _wanted.pop(here, own)
        return wanted, await read(tuple(wanted))
    while True:
        _wanted.setdefault(here, set()).update(own)
        wanted, rows = await single_flight(('rows', key), read_all, pause=0)
        if own <= wanted:  # else whoever was reading for them has gone
            return {id_: rows[id_] for id_ in ids if id_ in rows}


_wanted: dict[Hashable, set[Any]] = {}


def _forget_old() -> None:
    if len(_began) >= MAX_REMEMBERED:
        for here in sorted(_began, key=lambda here: _began[here])[:MAX_REMEMBERED // 2]:
            del _began[here]
