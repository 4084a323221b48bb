"""The page that is walked, which may be on its way elsewhere whenever it is asked."""
import asyncio
from contextlib import suppress
from typing import Any

from playwright.async_api import ElementHandle, Error, Page

from tests.browser.looks import settled

QUIET, MAX_WAIT = 120, 3000  # milliseconds
AFTER_TYPING = 400
"""What is typed is told when the fingers rest."""


class Screen:

    def __init__(self, page: Page) -> None:
        self.page = page

    async def find(self) -> dict[str, Any]:
        """What can be operated now, see `controls.js`."""
        for _ in range(50):
            try:
                if said := await self.page.evaluate('window.walker?.find()'):
                    return said
                await settled(self.page)
            except Error:
                await asyncio.sleep(0.1)
        raise AssertionError(f'{self.page.url} does not come to rest.')

    async def at(self, n: int) -> ElementHandle:
        """By its number in what was found last."""
        return (await self.page.evaluate_handle('n => walker.at(n)', n)).as_element()

    async def asks(self, expression: str) -> Any:
        try:
            return await self.page.evaluate(expression)
        except Error:
            await settled(self.page)
            return await self.page.evaluate(expression)

    async def settle(self, quiet: int = QUIET) -> None:
        """Until nothing has changed and nothing was on the wire for a while."""
        try:
            await self.page.evaluate('([quiet, longest]) => walker.settled(quiet, longest)', [quiet, MAX_WAIT])
        except Error:
            await settled(self.page)

    async def mark(self) -> None:
        """So that `is_same` can tell whether it has gone elsewhere."""
        await self.page.evaluate('window.walked = true')

    async def is_same(self) -> bool:
        return await self.asks('!!window.walked')

    async def left(self) -> None:
        """A link leads to another document, which is not there at once; or to a file, or to a question before that."""
        with suppress(Error):
            await self.page.wait_for_function('!window.walked || walker.asks()', timeout=MAX_WAIT)

    async def arrived(self) -> None:
        await settled(self.page)
        await self.settle()

    async def opens(self, address: str) -> None:
        for _ in range(3):
            try:
                await self.page.goto(address)
                return await self.arrived()
            except Error:
                await asyncio.sleep(0.3)
