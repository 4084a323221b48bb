"""Draws the pictures in docs/screenshots: `python -m tests.browser.screenshots [NAME …]`."""
import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.async_api import Browser, Page, async_playwright

from . import chromium
from .looks import Console, everything_heard
from .server import Server
from .visits import DESKTOP, PHONE, Visits

PICTURES = Path(__file__).parents[2] / 'docs' / 'screenshots'

# where the demo data has them
ADMINISTRATOR, SESSION_ADMINISTRATOR, TEACHER, COACH, LEARNER = 'ines', 'samuel', 'helena', 'marta', 'priya'
SESSION, COURSE = 2, 2  # Data Analyst · Autumn, Python for data
LESSON, ASSIGNMENT = 16, 22
OWN_TEXT = 12  # an item that the session has rewritten
PARTICIPATION = 58  # with work to grade


class Screen(NamedTuple):
    """One picture: who looks at what, how, and what they do before."""

    name: str
    username: str | None
    path: str
    width: int = DESKTOP
    dark: bool = False
    steps: Callable[[Page], Awaitable[object]] | None = None


SCREENS = [
    Screen('sign-in', None, '/sign-in'),
    Screen('sessions-current', LEARNER, '/sessions?view=current'),
    Screen('sessions-upcoming', LEARNER, '/sessions?view=upcoming'),
    Screen('sessions-past', LEARNER, '/sessions?view=past'),
    Screen('session', LEARNER, f'/sessions/{SESSION}'),
    Screen('course', LEARNER, f'/sessions/{SESSION}/courses/{COURSE}'),
    Screen('lesson', LEARNER, f'/sessions/{SESSION}/courses/{COURSE}/items/{LESSON}'),
    Screen('assignment', LEARNER, f'/sessions/{SESSION}/courses/{COURSE}/items/{ASSIGNMENT}'),
    Screen('account', LEARNER, '/account'),
    Screen('tracking', COACH, f'/coaching/{SESSION}'),
    Screen('tracking-course', COACH, f'/coaching/{SESSION}/courses/{COURSE}'),
    Screen('tracking-learner', COACH, f'/coaching/{SESSION}/courses/{COURSE}?learner={PARTICIPATION}'),
    Screen('grades', COACH, f'/coaching/{SESSION}/courses/{COURSE}/grades'),
    Screen('charts', COACH, f'/coaching/{SESSION}/courses/{COURSE}/charts'),
    Screen('items', COACH, f'/coaching/{SESSION}/courses/{COURSE}/items'),
    Screen('progress', LEARNER, f'/sessions/{SESSION}/courses/{COURSE}/progress'),
    Screen('messages', LEARNER, '/messages'),
    Screen('tracking-content', COACH, f'/coaching/{SESSION}/courses/{COURSE}/content?item={OWN_TEXT}'),
    Screen('admin-sessions', SESSION_ADMINISTRATOR, '/admin/sessions'),
    Screen('admin-session-new', SESSION_ADMINISTRATOR, '/admin/sessions/new'),
    Screen('admin-session', SESSION_ADMINISTRATOR, f'/admin/sessions/{SESSION}'),
    Screen('admin-session-courses', SESSION_ADMINISTRATOR, f'/admin/sessions/{SESSION}?tab=courses'),
    Screen('admin-session-locks', SESSION_ADMINISTRATOR, f'/admin/sessions/{SESSION}?tab=locks'),
    Screen('course-as-learner', COACH, f'/sessions/{SESSION}/courses/{COURSE}?as=learner'),
    Screen('admin-session-learners', SESSION_ADMINISTRATOR, f'/admin/sessions/{SESSION}?tab=learners'),
    Screen('admin-people', ADMINISTRATOR, '/admin/people'),
    Screen('admin-courses', TEACHER, '/admin/courses'),
    Screen('admin-course', TEACHER, f'/admin/courses/{COURSE}'),
]


def looks_of(screen: Screen) -> list[Screen]:
    """Every screen is drawn light, dark and on a phone."""
    return [
        screen,
        screen._replace(name=f'{screen.name}-dark', dark=True),
        screen._replace(name=f'{screen.name}-phone', width=PHONE),
    ]


async def draw(wanted: list[str]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    pictures = [look for screen in SCREENS for look in looks_of(screen) if not wanted or screen.name in wanted]
    with TemporaryDirectory(prefix='cohort-') as folder:
        server = Server(Path(folder))
        try:
            await server.start()
            await _draw_all(pictures, server)
        finally:
            server.stop()


async def _draw_all(pictures: list[Screen], server: Server) -> None:
    with Console() as console:
        async with async_playwright() as playwright:
            browser = await chromium.launch(playwright) or sys.exit(chromium.NONE)
            everything_heard(browser)
            await _draw_in(browser, pictures, server)
    if console.errors:
        sys.exit('\n'.join(['In the browsers:', *console.errors]))


async def _draw_in(browser: Browser, pictures: list[Screen], server: Server) -> None:
    cookies: dict = {}
    for picture in pictures:
        visit = Visits(browser, server.url, cookies)
        page = await visit(picture.username, picture.path, width=picture.width, dark=picture.dark)
        if picture.steps:
            await picture.steps(page)
        await page.evaluate('document.fonts.ready')
        await page.wait_for_load_state('networkidle')
        await page.screenshot(path=PICTURES / f'{picture.name}.png', animations='disabled')
        await visit.end()
        print(picture.name, flush=True)
    await browser.close()


if __name__ == '__main__':
    asyncio.run(draw(sys.argv[1:]))
