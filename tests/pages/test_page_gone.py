"""A browser that leaves while something is on its way, or while a dialog is open: nothing of it stands in the log."""
import asyncio
import logging

import pytest
from nicegui import ui

from components import live
from components.forms import forms
from components.page_gone import PageGone
from db import submissions
from db.core import Topic
from tests.pages.forging import send
from tests.pages.screen import quiet

PAGES = [
    ('marta', '/coaching/{autumn}'), ('tomas', '/coaching/{autumn}/courses/{python}?learner={learner}'),
    ('tomas', '/coaching/{autumn}/courses/{python}/grades'),
    ('tomas', '/coaching/{autumn}/courses/{python}/items/{task}'),
    ('tomas', '/coaching/{autumn}/courses/{python}/content'),
    ('priya', '/sessions/{autumn}/courses/{python}/items/{task}'),
    ('samuel', '/admin/sessions/{autumn}'), ('samuel', '/admin/sessions/{autumn}?tab=courses'),
    ('samuel', '/admin/sessions/{autumn}?tab=learners'), ('ines', '/admin/people'), ('helena', '/admin/courses'),
    ('helena', '/admin/courses/{python}'), ('helena', '/admin/courses/{python}?item={task}'),
]


def said(caplog) -> list[str]:
    return [record.getMessage() for record in caplog.get_records('call') if record.levelno >= logging.WARNING]


@pytest.mark.parametrize(('who', 'path'), PAGES)
@pytest.mark.parametrize('at_once', [True, False])
async def test_whatever_is_pressed_before_a_browser_leaves(campus, caplog, who, path, at_once):
    """Every button of the page, and those of the dialogs that it opens; then the browser is gone, at once or later."""
    await submissions.submit(campus.priya_python, campus.task.id, 'My answer', by=campus.priya)
    browser = await campus.visit(getattr(campus, who), path.format(
        autumn=campus.autumn.id, python=campus.python.id, task=campus.task.id, learner=campus.priya_python.id))
    page = browser.client
    pressed: set[int] = set()
    for _ in range(2):
        for element in list(page.elements.values()):
            if isinstance(element, ui.button) and element.id not in pressed and element.visible:
                pressed.add(element.id)
                send(browser, element, 'click', None)
        if not at_once:
            await asyncio.sleep(0.2)
    page.delete()
    await quiet()
    await asyncio.sleep(0.05)
    assert said(caplog) == []


async def test_who_waits_for_an_answer_goes_no_further_when_the_page_goes(campus, caplog):
    browser = await campus.visit(campus.priya, '/account')
    went_on: list[str] = []

    async def ask() -> None:
        try:
            await forms.confirm('Archive session', 'Really?', 'Archive')
            went_on.append('answered')
        except PageGone:
            went_on.append('let go')
            raise

    with browser.client.content:
        asking = forms.button('Ask', ask)
    send(browser, asking, 'click', None)
    await asyncio.sleep(0.05)
    browser.client.delete()
    await quiet()
    assert went_on == ['let go']
    assert said(caplog) == []


async def test_a_redraw_under_way_when_the_page_goes_is_no_error(campus, caplog):
    browser = await campus.visit(campus.priya, '/account')
    goes_on, topic = asyncio.Event(), Topic('person', campus.priya.id, 'test')

    async def look(_: object) -> None:
        await goes_on.wait()
        with place:
            ui.label('Too late')

    async def handler() -> None:
        await goes_on.wait()
        with place:
            ui.label('Too late')
        raise RuntimeError('The parent slot of Label(id=5) has been deleted.')  # as NiceGUI says it

    with browser.client.content:
        place = ui.column()
        subscription = live.on_change(topic, look)
        button = forms.button('Act', handler)
    looking = asyncio.create_task(subscription.look())
    send(browser, button, 'click', None)
    await asyncio.sleep(0.05)
    browser.client.delete()
    goes_on.set()
    await looking
    await quiet()
    assert said(caplog) == []


async def test_what_goes_wrong_on_a_page_that_is_there_is_logged(campus, caplog):
    browser = await campus.visit(campus.priya, '/account')

    def wrong() -> None:
        raise RuntimeError('The parent slot of Label(id=5) has been deleted.')

    with browser.client.content:
        button = forms.button('Act', wrong)
    send(browser, button, 'click', None)
    await quiet()
    assert [line for line in said(caplog) if 'has been deleted' in line]
    caplog.clear()
