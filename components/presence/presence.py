"""Whether somebody is in front of this page: open, visible, and touched within the last minutes."""
import asyncio
from collections.abc import Awaitable, Callable

from nicegui.element import Element

from components.browser_modules import KIT

BEAT, IDLE = 30, 300
"""Seconds: how often a page says that it is still there, and how long after the last touch it is."""

Action = Callable[[], Awaitable[None]]


class Presence(Element, component='presence.js', esm=KIT):
    """Draws nothing. Of a page that is hidden, idle, closed or cut off, `leave` is called once, and `arrive` when
    somebody is back: one after the other, in the order in which the page says them. An arrival that waits for the
    database is not overtaken by the departure after it, which would leave somebody here who has gone."""

    def __init__(self, *, arrive: Action, stay: Action, leave: Action, beat: float = BEAT, idle: float = IDLE) -> None:
        super().__init__()
        self._props |= {'beat': beat, 'idle': idle}
        self._arrive_, self._stay_, self._leave_ = arrive, stay, leave
        self._is_here = False
        self._one_at_a_time = asyncio.Lock()
        self.on('arrive', self._arrive, args=[])
        self.on('stay', self._stay, args=[])
        self.on('leave', self._leave, args=[])
        self.client.on_disconnect(self._leave)

    async def _arrive(self) -> None:
        """Also when the line is back: the page says so itself if it is still looked at."""
        async with self._one_at_a_time:
            await (self._stay_ if self._is_here else self._arrive_)()
            self._is_here = True

    async def _stay(self) -> None:
        await self._arrive()

    async def _leave(self) -> None:
        async with self._one_at_a_time:
            if self._is_here:
                await self._leave_()
                self._is_here = False
