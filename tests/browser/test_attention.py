"""The attention list in a browser: every filter shows its people, or says in its own words that there are none."""
import pytest
from playwright.async_api import Locator, Page, expect

from .hands import Keyboard, Mouse
from .looks import settled
from .test_coach_morning import attention_list
from .test_two_sessions import AUTUMN, session_id

PAGE = 20
"""So many people are shown at first."""


@pytest.mark.parametrize('hands', [Mouse, Keyboard])
async def test_every_filter_shows_its_people_however_often_it_is_chosen(visit, hands):
    page = await visit('marta', '/sessions')
    session = await session_id(page, AUTUMN)
    for place in (f'/coaching/{session}', *await courses(page, session)):
        await page.goto(place)
        await settled(page)
        said = set()
        filters = attention_list(page).get_by_role('group', name='Filter by reason').get_by_role('button')
        turns = list(range(await filters.count()))
        for n in [*turns, *reversed(turns)]:
            await hands(page).press(filters.nth(n))
            await shows_its_people(page, filters.nth(n))
            if await attention_list(page).locator('.empty').count():
                said.add((n, await attention_list(page).locator('.empty').inner_text()))
        assert len({sentence for _, sentence in said}) == len({n for n, _ in said}), 'each filter has its own'


async def courses(page: Page, session: int) -> list[str]:
    await page.goto(f'/coaching/{session}')
    await settled(page)
    places = await page.evaluate('[...document.querySelectorAll("a[href]")].map(one => one.getAttribute("href"))')
    return sorted({place for place in places if place.startswith(f'/coaching/{session}/courses/') and '?' not in place
                   and place.count('/') == 4})


async def shows_its_people(page: Page, chosen: Locator) -> None:
    await expect(chosen).to_have_attribute('aria-pressed', 'true')
    await expect(attention_list(page)).to_have_attribute('aria-busy', 'false')
    number = int(await chosen.locator('.fig').inner_text())
    await expect(attention_list(page).get_by_role('listitem')).to_have_count(min(number, PAGE))
    await expect(attention_list(page).locator('.empty')).to_have_count(0 if number else 1)


async def test_what_is_shown_stays_until_the_answer_comes(visit):
    """Without a line nothing can come; the list is not emptied for that, and may be asked again."""
    page = await visit('marta', '/sessions')
    await page.goto(f'/coaching/{await session_id(page, AUTUMN)}')
    await settled(page)
    rows = attention_list(page).get_by_role('listitem')
    before = await rows.all_inner_texts()
    assert before
    await page.evaluate('window.socket.disconnect()')
    late = attention_list(page).get_by_role('group', name='Filter by reason').get_by_role('button', name='Late')
    await late.click()
    await expect(late).to_have_attribute('aria-pressed', 'true')
    assert await rows.all_inner_texts() == before
    await page.evaluate('window.socket.connect()')
    await late.click()
    await shows_its_people(page, late)
