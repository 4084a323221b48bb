"""A session ends in front of a learner who is writing."""
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.async_api import Page, expect

from tests.databases import execute

from .looks import looks_right, settled
from .visits import follow

EVENINGS, COURSE, TASK = 'Python Evenings', 'Python for data', 'Task: five questions to the data'
ENDED = re.compile('This session ended on .* You can read everything and see your results, but not submit new work.')
WORDS = 'Most bicycles stand near the water, and I was just about to say why.'


async def test_a_session_ends_while_a_learner_writes(visit, server):
    page = await visit('haruto', '/sessions')
    await page.context.grant_permissions(['clipboard-read', 'clipboard-write'])
    for name in (EVENINGS, COURSE, TASK):
        await follow(page, name)
    answer = page.get_by_label('Your answer')
    await answer.press_sequentially(WORDS)

    with ending(server.database_url, EVENINGS, datetime.now(UTC) + timedelta(seconds=5)):
        reading, mine = await page.context.new_page(), await page.context.new_page()
        await reading.goto(page.url)  # what they open is told to their other pages: all look, and await the end
        await follow(reading, 'Notebooks')
        await mine.goto('/sessions')
        await settled(mine)

        await expect(page.locator('.reader .banner')).to_have_text(ENDED)
        await expect(answer).to_have_count(0)
        box = page.get_by_role('region', name='Your work')
        await expect(box.get_by_text(ENDED)).to_be_visible()
        await expect(box.get_by_text('You wrote this, but did not submit it:')).to_be_visible()
        await expect(box.get_by_text(WORDS)).to_be_focused()
        await expect(page.locator('.top .session-chip.past').first).to_be_visible()
        await box.get_by_role('button', name='Copy the text').click()
        await page.wait_for_function('async words => await navigator.clipboard.readText() === words', arg=WORDS)
        await looks_right(page)

        await hand_in_as_if_pressed_before(page)
        await expect(page.get_by_role('alert').filter(has_text=ENDED)).to_be_visible()
        await expect(box.get_by_text(WORDS)).to_be_visible()
        await expect(box.get_by_text('What you submitted')).to_have_count(0)

        await expect(reading.locator('.reader .banner')).to_have_text(ENDED)
        await expect(mine.get_by_role('link', name='Past 1')).to_be_visible()
        await expect(mine.get_by_role('link', name=EVENINGS)).to_have_count(0)

    await page.reload()
    await settled(page)
    await expect(answer).to_have_value(WORDS)


async def hand_in_as_if_pressed_before(page: Page) -> None:
    """The click that was on its way when the time was over: the form has gone, the message still comes."""
    await page.evaluate('''text => {
        const id = document.querySelector('.hand-in').id.slice(1);
        getElement(Number(id)).$emit('hand_in', { text, seen: '' });
    }''', WORDS)


@contextmanager
def ending(database_url: str, title: str, ends: datetime) -> Iterator[None]:
    """Nothing is published, the clock ends it. Afterwards the session is as it was for whoever comes next."""
    def put(value: Any) -> Any:
        [(before,)] = execute(database_url, 'SELECT ends FROM session WHERE title = ?', title)
        execute(database_url, 'UPDATE session SET ends = ? WHERE title = ?', value, title)
        return before

    before = put(ends)
    try:
        yield
    finally:
        put(before)
