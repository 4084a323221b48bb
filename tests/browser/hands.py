"""The two ways in which a person works at a page: with a mouse, or with nothing but the keyboard."""
from playwright.async_api import Locator, Page, expect

MAX_STOPS = 400  # stops of the Tab key; only ever used up when something is out of reach


class Mouse:

    def __init__(self, page: Page) -> None:
        self.page = page

    async def press(self, target: Locator) -> None:
        await target.click()

    async def tick(self, box: Locator) -> None:
        await box.check()

    async def write(self, field: Locator, text: str) -> None:
        await field.fill(text)

    async def date(self, field: Locator, day: str) -> None:
        """:param day: “2026-12-20”"""
        await field.fill(day)
        await field.dispatch_event('change')

    async def undo(self, what: str) -> None:
        """:param what: of the notice that tells what was done last"""
        told = self.page.get_by_role('alert').filter(has_text=what)
        await told.get_by_role('button', name='Undo').click()


class Keyboard(Mouse):
    """Reaches everything with Tab, as far as it goes."""

    async def press(self, target: Locator) -> None:
        await self._reach(target)
        await self.page.keyboard.press('Enter')

    async def tick(self, box: Locator) -> None:
        await self._reach(box)
        await self.page.keyboard.press('Space')
        await expect(box).to_be_checked()

    async def write(self, field: Locator, text: str) -> None:
        await self._reach(field)
        await self.page.keyboard.press('Control+A')
        await self.page.keyboard.type(text)

    async def date(self, field: Locator, day: str) -> None:
        """Day and month are to be the same: browsers differ in what they ask for first."""
        await self._reach(field)
        year, month, number = day.split('-')
        await self.page.keyboard.type(f'{number}{month}{year}')

    async def undo(self, what: str) -> None:
        await expect(self.page.get_by_role('alert').filter(has_text=what)).to_be_visible()
        await self.page.keyboard.press('Control+z')

    async def _reach(self, target: Locator) -> None:
        await expect(target).to_be_visible()
        await expect(target).to_be_enabled()
        handle = await target.element_handle()
        for _ in range(MAX_STOPS):
            if await handle.evaluate('element => element === document.activeElement'):
                return
            await self.page.keyboard.press('Tab')
        raise AssertionError(f'Tab does not reach {target}.')
