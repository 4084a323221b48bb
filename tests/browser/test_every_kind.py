"""A learner works through a course that has an item of every kind, and a coach sees each of them done."""
import re

from playwright.async_api import Locator, Page, expect

from .looks import axe_is_quiet, nothing_hangs_out, settled
from .visits import PHONE

WORD = 'I measure the tides and count the boats.'


async def to(page: Page, name: str) -> None:
    await page.get_by_role('complementary', name='Course outline').get_by_role('link', name=re.compile(name)).click()
    await expect(page.get_by_role('heading', level=1, name=re.compile(name))).to_be_visible()
    await settled(page)


async def is_done(page: Page, name: str) -> None:
    """Its mark in the outline says so, without a reload."""
    await expect(line(page, name).locator('.mark-done, .mark-late')).to_be_visible(timeout=30_000)


async def is_not_begun(page: Page, name: str) -> None:
    """A look at the page about it is not doing it."""
    await page.wait_for_timeout(500)
    await expect(line(page, name).locator('.mark-todo, .mark-missing')).to_be_visible()


def line(page: Page, name: str) -> Locator:
    return page.get_by_role('complementary', name='Course outline').get_by_role('link', name=re.compile(name))


async def test_an_item_of_every_kind(visit):
    page = await visit('cy', '/sessions')
    await page.get_by_role('link', name='Python for data').first.click()
    await settled(page)
    await to(page, 'Values and names')
    done = page.get_by_role('button', name='Mark as done')
    if await done.count():
        await done.click()
    await is_done(page, 'Values and names')

    await to(page, 'Data: bike-share.csv')
    async with page.expect_download():
        await page.locator('.item-link').click()
    await is_done(page, 'Data: bike-share.csv')

    await to(page, 'Say hello')
    await axe_is_quiet(page)
    await page.get_by_role('button', name='New thread').click()
    await page.get_by_role('textbox', name='Title').fill('Hello from the coast')
    await page.get_by_role('textbox', name='First post').fill(WORD)
    await page.get_by_role('button', name='Post thread').click()
    await expect(page.get_by_text(WORD)).to_be_visible()
    await is_done(page, 'Say hello')

    await to(page, 'Film: moving one value')
    film = page.locator('video')
    await film.evaluate('film => { film.muted = true; film.playbackRate = 2; return film.play(); }')
    await is_done(page, 'Film: moving one value')

    await to(page, 'Check yourself')
    await is_not_begun(page, 'Check yourself')
    await page.get_by_role('button', name='Start the quiz').click()
    await page.get_by_role('radio', name='int').check()
    await page.get_by_role('button', name='Submit quiz').click()
    await page.get_by_role('button', name='Submit anyway').click()
    await is_done(page, 'Check yourself')

    await to(page, 'How is it going')
    await is_not_begun(page, 'How is it going')
    await axe_is_quiet(page)
    await page.get_by_role('radio', name='Just right').check()
    await expect(line(page, 'How is it going').locator('.mark-going')).to_be_visible()
    await page.get_by_role('checkbox', name='My coach').check()
    await page.get_by_role('button', name='Submit survey').click()
    await page.get_by_role('button', name='Submit anyway').click()
    await expect(page.get_by_text('You have answered this survey.')).to_be_visible()
    await is_done(page, 'How is it going')

    await to(page, 'Task: a one-page report')
    await page.get_by_role('textbox', name='Your answer').fill('Ridership follows the weather.')
    await page.get_by_role('button', name=re.compile('^Submit')).click()
    await expect(page.get_by_text('Awaiting grade').first).to_be_visible()
    await axe_is_quiet(page)
    await page.set_viewport_size({'width': PHONE, 'height': 844})
    await nothing_hangs_out(page)

    coach = await visit('tomas', '/sessions')
    await coach.get_by_role('link', name='Tracking').first.click()
    await settled(coach)
    await coach.get_by_label('Find a learner').fill('Cy Nguyen')
    row = coach.locator('.ag-center-cols-container .ag-row').first
    await expect(row.locator('.mark-done, .mark-late').nth(5)).to_be_attached()
    await expect(row.locator('.mark-grade')).not_to_have_count(0)
