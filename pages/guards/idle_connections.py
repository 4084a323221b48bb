"""Connections that are opened and then say nothing, or little: dropped after a while, so that others find room.

uvicorn itself waits for ever for the rest of a request; it only ends connections on which a request has been answered.
"""
import asyncio
import logging
import resource
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_log = logging.getLogger('cohort.connections')


class IdleConnectionProtocol(HttpToolsProtocol):
    """Gives up on a request whose head does not end, whose body drips, and on a reader who reads nothing."""

    LOOK_EVERY = 5.0
    HEAD_SECONDS = 20.0
    MAX_HEAD = 64 * 1024
    BODY_GRACE = 30.0
    BODY_RATE = 1024
    """Bytes a second on average; half of what the slowest telephone line carried."""
    ANSWER_SECONDS = 120.0
    """In which nothing of an answer is taken."""
    MAX_WAITING = 1000

    _waiting: ClassVar[dict['IdleConnectionProtocol', float]] = {}
    """Whose head is not here yet, and since when; the oldest first."""

    _look: asyncio.TimerHandle | None = None
    _head_size = 0
    _body_since: float | None = None
    _body_size = 0
    _not_read_since: float | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait_for_head()
        self._look = self.loop.call_later(self.LOOK_EVERY, self._look_again)
        if len(self._waiting) > self.MAX_WAITING:
            next(iter(self._waiting)).give_up('too many wait')

    def connection_lost(self, exc: Exception | None) -> None:
        self._leave()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        waited = self in self._waiting
        super().data_received(data)
        if self.transport.is_closing():
            return
        if not waited and self._body_since is None and self.cycle is not None and self.cycle.response_complete \
                and self.timeout_keep_alive_task is None:
            self._wait_for_head()  # something has come after a whole request that is no request yet
        if waited and self in self._waiting:
            self._head_size += len(data)
            if self._head_size > self.MAX_HEAD:
                self.give_up('a head without end')

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self not in self._waiting:
            self._wait_for_head()

    def on_headers_complete(self) -> None:
        self._waiting.pop(self, None)
        self._body_since, self._body_size = self.loop.time(), 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._body_size += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._body_since = None
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._leave()
        super().handle_websocket_upgrade()

    def pause_writing(self) -> None:
        self._not_read_since = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        self._not_read_since = None
        super().resume_writing()

    def give_up(self, why: str) -> None:
        _log.info('A connection was dropped: %s.', why)
        self._leave()
        self.transport.abort()

    def _wait_for_head(self) -> None:
        self._waiting[self] = self.loop.time()
        self._head_size = 0

    def _leave(self) -> None:
        self._waiting.pop(self, None)
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _look_again(self) -> None:
        if why := self._why_give_up(self.loop.time()):
            self.give_up(why)
        else:
            self._look = self.loop.call_later(self.LOOK_EVERY, self._look_again)

    def _why_give_up(self, now: float) -> str:
        if now - self._waiting.get(self, now) > self.HEAD_SECONDS:
            return 'no whole head of a request'
        if self._not_read_since is not None and now - self._not_read_since > self.ANSWER_SECONDS:
            return 'the answer is not read'
        if self._body_since is None:
            return ''
        if self.flow.read_paused:
            self._body_since += self.LOOK_EVERY  # it is we who do not read
        lasted = now - self._body_since
        return 'a body that drips' if lasted > self.BODY_GRACE and self._body_size < lasted * self.BODY_RATE else ''


def serve_options(max_connections: int) -> dict[str, Any]:
    """What uvicorn is told. The operating system is asked for as many open files, as far as it allows."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = max_connections * 2 + 256
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    return {'http': IdleConnectionProtocol, 'limit_concurrency': max_connections, 'ws_max_size': 1_100_000,
            'timeout_keep_alive': 10}
