"""Looking at a page waits for what follows from a change, as long as something is at work on it."""
import asyncio
import time
from types import SimpleNamespace

import pytest
from nicegui import background_tasks, core

from tests.pages import screen
from tests.pages.screen import becomes, quiet, sees, sees_no

SLOW = 2 * screen.SOON * screen.LOOK
LOOKS = {'sees': lambda page: sees(page, 'Here'), 'sees_no': lambda page: sees_no(page, 'Gone'),
         'becomes': lambda page: becomes(lambda: True, True)}


@pytest.fixture
async def page(monkeypatch) -> SimpleNamespace:
    """One word on it, and no application behind it."""
    monkeypatch.setattr(core, 'loop', asyncio.get_running_loop())
    return SimpleNamespace(client=SimpleNamespace(elements={
        1: SimpleNamespace(visible=True, _text='Here', _props={})}))


@pytest.mark.parametrize('look', LOOKS)
async def test_what_is_at_work_is_waited_for_however_long_it_takes(page, look):
    """A page that loads itself anew on a busy machine, for one."""
    task = background_tasks.create(asyncio.to_thread(time.sleep, SLOW))
    await LOOKS[look](page)
    assert task.done()


@pytest.mark.parametrize('look', [*LOOKS, 'quiet'])
async def test_what_never_comes_to_rest_is_told(page, look, monkeypatch):
    monkeypatch.setattr(screen, 'PATIENCE', screen.SOON + screen.CALM)
    task = background_tasks.create(asyncio.to_thread(time.sleep, SLOW), name='slow')
    with pytest.raises(AssertionError, match='does not become quiet.*slow'):
        await (quiet() if look == 'quiet' else LOOKS[look](page))
    await task


@pytest.mark.parametrize('look', LOOKS)
async def test_what_pauses_or_is_held_up_by_the_test_is_not_waited_for(page, look):
    goes_on = asyncio.Event()

    async def held() -> None:
        await goes_on.wait()

    tasks = [background_tasks.create(held()), background_tasks.create(asyncio.sleep(3600))]
    tasks.append(background_tasks.create(asyncio.wait(list(tasks))))
    await LOOKS[look](page)
    assert not any(task.done() for task in tasks)
    goes_on.set()
    tasks[1].cancel()
    await asyncio.wait(tasks)
