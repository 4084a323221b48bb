"""The bells that records ring after they have changed.

A topic is a record and a part of it, so that what happens in one session course is heard there and nowhere else.
A ring carries no value, only which rows to look at again: whoever hears it reads what they may see themselves.
"""
import logging
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Hashable, Iterable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from tortoise.transactions import in_transaction

Keys = frozenset[Hashable] | None
"""Which rows to look at again; None is all of them."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One record's bell."""
    record: str
    id: int
    part: str = ''

    def about(self, *keys: Hashable) -> 'Ring':
        """A ring that concerns only these rows."""
        return Ring(self, frozenset(keys))

    def subscribe(self, listener: Callable[['Ring'], None]) -> Callable[[], None]:
        """Hear every ring from now on; returns the way to stop."""
        _listeners[self].add(listener)
        return lambda: _let_go(self, listener)

    @property
    def number(self) -> int:
        """How often it has rung. A listener that last heard a smaller number has missed something."""
        return _rung[self]


@dataclass(frozen=True, slots=True)
class Ring:
    topic: Topic
    keys: Keys = None
    number: int = 0


_log = logging.getLogger(__name__)
_listeners: defaultdict[Topic, set[Callable[[Ring], None]]] = defaultdict(set)
_rung: Counter[Topic] = Counter()
_to_ring: ContextVar['Bells | None'] = ContextVar('to_ring', default=None)


class Bells:
    """What will ring when the change is committed; keys of the same topic are merged."""

    def __init__(self) -> None:
        self._keys: dict[Topic, Keys] = {}

    def add(self, *rings: Topic | Ring) -> None:
        for ring in rings:
            topic, keys = (ring.topic, ring.keys) if isinstance(ring, Ring) else (ring, None)
            known = self._keys.get(topic, frozenset())
            self._keys[topic] = None if keys is None or known is None else known | keys

    def rings(self) -> Iterable[Ring]:
        return [Ring(topic, keys) for topic, keys in self._keys.items()]


@asynccontextmanager
async def change(*rings: Topic | Ring) -> AsyncIterator[Bells]:
    """A transaction that rings once the outermost change is committed; rolled back, it rings nothing."""
    outer = _to_ring.get()
    bells = Bells()
    bells.add(*rings)
    token = _to_ring.set(bells)
    transaction: Any = in_transaction()
    try:
        async with transaction:
            yield bells
    finally:
        _to_ring.reset(token)
        if transaction.is_kept:  # also if whoever waited for the commit was cancelled meanwhile
            _pass_on(bells, outer)


def _pass_on(bells: Bells, outer: Bells | None) -> None:
    if outer is not None:
        outer.add(*bells.rings())
        return
    for ring in bells.rings():
        _ring(ring)


def inside_change() -> bool:
    """Whether what is done now may still be taken back by the change around it."""
    return _to_ring.get() is not None


def _ring(ring: Ring) -> None:
    _rung[ring.topic] += 1
    numbered = Ring(ring.topic, ring.keys, _rung[ring.topic])
    for listener in tuple(_listeners.get(ring.topic, ())):
        try:
            listener(numbered)
        except Exception:  # what was saved is saved, and the others hear of it
            _log.exception('A listener to %s fails.', ring.topic)


def _let_go(topic: Topic, listener: Callable[[Ring], None]) -> None:
    _listeners[topic].discard(listener)
    if not _listeners[topic]:
        del _listeners[topic]


def listening() -> int:
    """How many listeners there are in this process. None may be left behind when a page closes."""
    return sum(map(len, _listeners.values()))


def forget_everyone() -> None:
    """For tests: a fresh house."""
    _listeners.clear()
    _rung.clear()
