"""A quiz in real browsers: nothing that is answered is ever lost, and a coach's five minutes are there at once."""
import re

from playwright.async_api import Page, expect

from .looks import axe_is_quiet, comes_back, nothing_hangs_out, settled
from .visits import PHONE

QUIZ = 'Check yourself: tables and values'
ANSWERS = 9
CLOCK = re.compile(r'(?:(\d+):)?(\d+):(\d\d) left')


async def open_quiz(visit, username: str, **look) -> Page:
    page = await visit(username, '/sessions', **look)
    await page.get_by_role('link', name='Python for data').first.click()
    await settled(page)
    outline = page.get_by_role('button', name='Outline')
    if await outline.is_visible():
        await outline.click()
    await page.get_by_role('link', name=re.compile(QUIZ)).first.click()
    await expect(page.get_by_role('heading', name=QUIZ, level=1)).to_be_visible()
    await settled(page)
    return page


async def start(page: Page) -> None:
    await page.get_by_role('button', name=re.compile('Start the quiz|Try again')).click()
    await expect(page.get_by_role('group', name='Questions')).to_be_visible()


async def to(page: Page, number: int) -> None:
    await page.get_by_role('button', name=re.compile(f'^Question {number},')).click()


async def minutes_left(page: Page) -> float:
    hours, minutes, seconds = CLOCK.search(await page.locator('.quiz-clock').inner_text()).groups()
    return int(hours or 0) * 60 + int(minutes) + int(seconds) / 60


async def answer_everything(page: Page) -> None:
    """One of each kind, most of them right."""
    await to(page, 1)
    await page.get_by_role('radio', name='int').check()
    await to(page, 2)
    await page.get_by_label('Your answer').fill("'65'")
    await to(page, 3)
    await page.get_by_role('radio', name='False').check()
    await to(page, 4)
    await page.get_by_role('checkbox', name='trips[trips.minutes > 30]').check()
    await page.get_by_role('checkbox', name="trips.query('minutes > 30')").check()
    await to(page, 5)
    await page.get_by_label('Your answer').fill('25,0')
    await to(page, 6)
    for left, right in (('row', 'one observation'), ('column', 'one variable'), ('index', 'the names of the rows')):
        await page.get_by_label(left, exact=True).select_option(label=right)
    await to(page, 7)
    await page.get_by_label('Your answer').fill('So that every value has one place.')
    await to(page, 8)
    await page.get_by_role('button', name='Keep this order').click()
    await to(page, 9)
    await page.get_by_label('Gap function').fill('read_csv')
    await page.get_by_label('Gap result').select_option(label='table (DataFrame)')
    await expect(page.get_by_text('All answered')).to_be_visible()
    await expect(page.locator('.quiz-state')).to_have_text(re.compile('Saved'))


async def everything_is_there(page: Page) -> None:
    await expect(page.get_by_text('All answered')).to_be_visible()
    await to(page, 5)
    await expect(page.get_by_label('Your answer')).to_have_value('25,0')
    await to(page, 9)
    await expect(page.get_by_label('Gap function')).to_have_value('read_csv')


async def test_a_quiz_survives_a_reload_and_a_restart_of_the_server(visit, server, console):
    console.forgive('ERR_CONNECTION|WebSocket|502|ERR_EMPTY')
    page = await open_quiz(visit, 'sofia')
    await axe_is_quiet(page)
    await start(page)
    await axe_is_quiet(page)
    await answer_everything(page)
    before = await minutes_left(page)
    await page.reload()
    await settled(page)
    await everything_is_there(page)
    async with comes_back(page):
        server.crash()
        await server.start()
    await everything_is_there(page)
    assert 0 < await minutes_left(page) <= before
    await page.get_by_role('button', name='Submit quiz').click()
    await expect(page.get_by_text('Awaiting grade').first).to_be_visible()
    await expect(page.locator('.quiz-review')).to_contain_text('So that every value has one place.')
    await axe_is_quiet(page)


async def test_five_minutes_from_a_coach_are_on_the_learners_clock_at_once(visit):
    learner = await open_quiz(visit, 'amara', width=PHONE)
    await start(learner)
    await nothing_hangs_out(learner)
    await to(learner, 1)
    await learner.get_by_role('radio', name='str').check()
    coach = await visit('tomas', '/sessions')
    await coach.get_by_role('link', name='Tracking').first.click()
    await settled(coach)
    await coach.get_by_role('link', name='Quizzes').click()
    await settled(coach)
    row = coach.locator('.attempts-board').get_by_role('row', name=re.compile('Amara'))
    await expect(row).to_contain_text(f'1 of {ANSWERS}')
    await axe_is_quiet(coach)
    await to(learner, 3)
    await learner.get_by_role('radio', name='True').check()
    await expect(row).to_contain_text(f'2 of {ANSWERS}')
    before = await minutes_left(learner)
    await row.get_by_role('button', name='Give Amara').click()
    await coach.get_by_label('Reason').fill('The fire alarm rang.')
    await coach.get_by_role('button', name='Add the time').click()
    await expect(learner.get_by_text('5 more minutes')).to_be_visible()
    assert await minutes_left(learner) > before + 3
    await learner.get_by_role('button', name='Submit quiz').click()
    await learner.get_by_role('button', name='Submit anyway').click()
    await expect(row).to_have_count(0)
    await axe_is_quiet(learner)
    await nothing_hangs_out(learner)
