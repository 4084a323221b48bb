"""Transactions that publish: subscribers get their notices after the outermost one is committed, or none."""
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

from tortoise.transactions import in_transaction

from .topics import Keys, Notice, Topic, publish_notice

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
        publish_notice(notice)


def inside_transaction() -> bool:
    """Whether what is done now may still be rolled back by the transaction around it."""
    return _outbox.get() is not None
