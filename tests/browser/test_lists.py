"""Lists in a browser: each row is a link, and the keyboard goes into the rows, between them and out again."""
import re

import pytest
from playwright.async_api import Page, expect

from .hands import MAX_STOPS
from .looks import settled
from .test_two_sessions import AUTUMN, session_id

LISTS = {
    'sessions': ('ines', '/admin/sessions', r'/admin/sessions/\d+$', False),
    'courses': ('ines', '/admin/courses', r'/admin/courses/\d+$', False),
    'people': ('ines', '/admin/people', r'/admin/people\?person=\d+$', True),
    'learners of a session': ('ines', '/admin/sessions/{id}?tab=learners', r'learner=\d+$', True),
    'tracking of a session': ('marta', '/coaching/{id}', r'/coaching/\d+/learners/\d+\?column=name$', False),
    'tracking of a course': ('marta', '{course}', r'\?learner=\d+$', True),
    'items': ('marta', '{course}/items', r'/items/\d+$', False),
    'questions': ('marta', '{quiz}', r'\?question=\d+$', True),
    'attempts': ('marta', '{course}/attempts', r'/attempts/\d+$', False),
    'grades': ('marta', '{course}/grades', r'\?learner=\d+$', False),
}
"""Who looks where, where its rows lead, and whether a plain press opens them in the page itself."""
QUIZ = 'Check yourself: tables and values'
HERE = """(() => {
    const cell = document.activeElement.closest('.ag-cell');
    return cell && [cell.closest('.ag-row').getAttribute('row-index'), cell.getAttribute('col-id')].join(' ');
})()"""


async def list_of(visit, name: str) -> Page:
    who, path, _, _ = LISTS[name]
    page = await visit(who, '/sessions')
    if '{' in path:
        marta = await visit('marta', '/sessions')
        id_ = await session_id(marta, AUTUMN)
        course = await first(marta, f'/coaching/{id_}', rf'^/coaching/{id_}/courses/\d+$')
        quiz = await quiz_of(marta, course) if name in ('questions', 'attempts') else ''
        if quiz:
            await attempted(await visit('priya', f'/sessions/{quiz.removeprefix("/coaching/")}'))
        path = path.format(id=id_, course=course, quiz=quiz)
    await page.goto(path)
    await settled(page)
    await expect(page.locator('.leads').first).to_be_visible()
    return page


async def first(page: Page, path: str, like: str) -> str:
    """The first address like this on a page."""
    await page.goto(path)
    await settled(page)
    await expect(page.locator('.leads').first).to_be_visible()
    places = await page.evaluate('[...document.querySelectorAll("a[href]")].map(one => one.getAttribute("href"))')
    return next(place for place in places if re.search(like, place))


async def quiz_of(page: Page, course: str) -> str:
    await page.goto(f'{course}/items')
    await settled(page)
    quiz = page.locator('.ag-pinned-left-cols-container .ag-row').filter(has_text=QUIZ).locator('a')
    return str(await quiz.get_attribute('href'))


async def attempted(learner: Page) -> None:
    """There is at least one attempt at the quiz."""
    start = learner.get_by_role('button', name='Start the quiz')
    again = learner.get_by_role('button', name='Try again')
    await expect(start.or_(again).first).to_be_visible()
    if await start.count():
        await start.click()
        await learner.get_by_role('button', name='Submit quiz', exact=True).click()
        await learner.get_by_role('button', name='Submit anyway').click()
        await expect(again).to_be_visible()


async def into_rows(page: Page, *, back: bool = False) -> None:
    """With Tab, from wherever one is."""
    for _ in range(MAX_STOPS):
        await page.keyboard.press('Shift+Tab' if back else 'Tab')
        if await page.evaluate(HERE):
            return
    raise AssertionError('Tab does not lead into the rows.')


@pytest.mark.parametrize('name', LISTS)
async def test_rows_are_links_and_the_keyboard_opens_them(visit, name):
    page = await list_of(visit, name)
    leads, stays = LISTS[name][2:]
    place = page.url
    link = page.locator('.ag-row[row-index="0"] .leads')
    assert re.search(leads, str(await link.get_attribute('href')))
    await page.locator('body').press('Home')
    await into_rows(page)
    begun = await page.evaluate(HERE)
    await page.keyboard.press('ArrowRight')
    assert await page.evaluate(HERE) != begun
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowUp')
    await expect(page.locator('.ag-header-cell:focus')).to_have_count(1)
    await page.keyboard.press('ArrowDown')
    assert await page.evaluate(HERE) == begun
    await page.keyboard.press('Tab')
    assert not await page.evaluate('!!document.activeElement.closest(".gridroom")'), 'one stop on the way'
    await into_rows(page, back=True)
    assert await page.evaluate(HERE) == begun
    await page.keyboard.press('Enter')
    if stays:
        await expect(page.locator('.q-dialog [role=dialog], [role=dialog], .tray').first).to_be_visible()
    else:
        await expect(page).not_to_have_url(place)


@pytest.mark.parametrize('name', [name for name, (*_, stays) in LISTS.items() if stays])
async def test_a_plain_press_on_the_link_of_a_row_opens_it_without_leaving_the_page(visit, name):
    page = await list_of(visit, name)
    await page.evaluate('window.stayed = true')
    await page.locator('.ag-row[row-index="0"] .leads').click(position={'x': 30, 'y': 15})
    await expect(page.locator('[role=dialog], .tray').first).to_be_visible()
    await page.wait_for_timeout(500)  # in which a link would have been followed
    assert await page.evaluate('window.stayed')


@pytest.mark.parametrize('name', LISTS)
async def test_rows_open_in_a_tab_of_their_own(visit, name):
    page = await list_of(visit, name)
    stays = LISTS[name][3]
    link = page.locator('.ag-row[row-index="0"] .leads')
    place = page.url
    async with page.context.expect_page() as opened:
        await link.click(modifiers=['ControlOrMeta'], position={'x': 30, 'y': 15})
    other = await opened.value
    await settled(other)
    assert page.url == place and other.url != place
    if stays:
        await expect(other.locator('[role=dialog], .tray').first).to_be_visible()
    else:
        await expect(other.locator('h1')).to_be_visible()
