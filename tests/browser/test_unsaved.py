"""Nothing that somebody has chosen or typed is dropped without a question, by mouse and by keyboard."""
import re

import pytest
from playwright.async_api import Dialog, Locator, Page, expect

from .hands import Keyboard, Mouse
from .looks import at_rest, looks_right, settled
from .visits import DESKTOP, PHONE


def question(page: Page) -> Locator:
    return page.get_by_role('alertdialog', name='Discard changes?')


async def coaches(visit, **look) -> tuple[Page, Locator]:
    """The dialog with the coaches of the first course of a session."""
    page = await visit('ines', '/admin/sessions', **look)
    link = page.locator('.grid .leads').first
    await expect(link).to_be_visible()
    await page.goto(f'{await link.get_attribute("href")}?tab=courses')
    await settled(page)
    await page.get_by_role('button', name=re.compile('^Coaches: ')).first.click()
    return page, page.get_by_role('dialog', name=re.compile('^Coaches of '))


async def choose_helena(page: Page, box: Locator) -> None:
    await page.get_by_role('combobox', name='Coaches of this course').press_sequentially('helena')
    await page.get_by_role('option', name='Helena Costa').click()
    await expect(box.get_by_text('Helena Costa')).to_be_visible()


async def by_escape(page: Page, box: Locator) -> None:
    await page.keyboard.press('Escape')


async def by_its_cross(page: Page, box: Locator) -> None:
    await box.get_by_role('button', name='Close').click()


async def beside_it(page: Page, box: Locator) -> None:
    await page.mouse.click(3, 400)


@pytest.mark.parametrize('leaves', [by_escape, by_its_cross, beside_it])
async def test_chosen_coaches_are_not_dropped_without_a_question(visit, leaves):
    page, box = await coaches(visit)
    await expect(box).to_be_visible()
    await at_rest(page)
    await leaves(page, box)
    await expect(box).to_have_count(0)  # nothing was chosen, nothing is asked
    await page.get_by_role('button', name=re.compile('^Coaches: ')).first.click()
    await choose_helena(page, box)
    await leaves(page, box)
    await expect(question(page)).to_be_visible()
    await expect(question(page).get_by_role('button', name='Keep editing')).to_be_focused()
    await page.keyboard.press('Escape')
    await expect(question(page)).to_have_count(0)
    await expect(box.get_by_text('Helena Costa')).to_be_visible()
    await expect(box.locator(':focus')).to_have_count(1)
    await leaves(page, box)
    await question(page).get_by_role('button', name='Discard').click()
    await expect(box).to_have_count(0)
    await page.get_by_role('button', name=re.compile('^Coaches: ')).first.click()
    await expect(box).to_be_visible()
    await expect(box.get_by_text('Helena Costa')).to_have_count(0)


async def test_escape_in_the_form_to_sign_in_again_leaves_the_dialog_below_alone(visit):
    page, box = await coaches(visit)
    await expect(box).to_be_visible()
    await at_rest(page)
    again = page.locator('.again-box')
    await again.evaluate('form => form.showModal()')
    await page.keyboard.press('Escape')
    await expect(again).to_be_hidden()
    await at_rest(page)
    await expect(box).to_be_visible()
    await page.keyboard.press('Escape')
    await expect(box).to_have_count(0)


async def test_escape_answers_the_question_alone_wherever_tab_has_led(visit):
    page, box = await coaches(visit)
    await choose_helena(page, box)
    await page.keyboard.press('Escape')
    await expect(question(page)).to_be_visible()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')  # past the last button, out of the question
    await expect(question(page).locator(':focus')).to_have_count(0)
    await page.keyboard.press('Escape')
    await expect(question(page)).to_have_count(0)
    await expect(box.get_by_text('Helena Costa')).to_be_visible()
    await page.keyboard.press('Escape')
    await expect(question(page)).to_be_visible()  # and the dialog below hears Escape again


@pytest.mark.parametrize('hands', [Mouse, Keyboard])
async def test_a_link_pressed_at_once_after_typing_asks(visit, hands):
    page = await visit('ines', '/admin/sessions/new')
    title = page.get_by_label('Title')
    await title.focus()
    link = page.get_by_role('link', name='People', exact=True)
    await page.keyboard.type('Almost lost')
    await link.evaluate('link => link.click()')  # sooner than anything can have come back from the server
    await expect(question(page)).to_be_visible()
    await hands(page).press(question(page).get_by_role('button', name='Keep editing'))
    await expect(page).to_have_url(re.compile('/admin/sessions/new$'))
    await expect(title).to_have_value('Almost lost')
    await hands(page).press(link)
    await hands(page).press(question(page).get_by_role('button', name='Discard'))
    await expect(page).to_have_url(re.compile('/admin/people$'))


async def test_the_browsers_own_ways_out_ask_too(visit):
    page = await visit('ines', '/admin/sessions')
    await page.goto('/admin/sessions/new')
    await settled(page)
    await page.get_by_label('Title').press_sequentially('Almost lost')

    async def stay(dialog: Dialog) -> None:
        await dialog.dismiss()

    page.on('dialog', stay)
    async with page.expect_event('dialog') as asked:
        await page.evaluate('history.back()')
    assert (await asked.value).type == 'beforeunload'
    await expect(page.get_by_label('Title')).to_have_value('Almost lost')
    page.remove_listener('dialog', stay)


async def test_what_is_typed_back_is_no_change(visit):
    page = await visit('ines', '/admin/sessions/new')
    title = page.get_by_label('Title')
    await title.press_sequentially('a')
    await expect(page.get_by_text('Not saved yet')).to_be_visible()
    await page.keyboard.press('Backspace')
    await expect(page.get_by_text('Not saved yet')).to_have_count(0)
    await page.wait_for_timeout(600)
    await page.get_by_role('link', name='People', exact=True).click()
    await expect(page).to_have_url(re.compile('/admin/people$'))


async def test_enter_in_a_check_box_sends_the_dialog_and_space_turns_it(visit):
    page = await visit('ines', '/admin/people')
    await page.get_by_role('button', name='New account').click()
    box = page.get_by_role('dialog', name='New account')
    teacher = box.get_by_role('checkbox', name='Teacher')
    await teacher.focus()
    await page.keyboard.press('Enter')
    await expect(box.get_by_role('alert').first).to_be_visible()  # it was sent, and a name is missing
    await expect(teacher).not_to_be_checked()
    await expect(box.locator('.q-field--error input').first).to_be_focused()
    await teacher.focus()
    await page.keyboard.press('Space')
    await expect(teacher).to_be_checked()
    await page.keyboard.press('Escape')
    await expect(question(page)).to_be_visible()
    await question(page).get_by_role('button', name='Discard').click()
    await expect(box).to_have_count(0)


IN_ONE_GO = '''(field, key) => {
  const codes = {' ': 32, Enter: 13, Escape: 27};
  for (const pressed of [key, 'Escape']) {
    for (const kind of ['keydown', 'keyup']) {
      const at = pressed === 'Escape' ? document.activeElement : field;
      const says = {key: pressed, keyCode: codes[pressed], bubbles: true, cancelable: true};
      at.dispatchEvent(new KeyboardEvent(kind, says));
    }
  }
}'''
"""This key on this field, and Escape before a server can have answered."""


async def test_a_check_box_turned_by_space_is_not_dropped_before_the_server_has_heard_of_it(visit):
    page = await visit('ines', '/admin/people')
    await page.get_by_role('button', name='New account').click()
    box = page.get_by_role('dialog', name='New account')
    teacher = box.get_by_role('checkbox', name='Teacher')
    await teacher.focus()
    await teacher.evaluate(IN_ONE_GO, ' ')
    await expect(question(page)).to_be_visible()
    await expect(teacher).to_be_checked()


async def test_an_option_chosen_by_enter_is_not_dropped_before_the_server_has_heard_of_it(visit):
    page, _ = await coaches(visit)
    field = page.get_by_role('combobox', name='Coaches of this course')
    await field.press_sequentially('helena')
    await expect(page.get_by_role('option', name='Helena Costa')).to_be_visible()
    await field.press('ArrowDown')
    await field.evaluate(IN_ONE_GO, 'Enter')
    await expect(question(page)).to_be_visible()


@pytest.mark.parametrize(('width', 'dark'), [(DESKTOP, False), (PHONE, True)], ids=['desktop', 'dark phone'])
async def test_the_question_looks_right(visit, width, dark):
    page, box = await coaches(visit, width=width, dark=dark)
    await choose_helena(page, box)
    await page.keyboard.press('Escape')
    await expect(question(page)).to_be_visible()
    await looks_right(page)
