"""Two coaches at two browsers and one gradebook: who is where, values as they come, a conflict, and its history."""
import asyncio

import pytest
from playwright.async_api import Locator, Page, Route, expect

from .hands import Keyboard, Mouse
from .looks import looks_right, settled
from .visits import DESKTOP, PHONE, follow, go

LEARNER, OTHER = 'Hannah Vogel', 'Mei Tanaka'
COLUMN = 'five questions'


async def gradebook(visit, who: str, **look) -> Page:
    """Of the one course that Tomás coaches."""
    page = await visit(who, '/sessions', **look)
    if who == 'tomas':
        await follow(page, 'Tracking')
    else:
        tomas = await gradebook(visit, 'tomas')
        await page.goto(tomas.url)
        await tomas.close()
    if not page.url.endswith('/grades'):
        await go(page, page.get_by_role('link', name='Grades', exact=True))
    await settled(page)
    await expect(page.locator('.gradebook .value').first).to_be_visible()
    return page


async def cell(page: Page, learner: str = LEARNER) -> Locator:
    head = page.locator('.ag-header-cell').filter(has_text=COLUMN)
    row = page.locator('.ag-pinned-left-cols-container .ag-row').filter(has_text=learner)
    key, id_ = await head.get_attribute('col-id'), await row.get_attribute('row-id')
    return page.locator(f'.ag-center-cols-container [row-id="{id_}"] [col-id="{key}"]')


async def course_grade(page: Page, learner: str) -> Locator:
    row = page.locator('.ag-pinned-left-cols-container .ag-row').filter(has_text=learner)
    return page.locator(f'.ag-row[row-id="{await row.get_attribute("row-id")}"] [col-id="grade"]')


async def put(page: Page, learner: str, value: str) -> None:
    await (await cell(page, learner)).click()
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
    await expect((await cell(page, learner)).locator('.value')).to_have_text(value)


async def test_two_coaches_at_one_grid(visit):
    tomas, marta = await gradebook(visit, 'tomas'), await gradebook(visit, 'marta')
    await put(tomas, LEARNER, '11')
    theirs, hers = await cell(tomas), await cell(marta)
    await expect(hers.locator('.value')).to_have_text('11')

    await theirs.click()
    await expect(hers.locator('.grader')).to_contain_text('Tomás Rey is at this cell')
    await hers.click()
    await marta.keyboard.type('12')
    await expect(theirs.locator('.grader')).to_contain_text('Marta Lindqvist')
    await tomas.keyboard.type('14')
    await tomas.keyboard.press('Enter')
    await expect(theirs.locator('.value')).to_have_text('14')

    field = marta.locator('.grade-input')  # what arrives takes nothing out of her hands
    await expect(field).to_be_focused()
    await expect(field).to_have_value('12')
    await marta.keyboard.press('Enter')
    told = marta.get_by_role('alert').filter(has_text='Tomás Rey has put 14 here meanwhile. Yours: 12.')
    await expect(told).to_be_visible()
    await expect(hers.locator('.value')).to_have_text('12')
    await looks_right(marta)
    await told.get_by_role('button', name='Put 12').click()
    await expect(told).to_have_count(0)
    await expect(theirs.locator('.value')).to_have_text('12')

    await marta.keyboard.press('Space')
    history = marta.get_by_role('dialog').get_by_role('listitem')
    await expect(history.nth(0)).to_contain_text('14 → 12')
    await expect(history.nth(1)).to_contain_text('not taken')
    await expect(history.nth(2)).to_contain_text('11 → 14')
    await expect(history.nth(2)).to_contain_text('Tomás Rey')
    await looks_right(marta)
    await marta.keyboard.press('Escape')
    await expect(hers).to_be_focused()


async def test_a_gradebook_is_filled_by_keyboard_alone(visit):
    page = await gradebook(visit, 'tomas')
    await put(page, OTHER, '13')
    first = await cell(page, OTHER)
    await first.click()
    await expect(first).to_be_focused()
    await page.keyboard.type('7')
    await page.keyboard.press('Escape')
    await expect(first.locator('.value')).to_have_text('13')
    await expect(first).to_be_focused()
    await page.keyboard.press('F2')
    await expect(page.locator('.grade-input')).to_have_value('13')
    await page.keyboard.type('.5')
    await page.keyboard.press('Tab')
    await expect(first.locator('.value')).to_have_text('13.5')
    await expect(first).not_to_be_focused()
    await page.keyboard.press('ArrowLeft')
    await expect(first).to_be_focused()

    await page.keyboard.type('999')
    await page.keyboard.press('Enter')
    told = page.get_by_role('alert').filter(has_text='Enter a number from 0 to 20.')
    await expect(told).to_contain_text(OTHER)
    await expect(first.locator('.value')).to_have_text('999')
    await told.get_by_role('button', name='Correct').click()
    await expect(page.locator('.grade-input')).to_have_value('999')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('15')
    await page.keyboard.press('Enter')
    await expect(first.locator('.value')).to_have_text('15')
    await expect(told).to_have_count(0)
    await page.keyboard.press('Control+z')
    await expect(first.locator('.value')).to_have_text('13.5')
    await expect(first).to_be_focused()


@pytest.mark.parametrize('hands_of', [Mouse, Keyboard], ids=['mouse', 'keyboard'])
async def test_a_course_grade_is_set_with_a_reason_and_withdrawn(visit, hands_of):
    page = await gradebook(visit, 'tomas')
    hands = hands_of(page)
    await (await course_grade(page, OTHER)).click()
    note = page.get_by_role('dialog', name=f'Course grade, {OTHER}')
    if not await note.is_visible():
        await page.keyboard.press('Space')
    await hands.press(note.get_by_role('button', name='Set course grade…'))
    await hands.write(note.get_by_label('Course grade in percent'), '91')
    await hands.press(note.get_by_role('button', name='Set course grade', exact=True))
    await expect(note.get_by_role('alert')).to_be_visible()  # a reason is missing, and what was typed stays
    await expect(note.get_by_label('Course grade in percent')).to_have_value('91')
    await hands.write(note.get_by_label('Reason'), 'Oral exam')
    await hands.press(note.get_by_role('button', name='Set course grade', exact=True))
    await expect(note.locator('.worth')).to_contain_text('91')
    await expect(note.get_by_role('listitem').first).to_contain_text('“Oral exam”')
    await hands.press(note.get_by_role('button', name='Withdraw it…'))
    await hands.press(note.get_by_role('button', name='Withdraw it', exact=True))
    await expect(note.locator('.worth')).not_to_contain_text('91')
    await page.keyboard.press('Escape')
    await expect(note).to_have_count(0)


async def test_what_is_written_about_a_course_grade_stays_while_another_coach_grades(visit):
    tomas, marta = await gradebook(visit, 'tomas'), await gradebook(visit, 'marta')
    await (await course_grade(tomas, OTHER)).click()
    note = tomas.get_by_role('dialog', name=f'Course grade, {OTHER}')
    if not await note.is_visible():
        await tomas.keyboard.press('Space')
    await note.get_by_role('button', name='Set course grade…').click()
    await note.get_by_label('Course grade in percent').fill('77')
    await note.get_by_label('Reason').fill('Oral')
    before = await note.locator('.formula').inner_text()

    await put(marta, OTHER, '3')
    await expect(note.locator('.formula')).not_to_have_text(before, use_inner_text=True)
    await tomas.keyboard.type(' exam')
    await expect(note.get_by_label('Course grade in percent')).to_have_value('77')
    await expect(note.get_by_label('Reason')).to_have_value('Oral exam')
    await note.get_by_role('button', name='Set course grade', exact=True).click()
    await expect(note.get_by_role('listitem').first).to_contain_text('“Oral exam”')
    await expect(note.get_by_label('Reason')).to_have_count(0)


async def test_a_block_is_copied_and_pasted_with_a_preview(visit):
    page = await gradebook(visit, 'tomas')
    await page.context.grant_permissions(['clipboard-read', 'clipboard-write'])
    await put(page, LEARNER, '16')
    start = await cell(page)
    await start.click()
    await expect(start).to_be_focused()
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.locator('.gradebook .inblock')).to_have_count(2)
    await page.keyboard.press('Control+c')
    await page.evaluate("""navigator.clipboard.readText().then(
        (text) => navigator.clipboard.writeText(text.replace('16', '17')))""")
    await page.keyboard.press('Control+v')
    preview = page.get_by_role('dialog', name='Paste into the gradebook')
    await expect(preview).to_contain_text('1 grade will change')
    await looks_right(page)
    await preview.get_by_role('button', name='Import 1 grade').click()
    await expect(start.locator('.value')).to_have_text('17')
    await page.get_by_role('button', name='Undo').click()
    await expect(start.locator('.value')).to_have_text('16')


async def test_a_grade_that_is_given_while_a_page_reads_its_rows_is_on_it(visit):
    marta = await gradebook(visit, 'marta')
    tomas = await visit('tomas', '/sessions')
    read, given = asyncio.Event(), asyncio.Event()

    async def held(route: Route) -> None:
        answer = await route.fetch()
        read.set()
        await given.wait()
        await route.fulfill(response=answer)

    await tomas.route('**/grades/rows*', held)
    await tomas.goto(marta.url)
    await settled(tomas)
    await read.wait()
    await put(marta, LEARNER, '9')
    await tomas.wait_for_timeout(2000)  # what was pushed has come by now
    given.set()
    await expect((await cell(tomas)).locator('.value')).to_have_text('9')


@pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, True), (PHONE, False), (PHONE, True)],
                         ids=['dark', 'phone', 'dark phone'])
async def test_a_gradebook_looks_right(visit, width, dark):
    page = await gradebook(visit, 'tomas', width=width, dark=dark)
    await looks_right(page)
    first = page.locator('.gradebook .kind-cell .value').first
    await first.click()
    await page.locator('.corner').click()
    await expect(page.get_by_role('dialog').get_by_role('heading', level=2)).to_be_visible()
    await looks_right(page)
    await page.keyboard.press('Escape')
    await page.get_by_role('button', name='Set up').click()
    await expect(page.get_by_role('dialog', name='Set up the gradebook')).to_be_visible()
    await looks_right(page)
