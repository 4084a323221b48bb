"""Topics: subscribers get a notice after a record has changed.

A topic is a record and a part of it, so that what happens in one session course is published there and nowhere else.
A notice carries no value, only which rows to look at again: a subscriber reads what they may see themselves.
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
    """What can be subscribed to: a record, or a part of it."""
    record: str
    id: int
    part: str = ''

    def about(self, *keys: Hashable) -> 'Notice':
        """A notice that concerns only these rows."""
        return Notice(self, frozenset(keys))

    def subscribe(self, on_notice: Callable[['Notice'], None]) -> Callable[[], None]:
        """Every notice from now on; returns what ends it."""
        _subscribers[self].add(on_notice)
        return lambda: _unsubscribe(self, on_notice)

    @property
    def number(self) -> int:
        """Of its last notice. A subscriber whose last number is smaller has missed something."""
        return _numbers[self]


@dataclass(frozen=True, slots=True)
class Notice:
    topic: Topic
    keys: Keys = None
    number: int = 0


_log = logging.getLogger(__name__)
_subscribers: defaultdict[Topic, set[Callable[[Notice], None]]] = defaultdict(set)
_numbers: Counter[Topic] = Counter()
_outbox: ContextVar['Outbox | None'] = ContextVar('outbox', default=None)


class Outbox:
    """What is published when the transaction is committed; keys of the same topic are merged."""

    def __init__(self) -> None:
        self._keys: dict[Topic, Keys] = {}

    def add(self, *notices: Topic | Notice) -> None:
        for notice in notices:
            topic, keys = (notice.topic, notice.keys) if isinstance(notice, Notice) else (notice, None)
            known = self._keys.get(topic, frozenset())
            self._keys[topic] = None if keys is None or known is None else known | keys

    def notices(self) -> Iterable[Notice]:
        return [Notice(topic, keys) for topic, keys in self._keys.items()]


@asynccontextmanager
async def transaction(*notices: Topic | Notice) -> AsyncIterator[Outbox]:
    """A transaction that publishes once the outermost one is committed; rolled back, it publishes nothing."""
    outer = _outbox.get()
    outbox = Outbox()
    outbox.add(*notices)
    token = _outbox.set(outbox)
    transaction: Any = in_transaction()
    try:
        async with transaction:
            yield outbox
    finally:
        _outbox.reset(token)
        if transaction.is_kept:  # also if whoever waited for the commit was cancelled meanwhile
            _hand_over(outbox, outer)


def _hand_over(outbox: Outbox, outer: Outbox | None) -> None:
    if outer is not None:
        outer.add(*outbox.notices())
        return
    for notice in outbox.notices():
        _publish_notice(notice)


def inside_transaction() -> bool:
    """Whether what is done now may still be rolled back by the transaction around it."""
    return _outbox.get() is not None


def _publish_notice(notice: Notice) -> None:
    _numbers[notice.topic] += 1
    numbered = Notice(notice.topic, notice.keys, _numbers[notice.topic])
    for on_notice in tuple(_subscribers.get(notice.topic, ())):
        try:
            on_notice(numbered)
        except Exception:  # what was saved is saved, and the others are told
            _log.exception('A subscriber of %s fails.', notice.topic)


def _unsubscribe(topic: Topic, on_notice: Callable[[Notice], None]) -> None:
    _subscribers[topic].discard(on_notice)
    if not _subscribers[topic]:
        del _subscribers[topic]


def subscription_count() -> int:
    """How many there are in this process. None may be left behind when a page closes."""
    return sum(map(len, _subscribers.values()))


def forget_subscribers() -> None:
    """For tests: nobody has subscribed, nothing was published."""
    _subscribers.clear()
    _numbers.clear()
