"""What a real browser sends when somebody sets a field: every kind is set, and what the server keeps is read back."""
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from .server import Server
from .visits import Visits

FIELDS = Path(__file__).with_name('every_field.py')


@pytest_asyncio.fixture(scope='module', loop_scope='session')
async def fields(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    server = Server(tmp_path_factory.mktemp('fields'), main=FIELDS, ready='/every-field')
    await server.start()
    yield server
    server.stop()


@pytest_asyncio.fixture(loop_scope='session')
async def page(chromium: Browser, fields: Server) -> AsyncIterator[Page]:
    visits = Visits(chromium, fields.url, {})
    yield await visits(None, '/every-field')
    await visits.end()


async def keeps(page: Page, name: str, value: str) -> None:
    await expect(page.locator(f'.kept-{name}')).to_have_text(value)


async def choose(page: Page, label: str, *options: str) -> None:
    await page.get_by_role('combobox', name=label, exact=True).click()
    for option in options:
        await page.get_by_role('option', name=option, exact=True).click()


async def test_what_is_typed_or_ticked_is_kept(page):
    await page.get_by_label('Text', exact=True).fill('A few words')
    await keeps(page, 'text', "'A few words'")
    await page.get_by_label('Lines', exact=True).fill('One\nTwo')
    await keeps(page, 'lines', r"'One\nTwo'")
    for typed, kept in (('2.5', '2.5'), ('-3', '-3.0'), ('2,5', '2.5'), ('x', 'nan'), ('', 'None'), ('7', '7.0')):
        await page.get_by_label('Number', exact=True).fill(typed)
        await keeps(page, 'number', kept)
    await page.get_by_role('checkbox', name='Tick', exact=True).click()
    await keeps(page, 'tick', 'True')
    await page.get_by_role('switch', name='Switch', exact=True).click()
    await keeps(page, 'switch', 'True')
    await page.get_by_role('radio', name='Pear', exact=True).click()
    await keeps(page, 'radio', '5')
    await page.get_by_role('button', name='Plum', exact=True).click()
    await keeps(page, 'toggle', '8')
    await page.get_by_role('button', name='Plum', exact=True).click()
    await keeps(page, 'toggle', 'None')


async def test_what_is_chosen_is_kept(page):
    await choose(page, 'One', 'Plum')
    await keeps(page, 'one', '8')
    await choose(page, 'Found', 'Pear')
    await keeps(page, 'found', '5')
    await page.locator('.q-field', has_text='Found').get_by_role('button', name='Clear').click()
    await keeps(page, 'found', 'None')
    await page.get_by_role('combobox', name='New', exact=True).fill('green')
    await page.keyboard.press('Enter')
    await keeps(page, 'new', "'green'")
    await page.keyboard.press('Escape')
    await choose(page, 'New', 'blue')
    await keeps(page, 'new', "'blue'")
    await choose(page, 'Several', 'Pear', 'Plum')
    await keeps(page, 'several', '[3, 5, 8]')
    await page.get_by_role('option', name='Pear', exact=True).click()
    await keeps(page, 'several', '[3, 8]')
    await page.keyboard.press('Escape')
    several = page.locator('.q-field', has_text='Several')
    await several.locator('.q-chip', has_text='Apple').get_by_role('button').click()
    await keeps(page, 'several', '[8]')
    await several.get_by_role('button', name='Clear').click()
    await keeps(page, 'several', '[]')


async def test_what_our_own_fields_hold_is_kept(page):
    await page.get_by_label('When: day').fill('2026-10-02')
    await page.get_by_label('When: time').fill('09:30')
    await keeps(page, 'when', "'2026-10-02T09:30'")
    await page.get_by_role('textbox', name='Markdown').fill('**Bold**')
    await keeps(page, 'markdown', "'**Bold**'")
    await page.get_by_role('button', name='Add').first.click()
    row = page.locator('.kept-rows')
    await expect(row).to_have_text("[{'answer': '', 'share': None, 'right': False}]")
    await page.get_by_label('Answer').first.fill('Oslo')
    await page.get_by_label('Share').first.fill('50')
    await page.get_by_label('Right').first.check()
    await keeps(page, 'rows', "[{'answer': 'Oslo', 'share': 50, 'right': True}]")
    await page.get_by_role('button', name='Add a criterion').click()
    await page.get_by_role('textbox', name='Criterion').first.fill('Clear')
    await expect(page.locator('.kept-rubric')).to_contain_text("'title': 'Clear'")


async def test_what_a_cell_cannot_take_is_said_and_stays(page):
    rows = page.locator('.rows-editor')
    await page.get_by_role('button', name='Add a row').click()
    await page.get_by_label('Share, row 1').fill('half')
    await page.keyboard.press('Tab')
    await expect(rows.get_by_role('alert')).to_have_text('Row 1, Share: Enter a number.')
    await expect(page.get_by_label('Share, row 1')).to_have_value('half')
    await expect(page.get_by_label('Share, row 1')).to_have_attribute('aria-invalid', 'true')
    await page.get_by_label('Share, row 1').fill('0,5')
    await keeps(page, 'rows', "[{'answer': '', 'share': 0.5, 'right': False}]")
    await expect(rows.get_by_role('alert')).to_have_count(0)
    await expect(page.get_by_label('Share, row 1')).to_have_value('0,5')
    await page.get_by_label('Answer, row 1').focus()
    await page.keyboard.insert_text('a' * 5001)  # as a paste comes: a `maxlength` would cut it
    await expect(rows.get_by_role('alert')).to_have_text('Row 1, Answer: Up to 5,000 characters. These are 5,001.')
    await expect(page.get_by_label('Answer, row 1')).to_have_value('a' * 5001)


async def test_a_title_that_is_too_long_is_said_and_never_cut(page):
    await page.get_by_role('button', name='Add a criterion').click()
    await page.get_by_role('textbox', name='Criterion').first.focus()
    await page.keyboard.insert_text('c' * 201)
    await expect(page.locator('.rubric-editor').get_by_role('alert')).to_have_text(
        'Criterion 1: Up to 200 characters. These are 201.')
    await page.get_by_role('button', name='Add section').click()
    title = page.get_by_label('Title of the new section')
    await title.focus()
    await page.keyboard.insert_text('s' * 161)
    await page.keyboard.press('Enter')
    await expect(page.locator('.edit-write').get_by_role('alert')).to_have_text('Up to 160 characters. These are 161.')
    await expect(title).to_have_value('s' * 161)
    await keeps(page, 'section', '')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Enter')
    await keeps(page, 'section', 's' * 160)


async def test_what_opens_and_closes_is_known(page):
    await page.get_by_role('button', name='Open dialog').click()
    await keeps(page, 'dialog', 'True')
    await expect(page.get_by_text('Inside')).to_be_visible()
    await page.keyboard.press('Escape')
    await keeps(page, 'dialog', 'False')
    await page.get_by_role('button', name='Open menu').click()
    await keeps(page, 'menu', 'True')
    await page.keyboard.press('Escape')
    await keeps(page, 'menu', 'False')
    await page.get_by_role('button', name='More').first.click()
    await keeps(page, 'expansion', 'True')


async def test_rows_of_a_table_are_chosen_and_leafed_through(page):
    boxes = page.locator('.q-table tbody').get_by_role('checkbox')
    await boxes.nth(1).click()
    await boxes.nth(3).click()
    await keeps(page, 'table', '[2, 4]')
    await boxes.nth(1).click()
    await keeps(page, 'table', '[4]')
    everything = page.locator('.q-table thead').get_by_role('checkbox')
    await everything.click()
    await keeps(page, 'table', '[]')
    await everything.click()
    await keeps(page, 'table', '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]')
    await page.get_by_role('button', name='Next page').click()
    await keeps(page, 'page', '2')


async def test_a_field_may_go_while_the_focus_is_in_it(page):
    """Without an error in the browser, which fails any test."""
    takers = page.get_by_role('button', name=re.compile('^Take .* away$', re.IGNORECASE))
    names = await takers.all_inner_texts()
    assert names
    for name in names:
        within = page.locator(f'.field-{name.split()[1].lower()}')
        await within.locator('input, textarea, button, [tabindex="0"]').first.focus()
        await takers.filter(has_text=name).evaluate('one => one.click()')
        await expect(within).to_have_count(0)
