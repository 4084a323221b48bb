"""Feedback, a reason and a grade that are typed and not sent: leaving asks, closing keeps or asks."""
import re

from playwright.async_api import Dialog, Locator, Page, expect

from .hands import Keyboard, Mouse
from .looks import settled
from .test_asked_first import HANDS, find, open_found, tracking
from .test_gradebook import LEARNER, OTHER, cell, gradebook
from .test_unsaved import question

FEEDBACK = 'Almost lost, but not quite.'


@HANDS
async def test_feedback_typed_in_the_tray_is_kept_when_it_closes_and_asked_about_when_the_page_is_left(visit, hands_of):
    page = await tracking(visit)
    hands = hands_of(page)
    await find(page, 'Yusuf')
    await open_found(page, hands_of)
    tray = page.get_by_role('complementary', name=re.compile('Yusuf'))
    work = tray.get_by_role('article').filter(has=page.get_by_role('button', name='Grade', exact=True)).first
    comment = work.get_by_label('Comment for the learner')
    await hands.write(comment, FEEDBACK)
    await hands.press(tray.get_by_role('button', name='Close', exact=True))
    await expect(tray).to_have_count(0)
    await open_found(page, hands_of)
    await expect(comment).to_have_value(FEEDBACK)

    await expect(page).to_have_url(re.compile('learner='))
    link, place = page.get_by_role('link', name='My sessions').first, page.url
    await leave(page, hands, link)
    await expect(page).to_have_url(place)
    await expect(comment).to_have_value(FEEDBACK)
    await hands.press(link)
    await hands.press(question(page).get_by_role('button', name='Discard'))
    await expect(page).to_have_url(re.compile(r'/sessions(\?.*)?$'))


@HANDS
async def test_a_reason_typed_beside_a_cell_is_asked_about_however_it_is_left(visit, hands_of):
    page = await gradebook(visit, 'tomas')
    hands = hands_of(page)
    at = await cell(page, OTHER)
    await at.click()
    await expect(at).to_be_focused()
    await page.keyboard.press('Space')
    box = page.get_by_role('dialog').filter(has_text='History')
    await hands.press(box.get_by_role('button', name='Excuse…'))
    why = box.get_by_label('Reason')
    await hands.write(why, 'Was ill')
    ways = [page.get_by_role('link', name='My sessions').first]
    if hands_of is Mouse:  # by keyboard what lies beside it is reached with Tab, and closes nothing
        ways += [box.get_by_role('button', name='Close', exact=True), box.get_by_role('button', name='Cancel')]
    for way in ways:
        await leave(page, hands, way)
        await expect(why).to_have_value('Was ill')
    if hands_of is Mouse:
        await page.mouse.click(3, 400)
    else:
        await why.focus()
        await page.keyboard.press('Escape')
    await expect(question(page)).to_be_visible()
    await hands.press(question(page).get_by_role('button', name='Discard'))
    await expect(why).to_have_count(0)
    await page.reload()  # asks nothing: nothing is typed any more
    await settled(page)
    await expect((await cell(page, OTHER)).locator('.value')).not_to_have_text('Excused')


async def test_a_grade_typed_into_a_cell_is_kept_by_a_press_on_a_link_and_asked_about_otherwise(visit):
    page = await gradebook(visit, 'tomas')
    field = page.locator('.grade-input')
    await (await cell(page, OTHER)).click()
    await page.keyboard.type('7')
    await expect(field).to_have_value('7')
    await leave_as_browsers_do(page)
    await expect(field).to_have_value('7')
    await page.get_by_role('link', name='My sessions').first.click()  # the press takes it out of the cell: it is sent
    await expect(page).to_have_url(re.compile(r'/sessions(\?.*)?$'))
    await page.go_back()
    await settled(page)
    await expect((await cell(page, OTHER)).locator('.value')).to_have_text('7')


@HANDS
async def test_a_grade_that_was_refused_is_asked_about(visit, hands_of):
    page = await gradebook(visit, 'tomas')
    hands = hands_of(page)
    at = await cell(page, LEARNER)
    await at.click()
    await page.keyboard.type('999')
    await page.keyboard.press('Enter')
    await expect(page.get_by_role('alert').filter(has_text='Enter a number from 0 to 20.')).to_be_visible()
    link = page.get_by_role('link', name='My sessions').first
    await leave(page, hands, link)
    await expect(at.locator('.value')).to_have_text('999')
    await hands.press(link)
    await hands.press(question(page).get_by_role('button', name='Discard'))
    await expect(page).to_have_url(re.compile(r'/sessions(\?.*)?$'))


async def leave(page: Page, hands: Mouse, way: Locator) -> None:
    """Asked, one stays."""
    await hands.press(way)
    await expect(question(page)).to_be_visible()
    await hands.press(question(page).get_by_role('button', name='Keep editing'))
    await expect(question(page)).to_have_count(0)


async def leave_as_browsers_do(page: Page) -> None:
    async def stay(dialog: Dialog) -> None:
        assert dialog.type == 'beforeunload'
        await dialog.dismiss()

    page.once('dialog', stay)
    async with page.expect_event('dialog'):
        await page.evaluate('void location.assign("/sessions")')


async def test_the_focus_stays_with_a_note_about_a_learner(visit):
    page = await tracking(visit)
    hands = Keyboard(page)
    await find(page, 'Yusuf')
    await open_found(page, Keyboard)
    tray = page.get_by_role('complementary', name=re.compile('Yusuf'))
    await tray.get_by_role('tab', name='Notes').click()
    await hands.write(tray.get_by_role('textbox', name='Note about this learner').first, 'Asks good questions.')
    await hands.press(tray.get_by_role('button', name='Save note'))
    note = tray.get_by_role('article').filter(has_text='Asks good questions.')
    await hands.press(note.get_by_role('button', name='Edit'))
    await expect(tray.locator('.tray-note textarea')).to_be_focused()
    await hands.press(tray.get_by_role('button', name='Cancel'))
    await expect(note.get_by_role('button', name='Edit')).to_be_focused()
    await hands.press(note.get_by_role('button', name='Remove'))
    await expect(note).to_have_count(0)
    await page.keyboard.press('Escape')
    await expect(tray).to_have_count(0)
