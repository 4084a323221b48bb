"""Every control of the pages that come before the first page of one's own: by mouse, and by keyboard alone."""
import re
from collections.abc import AsyncIterator

import httpx
import pyotp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from .hands import Keyboard, Mouse
from .looks import looks_right, settled
from .server import WATCHED, Server
from .visits import DESKTOP, PHONE, Visits

CODE, SECRET, OWN = 'a code for this story', 'a password for this story', 'chosen by Noor'
PAGES = ('/sign-in', '/sign-in/code', '/first-administrator', '/account/new-password', '/account/second-factor')
BOTH = pytest.mark.parametrize(('hands', 'width', 'dark'), [(Mouse, PHONE, True), (Keyboard, DESKTOP, False)])


@pytest_asyncio.fixture(loop_scope='session')
async def empty_house(tmp_path) -> AsyncIterator[Server]:
    """Nobody has an account, and there are no demo accounts."""
    server = Server(tmp_path, main=WATCHED, demo='0', setup_code=CODE, second_factor='staff')
    await server.start()
    yield server
    server.stop()


@BOTH
async def test_everything_before_the_first_own_page_is_operated(chromium: Browser, empty_house, hands, width, dark):
    visits = Visits(chromium, empty_house.url, {})
    page = await visits(None, '/sign-in', width=width, dark=dark)
    person = hands(page)
    await _open_the_house(person)
    key = await _set_up_two_steps(person)
    await _make_an_account(person)
    await _choose_a_password(hands(await visits(None, '/sign-in', width=width, dark=dark)))
    await _come_in_by_two_steps(hands(await visits(None, '/sign-in', width=width, dark=dark)), key)
    async with httpx.AsyncClient(base_url=empty_house.url) as client:
        listeners = (await client.get('/_watched')).json()['listeners']
    ours = [one for one in listeners if one['place'].startswith(PAGES) and 'pages/' in one['place'].split(' | ')[3]]
    assert {one['place'].split(' | ')[0] for one in ours} == set(PAGES)
    assert [one['place'] for one in ours if not one['heard']] == []
    await visits.end()


@BOTH
async def test_a_demo_account_is_entered(visit, hands, width, dark):
    page = await visit(None, '/sign-in?then=/agenda', width=width, dark=dark)
    person = hands(page)
    await person.press(page.get_by_text('Demo accounts'))
    account = page.get_by_role('button', name='Emeka')
    await expect(account).to_be_visible()
    await looks_right(page)
    await person.press(account)
    await expect(page).to_have_url(re.compile('/agenda$'))


async def _open_the_house(person: Mouse) -> None:
    page = person.page
    await expect(page).to_have_url(re.compile('/first-administrator'))
    await looks_right(page)
    for label, text in (('Set-up code', 'not this one'), ('Your name', 'Ada Byron'), ('Username', 'ada')):
        await person.write(page.get_by_label(label), text)
    await _write_and_look(person, page.get_by_label('Password', exact=True), SECRET)
    await _press(person, 'Create account')
    await expect(page.get_by_text('This is not the code.')).to_be_visible()
    await expect(page.get_by_label('Set-up code')).to_be_focused()
    await expect(page.get_by_label('Your name')).to_have_value('Ada Byron')
    await looks_right(page)
    await person.write(page.get_by_label('Set-up code'), CODE)
    await person.write(page.get_by_label('Password', exact=True), SECRET)
    await _press(person, 'Create account')
    await expect(page).to_have_url(re.compile('/account/second-factor'))


async def _set_up_two_steps(person: Mouse) -> str:
    """Which staff need here. Returns the key that the app is given."""
    page = person.page
    await looks_right(page)
    key = (await page.locator('code.secret').inner_text()).replace(' ', '')
    await person.write(page.get_by_label('Code from the app'), pyotp.TOTP(key).now())
    await person.press(page.get_by_role('button', name='Turn on'))
    await expect(page.locator('.recovery-codes li')).to_have_count(10)
    await person.press(page.get_by_role('button', name='Copy'))
    await expect(page.get_by_text('Copied')).to_be_visible()
    await page.evaluate('() => { navigator.clipboard.writeText = () => Promise.reject(); }')
    await person.press(page.get_by_role('button', name='Copy'))
    await expect(page.get_by_text('Your browser does not copy here.')).to_be_visible()
    await person.press(page.get_by_role('button', name='Continue'))
    await expect(page.get_by_text('No sessions yet.')).to_be_visible()
    return key


async def _make_an_account(person: Mouse) -> None:
    page = person.page
    await page.goto('/admin/people')
    await settled(page)
    await page.get_by_role('button', name='New account').click()
    box = page.get_by_role('dialog')
    for label, text in (('Name', 'Noor Haddad'), ('Username', 'noor'), ('Password', SECRET)):
        await box.get_by_label(label, exact=True).fill(text)
    await box.get_by_role('button', name='Create account').click()
    await expect(page.locator('.grid').get_by_text('Noor Haddad')).to_be_visible()


async def _choose_a_password(person: Mouse) -> None:
    page = person.page
    await _sign_in(person, 'noor', SECRET)
    await expect(page).to_have_url(re.compile('/account/new-password'))
    await looks_right(page)
    await _write_and_look(person, page.get_by_label('New password'), 'password1')
    await _press(person, 'Save password')
    await expect(page.get_by_text('Many people use this password')).to_be_visible()
    await expect(page.get_by_label('New password')).to_be_focused()
    await _press(person, 'Sign out')
    await expect(page).to_have_url(re.compile('/sign-in'))
    await _sign_in(person, 'noor', SECRET)
    await person.write(page.get_by_label('New password'), OWN)
    await _press(person, 'Save password')
    await expect(page.get_by_text('No session is running for you')).to_be_visible()


async def _come_in_by_two_steps(person: Mouse, key: str) -> None:
    page = person.page
    await _sign_in(person, 'ada', SECRET)
    await expect(page).to_have_url(re.compile('/sign-in/code$'))
    await looks_right(page)
    await person.press(page.get_by_role('link', name='Sign in as somebody else'))
    await expect(page).to_have_url(re.compile('/sign-in$|/sign-in[?]'))
    await settled(page)
    await _sign_in(person, 'ada', SECRET)
    await person.write(page.get_by_label('Code'), '000000')
    await _press(person, 'Sign in')
    await expect(page.get_by_text('This code is not right.')).to_be_visible()
    await expect(page.get_by_label('Code')).to_be_focused()


async def _sign_in(person: Mouse, username: str, password: str) -> None:
    page = person.page
    await person.write(page.get_by_label('Username', exact=True), username)
    await _write_and_look(person, page.get_by_label('Password', exact=True), password)
    await _press(person, 'Sign in')


async def _write_and_look(person: Mouse, field: Locator, text: str) -> None:
    """What is typed can be looked at, and hidden again."""
    await person.write(field, text)
    show = person.page.get_by_role('button', name='Show password')
    await person.press(show)
    await expect(field).to_have_attribute('type', 'text')
    await expect(show).to_have_attribute('aria-pressed', 'true')
    await person.press(show)
    await expect(field).to_have_attribute('type', 'password')
    await expect(field).to_have_value(text)


async def _press(person: Mouse, name: str) -> None:
    """A button whose form leads to another page, or to this one anew."""
    async with person.page.expect_navigation():
        await person.press(person.page.get_by_role('button', name=name, exact=True))
    await settled(person.page)
