"""What a page does by itself while it is walked, and what is done about it."""
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Dialog, Download, Error, FileChooser, Page

from tests.browser.looks import settled
from tests.browser.visits import sign_in

from .control import PASSWORD

SCRIPT = Path(__file__).with_name('controls.js')
STILL = '''addEventListener("DOMContentLoaded", () => document.head.append(Object.assign(
    document.createElement("style"), {textContent: "* { transition: none !important }"})))'''


async def prepare(page: Page) -> None:
    await page.add_init_script(path=SCRIPT)
    await page.add_init_script(STILL)
    page.on('dialog', _accept)
    page.on('filechooser', _choose_a_file)
    page.on('download', _leave)
    page.context.on('page', _close)
    line = await page.context.new_cdp_session(page)  # a route would keep the browser from caching
    await line.send('Network.enable')
    await line.send('Network.setBlockedURLs', {'urls': ['https://*']})


async def sign_in_again(page: Page, username: str) -> None:
    """A walk signs out, and changes its password."""
    await settled(page)
    try:
        await sign_in(page, username)
    except Error:
        await sign_in(page, username, PASSWORD)


async def _accept(asked: Dialog) -> None:
    await asked.accept()


async def _choose_a_file(chooser: FileChooser) -> None:
    name = 'walked.gift' if urlsplit(chooser.page.url).path.endswith('/import') else 'walked.txt'
    await chooser.set_files({'name': name, 'mimeType': 'text/plain', 'buffer': b'::Walked:: 1 + 1 = {=2 ~3}\n'})


async def _leave(download: Download) -> None:
    await download.cancel()


async def _close(page: Page) -> None:
    await page.close()
