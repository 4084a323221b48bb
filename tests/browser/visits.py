"""People who sit down at a browser of their own and sign in."""
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Locator, Page, StorageState

from .looks import record, settled

PASSWORD = 'cohort'
DESKTOP, PHONE = 1440, 390
PATIENCE = 30_000  # milliseconds; only ever waited for when something is wrong
Look = tuple[int, bool]
"""The width of a browser, and whether it is dark."""
KEPT_BY_PAGES = 'cookies,local_storage,indexeddb,service_workers'
HEIGHTS = {DESKTOP: 900, PHONE: 844}


class Visits:
    """`page = await visit('ada', '/sessions')`: Ada's page, in a browser that she shares with nobody.

    She signs in through the form the first time; later visits bring the cookie along, unless `anew` is said.
    Nobody's name, `None`, visits without signing in.
    """

    def __init__(self, browser: Browser, url: str, cookies: dict[str, StorageState],
                 used: 'UsedBrowsers | None' = None) -> None:
        """:param used: browsers of earlier tests, which have the application's files already"""
        self._browser, self._url, self._cookies, self._used = browser, url, cookies, used
        self._contexts: list[tuple[Look, BrowserContext]] = []

    async def __call__(
        self, username: str | None, path: str, *, width: int = DESKTOP, dark: bool = False, anew: bool = False,
    ) -> Page:
        page = await self._sit_down(None if anew else self._cookies.get(username or ''), width, dark)
        await page.goto(path)
        await settled(page)
        if username and _is_sign_in(page.url):
            await sign_in(page, username)
            self._cookies[username] = await page.context.storage_state()
            await page.goto(path)
            await settled(page)
        return page

    async def end(self) -> None:
        for look, context in self._contexts:
            if self._used is None:
                await context.close()
            else:
                await self._used.put_away(look, context, self._url)

    async def _sit_down(self, cookies: StorageState | None, width: int, dark: bool) -> Page:
        look = width, dark
        context = self._used.taken(look) if self._used else None
        if context is None:
            context = await self._browser.new_context(
                base_url=self._url, locale='en-GB', timezone_id='UTC',
                viewport={'width': width, 'height': HEIGHTS.get(width, 900)}, color_scheme='dark' if dark else 'light',
                has_touch=width <= PHONE, device_scale_factor=2 if width <= PHONE else 1,
                permissions=['clipboard-read', 'clipboard-write'],  # as a browser with a window gives them
            )
            context.set_default_timeout(PATIENCE)
            context.on('page', record)
        self._contexts.append((look, context))
        if cookies:
            await context.add_cookies(cookies['cookies'])  # type: ignore[arg-type]
        return await context.new_page()


class UsedBrowsers:
    """Browsers that a test has left: emptied of all but the application's files, which take long to come anew."""

    def __init__(self) -> None:
        self._idle: dict[Look, list[BrowserContext]] = {}

    def taken(self, look: Look) -> BrowserContext | None:
        idle = self._idle.get(look)
        return idle.pop() if idle else None

    async def put_away(self, look: Look, context: BrowserContext, url: str) -> None:
        """With nothing in it of what it was used for."""
        await context.unroute_all(behavior='ignoreErrors')
        await context.set_offline(False)
        await context.clear_permissions()
        for page in context.pages:
            await page.close()
        page = await context.new_page()
        devtools = await context.new_cdp_session(page)
        await devtools.send('Storage.clearDataForOrigin', {'origin': url, 'storageTypes': KEPT_BY_PAGES})
        await context.clear_cookies()
        await page.close()
        self._idle.setdefault(look, []).append(context)


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
    await page.wait_for_url(lambda url: not _is_sign_in(url))
    await settled(page)


def _is_sign_in(url: str) -> bool:
    return urlsplit(url).path == '/sign-in'
