"""Regions of a page that follow what happens: the only place that subscribes to topics.

`live` draws a small region again; `live_rows` patches the rows of one data-driven element; `on_change` calls a
function. All draw in the viewer's own context, once per 50 ms at most and one at a time, let go with their element,
close politely when the viewer may not look any more, and read everything again after a lost connection.
"""
import asyncio
import math
from collections.abc import Awaitable, Callable, Hashable, Iterable, Sequence
from contextvars import copy_context
from datetime import datetime
from typing import Any, Protocol
from weakref import WeakKeyDictionary, WeakSet

from nicegui import Client, background_tasks, ui

from components.page_gone import has_gone
from db.core import DatabaseBusy, Notice, Refusal, Topic, clock

BURST = 0.05
"""Seconds: notices that come closer together are one look."""

BUSY = 2.0
"""Seconds after which a look that a busy database has refused is tried again."""
MARGIN = 0.01
"""Seconds after an instant at which it has come for certain."""
MAX_SLEEP = 600.0

Keys = frozenset[Hashable] | None
"""Which rows to look at again; None is everything."""


class Rows(Protocol):
    """What `live_rows` needs of an element: `components.grid.grid.Grid` is one."""

    def patch(self, rows: Sequence[dict[str, Any]]) -> None: ...

    def refresh(self) -> None: ...


class Subscription(ui.element):
    """Subscribes to topics for as long as it is on the page, and looks again when there is a notice."""

    def __init__(self, topics: Topic | Iterable[Topic], look: Callable[[Keys], Awaitable[None]], *,
                 closed: Callable[[str], None] | None = None, burst: float = BURST, sleeps: bool = True) -> None:
        super().__init__('div')
        self._look, self._closed, self._burst, self._sleeps = look, closed, burst, sleeps
        self._viewers_context = copy_context()  # a redraw belongs to the viewer, not to whoever published
        self._heard: dict[Topic, int] = {}
        self._stop: dict[Topic, Callable[[], None]] = {}
        self._keys: Keys = frozenset()
        self._due = False
        self._looked = -math.inf
        self._one_at_a_time = asyncio.Lock()
        self.follow([topics] if isinstance(topics, Topic) else topics)
        _subscriptions.setdefault(self.client, WeakSet()).add(self)

    def follow(self, topics: Iterable[Topic]) -> None:
        """Subscribe to exactly these from now on: what the page is about may come and go."""
        wanted = set(topics)
        for topic in self._stop.keys() - wanted:
            self._stop.pop(topic)()
        for topic in wanted - self._stop.keys():
            self._heard[topic] = topic.number
            self._stop[topic] = topic.subscribe(self._told)

    async def look(self, keys: Keys = None) -> None:
        """Look again now, at these rows or at everything."""
        if self._sleeps and self.client in _asleep:
            return
        async with self._one_at_a_time:
            try:
                await self._look(keys)
            except DatabaseBusy:
                self._look_again(keys, BUSY)
            except Refusal as refusal:
                self.let_go()
                if self._closed and not self.is_deleted:
                    self._closed(str(refusal))
            except Exception:
                if not has_gone(self):
                    raise
                self.let_go()

    def let_go(self) -> None:
        """End every subscription."""
        self.follow([])

    def _told(self, notice: Notice) -> None:
        missed = notice.number != self._heard[notice.topic] + 1
        self._heard[notice.topic] = notice.number
        self._look_again(None if missed else notice.keys, BURST)

    def _look_again(self, keys: Keys, pause: float) -> None:
        self._keys = None if keys is None or self._keys is None else self._keys | keys
        if not self._due:
            self._due = True
            self._viewers_context.copy().run(background_tasks.create, self._look_soon(pause), context=self)

    async def _look_soon(self, pause: float) -> None:
        """What comes after a while of quiet is looked at at once, whatever the burst."""
        now = asyncio.get_running_loop().time
        await asyncio.sleep(max(pause, self._looked + self._burst - now()))
        self._due, self._looked = False, now()
        keys, self._keys = self._keys, frozenset()
        if not self.is_deleted:
            await self.look(keys)

    def _handle_delete(self) -> None:
        self.let_go()
        super()._handle_delete()


_subscriptions: WeakKeyDictionary[Client, WeakSet[Subscription]] = WeakKeyDictionary()
_asleep: WeakSet[Client] = WeakSet()


async def live(topics: Topic | Iterable[Topic], *, load: Callable[[], Awaitable[Any]],
               show: Callable[[Any], Any]) -> Subscription:
    """A small region: `load()` reads what the viewer may see, `show(data)` draws it. Forms stay outside."""
    region: Subscription

    async def look(_: Keys) -> None:
        data = await load()
        draw(lambda: show(data))

    def draw(contents: Callable[[], Any]) -> None:
        if not region.is_deleted:
            region.clear()
            with region:
                contents()

    region = Subscription(topics, look, closed=lambda reason: draw(lambda: ui.label(reason).classes('co-text')))
    await region.look()
    return region


def live_rows(topics: Topic | Iterable[Topic], *,
              load: Callable[[frozenset[Hashable]], Awaitable[Sequence[dict[str, Any]]]], grid: Rows,
              in_view: Callable[[frozenset[Hashable]], frozenset[Hashable]] = frozenset) -> Subscription:
    """The rows of one element: those that a notice names are read by `load(keys)` and patched; without keys all are
    read anew.

    :param in_view: which of them are looked at; `look(keys)` of what is returned is for those that come into view later
    """
    async def look(keys: Keys) -> None:
        if keys is None:
            grid.refresh()
        elif seen := in_view(keys):
            grid.patch(await load(seen))

    return on_change(topics, look)


def on_change(topics: Topic | Iterable[Topic], look: Callable[[Keys], Awaitable[None]], *,
            closed: Callable[[str], None] | None = None, burst: float = BURST, sleeps: bool = True) -> Subscription:
    """Call `look(keys)` after notices, and with None after a lost connection; for elements that are patched by hand.

    A longer `burst`, in seconds, is for what has notices often: one look does not follow another any sooner.
    """
    subscription = Subscription(topics, look, closed=closed, burst=burst, sleeps=sleeps)
    subscription.style('display: none')
    return subscription


class Timer(ui.element):
    """Looks again at given instants: a window opens or ends, something falls due."""

    def __init__(self, moments: Iterable[datetime], look: Callable[[], Awaitable[None]], *,
                 since: datetime | None = None) -> None:
        super().__init__('div')
        self.style('display: none')
        self._look = look
        self._viewers_context = copy_context()
        self._timer: asyncio.TimerHandle | None = None
        self.set(moments, since=since)

    def set(self, moments: Iterable[datetime], *, since: datetime | None = None) -> None:
        """Other instants than before: somebody has changed the dates.

        :param since: when the page has read what it shows; what has come after that is looked at now
        """
        self._moments = sorted(moment for moment in set(moments) if moment > (since or clock.now()))
        self._wind()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _wind(self) -> None:
        self.stop()
        if self._moments and not self.is_deleted:
            away = (self._moments[0] - clock.now()).total_seconds()
            wait = min(max(away, 0) + MARGIN, MAX_SLEEP)  # a clock that is set meanwhile is noticed
            self._timer = asyncio.get_running_loop().call_later(wait, self._wake)

    def _wake(self) -> None:
        come = [moment for moment in self._moments if moment <= clock.now()]
        self._moments = self._moments[len(come):]
        self._wind()
        if come and not self.is_deleted:
            self._viewers_context.copy().run(background_tasks.create, self._look_now(), context=self)

    async def _look_now(self) -> None:
        try:
            await self._look()
        except Exception:
            if not has_gone(self):
                raise

    def _handle_delete(self) -> None:
        self.stop()
        super()._handle_delete()


def on_time(moments: Iterable[datetime], look: Callable[[], Awaitable[None]], *,
              since: datetime | None = None) -> Timer:
    """Call `look()` once each of these instants has come; those gone by are left out.

    :param since: when the page has read what it shows; nothing that came while it was drawn is missed
    """
    return Timer(moments, look, since=since)


def fall_asleep(client: Client) -> None:
    """Nothing new is shown on this page until it wakes up."""
    _asleep.add(client)


async def wake_up(client: Client) -> None:
    if client in _asleep:
        _asleep.discard(client)
        await catch_up(client)


async def catch_up(client: Client) -> None:
    """After a reconnect: every subscription of the page looks at everything again, so that nothing is missing."""
    there = [one for one in _subscriptions.get(client, ()) if not one.is_deleted]
    await asyncio.gather(*(one.look() for one in there))
