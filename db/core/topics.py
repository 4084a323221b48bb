"""Topics: subscribers get a notice after a record has changed.

A topic is a record and a part of it, so that what happens in one session course is published there and nowhere else.
A notice carries no value, only which rows to look at again: a subscriber reads what they may see themselves.
"""
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

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


def publish_notice(notice: Notice) -> None:
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
