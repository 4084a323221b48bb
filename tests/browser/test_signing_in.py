"""Coming in and going out in real browsers, with a mouse and with nothing but the keyboard."""
import re
from collections.abc import AsyncIterator

import pyotp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from .hands import Keyboard, Mouse
from .looks import looks_right, settled
from .server import WATCHED, Server
from .visits import DESKTOP, PHONE, Visits, sign_in

SOON = '0.02'
"""Hours: 72 seconds without use end a sign-in, and its last fifth is told."""


@pytest_asyncio.fixture(loop_scope='session', scope='module')
async def soon(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """A house of its own, in which sign-ins end soon."""
    server = Server(tmp_path_factory.mktemp('soon'), main=WATCHED, sign_in_idle_hours=SOON)
    await server.start()
    yield server
    server.stop()


@pytest_asyncio.fixture(loop_scope='session')
async def visit_soon(chromium: Browser, soon: Server) -> AsyncIterator[Visits]:
    visits = Visits(chromium, soon.url, {})
    yield visits
    await visits.end()


@pytest.mark.parametrize(('hands', 'width', 'dark'), [
    (Mouse, DESKTOP, False), (Keyboard, DESKTOP, True), (Mouse, PHONE, True), (Keyboard, PHONE, False)])
async def test_a_wrong_password_is_said_at_its_field_and_the_right_one_leads_on(visit, hands, width, dark):
    page = await visit(None, '/agenda', width=width, dark=dark)
    person = hands(page)
    await looks_right(page)
    await person.write(page.get_by_label('Username', exact=True), 'emeka')
    await person.write(page.get_by_label('Password', exact=True), 'not this one')
    await person.press(page.get_by_role('button', name='Sign in', exact=True))
    await expect(page.get_by_text('Username and password do not match.')).to_be_visible()
    await settled(page)
    await looks_right(page)
    await expect(page.get_by_label('Username', exact=True)).to_have_value('emeka')
    await expect(page.get_by_label('Password', exact=True)).to_be_focused()
    await person.write(page.get_by_label('Password', exact=True), 'cohort')
    await page.keyboard.press('Enter')
    await expect(page).to_have_url(re.compile('/agenda$'))


async def test_signing_out_in_one_tab_is_felt_in_the_other(visit):
    here = await visit('emeka', '/sessions', anew=True)
    there = await here.context.new_page()
    await there.goto('/agenda')
    await settled(there)
    await here.get_by_role('button', name='Sign out').click()
    await expect(here).to_have_url(re.compile('/sign-in$'))
    await expect(there).to_have_url(re.compile('/sign-in'))
    await settled(there)
    await there.go_back()
    await expect(there).to_have_url(re.compile('/sign-in'))


@pytest.mark.parametrize(('hands', 'width', 'who'), [(Mouse, DESKTOP, 'priya'), (Keyboard, PHONE, 'jakub')])
async def test_two_steps_are_set_up_asked_for_and_recovered_from(visit_soon, hands, width, who):
    page = await visit_soon(who, '/account/second-factor', width=width)
    person = hands(page)
    await looks_right(page)
    key = (await page.locator('code.secret').inner_text()).replace(' ', '')
    await person.write(page.get_by_label('Code from the app'), '000000')
    await page.keyboard.press('Enter')
    await expect(page.get_by_text('This code is not right.')).to_be_visible()
    await person.write(page.get_by_label('Code from the app'), pyotp.TOTP(key).now())
    await person.press(page.get_by_role('button', name='Turn on'))
    await expect(page.locator('.recovery-codes li')).to_have_count(10)
    await looks_right(page)
    first = await page.locator('.recovery-codes li').first.inner_text()
    await person.press(page.get_by_role('button', name='Continue'))
    await expect(page.get_by_text('10 recovery codes left')).to_be_visible()
    await looks_right(page)

    again = await visit_soon(None, '/sign-in?then=/agenda', width=width)
    person = hands(again)
    await sign_in(again, who)
    await expect(again).to_have_url(re.compile('/sign-in/code$'))
    await looks_right(again)
    await person.write(again.get_by_label('Code'), '000000')
    await person.press(again.get_by_role('button', name='Sign in'))
    await expect(again.get_by_text('This code is not right.')).to_be_visible()
    await settled(again)
    await person.write(again.get_by_label('Code'), first)
    await again.keyboard.press('Enter')
    await expect(again).to_have_url(re.compile('/agenda$'))


@pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)])
async def test_a_page_says_that_its_sign_in_ends_covers_itself_and_keeps_what_is_typed(visit_soon, width, dark):
    page = await visit_soon('emeka', '/account', width=width, dark=dark, anew=True)
    await page.get_by_label('New password').fill('half a sentence')
    await expect(page.get_by_text('You will be signed out')).to_be_visible(timeout=120_000)
    await looks_right(page)
    box = page.get_by_role('dialog', name='Your sign-in has ended')
    await expect(box).to_be_visible(timeout=120_000)
    await looks_right(page)
    assert (await page.context.request.get('/agenda', max_redirects=0)).status == 303
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(box).to_be_visible()
    await box.get_by_label('Password').fill('not this one')
    await page.keyboard.press('Enter')
    await expect(box.get_by_text('Username and password do not match.')).to_be_visible()
    await box.get_by_label('Password').fill('cohort')
    await page.keyboard.press('Enter')
    await expect(page.get_by_role('dialog')).to_have_count(0)
    await expect(page.get_by_label('New password')).to_have_value('half a sentence')
    await expect(page.get_by_label('New password')).to_be_focused()
    await page.goto('/agenda')
    await expect(page).to_have_url(re.compile('/agenda$'))


async def test_a_new_password_signs_other_browsers_out_and_keeps_the_tabs_of_this_one(visit_soon):
    there = await visit_soon('bo', '/sessions', anew=True)
    here = await visit_soon('bo', '/account', anew=True)
    beside = await here.context.new_page()
    await beside.goto('/agenda')
    await settled(beside)
    await _change(here, 'cohort', 'password1')
    await expect(here.get_by_text('Many people use this password')).to_be_visible()
    await settled(here)
    await _change(here, 'cohort', 'chosen by Bo')
    await expect(here.get_by_text('Your password is changed.')).to_be_visible()
    await expect(there).to_have_url(re.compile('/sign-in'))
    await expect(beside).to_have_url(re.compile('/agenda$'))
    await beside.reload()
    await expect(beside).to_have_url(re.compile('/agenda$'))


async def _change(page: Page, old: str, new: str) -> None:
    await page.get_by_label('Current password').fill(old)
    await page.get_by_label('New password').fill(new)
    async with page.expect_navigation():
        await page.get_by_role('button', name='Change password').click()
    await settled(page)
