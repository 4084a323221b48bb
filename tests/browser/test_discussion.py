"""Two learners and a coach in one thread, and what is announced: live, moderated, never lost while it is written."""
import asyncio

import pytest
from playwright.async_api import Page, expect

from .looks import axe_is_quiet, nothing_hangs_out, settled, websocket_frames
from .test_two_sessions import AUTUMN, EVENINGS, LONG_ENOUGH, PINGS, follow, session_id
from .visits import DESKTOP, PHONE

PYTHON, THREAD = 'Python for data', 'Which chart for two groups?'
LOOKS = pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)], ids=['desktop', 'dark phone'])


async def looks_right(page: Page) -> None:
    await axe_is_quiet(page)
    await nothing_hangs_out(page)


async def into_discussion(page: Page, session: str = AUTUMN) -> None:
    await page.goto(f'/sessions/{await session_id(page, session)}')
    await settled(page)
    await follow(page, PYTHON)
    await follow(page, 'Discussion')


def reply(page: Page):
    return page.get_by_role('textbox', name='Your reply')


async def post(page: Page, words: str) -> None:
    await reply(page).fill(words)
    await page.get_by_role('button', name='Post', exact=True).click()
    await expect(reply(page)).to_have_value('')


async def test_two_learners_and_a_coach_in_one_thread(visit):
    hannah, zuzana, bo = [await visit(who, '/sessions') for who in ('hannah', 'zuzana', 'bo')]
    await into_discussion(bo, EVENINGS)
    await into_discussion(zuzana)
    await into_discussion(hannah)
    frames = websocket_frames(bo)
    await asyncio.sleep(1)
    frames.forget()

    await hannah.get_by_role('button', name='New thread').click()
    await hannah.get_by_role('textbox', name='Title').fill(THREAD)
    await hannah.get_by_role('textbox', name='First post').fill('Bars or **lines**?')
    await hannah.get_by_role('button', name='Preview').click()
    await expect(hannah.locator('.composer-preview strong')).to_have_text('lines')
    await looks_right(hannah)
    await hannah.get_by_role('button', name='Post thread').click()
    await expect(hannah.get_by_role('heading', name=THREAD)).to_be_visible()
    await settled(hannah)

    await expect(zuzana.get_by_role('link', name=THREAD)).to_be_visible()
    await follow(zuzana, THREAD)
    await post(zuzana, 'Bars, side by side.')
    await expect(hannah.get_by_text('Bars, side by side.')).to_be_visible()

    await reply(hannah).fill('And if there are')
    await post(zuzana, 'Or a dot plot.')
    await expect(hannah.get_by_role('button', name='1 new reply')).to_be_visible()
    await expect(hannah.get_by_text('Or a dot plot.')).to_have_count(0)
    await hannah.get_by_role('button', name='1 new reply').click()
    await expect(hannah.get_by_text('Or a dot plot.')).to_be_visible()
    await expect(reply(hannah)).to_have_value('And if there are')
    await hannah.reload()
    await settled(hannah)
    await expect(reply(hannah)).to_have_value('And if there are')
    await hannah.get_by_role('button', name='Reply to Zuzana Horáková').first.click()
    await post(hannah, 'And if there are three?')
    await expect(zuzana.locator('.post', has_text='And if there are three?')).to_contain_text('Bars, side by side.')

    tomas = await visit('tomas', '/sessions')
    await tomas.goto(hannah.url)
    await settled(tomas)
    await tomas.locator('.post', has_text='Or a dot plot.').get_by_role('button', name='Remove the post').click()
    for page in (hannah, zuzana, tomas):
        await expect(page.get_by_text('Removed by a coach', exact=True)).to_be_visible()
        await expect(page.get_by_text('Or a dot plot.')).to_have_count(0)
    await tomas.get_by_role('button', name='Undo').click()
    await expect(hannah.get_by_text('Or a dot plot.')).to_be_visible()
    await tomas.get_by_role('button', name='Close', exact=True).click()
    await expect(hannah.get_by_text('This thread is closed: nothing more is posted in it.')).to_be_visible()
    await expect(reply(hannah)).to_have_count(0)
    await looks_right(tomas)

    await asyncio.sleep(LONG_ENOUGH)
    assert [frame for frame in frames.received if frame not in PINGS] == []


async def test_what_is_written_while_the_line_is_lost_is_kept_and_posted_later(visit, server, console):
    page = await visit('elif', '/sessions')
    await into_discussion(page)
    await follow(page, 'Why is my mean different?')
    console.forgive('ERR_|WebSocket|Failed to load resource')
    await page.context.set_offline(True)
    await reply(page).fill('I had the same.')
    await expect(page.get_by_text('Not connected. Your words are kept')).to_be_visible(timeout=60_000)
    await expect(page.get_by_role('button', name='Post', exact=True)).to_be_disabled()
    await page.context.set_offline(False)
    await page.reload()
    await settled(page)
    await expect(reply(page)).to_have_value('I had the same.')
    await page.get_by_role('button', name='Post', exact=True).click()
    await expect(page.locator('.post', has_text='I had the same.')).to_be_visible()
    await page.get_by_role('button', name='Edit', exact=True).click()
    await page.get_by_role('textbox', name='Your post').fill('I had the same mean.')
    await page.get_by_role('button', name='Save').click()
    await expect(page.locator('.post', has_text='I had the same mean.')).to_contain_text('edited')


async def test_an_announcement_arrives_and_is_new_until_it_has_been_seen(visit):
    fatima, cards = await visit('fatima', '/sessions'), await visit('fatima', '/sessions')
    autumn = await session_id(fatima, AUTUMN)
    await fatima.goto(f'/sessions/{autumn}')
    await settled(fatima)
    await fatima.wait_for_timeout(2500)
    await expect(cards.locator('.session-card').first).not_to_contain_text('new')
    marta = await visit('marta', f'/sessions/{autumn}/announcements')
    await marta.get_by_role('button', name='New announcement').click()
    await expect(marta.get_by_text('3 coaches of Data Analyst · Autumn')).to_be_visible()
    await marta.get_by_role('textbox', name='Title').fill('Room 2.14')
    await marta.get_by_role('textbox', name='Text').fill('We have **moved**.')
    await looks_right(marta)
    await fatima.bring_to_front()
    await marta.get_by_role('button', name='Announce to').click()
    await expect(cards.get_by_text('1 new')).to_be_visible()
    await expect(marta.locator('.announcement', has_text='Room 2.14').locator('strong')).to_have_text('moved')
    await expect(fatima.locator('.announcement.news', has_text='Room 2.14')).to_contain_text('We have moved.')
    await expect(cards.get_by_text('1 new')).to_have_count(0)
    await fatima.reload()
    await settled(fatima)
    await expect(fatima.locator('.announcement', has_text='Room 2.14')).to_be_visible()
    await expect(fatima.locator('.announcement.news')).to_have_count(0)


@LOOKS
async def test_discussion_thread_and_announcements_as_they_look(visit, width, dark):
    page = await visit('mei', '/sessions', width=width, dark=dark)
    await into_discussion(page)
    await expect(page.get_by_text('How we talk here')).to_be_visible()
    await looks_right(page)
    await page.get_by_role('searchbox').fill('doubled rows')
    await expect(page.locator('.thread-line')).to_have_count(1)
    await follow(page, 'Why is my mean different?')
    await expect(page.get_by_text('Exactly the kind of sentence')).to_be_visible()
    await looks_right(page)
    await follow(page, 'Announcements')
    await expect(page.get_by_role('heading', name='Portfolio evening in the library')).to_be_visible()
    await looks_right(page)
    tomas = await visit('tomas', page.url, width=width, dark=dark)
    await tomas.get_by_role('button', name='New announcement').click()
    await expect(tomas.get_by_text('It reaches')).to_be_visible()
    await looks_right(tomas)
