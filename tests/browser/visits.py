"""People who sit down at a browser of their own and sign in."""
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Locator, Page, StorageState

from .looks import record, settled

PASSWORD = 'cohort'
DESKTOP, PHONE = 1440, 390
PATIENCE = 30_000  # milliseconds; only ever waited for when something is wrong
HEIGHTS = {DESKTOP: 900, PHONE: 844}


class Visits:
    """`page = await visit('ada', '/sessions')`: Ada's page, in a browser that she shares with nobody.

    She signs in through the form the first time; later visits bring the cookie along, unless `anew` is said.
    Nobody's name, `None`, visits without signing in.
    """

    def __init__(self, browser: Browser, url: str, cookies: dict[str, StorageState]) -> None:
        self._browser, self._url, self._cookies = browser, url, cookies
        self._contexts: list[BrowserContext] = []

    async def __call__(
        self, username: str | None, path: str, *, width: int = DESKTOP, dark: bool = False, anew: bool = False,
    ) -> Page:
        page = await self._sit_down(None if anew else self._cookies.get(username or ''), width, dark)
        await page.goto(path)
        await settled(page)
        if username and _is_door(page.url):
            await sign_in(page, username)
            self._cookies[username] = await page.context.storage_state()
            await page.goto(path)
            await settled(page)
        return page

    async def end(self) -> None:
        for context in self._contexts:
            await context.close()

    async def _sit_down(self, cookies: StorageState | None, width: int, dark: bool) -> Page:
        context = await self._browser.new_context(
            base_url=self._url, storage_state=cookies, locale='en-GB', timezone_id='UTC',
            viewport={'width': width, 'height': HEIGHTS.get(width, 900)}, color_scheme='dark' if dark else 'light',
            has_touch=width <= PHONE, device_scale_factor=2 if width <= PHONE else 1,
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        context.on('page', record)
        return await context.new_page()


async def follow(page: Page, name: str) -> None:
    """Through a link, by what it says."""
    await go(page, page.get_by_role('link', name=name).first)


async def go(page: Page, link: Locator) -> None:
    """Through this link to another page, until that can be used."""
    async with page.expect_navigation():
        await link.click()
    await settled(page)


async def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    """Through the form on the page, as a person would."""
    await page.get_by_label('Username', exact=True).fill(username)
    await page.get_by_label('Password', exact=True).fill(password)
    await page.get_by_role('button', name='Sign in', exact=True).click()
    await page.wait_for_url(lambda url: not _is_door(url))
    await settled(page)


def _is_door(url: str) -> bool:
    return urlsplit(url).path == '/sign-in'
