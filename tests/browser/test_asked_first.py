"""What goes for good asks first, by mouse and by keyboard alone."""
import re

import pytest
from playwright.async_api import Page, expect

from .hands import Keyboard, Mouse
from .looks import axe_is_quiet, settled

HANDS = pytest.mark.parametrize('hands_of', [Mouse, Keyboard], ids=['mouse', 'keyboard'])


@HANDS
async def test_delete_for_good_asks(visit, hands_of):
    page = await visit('ines', '/admin/courses')
    hands, title = hands_of(page), 'Not wanted any more'
    await new_course(page, f'Archive by {hands_of.__name__}', f'ARCHIVE-{hands_of.__name__}')
    await new_page(page, title)
    await hands.press(page.get_by_role('button', name=f'Remove {title}'))
    removing = page.get_by_role('dialog', name=f'Remove {title}?')
    if await removing.count():
        await hands.press(removing.get_by_role('button', name='Remove'))
    await expect(page.get_by_role('button', name=f'Remove {title}')).to_have_count(0)
    await hands.press(page.get_by_role('button', name='Removed items'))
    archive = page.get_by_role('dialog', name='Removed items')
    question = page.get_by_role('dialog', name=f'Delete {title} for good?')

    await hands.press(archive.get_by_role('button', name='Delete for good'))
    await expect(question.get_by_text('nobody can bring it back')).to_be_visible()
    await axe_is_quiet(page)
    await hands.press(question.get_by_role('button', name='Cancel'))
    await expect(question).to_have_count(0)
    await expect(archive.get_by_text(title)).to_be_visible()
    await hands.press(archive.get_by_role('button', name='Delete for good'))
    await expect(question).to_be_visible()
    await page.keyboard.press('Escape')
    await expect(question).to_have_count(0)
    await expect(archive.get_by_text(title)).to_be_visible()

    await hands.press(archive.get_by_role('button', name='Delete for good'))
    await hands.press(question.get_by_role('button', name='Delete for good'))
    await expect(archive.get_by_text('Nothing has been removed.')).to_be_visible()
    await page.reload()
    await settled(page)
    await page.get_by_role('button', name='Removed items').click()
    await expect(archive.get_by_text('Nothing has been removed.')).to_be_visible()


async def new_course(page: Page, title: str, code: str) -> None:
    await page.get_by_role('button', name='New course').click()
    box = page.get_by_role('dialog')
    await box.get_by_label('Title').fill(title)
    await box.get_by_label('Code').fill(code)
    await box.get_by_role('button', name='Create course').click()
    await page.get_by_role('button', name='Add section').click()
    await page.get_by_label('Title of the new section').fill('Week')
    await page.get_by_role('button', name='Add', exact=True).click()


async def new_page(page: Page, title: str) -> None:
    await page.get_by_role('button', name='Add an item to Week').click()
    await page.get_by_role('menuitem', name=re.compile('^Page')).click()
    await page.get_by_label('Title of the new item').fill(title)
    await page.get_by_role('button', name='Add', exact=True).click()
    await expect(page.get_by_label('Title', exact=True)).to_have_value(title)
