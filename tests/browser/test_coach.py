"""A coach at their own browser: tracking as it looks, finding somebody, and grading beside the list."""
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Locator, Page, expect

from .looks import looks_right, settled, steady, websocket_frames
from .test_two_sessions import AUTUMN, session_id
from .visits import DESKTOP, PHONE, follow

SPRING = 'Data Analyst · Spring'
LOOKS = pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)],
                                ids=['desktop', 'dark phone'])


async def track(visit, who: str, query: str = '', *, title: str = AUTUMN, view: str = 'current', **look) -> Page:
    """The session's tracking, as this coach sees it."""
    page = await visit(who, f'/sessions?view={view}', **look)
    await page.goto(f'/coaching/{await session_id(page, title)}{query}')
    await there(page)
    return page


async def there(page: Page) -> None:
    await settled(page)
    await expect(page.locator('.planbar, .gridempty').first).to_be_visible()


def names(page: Page) -> Locator:
    return page.locator('.ag-pinned-left-cols-container .who')


@asynccontextmanager
async def rows_for(page: Page, asked: str) -> AsyncIterator[None]:
    """Inside, the list is asked for something; afterwards its rows are the answer."""
    async with page.expect_response(lambda answer: '/rows?' in answer.url and asked in answer.url):
        yield
    await expect(page.locator('.skel')).to_have_count(0)
    await steady(names(page).all_inner_texts)


@LOOKS
async def test_tracking_of_a_session(visit, width, dark):
    page = await track(visit, 'marta', width=width, dark=dark)
    await expect(page.get_by_role('heading', name='Tracking', level=1)).to_be_visible()
    await looks_right(page)


@LOOKS
async def test_tracking_of_a_course_and_a_learner(visit, width, dark):
    page = await visit('tomas', '/sessions', width=width, dark=dark)
    await follow(page, 'Tracking')
    await there(page)
    await looks_right(page)
    third = (await steady(names(page).locator('.m').all_inner_texts))[2]
    await names(page).filter(has_text=third).first.click()
    await expect(page.locator('.tray h2')).to_have_text(third)
    for tab in ('Items', 'Work', 'Visits', 'Grade history'):
        await page.get_by_role('tab', name=tab).click()
        await looks_right(page)


async def test_what_a_coach_has_chosen_survives_a_reload(visit):
    page = await track(visit, 'marta')
    async with rows_for(page, 'q=an'):
        await page.get_by_label('Find a learner').fill('an')
    async with rows_for(page, 'sort=grade'):
        await page.get_by_role('columnheader', name='Grade').click()
    await page.wait_for_url('**/coaching/*?q=an&sort=grade')
    found = await names(page).all_inner_texts()
    assert 1 < len(found) < 15
    await page.reload()
    await there(page)
    await expect(names(page)).to_have_text(found, use_inner_text=True)
    await page.get_by_role('button', name='Never entered').last.click()
    await page.wait_for_url('**/coaching/*?state=never&q=an&sort=grade')


async def test_a_pressed_cell_opens_the_learner_in_that_course(visit):
    page = await track(visit, 'marta', '?q=emeka')
    await page.locator('.kind-heat .heat').first.click()
    await page.wait_for_url('**/coaching/*/courses/*?learner=*')
    await settled(page)
    await expect(page.get_by_role('complementary', name='Emeka Obi')).to_be_visible()
    await expect(page.get_by_role('heading', level=1, name='Python for data')).to_be_visible()
    await page.keyboard.press('Escape')
    await expect(page.locator('.tray')).to_have_count(0)
    await page.wait_for_url(re.compile(r'/courses/\d+$'))


async def test_learners_are_stepped_through_as_they_stand_in_the_list(visit):
    page = await visit('tomas', '/sessions')
    await follow(page, 'Tracking')
    await there(page)
    await names(page).first.click()
    first = await page.locator('.tray h2').inner_text()
    await page.get_by_role('button', name='Next learner').click()
    await expect(page.locator('.tray h2')).not_to_have_text(first)
    await expect(page.locator('.ag-row.chosen .who')).to_contain_text(await page.locator('.tray h2').inner_text())
    await page.get_by_role('button', name='Previous learner').click()
    await expect(page.locator('.tray h2')).to_have_text(first)


async def test_work_is_graded_beside_the_list(visit):
    page = await visit('tomas', '/sessions')
    await follow(page, 'Tracking')
    await there(page)
    async with rows_for(page, 'state=to_grade'):
        await page.get_by_role('button', name='To grade').click()
    await page.wait_for_url('**state=to_grade')
    await page.locator('.ag-pinned-left-cols-container .ag-row').last.click()
    marta = await track(visit, 'marta')
    work = page.get_by_role('article').filter(has=page.get_by_role('button', name='Grade', exact=True)).first
    title = await work.get_attribute('aria-label')
    learner = await page.locator('.tray h2').inner_text()
    assert title
    work = page.get_by_role('article', name=title)
    await work.get_by_role('button', name='Give points by hand').click()
    await work.get_by_label('Points').fill('1000')
    await work.get_by_role('button', name='Grade').click()
    await expect(work.get_by_role('alert')).to_contain_text('Enter a number from 0 to')
    await work.get_by_label('Comment').fill('Clear, and short.')
    await work.get_by_label('Points').fill('12.5')
    beside, dashboard = websocket_frames(page), websocket_frames(marta)
    for frames in (beside, dashboard):
        await frames.silence(2)
        frames.forget()
    await work.get_by_role('button', name='Grade').click()
    await expect(work.get_by_role('status')).to_contain_text('given by Tomás Rey')
    await expect(work.get_by_label('Comment')).to_have_value('Clear, and short.')
    await expect(marta.locator('.feed')).to_contain_text(f'Tomás Rey gave {learner} 12.5 for {title}')
    await dashboard.silence(2)
    assert 0 < dashboard.size < 5000
    assert 0 < beside.size < 5000


async def test_a_session_that_is_over_is_read(visit):
    page = await track(visit, 'marta', title=SPRING, view='past')
    await expect(page.get_by_text('You can read everything, but change nothing.').first).to_be_visible()
    await page.locator('.kind-heat .heat').first.click()
    await page.get_by_role('tab', name='Work').click()
    await expect(page.get_by_role('article').first).to_be_visible()
    await expect(page.locator('.grading')).to_have_count(0)
    await looks_right(page)


async def test_arrows_move_in_the_menu_export_and_escape_gives_the_focus_back(visit):
    page = await track(visit, 'marta')
    export = page.get_by_role('button', name='Export')
    await export.focus()
    await page.keyboard.press('Enter')
    entries = page.get_by_role('menuitem')
    await expect(entries.first).to_be_visible()
    for key, name in (('ArrowDown', 'Learners, CSV'), ('ArrowDown', 'Learners, Excel'), ('ArrowUp', 'Learners, CSV'),
                      ('End', 'One PDF per learner …'), ('ArrowDown', 'Learners, CSV'),
                      ('ArrowUp', 'One PDF per learner …'), ('Home', 'Learners, CSV')):
        await page.keyboard.press(key)
        await expect(page.get_by_role('menuitem', name=name)).to_be_focused()
    await page.keyboard.press('Escape')
    await expect(entries).to_have_count(0)
    await expect(export).to_be_focused()
    await page.keyboard.press('Enter')
    await expect(entries.first).to_be_visible()
    await page.keyboard.press('ArrowDown')
    await expect(entries.first).to_be_focused()
    async with page.expect_download() as taken:
        await page.keyboard.press('Enter')
    assert (await taken.value).suggested_filename.endswith('.csv')


async def test_learners_are_chosen_for_certificates_by_name(visit):
    page = await track(visit, 'marta')
    await follow(page, 'Python for data')
    await page.get_by_role('button', name='Export').click()
    await page.get_by_role('menuitem', name='Certificates …').click()
    box = page.get_by_role('dialog')
    named = box.get_by_role('checkbox', name=re.compile('^Choose [A-Z]'))
    await box.get_by_role('checkbox', name='Choose all of this page').click()
    for place in range(10):
        await expect(named.nth(place)).to_be_checked()
    await named.nth(1).focus()
    await page.keyboard.press('Space')
    await expect(named.nth(1)).not_to_be_checked()
    await looks_right(page)


async def test_the_list_of_what_learners_see_folds_again(visit):
    page = await track(visit, 'marta')
    choice = page.locator('summary', has_text='View as learner')
    link = page.locator('.unfold').get_by_role('link', name='Python for data')
    await choice.click()
    await expect(link).to_be_visible()
    await page.get_by_role('heading', name='Needs attention').click()
    await expect(link).to_be_hidden()
    await choice.press('Enter')
    await page.keyboard.press('Tab')
    await expect(link).to_be_focused()
    await page.keyboard.press('Escape')
    await expect(link).to_be_hidden()
    await expect(choice).to_be_focused()
    await page.keyboard.press('Enter')
    for _ in range(3):
        await page.keyboard.press('Tab')
    await expect(link).to_be_hidden()
