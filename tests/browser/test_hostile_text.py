"""A page of rich text with every attack of a public cheat sheet, in real browsers: it is read, and does nothing."""
import re

from playwright.async_api import Page, expect

from tests.formats.hostile_markup import VECTORS

from .looks import settled

SPRING = 'window.pwned = () => { window.wasPwned = true; }; window.alert = window.pwned;'
"""What the attacks call."""
ALIVE = '''(box) => [...box.querySelectorAll('*')].filter((element) =>
    ['SCRIPT', 'STYLE', 'IFRAME', 'FRAME', 'OBJECT', 'EMBED', 'META', 'LINK', 'BASE', 'FORM', 'INPUT', 'SVG', 'BUTTON']
        .includes(element.tagName.toUpperCase())
    || [...element.attributes].some((attribute) => attribute.name.startsWith('on')
        || (['href', 'src', 'xlink:href'].includes(attribute.name)
            && !['http:', 'https:', 'mailto:'].includes(new URL(attribute.value, location).protocol))
        || (attribute.name === 'style' && !/^text-align/.test(attribute.value)))
).map((element) => element.outerHTML)'''


async def watched(page: Page) -> list[str]:
    """What the page asks of the attackers' server, from its next load on."""
    asked: list[str] = []
    page.on('request', lambda request: 'evil.example' in request.url and asked.append(request.url))
    await page.add_init_script(SPRING)
    await page.reload()
    await settled(page)
    return asked


async def is_harmless(page: Page, box: str, asked: list[str]) -> None:
    alive = await page.locator(box).last.evaluate(ALIVE)
    assert not alive, '\n'.join(alive)
    for link in await page.locator(f'{box} a').all():
        await link.hover(timeout=2000, force=True)
    assert not await page.evaluate('window.wasPwned ?? false')
    assert not asked


async def test_every_attack_is_text_for_its_author_and_its_readers(visit, console):
    console.forgive('404|Failed to load')
    author = await visit('helena', '/admin/courses/2')
    asked = await watched(author)
    await author.get_by_role('button', name='Add an item to Setting up').click()
    await author.get_by_role('menuitem', name=re.compile('^Page')).click()
    title = author.get_by_label('Title of the new item: Page')
    await title.fill('All attacks')
    await title.press('Enter')
    text = author.get_by_role('textbox', name='Text')
    await text.fill('\n\n'.join(VECTORS).replace('\0', ''))
    await expect(author.locator('.markdown-read')).to_contain_text('pwned()')
    await is_harmless(author, '.markdown-read .prose', asked)
    await author.get_by_role('button', name='Publish', exact=True).click()
    await author.get_by_role('dialog').get_by_role('button', name='Publish', exact=True).click()
    await expect(author.get_by_text('Saved just now')).to_be_visible()
    reader = await visit('priya', '/sessions')
    asked = await watched(reader)
    await reader.get_by_role('link', name='Python for data').first.click()
    await settled(reader)
    await reader.get_by_role('link', name=re.compile('All attacks')).click()
    await expect(reader.locator('.reader .prose')).to_contain_text('pwned()')
    await is_harmless(reader, '.reader .prose', asked)
