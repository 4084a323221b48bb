"""Where several things are chosen at once, all of them are there again after a reload."""
import re

from playwright.async_api import Page, expect

from .looks import settled

COURSE = '/admin/courses/2'


async def at(visit, item: str) -> Page:
    page = await visit('helena', COURSE)
    await page.locator('.edit-open', has_text=item).click()
    await expect(page.get_by_label('Title', exact=True)).to_have_value(item)
    return page


async def choose_two(page: Page, label: str) -> list[str]:
    """Those that were not chosen before."""
    await page.get_by_role('combobox', name=label, exact=True).click()
    options = page.locator('.q-menu [role=option][aria-selected=false]')
    await expect(options.nth(2)).to_be_visible()
    names = [(await options.nth(number).inner_text()).strip() for number in (0, 1)]
    for name in names:
        await page.locator('.q-menu').get_by_role('option', name=name, exact=True).click()
    await page.keyboard.press('Tab')
    return names


async def test_what_an_item_opens_after(visit):
    page = await at(visit, 'Grouping and comparing')
    chosen = await choose_two(page, 'Opens after completing')
    await page.get_by_role('button', name='Save draft').click()
    await expect(page.get_by_role('button', name='Discard edits')).to_be_visible()
    await page.reload()
    await settled(page)
    field = page.locator('.q-field', has=page.get_by_role('combobox', name='Opens after completing', exact=True))
    for name in chosen:
        await expect(field.get_by_text(name)).to_be_visible()


async def test_questions_from_the_bank(visit):
    page = await visit('helena', COURSE)
    await page.get_by_role('button', name=re.compile('^Add an item to')).first.click()
    await page.get_by_role('menuitem', name=re.compile('^Quiz')).click()
    await page.get_by_label(re.compile('^Title of the new')).fill('From the bank')
    await page.keyboard.press('Enter')
    await expect(page.get_by_label('Title', exact=True)).to_have_value('From the bank')
    await page.get_by_role('button', name='From the bank', exact=True).click()
    chosen = await choose_two(page, 'Questions')
    await page.get_by_role('dialog').get_by_role('button', name='Ask them').click()
    await expect(page.get_by_role('dialog')).to_have_count(0)
    await page.reload()
    await settled(page)
    for name in chosen:
        await expect(page.get_by_text(name.split(' · ')[0]).first).to_be_visible()
