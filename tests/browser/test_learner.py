"""A learner at their own browser: every screen as it looks, and one day's work from signing in to a grade."""
import re

import pytest
from playwright.async_api import Page, expect

from .looks import looks_right, settled
from .visits import DESKTOP, PHONE, follow, go

AUTUMN = 'Data Analyst · Autumn'
TASK = 'Task: a one-page report'
ITEMS = ('Values and names', 'The official Python tutorial', 'Data: bike-share.csv',
         'Checklist: before you trust a table', 'Task: five questions to the data')
LOOKS = pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)],
                                ids=['desktop', 'dark phone'])


@LOOKS
async def test_signing_in(visit, width, dark):
    page = await visit(None, '/sign-in', width=width, dark=dark)
    await looks_right(page)
    await page.get_by_label('Username', exact=True).fill('priya')
    await page.get_by_label('Password', exact=True).fill('not this one')
    await page.get_by_role('button', name='Sign in', exact=True).click()
    await expect(page.get_by_text('Username and password do not match.')).to_be_visible()
    await looks_right(page)


@LOOKS
async def test_my_sessions(visit, width, dark):
    page = await visit('priya', '/sessions', width=width, dark=dark)
    for view, shows in (('Current', AUTUMN), ('Upcoming', 'First Aid at Work · Winter'),
                        ('Past', 'No session has ended yet')):
        await follow(page, view)
        await expect(page.get_by_text(shows)).to_be_visible()
        await looks_right(page)


@LOOKS
async def test_the_home_of_a_session_and_the_account(visit, width, dark):
    page = await visit('priya', '/sessions', width=width, dark=dark)
    await follow(page, AUTUMN)
    await expect(page.get_by_role('heading', name='Due next')).to_be_visible()
    await looks_right(page)
    await page.goto('/account')
    await settled(page)
    await expect(page.get_by_text('This browser')).to_be_visible()
    await looks_right(page)


@LOOKS
async def test_a_course_and_an_item_of_each_kind(visit, width, dark):
    page = await visit('priya', '/sessions', width=width, dark=dark)
    await follow(page, AUTUMN)
    await follow(page, 'Python for data')
    await looks_right(page)
    for title in ITEMS:
        await unfold(page)
        await follow(page, title)
        await expect(page.get_by_role('heading', name=title, level=1)).to_be_visible()
        await expect(page).to_have_title(re.compile(f'{re.escape(title)} · Python for data · {AUTUMN}'))
        await looks_right(page)


async def test_a_film_plays_from_here_with_captions(visit):
    page = await visit('priya', '/sessions')
    await follow(page, AUTUMN)
    await follow(page, 'Statistics foundations')
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    await follow(page, 'Video: when one value moves')
    film = page.locator('video')
    await film.evaluate('film => film.play()')
    await page.wait_for_function("document.querySelector('video').currentTime > 0")
    await page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length > 0")
    assert all(url.startswith((page.url.split('/sessions')[0], 'data:', 'blob:')) for url in asked), asked
    await looks_right(page)


async def test_a_day_of_work_from_signing_in_to_the_grade(visit):
    hannah = await visit('hannah', '/sessions', anew=True)
    await expect(hannah.get_by_role('heading', name=AUTUMN)).to_be_visible()
    await go(hannah, hannah.get_by_role('link', name='Continue').first)
    await expect(hannah.locator('.item-title')).to_be_visible()

    await follow(hannah, 'Honest charts')
    await hannah.get_by_role('button', name='Mark as done').click()
    await expect(hannah.get_by_role('button', name='Undo')).to_be_visible()
    await expect(hannah.locator('.outline [aria-current] .mark-done')).to_be_visible()

    await follow(hannah, TASK)
    await hannah.get_by_label('Your answer').fill('The racks go to the harbour and to the market.')
    await hannah.get_by_role('button', name='Submit', exact=True).click()
    await expect(hannah.get_by_text('Awaiting grade', exact=True)).to_be_visible()
    await expect(hannah.get_by_label('Your answer')).to_have_count(0)

    tomas = await visit('tomas', '/sessions')
    await follow(tomas, 'Tracking')
    await grade(tomas, 'Hannah', TASK, '42')
    await expect(hannah.get_by_text('42 / 50').first).to_be_visible()
    await expect(hannah.get_by_text('Tomás Rey').first).to_be_visible()
    await looks_right(hannah)


async def test_what_is_typed_survives_a_reload(visit):
    page = await visit('elif', '/sessions')
    await follow(page, AUTUMN)
    await follow(page, 'Python for data')
    await follow(page, TASK)
    await page.get_by_label('Your answer').fill('Half a thought')
    await page.reload()
    await settled(page)
    await expect(page.get_by_label('Your answer')).to_have_value('Half a thought')


async def test_who_is_in_front_of_a_course_is_here_and_nobody_else(visit):
    tomas = await visit('tomas', '/sessions')
    await follow(tomas, 'Tracking')
    await tomas.get_by_role('searchbox').fill('Zuzana')
    row = tomas.locator('[role=row], tr').filter(has_text='Zuzana')
    await expect(row.first).to_be_visible()
    await expect(row.get_by_text('here now')).to_have_count(0)

    one = await visit('zuzana', '/sessions')
    await follow(one, AUTUMN)
    await follow(one, 'Python for data')
    await expect(row.get_by_text('here now').first).to_be_attached()
    two = await one.context.new_page()
    await two.goto(one.url)
    await settled(two)
    await one.close()
    await tomas.wait_for_timeout(1500)  # were it to go, it would be gone by now
    await expect(row.get_by_text('here now').first).to_be_attached()
    await two.evaluate("""() => {
        Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
    }""")
    await expect(row.get_by_text('here now')).to_have_count(0)
    await two.evaluate("""() => {
        Object.defineProperty(document, 'hidden', { value: false, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
    }""")
    await expect(row.get_by_text('here now').first).to_be_attached()


async def unfold(page: Page) -> None:
    """On a phone the outline is folded."""
    fold = page.get_by_role('button', name='Outline')
    if await fold.is_visible():
        await fold.click()


async def grade(coach: Page, learner: str, task: str, points: str) -> None:
    """In the tray beside the list."""
    await coach.get_by_text(learner).first.click()
    work = coach.get_by_role('article', name=task)
    await work.get_by_label('Points').fill(points)
    await work.get_by_role('button', name='Grade').click()
