"""A coach writes to several learners from the list, with nothing but the keyboard; a learner reads it on a phone."""
from playwright.async_api import Page, expect

from .looks import looks_right, settled
from .test_coach import names, there
from .visits import PHONE, follow


async def holds_focus(page: Page) -> bool:
    return await page.evaluate('!!document.activeElement.closest(".acting")')


async def test_a_coach_selects_learners_and_writes_to_them_and_they_read_it(visit):
    learner = await visit('amara', '/messages', width=PHONE, dark=True)
    await settled(learner)
    coach = await visit('tomas', '/sessions')
    await follow(coach, 'Tracking')
    await there(coach)
    bar = coach.get_by_role('toolbar')
    await expect(bar).to_have_count(0)  # hidden from everybody
    await coach.get_by_label('Find a learner').fill('amara')
    await expect(names(coach)).to_have_count(1)
    await coach.locator('.ag-row [col-id=name]').first.focus()
    await coach.keyboard.press('Space')
    await expect(bar.get_by_role('status')).to_have_text('1 selected')
    await coach.keyboard.press('Tab')
    while not await holds_focus(coach):  # what stands in the grid’s foot comes first
        await coach.keyboard.press('Tab')
    await looks_right(coach)
    await bar.get_by_role('button', name='Message').press('Enter')
    dialog = coach.get_by_role('dialog')
    await expect(dialog.get_by_text('Reaches 1 learner')).to_be_visible()
    await dialog.get_by_label('Subject').fill('Your second chart')
    await dialog.get_by_role('textbox', name='Message').fill('It says **more** than the first.')
    await looks_right(coach)
    await dialog.get_by_role('button', name='Message 1 learner').click()
    await expect(coach.get_by_text('Sent to 1 learner')).to_be_visible()
    await expect(bar).to_have_count(0)

    await learner.get_by_role('button', name='Your second chart').click()
    await expect(learner.locator('.message-body strong')).to_have_text('more')
    await coach.get_by_role('button', name='Undo').click()  # it stays for some seconds: nothing slow before it
    await expect(coach.get_by_text('1 had read it')).to_be_visible()
    await expect(learner.get_by_role('button', name='Your second chart')).to_be_visible()
    await looks_right(learner)


async def test_a_press_beside_the_check_box_of_a_row_means_the_check_box(visit):
    coach = await visit('tomas', '/sessions')
    await follow(coach, 'Tracking')
    await there(coach)
    cell = coach.locator('.ag-row:not(.ag-row-pinned) [col-id=ag-Grid-SelectionColumn]').first
    counted = coach.get_by_role('toolbar').get_by_role('status')
    await cell.click(position={'x': 3, 'y': 3})
    await expect(counted).to_have_text('1 selected')
    await cell.locator('input').click()
    await expect(counted).to_have_count(0)
    await cell.locator('input').click()
    await expect(counted).to_have_text('1 selected')
    await cell.click(position={'x': 3, 'y': 3})
    await expect(counted).to_have_count(0)


async def test_what_can_be_taken_away_is_a_menu_for_a_screen_reader(visit):
    coach = await visit('tomas', '/sessions')
    await follow(coach, 'Tracking')
    await there(coach)
    await coach.get_by_role('button', name='Export').click()
    await expect(coach.get_by_role('menu').get_by_role('menuitem', name='Certificates …')).to_be_visible()
    await looks_right(coach)
