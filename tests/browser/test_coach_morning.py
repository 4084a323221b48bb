"""A coach's morning: who is in need, one is given time, two are written to, work is graded, an action is undone."""
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Locator, Page, expect

from .hands import Keyboard, Mouse
from .looks import looks_right, settled
from .test_coach import there
from .test_lists import into_rows
from .test_two_sessions import AUTUMN, session_id
from .visits import DESKTOP, PHONE

LATE, WRITTEN_TO = {Mouse: 'Ravi Subramaniam', Keyboard: 'Ilse Baumann'}, ('Cy Nguyen', 'Bo Larsen')
"""Each of the late is so with one item only, so that more time for it takes them off the list."""


def attention_list(page: Page) -> Locator:
    return page.get_by_role('region', name='Needs attention')


def row(page: Page, name: str) -> Locator:
    return attention_list(page).get_by_role('listitem').filter(has_text=name)


async def number(page: Page) -> int:
    return int(await attention_list(page).locator('.panel-head > .count').inner_text())


@pytest.mark.parametrize('hands', [Mouse, Keyboard])
async def test_the_coachs_morning(visit, hands):
    page = await visit('marta', '/sessions')
    session = await session_id(page, AUTUMN)
    place = f'/coaching/{session}'
    await page.goto(place)
    await there(page)
    work, late = hands(page), LATE[hands]
    for name in (late, *WRITTEN_TO):
        await expect(row(page, name).locator('.reason').first).to_contain_text('days late on')
    before = await number(page)

    await work.press(row(page, late).get_by_role('button', name=f'Extend: {late}'))
    dialog = page.get_by_role('dialog')
    await work.date(dialog.get_by_label('Due for them: day'), coming_twin())
    await work.write(dialog.get_by_label('Reason'), 'Was ill last week')
    await expect(dialog).to_contain_text(f'Reaches 1 learner: {late}')
    await work.press(dialog.get_by_role('button', name='Extend 1 learner'))
    await expect(row(page, late)).to_have_count(0)
    await expect(attention_list(page).locator('.panel-head > .count')).to_have_text(str(before - 1))

    for name in WRITTEN_TO:
        await work.tick(row(page, name).get_by_role('checkbox'))
    await work.press(attention_list(page).locator('.bulk').get_by_role('button', name='Message'))
    await expect(dialog).to_contain_text('Reaches 2 learners')
    await work.write(dialog.get_by_label('Subject'), 'How is it going?')
    await work.write(dialog.get_by_role('textbox', name='Message'), 'Come to the open hours on *Thursday*.')
    await work.press(dialog.get_by_role('button', name='Message 2 learners'))
    await work.undo('Sent to 2 learners')
    await expect(page.get_by_text('Taken back from 2 learners')).to_be_visible()

    await graded(page, work, place)


def coming_twin() -> str:
    """The next day whose number is that of its month, 12 December say: typed the same way all over the world."""
    days = (datetime.now(UTC) + timedelta(days=n) for n in range(2, 60))
    return next(f'{day:%Y-%m-%d}' for day in days if day.day == day.month)


async def graded(page: Page, work: Mouse, place: str) -> None:
    """An essay that waits, beside the list of a course."""
    await page.goto(f'{place}?state=to_grade')
    await there(page)
    if isinstance(work, Keyboard):
        await by_arrows(page)
    else:
        await page.locator('.kind-heat .heat').first.click()
    await page.wait_for_url('**/courses/*?learner=*')
    await settled(page)
    essay = page.get_by_role('article').filter(has=page.get_by_role('button', name='Grade', exact=True)).first
    title = await essay.get_attribute('aria-label')
    assert title
    essay = page.get_by_role('article', name=title)
    by_hand = essay.get_by_role('button', name='Give points by hand')
    if await by_hand.count():
        await work.press(by_hand)
    await work.write(essay.get_by_label('Points'), '11')
    await work.press(essay.get_by_role('button', name='Grade', exact=True))
    await expect(essay.get_by_role('status')).to_contain_text('given by Marta Lindqvist')


async def by_arrows(page: Page) -> None:
    """Into the rows with Tab, right to the first course, and Enter."""
    await into_rows(page)
    for _ in range(10):
        if (await page.evaluate('document.activeElement.getAttribute("col-id")') or '').startswith('course-'):
            break
        await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')


@pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)], ids=['desktop', 'dark phone'])
async def test_the_lane_and_its_dialogs_look_right(visit, width, dark):
    page = await visit('ines', '/sessions', width=width, dark=dark)
    await page.goto(f'/coaching/{await session_id(await visit("marta", "/sessions"), AUTUMN)}?needs=late')
    await there(page)
    await looks_right(page)
    await attention_list(page).get_by_role('button', name='Thresholds').click()
    await expect(page.get_by_role('dialog')).to_contain_text('learners now:')
    await looks_right(page)
    await page.keyboard.press('Escape')
    await attention_list(page).get_by_role('checkbox').nth(1).check()
    await attention_list(page).locator('.bulk').get_by_role('button', name='Snooze').click()
    await expect(page.get_by_role('dialog')).to_contain_text('Coaches find them under “Snoozed”')
    await looks_right(page)
