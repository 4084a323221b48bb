"""No page says anything in plain English where every text is accented: what is, has passed no catalogue."""
import re
from collections import defaultdict
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Error, Locator, Page

from tests.databases import execute
from tests.plain_english import plain_words

from .looks import settled
from .server import WATCHED, Server
from .visits import Visits
from .walker.house import a_house

ROLES = {
    'priya': ['/sessions', '/agenda', '/messages', '/account', '/certificates'],
    'tomas': ['/sessions'],
    'marta': ['/sessions', '/coaching/2'],
    'ines': ['/admin/sessions', '/admin/people', '/admin/courses', '/admin/sessions/new'],
}
"""Who looks, and where they begin."""
MOST, SOON, SETTLED = 40, 1500, 400
"""Pages that one of them opens; milliseconds until a button can be pressed, and until what it does is there."""
SAID = r"""() => {
    const skipped = '.notranslate, .q-icon, code, pre, script, style, template, [translate=no], math, svg title';
    const said = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { data, parentElement: around } = texts.currentNode;
        if (data.trim() && !around.closest(skipped)) said.push(data.trim());
    }
    for (const one of document.querySelectorAll('*')) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-roledescription'])
            if (one.getAttribute(name)?.trim()) said.push(one.getAttribute(name));
    }
    said.push(document.title);
    return said;
}"""


LINKS = """() => [...document.querySelectorAll('a[href^="/"]')].map((one) => one.getAttribute('href'))"""


@pytest_asyncio.fixture(loop_scope='session')
async def pseudo(chromium, tmp_path_factory):
    """The demo with people and texts that are not English, in the pseudo-language; everybody is signed in already."""
    folder = tmp_path_factory.mktemp('pseudo')
    cookies = {}
    async with a_house(folder, folder) as plain:
        before = Visits(chromium, plain.url, cookies)
        for who in ROLES:
            await before(who, '/sessions')
        await before.end()
        plain.stop()
        titles = execute(plain.database_url, 'SELECT title FROM session')  # the sign-in page reads them from files
        plain.run('tests.foreign_school')
        server = Server(folder / 'house', main=WATCHED, pseudo='1')
        await server.start()
        visits = Visits(chromium, server.url, cookies)
        visits.names = {username for (username,) in execute(server.database_url, 'SELECT username FROM person')}
        visits.names |= {word for (title,) in titles for word in plain_words(title)}
        yield visits
        await visits.end()
        server.stop()


async def test_no_page_says_anything_in_plain_english(pseudo):
    await looked_through(pseudo, press=False)


@pytest.mark.walk
async def test_no_dialog_and_no_message_says_anything_in_plain_english(pseudo):
    """Each kind of button is pressed, and the chief button of the dialog that opens, as it is."""
    await looked_through(pseudo, press=True)


async def looked_through(visits, *, press: bool) -> None:
    plain: defaultdict[str, set[str]] = defaultdict(set)
    pressed: set[tuple[str, str]] = set()

    async def look(where: str) -> None:
        for text in await page.evaluate(SAID):
            if words := set(plain_words(text)) - visits.names:
                plain[text[:150]].add(f'{where} {sorted(words)}')

    for who, starts in ROLES.items():
        waiting, known = list(starts), {_pattern(start) for start in starts}
        page = await visits(who, starts[0])
        for _ in range(MOST):
            if not waiting:
                break
            address = waiting.pop(0)
            await _open(page, address)
            await look(_pattern(address))
            for link in await page.evaluate(LINKS):
                if _pattern(link) not in known and not _is_file(link):
                    known.add(_pattern(link))
                    waiting.append(link)
            while press and (button := await _another(page, _pattern(address), pressed)):
                with suppress(Error):
                    await button.click(timeout=SOON)
                    await page.wait_for_timeout(SETTLED)
                    await look(f'{_pattern(address)} → {max(pressed)}')
                    chief = page.locator('.q-dialog .co-primary, .q-dialog .co-danger, dialog[open] button').last
                    await chief.click(timeout=SOON)
                    await page.wait_for_timeout(SETTLED)
                    await look(f'{_pattern(address)} → {max(pressed)} → chief button')
                await _open(page, address)
    assert not plain, '\n'.join(f'{text!r}: {sorted(where)[0]}' for text, where in sorted(plain.items()))


async def _another(page: Page, pattern: str, pressed: set[tuple[str, str]]) -> Locator | None:
    """A button of a kind that was not pressed yet on such a page."""
    for button in await page.locator('main button:visible').all():
        name = re.sub(r'\d+|[α-ωΑ-Ω]+', '#', await button.get_attribute('aria-label') or await button.inner_text())
        if (pattern, name) not in pressed:
            pressed.add((pattern, name))
            return button
    return None


async def _open(page: Page, address: str) -> None:
    await page.goto(address)
    await settled(page)
    await page.wait_for_timeout(300)


def _pattern(address: str) -> str:
    at = urlsplit(address)
    return re.sub(r'\d+', '#', at.path) + ('?' + re.sub(r'=[^&]*', '', at.query) if at.query else '')


def _is_file(address: str) -> bool:
    return re.search(
        r'\.(csv|xlsx|pdf|ics|json)\b|/(file|files|link|captions|rows)\b|download|sign-out', address) is not None
