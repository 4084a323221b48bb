"""Publishing, ending and shortening in a real browser: what is missing or follows is said first, and can be undone."""
import re

import pytest
from playwright.async_api import Locator, Page, expect

from .hands import Keyboard, Mouse
from .looks import axe_is_quiet, nothing_hangs_out, settled
from .visits import DESKTOP, PHONE

HANDS = pytest.mark.parametrize('hands_of', [Mouse, Keyboard], ids=['mouse', 'keyboard'])
LOOKS = pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)], ids=['desktop', 'dark phone'])


async def new_session(page: Page, title: str) -> None:
    await page.goto('/admin/sessions/new')
    await settled(page)
    await page.get_by_label('Title').fill(title)
    await page.get_by_role('button', name='Create session').click()
    await expect(page.get_by_role('heading', level=1, name=title)).to_be_visible()
    await settled(page)


def dialog(page: Page) -> Locator:
    return page.get_by_role('dialog').last


@HANDS
async def test_a_session_with_gaps_is_published_anyway_and_taken_back(visit, hands_of):
    page = await visit('ines', '/admin/sessions')
    hands = hands_of(page)
    await new_session(page, f'Gaps by {hands_of.__name__}')
    await hands.press(page.get_by_role('button', name='Publish', exact=True))
    box = dialog(page)
    await expect(box.get_by_role('link', name='The session has no course')).to_be_visible()
    await expect(box.get_by_role('button', name='Cancel')).to_be_focused()
    await axe_is_quiet(page)
    await page.keyboard.press('Escape')
    await expect(page.get_by_role('dialog')).to_have_count(0)
    await expect(page.locator('.chip', has_text='Draft')).to_be_visible()

    await hands.press(page.get_by_role('button', name='Publish', exact=True))
    await hands.press(dialog(page).get_by_role('button', name='Publish anyway'))
    await expect(page.locator('.chip', has_text='Running')).to_be_visible()
    await hands.undo('Published')
    await expect(page.locator('.chip', has_text='Draft')).to_be_visible()

    await hands.press(page.get_by_role('button', name='Publish', exact=True))
    await hands.press(dialog(page).get_by_role('link', name='Nobody is enrolled.'))
    await expect(page).to_have_url(re.compile('tab=learners'))


@LOOKS
async def test_the_check_list_looks_right(visit, width, dark):
    page = await visit('ines', '/admin/sessions', width=width, dark=dark)
    await new_session(page, f'Looks {width}')
    await page.get_by_role('button', name='Publish', exact=True).click()
    await expect(dialog(page).get_by_text('Nobody is enrolled.')).to_be_visible()
    await axe_is_quiet(page)
    await nothing_hangs_out(page)


async def open_autumn(page: Page) -> None:
    await page.goto('/admin/sessions')
    await settled(page)
    await page.locator('.grid').get_by_text('Data Analyst · Autumn').first.click()
    await expect(page.get_by_role('heading', level=1, name='Data Analyst · Autumn')).to_be_visible()
    await settled(page)


@HANDS
async def test_ending_a_running_session_says_for_whom_and_is_undone(visit, hands_of):
    page = await visit('ines', '/admin/sessions')
    hands = hands_of(page)
    await open_autumn(page)
    end = page.get_by_label('Learners end: day')
    before = await end.input_value()
    await hands.date(end, '2026-11-11')
    await hands.press(page.get_by_role('button', name='Save', exact=True))
    box = dialog(page)
    await expect(box.get_by_text(re.compile(r'Ends now for \d+ learners, who can still read; \d+ items could not be '
                                            r'submitted\.'))).to_be_visible()
    await axe_is_quiet(page)
    await page.keyboard.press('Escape')
    await expect(page.get_by_role('dialog')).to_have_count(0)
    await expect(end).to_have_value('2026-11-11')

    await hands.press(page.get_by_role('button', name='Save', exact=True))
    await hands.press(dialog(page).get_by_role('button', name=re.compile('End it for')))
    await expect(page.locator('.chip', has_text='Ended')).to_be_visible()
    await hands.undo('Dates saved')
    await expect(page.locator('.chip', has_text='Running')).to_be_visible()
    await expect(end).to_have_value(before)


@HANDS
async def test_drafts_of_a_course_are_published_together_and_what_is_not_ready_stays(visit, hands_of):
    page = await visit('ines', '/admin/courses')
    hands = hands_of(page)
    code = f'BULK-{hands_of.__name__}'
    await page.get_by_role('button', name='New course').click()
    box = dialog(page)
    await box.get_by_label('Title').fill(f'Bulk by {hands_of.__name__}')
    await box.get_by_label('Code').fill(code)
    await box.get_by_role('button', name='Create course').click()
    await page.get_by_role('button', name='Add section').click()
    await page.get_by_label('Title of the new section').fill('Week')
    await page.get_by_role('button', name='Add', exact=True).click()
    for kind, title in (('Discussion', 'Introductions'), ('Link', 'Handbook')):
        await page.get_by_role('button', name='Add an item to Week').click()
        await page.get_by_role('menuitem', name=re.compile(f'^{kind}')).click()
        await page.get_by_label('Title of the new item').fill(title)
        await page.get_by_role('button', name='Add', exact=True).click()
        await expect(page.get_by_label('Title', exact=True)).to_have_value(title)

    await hands.press(page.get_by_role('button', name='Publish', exact=True))
    box = dialog(page)
    await expect(box.get_by_text('To mend first')).to_be_visible()
    await expect(box.get_by_role('button', name='Publish')).to_have_count(0)
    await hands.press(box.get_by_role('link', name='“Handbook” has no address.'))
    await expect(page.get_by_label('Address')).to_be_focused()

    await hands.press(page.get_by_role('button', name='Publish drafts (2)'))
    box = dialog(page)
    await expect(box.get_by_text('Stays a draft: “Handbook” has no address.')).to_be_visible()
    await axe_is_quiet(page)
    await hands.press(box.get_by_role('button', name='Publish 1 item'))
    await expect(page.get_by_role('button', name='Publish drafts (1)')).to_be_visible()
    await hands.undo('1 item published')
    await expect(page.get_by_role('button', name='Publish drafts (2)')).to_be_visible()


@HANDS
async def test_absurd_values_are_refused_where_they_stand_and_stay(visit, hands_of):
    page = await visit('ines', '/admin/sessions')
    hands = hands_of(page)
    await open_autumn(page)
    days = page.get_by_label('Days for each learner')
    for typed, sentence in (('-3', 'Enter a number from 1 to 3,650.'), ('2,5', 'Enter a whole number from 1 to 3,650.'),
                            ('0', 'Enter a number from 1 to 3,650.'), ('1.5', 'Enter a whole number from 1 to 3,650.'),
                            ('x', 'Enter a number from 1 to 3,650.')):
        await hands.write(days, typed)
        await page.keyboard.press('Tab')
        await expect(page.get_by_text(sentence)).to_be_visible()
        await expect(days).to_have_value(typed)
        await hands.press(page.get_by_role('button', name='Save', exact=True))
        await expect(page.get_by_text(sentence)).to_be_visible()
        await expect(days).to_have_value(typed)
        await expect(days).to_be_focused()
    await days.fill('')
    title = page.get_by_label('Title')
    await title.fill('a' * 161)
    await expect(page.get_by_text('Up to 160 characters. These are 161.')).to_be_visible()
    await expect(title).to_have_value('a' * 161)


async def test_a_time_of_the_night_of_the_clock_change_is_refused_at_its_field(visit):
    page = await visit('ines', '/admin/sessions/new')
    await page.get_by_label('Time zone').fill('Brussels')
    await page.get_by_role('option', name='Europe/Brussels').click()
    await page.get_by_label('Learners start: day').fill('2027-03-28')
    await page.get_by_label('Learners start: time').fill('02:30')
    sentence = '02:30 does not exist on 28 March 2027: clocks go from 02:00 to 03:00. Enter 01:59 or 03:00.'
    await expect(page.get_by_role('alert').filter(has_text=sentence)).to_be_visible()
    await expect(page.get_by_label('Learners start: time')).to_have_value('02:30')
    await page.get_by_label('Learners start: day').fill('2027-10-31')
    await expect(page.get_by_text('02:30 comes twice that night')).to_be_visible()


async def test_a_half_typed_date_is_not_taken_for_none(visit):
    page = await visit('ines', '/admin/sessions/new')
    await page.get_by_label('Title').fill('Half a date')
    await page.get_by_label('Learners end: day').focus()
    await page.keyboard.type('11')
    await page.get_by_role('button', name='Create session').click()
    await expect(page.get_by_text('Enter the whole date').first).to_be_visible()
    await expect(page).to_have_url(re.compile('/admin/sessions/new'))


@HANDS
async def test_an_account_needs_an_email_address_that_is_one_and_nobody_elses(visit, hands_of):
    page = await visit('ines', '/admin/people')
    hands = hands_of(page)
    await hands.press(page.get_by_role('button', name='New account'))
    box = dialog(page)
    await hands.write(box.get_by_label('Name', exact=True), 'Noor Haddad')
    await hands.write(box.get_by_label('Username'), f'noor-{hands_of.__name__.lower()}')
    email = box.get_by_label('E-mail')
    for typed, sentence in (('not an email', 'Enter an e-mail address such as name@example.org.'),
                            ('MARTA@example.org', 'Marta Lindqvist (marta) has this e-mail address.')):
        await hands.write(email, typed)
        await hands.press(box.get_by_role('button', name='Create account'))
        await expect(box.get_by_text(sentence)).to_be_visible()
        await expect(email).to_have_value(typed)
