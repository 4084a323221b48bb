"""Two sessions give the same course: what happens in one shows there at once, and in the other not at all."""
import asyncio
import re

from playwright.async_api import Page, expect

from .looks import PINGS, settled, websocket_frames
from .visits import follow

AUTUMN, EVENINGS = 'Data Analyst · Autumn', 'Python Evenings'
PAGE, TASK = 'Honest charts', 'Task: a one-page report'
LONG_ENOUGH = 3  # seconds: figures are read again every second at most


async def test_a_learners_work_shows_to_the_coaches_of_that_session_only(visit):
    priya = await visit('priya', '/sessions')
    autumn = await session_id(priya, AUTUMN)
    await follow(priya, AUTUMN)
    await follow(priya, 'Python for data')
    await follow(priya, PAGE)
    await not_done_yet(priya)
    lucia = await visit('lucia', '/sessions')
    await lucia.goto(f'/coaching/{await session_id(lucia, EVENINGS)}')
    marta = await visit('marta', f'/coaching/{autumn}?q=priya')
    tomas = await visit('tomas', '/sessions')
    await follow(tomas, 'Tracking')
    await tomas.get_by_label('Find a learner').fill('priya')
    for page in (lucia, marta, tomas):
        await settled(page)
        await expect(page.locator('.planbar').first).to_be_visible()
    progress = marta.locator('.ag-row', has_text='grade').locator('.kind-heat b').first
    reached = await progress.inner_text()
    heard = websocket_frames(lucia)
    await heard.silence(LONG_ENOUGH)  # until she has seen that the others have come
    heard.forget()

    await priya.get_by_role('button', name='Mark as done').click()
    await expect(marta.locator('.feed')).to_contain_text(f'Priya Nair finished {PAGE}')
    await expect(progress).not_to_have_text(reached)

    await follow(priya, TASK)
    await priya.get_by_label('Your answer').fill('The racks go to the harbour.')
    await priya.get_by_role('button', name='Submit', exact=True).click()
    await expect(marta.locator('.feed')).to_contain_text(f'Priya Nair submitted {TASK}')
    await expect(tomas.locator('.kind-mark .mark-grade')).to_be_visible()

    await tomas.locator('.ag-row .who', has_text='Priya Nair').click()
    work = tomas.get_by_role('article', name=TASK)
    await expect(work).to_contain_text('The racks go to the harbour.')
    await work.get_by_label('Points').fill('41.5')
    await work.get_by_role('button', name='Grade').click()
    await expect(priya.get_by_text('41.5 / 50').first).to_be_visible()
    await expect(marta.locator('.feed')).to_contain_text('Tomás Rey gave Priya Nair 41.5 for')

    await asyncio.sleep(LONG_ENOUGH)
    assert [frame for frame in heard.received if frame not in PINGS] == []


async def session_id(page: Page, title: str) -> int:
    """From the list of My sessions."""
    place = await page.get_by_role('link', name=title).first.get_attribute('href')
    found = re.search(r'\d+', place or '')
    assert found, f'{title} leads to {place}'
    return int(found[0])


async def not_done_yet(page: Page) -> None:
    """The demo's learner may have done it before."""
    undo = page.get_by_role('button', name='Undo')
    await expect(undo.or_(page.get_by_role('button', name='Mark as done'))).to_be_visible()
    if await undo.is_visible():
        await undo.click()
    await expect(page.get_by_role('button', name='Mark as done')).to_be_visible()
