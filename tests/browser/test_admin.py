"""From an empty installation to a running session, as its first administrator sets it up, at a desk and on a phone."""
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from .looks import axe_is_quiet, looks_right, settled
from .server import WATCHED, Server
from .visits import DESKTOP, PHONE, Visits, sign_in

SECRET, CODE = 'a password for this story', 'a code for this story'


@pytest_asyncio.fixture(loop_scope='session')
async def empty_house(chromium: Browser, tmp_path) -> AsyncIterator[Visits]:
    """A server of its own on which nobody has an account yet."""
    server = Server(tmp_path, main=WATCHED, demo='0', setup_code=CODE)
    await server.start()
    visits = Visits(chromium, server.url, {})
    yield visits
    await visits.end()
    server.stop()


@pytest.mark.parametrize('width', [DESKTOP, PHONE])
async def test_an_administrator_sets_up_a_session_and_its_learner_has_it_at_once(empty_house, width):
    page = await empty_house(None, '/sessions', width=width)
    await open_the_house(page)
    for name, username in (('Noor Haddad', 'noor'), ('Marta Lindqvist', 'marta')):
        await create_account(page, name, username)
    await looks_right(page)
    await write_a_course(page)
    await create_a_session(page)

    noor = await empty_house(None, '/sign-in', width=width)
    await sign_in(noor, 'noor', SECRET)
    await noor.get_by_label('New password').fill('chosen by Noor')
    await noor.get_by_role('button', name='Save password').click()
    await expect(noor.get_by_text('No session is running for you')).to_be_visible()

    await fill_the_session(page)
    await publish(page)
    await expect(noor.get_by_text('First steps').first).to_be_visible()


async def open_the_house(page: Page) -> None:
    await expect(page).to_have_url(re.compile('/first-administrator'))
    await page.get_by_label('Set-up code').fill(CODE)
    await page.get_by_label('Your name').fill('Ada Byron')
    await page.get_by_label('Username').fill('ada')
    await page.get_by_label('Password', exact=True).fill(SECRET)
    await page.get_by_role('button', name='Create account').click()
    await expect(page.get_by_text('No sessions yet.')).to_be_visible()
    await looks_right(page)


async def create_account(page: Page, name: str, username: str) -> None:
    await page.goto('/admin/people')
    await page.get_by_role('button', name='New account').click()
    box = page.get_by_role('dialog')
    await box.get_by_label('Name', exact=True).fill(name)
    await box.get_by_label('Username').fill(username)
    await box.get_by_label('Password').fill(SECRET)
    await looks_right(page)
    await press(box, 'Create account')
    await expect(page.locator('.grid').get_by_text(name)).to_be_visible()


async def write_a_course(page: Page) -> None:
    await page.goto('/admin/courses')
    await page.get_by_role('button', name='New course').click()
    box = page.get_by_role('dialog')
    await box.get_by_label('Title').fill('Knots')
    await press(box, 'Create course')
    await expect(box.get_by_text('A code has letters')).to_be_visible()
    await box.get_by_label('Code').fill('KN')
    await press(box, 'Create course')
    await press(page, 'Add section')
    await page.get_by_label('Title of the new section').fill('First week')
    await press(page, 'Add')
    await add_item(page, 'Page', 'The bowline')
    await page.get_by_role('textbox', name='Text').fill('## Around the tree\n\nUp through the *hole*.')
    if page.viewport_size['width'] == PHONE:
        await press(page, 'Preview')
    await expect(page.get_by_role('heading', name='Around the tree')).to_be_visible()
    await looks_right(page)
    await save(page, 'Publish')
    await add_item(page, 'Assignment', 'Tie one yourself')
    await page.get_by_label('Due on day').fill('10')
    await page.get_by_label('Points to pass').fill('120')
    await press(page, 'Publish')
    await expect(page.get_by_text('The pass mark is higher than the points.')).to_be_visible()
    await page.get_by_label('Points to pass').fill('60')
    await press(page, 'Publish')
    await expect(page.get_by_role('dialog').get_by_text('does not say what to do')).to_be_visible()
    await looks_right(page)
    await save(page, 'Publish anyway')
    await expect(page.get_by_text('Day 10')).to_be_visible()


async def add_item(page: Page, kind: str, title: str) -> None:
    await press(page, 'Add an item to First week')
    await page.get_by_role('menuitem', name=re.compile(f'^{kind}')).click()
    await page.get_by_label('Title of the new item').fill(title)
    await press(page, 'Add')
    await expect(page.get_by_label('Title', exact=True)).to_have_value(title)


async def create_a_session(page: Page) -> None:
    await page.goto('/admin/sessions')
    await press(page, 'New session')
    await page.get_by_label('Title').fill('First steps')
    await page.get_by_label('Learners start: day').fill('2026-03-01')
    await page.get_by_label('Learners end: day').fill('2026-02-01')
    await press(page, 'Create session')
    await expect(page.get_by_text('The session ends before it starts.').first).to_be_visible()
    await expect(page.get_by_label('Title')).to_have_value('First steps')
    await looks_right(page)
    await page.get_by_label('Learners end: day').fill('2199-12-31')
    await expect(page.get_by_text('Learners: 1 March 2026 to 31 December 2199.')).to_be_visible()
    await press(page, 'Create session')
    await expect(page.get_by_text('No course yet.')).to_be_visible()


async def fill_the_session(page: Page) -> None:
    await press(page, 'Add course')
    box = page.get_by_role('dialog')
    await box.get_by_label('Course').fill('Kno')
    await page.get_by_role('option', name='Knots').click()
    await press(box, 'Add course')
    await press(page, 'Coaches: Knots')
    await page.get_by_role('combobox', name='Coaches of this course').press_sequentially('mart')
    await page.get_by_role('option', name='Marta Lindqvist').click()
    await looks_right(page)
    await press(page.get_by_role('dialog'), 'Save')
    await expect(page.locator('.order-people')).to_contain_text('Marta Lindqvist')
    await looks_right(page)
    await page.get_by_role('link', name='Learners').click()
    await press(page, 'Enrol people')
    await page.get_by_label('Usernames').fill('noor, nobody')
    await expect(page.get_by_text('Nobody has this username')).to_be_visible()
    await looks_right(page)
    await press(page, 'Enrol 1 person')
    await expect(page.locator('.grid').get_by_text('Noor Haddad')).to_be_visible()
    await looks_right(page)


async def publish(page: Page) -> None:
    await press(page, 'Publish')
    await expect(page.get_by_text('1 learner will see it in My sessions at once, and can enter it.')).to_be_visible()
    await press(page.get_by_role('dialog'), 'Publish anyway')  # it began in the past
    await expect(page.get_by_text('Running', exact=True)).to_be_visible()
    await page.get_by_role('link', name='Change log').click()
    await expect(page.get_by_text('Ada Byron published it')).to_be_visible()
    await looks_right(page)


async def test_two_administrators_of_one_session_hear_of_each_other(visit):
    ines, samuel = [await visit(name, '/admin/sessions') for name in ('ines', 'samuel')]
    await samuel.locator('.grid .ag-row').first.click()
    await expect(samuel.get_by_role('heading', level=1)).not_to_have_text('Sessions')
    await ines.goto(samuel.url)
    await samuel.get_by_label('Description').fill('Typed by Samuel')
    await expect(samuel.get_by_text('Not saved yet')).to_be_visible()
    await ines.get_by_label('Description').fill('Typed by Ines')
    await save(ines)
    await expect(samuel.get_by_text('Ines Carvalho changed the description meanwhile.')).to_be_visible()
    await axe_is_quiet(samuel)
    await press(samuel, 'Take theirs')
    await expect(samuel.get_by_label('Description')).to_have_value('Typed by Ines')


async def press(where: Page | Locator, name: str) -> None:
    await where.get_by_role('button', name=name, exact=True).click()


async def save(page: Page, word: str = 'Save') -> None:
    await press(page, word)
    await expect(page.get_by_text('Saved just now')).to_be_visible()


@pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)],
                         ids=['desktop', 'phone-dark'])
async def test_every_page_looks_right(visit, width, dark):
    page = await visit('ines', '/admin/sessions', width=width, dark=dark)
    await page.locator('.grid .ag-row').first.click()
    await expect(page).to_have_url(re.compile(r'/admin/sessions/\d+$'))
    session = page.url
    await page.goto('/admin/courses')
    await page.locator('.grid .ag-row').first.click()
    await expect(page).to_have_url(re.compile(r'/admin/courses/\d+$'))
    await page.locator('.edit-open').first.click()
    await expect(page).to_have_url(re.compile(r'item=\d+$'))
    await expect(page.get_by_label('Title', exact=True)).to_be_visible()
    await looks_right(page)
    tabs = [f'{session}?tab={tab}' for tab in ('details', 'courses', 'learners', 'log')]
    for path in ('/admin/sessions', '/admin/sessions/new', *tabs, '/admin/people', '/admin/courses'):
        await page.goto(path)
        await settled(page)
        await expect(page.get_by_role('heading', level=1)).to_be_visible()
        if path.endswith(('/sessions', '/people', '/courses', 'tab=learners')):
            await expect(page.locator('.grid .ag-row').first).to_be_visible()
        await looks_right(page)
