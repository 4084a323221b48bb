"""A teacher brings a file in, looks it through, publishes it and takes it back: by mouse, and by keyboard alone."""
import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from .hands import Keyboard, Mouse
from .looks import looks_right
from .visits import DESKTOP, PHONE, Visits

COURSE = '/admin/courses/1'
OLX = Path(__file__).parents[3] / 'shared' / 'data' / 'olx' / 'demo-course-nostatic.tar.gz'


def gift(tag: str, *names: str) -> bytes:
    """Questions of this story's own, and two that cannot be imported."""
    asked = [f'// [id:{tag}-{name}]\n::{tag} {name}::Capital of {name}?{{=Oslo ~Bergen}}' for name in names]
    return '\n\n'.join([*asked, 'Broken?{=a', 'Also broken?{=b', '']).encode()


async def choose(page: Page, hands: Mouse, content: bytes | Path, name: str = 'capitals.gift') -> None:
    async with page.expect_file_chooser() as chosen:
        await hands.press(page.get_by_role('button', name='Choose a file'))
    files = content if isinstance(content, Path) else {'name': name, 'mimeType': 'text/plain', 'buffer': content}
    await (await chosen.value).set_files(files)


def button(page: Page, name: str):
    return page.get_by_role('button', name=name, exact=True)


@pytest.mark.parametrize(('hands', 'width'), [(Mouse, DESKTOP), (Keyboard, DESKTOP), (Mouse, PHONE)])
async def test_questions_are_looked_through_imported_published_and_taken_back(visit: Visits, hands, width):
    tag = f'{hands.__name__} {width}'
    page = await visit('ines', f'{COURSE}/import', width=width)
    hand = hands(page)
    await choose(page, hand, gift(tag, 'Norway', 'Italy'))
    await expect(button(page, 'Import 2 new questions')).to_be_visible()
    await hand.press(page.locator('summary').filter(has_text='2 places'))
    await expect(page.get_by_text('line 7')).to_be_visible()
    await looks_right(page)
    await hand.press(button(page, 'Import 2 new questions'))
    await expect(page.get_by_text('2 questions added as drafts')).to_be_visible()
    await looks_right(page)
    await hand.undo('Imported capitals.gift as drafts')
    await expect(page.locator('.item-file').first).to_contain_text('undone')

    await choose(page, hand, gift(tag, 'Norway'))
    await hand.press(button(page, 'Import 1 new question'))
    await expect(page.get_by_text('1 question added as drafts')).to_be_visible()
    await choose(page, hand, gift(tag, 'Norway'))
    await expect(page.get_by_text('Everything in this file is here already.')).to_be_visible()
    await choose(page, hand, gift(tag, 'Norway', 'Spain'))
    await hand.press(button(page, 'Import 1 new question'))
    await expect(page.get_by_text('1 question added as drafts')).to_be_visible()

    await page.goto(COURSE)
    banner = page.get_by_role('region', name='Imported drafts')
    await expect(banner).to_contain_text('2 imported drafts 2 questions from 2 imports')
    await looks_right(page)
    await hand.press(banner.get_by_role('button', name='Publish all'))
    box = page.get_by_role('dialog')
    await expect(box).to_contain_text('Publish 2 imported drafts?')
    await expect(box).to_contain_text('show them at once.')
    await looks_right(page)
    await hand.press(box.get_by_role('button', name='Publish all'))
    await expect(page.get_by_text('Published 2 questions.')).to_be_visible()
    await expect(banner).to_be_hidden()

    await page.goto(f'{COURSE}/import')
    await hand.press(page.locator('.item-file').filter(has_not_text='undone').get_by_role(
        'button', name='Undo import').first)
    await expect(box).to_contain_text('1 question will be removed')
    await looks_right(page)
    await hand.press(box.get_by_role('button', name='Undo import'))
    await expect(page.get_by_text('Import undone: 1 question')).to_be_visible()


@pytest.mark.skipif(not OLX.is_file(), reason=f'{OLX} is not here')
async def test_another_author_sees_a_course_arrive_as_drafts_and_go_again(visit: Visits):
    other = await visit('ines', COURSE)
    page = await visit('ines', f'{COURSE}/import')
    hand = Mouse(page)
    await choose(page, hand, OLX)
    await hand.press(page.get_by_role('button', name=re.compile('^Import [0-9]+ new items$')))
    await expect(other.get_by_text('Draft · imported').first).to_be_visible()
    banner = other.get_by_role('region', name='Imported drafts')
    await expect(banner).to_be_visible()
    await looks_right(other)
    await banner.get_by_role('link', name='Review').click()
    await expect(other.get_by_role('heading', name='demo-course-nostatic.tar.gz').last).to_be_visible()
    await looks_right(other)
    await Mouse(other).press(other.get_by_role('button', name='Undo import'))
    await other.get_by_role('dialog').get_by_role('button', name='Undo import').click()
    await expect(other.locator('.chip', has_text='Undone').first).to_be_visible()
    await other.goto(COURSE)
    await expect(other.get_by_text('Draft · imported')).to_have_count(0)
