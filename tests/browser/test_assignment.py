"""An assignment from the first words to the revision, with a learner and a coach at their own browsers."""
import re

import pytest
from playwright.async_api import Page, expect

from .looks import axe_is_quiet, nothing_hangs_out, settled
from .visits import PHONE

AUTUMN = 'Data Analyst · Autumn'
CLEANING = 'Task: clean the file, and say how'
REPORT = 'Task: a one-page report'
PDF = {'name': 'log.pdf', 'mimeType': 'application/pdf', 'buffer': b'%PDF-1.4 my log'}
CSV = {'name': 'clean.csv', 'mimeType': 'text/csv', 'buffer': b'day,trips\n1,65\n'}
ODD = {'name': 'not really.pdf', 'mimeType': 'application/pdf', 'buffer': b'<!doctype html>'}


async def test_from_the_first_words_to_the_revision(visit):
    jakub = await at(visit, 'jakub', CLEANING)
    await expect(jakub.get_by_role('group', name='Decisions')).to_contain_text('Each has a reason in the data')
    await jakub.get_by_label('Your answer').fill('Found: two harbours.')
    await expect(jakub.get_by_text(re.compile(r'Saved \d\d:\d\d'))).to_be_visible()
    phone = await at(visit, 'jakub', CLEANING, width=PHONE, dark=True)
    await expect(phone.get_by_label('Your answer')).to_have_value('Found: two harbours.')
    await phone.get_by_label('Your answer').fill('Found: two harbours, one double.')
    await expect(jakub.get_by_label('Your answer')).to_have_value('Found: two harbours, one double.')
    await jakub.reload()
    await settled(jakub)
    await expect(jakub.get_by_label('Your answer')).to_have_value('Found: two harbours, one double.')

    await jakub.get_by_label('Add files').set_input_files([PDF, CSV, ODD])
    await expect(jakub.get_by_text('not really.pdf is not of a kind that is taken here.')).to_be_visible()
    await jakub.get_by_role('button', name='Dismiss: not really.pdf').click()
    for name in ('log.pdf', 'clean.csv'):
        await expect(jakub.get_by_role('button', name=f'Remove: {name}')).to_be_visible()
        await expect(phone.get_by_role('button', name=f'Remove: {name}')).to_be_visible()
    await axe_is_quiet(phone)
    await nothing_hangs_out(phone)
    await axe_is_quiet(jakub)

    tomas = await visit('tomas', '/sessions')
    await tomas.get_by_role('link', name='Tracking').first.click()
    await settled(tomas)
    await tomas.get_by_text('Jakub Nowak').first.click()
    await tomas.get_by_role('tab', name='Work').click()
    await expect(tomas.get_by_role('article', name=CLEANING)).to_have_count(0)
    await jakub.get_by_role('button', name='Submit', exact=True).click()
    await expect(jakub.get_by_text('Awaiting grade', exact=True)).to_be_visible()
    await expect(phone.get_by_text('Awaiting grade', exact=True)).to_be_visible()
    work = tomas.get_by_role('article', name=CLEANING)
    await expect(work.get_by_text('Found: two harbours, one double.')).to_be_visible()
    await expect(work.get_by_text('clean.csv', exact=True)).to_be_visible()

    levels = [('The four kinds of mistakes', 'Two of four'), ('Decisions', 'Some have'), ('Code', 'Runs from the top')]
    for criterion, level in levels:
        await work.get_by_role('radiogroup', name=criterion).get_by_text(level, exact=True).click()
    await expect(work.get_by_text('15 of 30 points')).to_be_visible()
    await work.get_by_role('button', name='Grade', exact=True).click()
    await expect(work.get_by_role('alert').get_by_text('Choose a level for every criterion.')).to_be_visible()
    await work.get_by_label('Comment for the learner').fill('Say what you are not sure about.')
    await axe_is_quiet(tomas)
    await work.get_by_role('button', name='Return for revision').click()
    await expect(jakub.get_by_text('Tomás Rey asks you to revise it')).to_be_visible()
    await expect(jakub.get_by_text('Say what you are not sure about.')).to_be_visible()
    await expect(jakub.locator('.outline [aria-current] .mark-going')).to_be_visible()

    await jakub.get_by_role('button', name='Start from what you submitted').click()
    await expect(phone.get_by_label('Your answer')).to_have_value('Found: two harbours, one double.')
    await jakub.get_by_label('Your answer').fill('Found: two harbours, one double. Not sure: the 900.')
    await jakub.get_by_role('button', name='Submit again').click()
    again = tomas.get_by_role('article', name=CLEANING).first
    await expect(again.get_by_text('Not sure: the 900.')).to_be_visible()
    for criterion, level in [*levels, ('The doubtful decision', 'Real')]:
        await again.get_by_role('radiogroup', name=criterion).get_by_text(level, exact=True).click()
    await again.get_by_label('Comment on Code').fill('It runs here too.')
    await again.get_by_role('button', name='Grade', exact=True).click()
    await expect(jakub.get_by_text('19 / 30').first).to_be_visible()
    await expect(jakub.get_by_role('group', name='Code').get_by_text('It runs here too.')).to_be_visible()
    await expect(phone.get_by_role('group', name='The doubtful decision').get_by_text('4 of 6')).to_be_visible()
    await axe_is_quiet(phone)
    await nothing_hangs_out(phone)


async def test_work_is_taken_back_before_it_is_due_and_handed_in_anew(visit):
    fatima = await at(visit, 'fatima', REPORT)
    await fatima.get_by_label('Your answer').fill('Harbour and Market.')
    await fatima.get_by_label('Add files').set_input_files(PDF)
    await expect(fatima.get_by_role('button', name='Remove: log.pdf')).to_be_visible()
    await fatima.get_by_role('button', name='Submit', exact=True).click()
    await fatima.get_by_role('button', name='Withdraw submission').click()
    await expect(fatima.get_by_label('Your answer')).to_have_value('Harbour and Market.')
    await expect(fatima.get_by_role('button', name='Remove: log.pdf')).to_be_visible()
    await expect(fatima.get_by_text('What you submitted')).to_have_count(0)
    await fatima.get_by_label('Your answer').fill('Harbour and University.')
    await fatima.get_by_role('button', name='Submit', exact=True).click()
    await expect(fatima.get_by_text('Harbour and University.')).to_be_visible()
    await expect(fatima.get_by_role('link', name=re.compile('log.pdf'))).to_be_visible()


async def test_what_is_typed_without_a_line_is_saved_when_it_is_back_and_other_words_are_kept(visit, console):
    console.forgive('ERR_INTERNET_DISCONNECTED|WebSocket')
    ravi, there = await at(visit, 'ravi', REPORT), await at(visit, 'ravi', REPORT)
    await ravi.context.set_offline(True)
    await expect(ravi.get_by_text('Your words are kept on this device')).to_be_visible(timeout=60_000)
    await ravi.get_by_label('Your answer').fill('Written on the train.')
    await there.get_by_label('Your answer').fill('Written at home.')
    await expect(there.get_by_text(re.compile(r'Saved \d\d:\d\d'))).to_be_visible()
    await ravi.context.set_offline(False)
    await expect(there.get_by_label('Your answer')).to_have_value('Written on the train.', timeout=60_000)
    for page in (ravi, there):
        await expect(page.get_by_text('Other words of yours')).to_be_visible()
    await there.get_by_text('Other words of yours').click()
    await expect(there.get_by_text('Written at home.')).to_be_visible()
    await axe_is_quiet(there)
    await there.get_by_role('button', name='I do not need them').click()
    await expect(ravi.get_by_text('Other words of yours')).to_have_count(0)


@pytest.mark.parametrize('width', [1440, PHONE])
async def test_a_film_goes_on_where_one_was_and_counts_what_was_played(visit, width):
    who = 'oskar' if width == PHONE else 'sofia'
    page = await at(visit, who, 'Video: when one value moves', course='Statistics foundations', width=width)
    film = page.locator('video')
    await film.evaluate('film => { film.muted = true; film.playbackRate = 2; return film.play(); }')
    await page.wait_for_function("document.querySelector('video').currentTime > 8")
    await film.evaluate('film => film.pause()')
    await expect(page.get_by_text(re.compile(r'(3\d|4\d|5\d) % watched'))).to_be_visible()
    await film.evaluate('film => { film.currentTime = 20; }')
    await axe_is_quiet(page)
    await nothing_hangs_out(page)
    await page.reload()
    await settled(page)
    await expect(page.get_by_text(re.compile(r'Goes on at 0:\d\d'))).to_be_visible()
    await expect(page.get_by_text(re.compile(r'(3\d|4\d|5\d) % watched'))).to_be_visible()


async def at(visit, who: str, title: str, *, course: str = 'Python for data', **look) -> Page:
    """At this item of the course."""
    page = await visit(who, '/sessions', **look)
    for link in (AUTUMN, course):
        await page.get_by_role('link', name=link).first.click()
        await settled(page)
    fold = page.get_by_role('button', name='Outline')
    if await fold.is_visible():
        await fold.click()
    await page.get_by_role('link', name=title).first.click()
    await settled(page)
    await expect(page.get_by_role('heading', name=title, level=1)).to_be_visible()
    return page
