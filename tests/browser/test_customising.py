"""A coach makes a shared course this session's own, in front of everybody: its learners see it, nobody else does."""
import asyncio
import re

import pytest
from playwright.async_api import Locator, Page, expect

from .hands import Keyboard, Mouse
from .looks import axe_is_quiet, nothing_hangs_out, settled, websocket_frames
from .test_two_sessions import AUTUMN, EVENINGS, LONG_ENOUGH, PINGS, follow, session_id
from .visits import DESKTOP, PHONE

COURSE = 2  # Python for data, where the demo has it
HIDDEN, REWRITTEN, DATED = 'One row, one observation', 'Missing, doubled, impossible', 'Grouping and comparing'
REQUIRED = 'Required for completing the course'
HANDS = pytest.mark.parametrize('hands_of', [Mouse, Keyboard], ids=['mouse', 'keyboard'])
LOOKS = pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)],
                                ids=['desktop', 'dark phone'])


async def content(visit, who: str, **look) -> Page:
    page = await visit(who, '/sessions?view=current', **look)
    await page.goto(f'/coaching/{await session_id(page, AUTUMN)}/courses/{COURSE}/content')
    await settled(page)
    await expect(page.locator('.edit-item').first).to_be_visible()
    return page


def line(page: Page, title: str) -> Locator:
    return page.locator('.edit-item').filter(has=page.get_by_role('button', name=title))


async def open_item(page: Page, title: str) -> None:
    await page.locator('.edit-open', has_text=title).click()
    await expect(page.get_by_label('Title', exact=True)).to_have_value(title)


async def reads(visit, who: str, session: str, item: str) -> Page:
    """This learner at an item of the course, in that session."""
    page = await visit(who, '/sessions')
    await page.goto(f'/sessions/{await session_id(page, session)}/courses/{COURSE}')
    await settled(page)
    await follow(page, item)
    await expect(page.get_by_role('heading', level=1, name=item)).to_be_visible()
    return page


@LOOKS
async def test_the_content_page_looks_right(visit, width, dark):
    page = await content(visit, 'tomas', width=width, dark=dark)
    await axe_is_quiet(page)
    await nothing_hangs_out(page)
    await page.locator('.edit-open', has_text='Notebooks').click()
    await expect(page.get_by_role('heading', name='The course’s text and ours')).to_be_visible()
    await axe_is_quiet(page)
    await nothing_hangs_out(page)
    await page.get_by_role('button', name='Close', exact=True).click()
    await expect(page.get_by_role('heading', name='The course’s text and ours')).to_have_count(0)


async def test_a_coach_hides_rewrites_and_redates_and_neither_the_course_nor_the_other_session_changes(visit):
    priya = await reads(visit, 'priya', AUTUMN, REWRITTEN)
    noor = await reads(visit, 'noor', EVENINGS, REWRITTEN)
    helena = await visit('helena', f'/admin/courses/{COURSE}')
    await helena.locator('.edit-open', has_text=REWRITTEN).click()
    words = helena.get_by_role('textbox', name='Text', exact=True)
    before = await words.input_value()
    marta, tomas = await content(visit, 'marta'), await content(visit, 'tomas')
    others = [await outline_of(page) for page in (noor, helena)]
    await asyncio.sleep(LONG_ENOUGH)
    heard = [websocket_frames(page) for page in (noor, helena)]
    for frames in heard:
        frames.forget()

    await line(tomas, HIDDEN).hover()
    await tomas.get_by_role('button', name=f'Hide {HIDDEN}').click()
    asked = tomas.get_by_role('dialog', name=f'Hide “{HIDDEN}”?')
    await expect(asked).to_contain_text('completed it.')
    await asked.get_by_role('button', name='Hide item').click()
    await expect(line(tomas, HIDDEN).locator('.chip', has_text='Hidden')).to_be_visible()
    await expect(priya.locator('.outline')).not_to_contain_text(HIDDEN)
    await expect(line(marta, HIDDEN).locator('.chip', has_text='Hidden')).to_be_visible()

    await open_item(tomas, REWRITTEN)
    await tomas.get_by_label('Title', exact=True).fill('Holes in the table')
    text = tomas.get_by_role('textbox', name='Text', exact=True)
    await text.fill('In this edition we look for holes *together*.')
    await tomas.get_by_role('button', name='Save for this session').click()
    await expect(priya.locator('.outline')).to_contain_text('Holes in the table')
    await expect(priya.get_by_text('This page has changed since you opened it.')).to_be_visible()
    await priya.get_by_role('button', name='Reload').click()
    await expect(priya.get_by_role('heading', level=1, name='Holes in the table')).to_be_visible()
    await expect(priya.get_by_text('In this edition we look for holes together.')).to_be_visible()
    await expect(tomas.locator('.difference ins').first).to_be_visible()

    await open_item(tomas, DATED)
    due = tomas.get_by_role('group', name='Due')
    await due.get_by_label('Due: day').fill('2027-06-30')
    await tomas.get_by_role('button', name='Save for this session').click()
    await expect(due.locator('xpath=..').locator('.layers .holds')).to_contain_text('Here: Wed 30 Jun 2027')
    await follow(priya, DATED)
    await expect(priya.get_by_text('30 Jun 2027').first).to_be_visible()

    await asyncio.sleep(LONG_ENOUGH)
    for frames in heard:
        assert [frame for frame in frames.received if frame not in PINGS] == []
    for page, was in zip((noor, helena), others, strict=True):
        await page.reload()
        await settled(page)
        assert await outline_of(page) == was
    await helena.locator('.edit-open', has_text=REWRITTEN).click()
    await expect(words).to_have_value(before)
    await follow(noor, REWRITTEN)
    await expect(noor.get_by_role('heading', level=1, name=REWRITTEN)).to_be_visible()

    await open_item(tomas, 'Holes in the table')
    await tomas.get_by_role('button', name='Follow the course: Title').click()
    await expect(priya.locator('.outline')).to_contain_text(REWRITTEN)


async def test_what_a_coach_types_survives_a_colleague_and_a_lock(visit):
    marta, tomas = await content(visit, 'marta'), await content(visit, 'tomas')
    for page in (tomas, marta):
        await open_item(page, 'Reading a table')
    await marta.get_by_label('Title', exact=True).fill('Half a sen')
    await tomas.get_by_role('checkbox', name=REQUIRED).click()
    await tomas.get_by_role('button', name='Save for this session').click()
    await expect(marta.get_by_text('Somebody else changed this item meanwhile.')).to_be_visible()
    await expect(marta.get_by_label('Title', exact=True)).to_have_value('Half a sen')
    await expect(marta.get_by_role('checkbox', name=REQUIRED)).not_to_be_checked()
    await tomas.get_by_role('button', name='Follow the course: Required').click()
    await expect(marta.get_by_role('checkbox', name=REQUIRED)).to_be_checked()

    samuel = await visit('samuel', '/admin/sessions')
    place = re.sub(r'.*/coaching/(\d+)/.*', r'/admin/sessions/\1?tab=locks', marta.url)
    await samuel.goto(place)
    await settled(samuel)
    await samuel.get_by_role('switch', name='Lock Content: Whole session').click()
    await samuel.get_by_label('Reason').fill('The board decides')
    await samuel.get_by_role('button', name='Lock content').click()
    await expect(marta.get_by_label('Title', exact=True)).to_be_disabled()
    await expect(marta.get_by_label('Title', exact=True)).to_have_value('Half a sen')
    await expect(marta.get_by_text('Locked by Samuel Okafor: The board decides').first).to_be_visible()
    await samuel.get_by_role('switch', name='Lock Content: Whole session').click()
    await expect(marta.get_by_label('Title', exact=True)).to_be_enabled()


@pytest.mark.parametrize('hands', [Mouse, Keyboard])
async def test_a_section_opens_as_the_course_says_again_and_escape_closes_an_item(visit, hands):
    page = await content(visit, 'tomas')
    tomas = hands(page)
    await open_item(page, 'Notebooks')
    await tomas.press(page.get_by_label('Title', exact=True))
    await page.keyboard.press('Escape')
    await expect(page.get_by_text('No item is open.')).to_be_visible()
    when = page.get_by_role('button', name=re.compile('^When .* opens')).last
    await tomas.press(when)
    box = page.get_by_role('dialog')
    await tomas.press(box.get_by_role('button', name='Save', exact=True))
    await expect(box).to_have_count(0)
    await tomas.press(when)
    await tomas.press(box.get_by_role('button', name='Follow the course: Opens'))
    await expect(box).to_have_count(0)
    await tomas.press(when)
    await expect(box.get_by_role('button', name='Follow the course: Opens')).to_have_count(0)


async def test_items_are_put_in_order_by_key_and_added_for_this_session(visit):
    tomas = await content(visit, 'tomas')
    first = line(tomas, 'How this course works')
    await first.focus()
    await tomas.keyboard.press('Alt+ArrowDown')
    await expect(tomas.locator('.edit-item').first).to_contain_text('Notebooks')
    await expect(first).to_be_focused()
    await tomas.keyboard.press('Alt+ArrowUp')
    await expect(tomas.locator('.edit-item').first).to_contain_text('How this course works')

    await tomas.get_by_role('button', name='Add an item to Cleaning').click()
    await tomas.get_by_role('menuitem', name='Link').click()
    await tomas.get_by_label('Title of the new item: Link').fill('Where we meet')
    await tomas.keyboard.press('Enter')
    only, incomplete = [await tomas.get_by_role('status').filter(has_text=text).bounding_box() for text in (
        'Neither the course nor another session has it.', '“Where we meet” has no address. Learners don’t see it')]
    assert incomplete['y'] >= only['y'] + only['height'] + 6
    await tomas.get_by_label('Address').fill('https://example.org/room')
    await tomas.get_by_role('button', name='Save for this session').click()
    await expect(tomas.get_by_text('Saved just now')).to_be_visible()
    priya = await reads(visit, 'priya', AUTUMN, 'Where we meet')
    await expect(priya.get_by_role('link', name='Where we meet').last).to_be_visible()
    await line(tomas, 'Where we meet').hover()
    await tomas.get_by_role('button', name='Remove Where we meet').click()
    await expect(priya.get_by_text('It has been removed from the course.')).to_be_visible()
    await tomas.get_by_role('button', name='Undo').click()
    await expect(priya.locator('.outline')).to_contain_text('Where we meet')


async def outline_of(page: Page) -> list[str]:
    """What stands in it, for a learner or for an author."""
    return await page.locator('.outline a, .edit-open').all_inner_texts()


@HANDS
async def test_what_is_typed_in_an_item_is_not_left_without_a_question(visit, hands_of):
    page = await content(visit, 'tomas')
    hands = hands_of(page)
    title, question = page.get_by_label('Title', exact=True), page.get_by_role('dialog', name='Leave without saving?')
    await hands.press(page.locator('.edit-open', has_text=HIDDEN))
    await expect(title).to_have_value(HIDDEN)
    await hands.write(title, 'Half a thought')
    for answer in ('Stay here', 'Close'):
        await hands.press(page.locator('.edit-open', has_text=DATED))
        await hands.press(question.get_by_role('button', name=answer))
        await expect(question).to_have_count(0)
        await expect(title).to_have_value('Half a thought')
    await hands.press(page.locator('.edit-open', has_text=DATED))
    await expect(question.get_by_text('is not saved yet')).to_be_visible()
    await page.keyboard.press('Escape')
    await expect(question).to_have_count(0)
    await expect(title).to_have_value('Half a thought')
    await hands.press(page.locator('.edit-open', has_text=DATED))
    await hands.press(question.get_by_role('button', name='Leave it'))
    await expect(title).to_have_value(DATED)
