"""What goes for good asks; the tray leads to an essay that waits; a reminder says when; the hardest questions are those
of the attempts that count. By mouse, and by keyboard alone."""
import re

import pytest
from playwright.async_api import Page, expect

from .hands import Keyboard, Mouse
from .looks import axe_is_quiet, looks_right, settled
from .test_coach import names, there
from .test_quiz import QUIZ, open_quiz, start, to
from .visits import DESKTOP, PHONE, follow, go

HANDS = pytest.mark.parametrize('hands_of', [Mouse, Keyboard], ids=['mouse', 'keyboard'])
ESSAY = 'So that every value has one place.'
NEVER_ENTERED = 'Luca'


@HANDS
async def test_delete_for_good_asks(visit, hands_of):
    page = await visit('ines', '/admin/courses')
    hands, title = hands_of(page), 'Not wanted any more'
    await new_course(page, f'Archive by {hands_of.__name__}', f'ARCHIVE-{hands_of.__name__}')
    await new_page(page, title)
    await hands.press(page.get_by_role('button', name=f'Remove {title}'))
    removing = page.get_by_role('dialog', name=f'Remove {title}?')
    if await removing.count():
        await hands.press(removing.get_by_role('button', name='Remove'))
    await expect(page.get_by_role('button', name=f'Remove {title}')).to_have_count(0)
    await hands.press(page.get_by_role('button', name='Removed items'))
    archive = page.get_by_role('dialog', name='Removed items')
    question = page.get_by_role('dialog', name=f'Delete {title} for good?')

    await hands.press(archive.get_by_role('button', name='Delete for good'))
    await expect(question.get_by_text('nobody can bring it back')).to_be_visible()
    await axe_is_quiet(page)
    await hands.press(question.get_by_role('button', name='Cancel'))
    await expect(question).to_have_count(0)
    await expect(archive.get_by_text(title)).to_be_visible()
    await hands.press(archive.get_by_role('button', name='Delete for good'))
    await expect(question).to_be_visible()
    await page.keyboard.press('Escape')
    await expect(question).to_have_count(0)
    await expect(archive.get_by_text(title)).to_be_visible()

    await hands.press(archive.get_by_role('button', name='Delete for good'))
    await hands.press(question.get_by_role('button', name='Delete for good'))
    await expect(archive.get_by_text('Nothing has been removed.')).to_be_visible()
    await page.reload()
    await settled(page)
    await page.get_by_role('button', name='Removed items').click()
    await expect(archive.get_by_text('Nothing has been removed.')).to_be_visible()


@HANDS
async def test_the_tray_leads_to_an_essay_that_waits_and_its_page_names_the_quiz(visit, hands_of):
    who, name = ('zuzana', 'Zuzana') if hands_of is Mouse else ('mateo', 'Mateo')
    learner = await open_quiz(visit, who)
    await start(learner)
    await to(learner, 1)
    await learner.get_by_role('radio', name='int').check()
    await to(learner, 7)
    await learner.get_by_label('Your answer').fill(ESSAY)
    await expect(learner.locator('.quiz-state')).to_have_text(re.compile('Saved'))
    await learner.get_by_role('button', name='Submit quiz').click()
    await learner.get_by_role('button', name='Submit anyway').click()
    await expect(learner.get_by_text('Awaiting grade').first).to_be_visible()

    coach = await tracking(visit)
    hands = hands_of(coach)
    await find(coach, name)
    await open_found(coach, hands_of)
    tray = coach.get_by_role('complementary', name=re.compile(name))
    await hands.press(tray.get_by_role('tab', name='Work'))
    way = tray.get_by_role('article', name=QUIZ).get_by_role('link', name='Grade attempt 1')
    async with coach.expect_navigation(url=re.compile(r'/attempts/\d+$')):
        await hands.press(way)
    await settled(coach)
    await expect(coach.get_by_text(f'{QUIZ} · Attempt 1')).to_be_visible()
    await expect(coach.get_by_text('Answers to grade.')).to_be_visible()
    await expect(coach.get_by_text(ESSAY)).to_be_visible()
    await axe_is_quiet(coach)
    grading = coach.locator('.essay-grade')
    await hands.write(grading.get_by_label(re.compile('^Points of')), '1')
    await hands.write(grading.get_by_label('Comment'), 'Clear, and short.')
    await hands.press(grading.get_by_role('button', name='Save points'))
    await expect(coach.get_by_text('Answers to grade.')).to_have_count(0)
    await expect(learner.get_by_text('Clear, and short.')).to_be_visible()


@pytest.mark.parametrize(('hands_of', 'item', 'typed', 'said'), [
    (Mouse, 'Task: a one-page report', None, 'It is due on'),
    (Keyboard, 'Task: five questions to the data', 'It is due on {due}.', 'It was due on'),
], ids=['to come, by mouse', 'over, by keyboard'])
async def test_a_reminder_says_when_it_is_or_was_due(visit, hands_of, item, typed, said):
    coach = await tracking(visit)
    hands = hands_of(coach)
    await find(coach, NEVER_ENTERED)
    if hands_of is Keyboard:
        await coach.locator('.ag-row [col-id=name]').first.focus()
        await coach.keyboard.press('Space')
    else:
        await coach.locator('.ag-row .ag-selection-checkbox').first.click()
    await hands.press(coach.get_by_role('toolbar').get_by_role('button', name='Remind'))
    box = coach.get_by_role('dialog', name='Remind 1 learner')
    choice = box.get_by_role('combobox', name='Item')
    await hands.write(choice, item)
    found = coach.locator('.q-menu').get_by_role('option')
    await expect(found).to_have_text([item])
    if hands_of is Keyboard:
        await coach.keyboard.press('ArrowDown')
        await coach.keyboard.press('Enter')
    else:
        await found.click()
    await expect(box.get_by_label('Subject')).to_have_value(f'Reminder: {item}')
    if typed:
        await hands.write(box.get_by_label('Message'), typed)
    await expect(box.get_by_label('Message')).to_have_value(re.compile(re.escape('It is due on {due}.')))
    await expect(box.get_by_text('Reaches 1 learner')).to_be_visible()
    await axe_is_quiet(coach)
    await hands.press(box.get_by_role('button', name='Remind 1 learner'))
    await expect(coach.get_by_text('1 learner reminded')).to_be_visible()

    learner = await visit('luca', '/messages')
    await hands_of(learner).press(learner.get_by_role('button', name=f'Reminder: {item}').first)
    text = learner.locator('.message-body')
    await expect(text).to_contain_text(re.compile(re.escape(said) + r' \w+ \d{1,2} \w+'))
    assert '{' not in await text.inner_text()


@pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)], ids=['desktop', 'dark phone'])
async def test_the_hardest_questions_are_those_of_the_attempts_that_count(visit, width, dark):
    """The second attempt has it right, and counts: the first leaves no trace."""
    who, name = ('elif', 'Elif') if width == DESKTOP else ('hannah', 'Hannah')
    learner = await open_quiz(visit, who)
    for answer in ('str', 'int'):
        await start(learner)
        await to(learner, 1)
        await learner.get_by_role('radio', name=answer).check()
        await expect(learner.locator('.quiz-state')).to_have_text(re.compile('Saved'))
        await learner.get_by_role('button', name='Submit quiz').click()
        await learner.get_by_role('button', name='Submit anyway').click()
        await expect(learner.get_by_role('button', name='Try again')).to_be_visible()

    coach = await tracking(visit, width=width, dark=dark)
    await coach.goto(f'{coach.url.split("?")[0]}/items')
    await settled(coach)
    await go(coach, coach.locator('.ag-row').get_by_text(QUIZ).first)
    part = coach.get_by_role('region', name='Hardest questions')
    await part.get_by_text('Whole numbers').first.click()
    wrong = coach.get_by_role('dialog', name='What was answered wrongly')
    await expect(wrong).to_be_visible()
    await expect(wrong.get_by_text(name)).to_have_count(0)
    await looks_right(coach)


async def tracking(visit, **look) -> Page:
    coach = await visit('tomas', '/sessions', **look)
    await follow(coach, 'Tracking')
    await there(coach)
    return coach


async def find(coach: Page, name: str) -> None:
    await coach.get_by_label('Find a learner').fill(name)
    await expect(names(coach)).to_have_count(1)


async def open_found(coach: Page, hands_of: type[Mouse]) -> None:
    if hands_of is Mouse:
        await names(coach).first.click()
    else:
        await coach.locator('.ag-row [col-id=name]').first.focus()
        await coach.keyboard.press('Enter')


async def new_course(page: Page, title: str, code: str) -> None:
    await page.get_by_role('button', name='New course').click()
    box = page.get_by_role('dialog')
    await box.get_by_label('Title').fill(title)
    await box.get_by_label('Code').fill(code)
    await box.get_by_role('button', name='Create course').click()
    await page.get_by_role('button', name='Add section').click()
    await page.get_by_label('Title of the new section').fill('Week')
    await page.get_by_role('button', name='Add', exact=True).click()


async def new_page(page: Page, title: str) -> None:
    await page.get_by_role('button', name='Add an item to Week').click()
    await page.get_by_role('menuitem', name=re.compile('^Page')).click()
    await page.get_by_label('Title of the new item').fill(title)
    await page.get_by_role('button', name='Add', exact=True).click()
    await expect(page.get_by_label('Title', exact=True)).to_have_value(title)
