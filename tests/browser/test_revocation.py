"""A right that ends, in real browsers: the page leaves by itself and the next one says why."""
import re
from contextlib import asynccontextmanager

from playwright.async_api import Page, expect

from .looks import settled
from .test_two_sessions import AUTUMN, session_id
from .visits import follow

COURSE = 'Python for data'


async def test_a_coach_who_is_removed_leaves_the_tracking_page_and_reads_why(visit):
    tomas = await visit('tomas', '/sessions')
    autumn = await session_id(tomas, AUTUMN)
    await follow(tomas, 'Tracking')
    await expect(tomas.locator('.ag-row').first).to_be_visible()
    tracking = tomas.url
    samuel = await visit('samuel', f'/admin/sessions/{autumn}?tab=courses')
    async with _without(samuel, 'Tomás Rey'):
        await expect(tomas).to_have_url(re.compile('/sessions$'))
        await expect(tomas.locator('.told')).to_contain_text('is not open to you any more')
        answer = await tomas.context.request.get(tracking)
        assert answer.status == 404
    await tomas.goto(tracking)
    await expect(tomas.locator('.ag-row').first).to_be_visible()


async def test_a_browser_that_is_signed_out_elsewhere_leaves_and_reads_why(visit):
    here, there = await visit('emeka', '/account', anew=True), await visit('emeka', '/account', anew=True)
    await here.reload()
    await settled(here)
    await here.get_by_role('button', name='Sign out everywhere else').click()
    await expect(there).to_have_url(re.compile('/sign-in'))
    await expect(there.get_by_text('You are signed out')).to_be_visible()
    await expect(here.get_by_text('This browser')).to_be_visible()


@asynccontextmanager
async def _without(samuel: Page, coach: str):
    """The course without this coach; afterwards they are back: other tests share the house."""
    await _coaches(samuel)
    await samuel.get_by_role('button', name=f'Remove {coach}').click()
    await samuel.get_by_role('dialog').get_by_role('button', name='Save').click()
    try:
        yield
    finally:
        await expect(samuel.get_by_role('dialog')).to_be_hidden()
        await _coaches(samuel)
        await samuel.get_by_role('combobox', name='Coaches of this course').press_sequentially(coach.split()[-1])
        await samuel.get_by_role('option', name=coach).click()
        await samuel.get_by_role('dialog').get_by_role('button', name='Save').click()
        await expect(samuel.get_by_role('dialog')).to_be_hidden()


async def _coaches(samuel: Page) -> None:
    await samuel.get_by_role('button', name=f'Coaches: {COURSE}').click()
    await expect(samuel.get_by_role('dialog')).to_be_visible()
