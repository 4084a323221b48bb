"""The door: who comes in, what it says to who does not, and where it leads."""
import pytest

from db.person.signing_in import forget_attempts
from tests.pages.screen import quiet, sees, words

PASSWORD = 'correct horse'
WRONG = 'Username and password do not match.'


@pytest.fixture(autouse=True)
async def nobody_has_tried() -> None:
    await forget_attempts()


async def enter(browser, username: str, password: str) -> None:
    for marker, text in (('username', username), ('password', password)):
        [field] = browser.find(marker=marker).elements
        field.value = text
    browser.find(marker='door').trigger('submit.prevent')


async def test_the_right_password_leads_in(campus):
    browser = await campus.visit(None, '/sign-in')
    await enter(browser, ' INES ', PASSWORD)
    for _ in range(100):
        if browser.back_history[-1] != '/sign-in':
            break
        await quiet()
    assert browser.back_history[-1] == '/sessions'
    assert len(await campus.ines.open_sign_ins(seen_by=campus.ines)) == 1


@pytest.mark.parametrize(('username', 'password'), [('ines', 'wrong'), ('nobody', PASSWORD), ('', ''), ('priya', '')])
async def test_a_wrong_name_and_a_wrong_password_hear_the_same(campus, username, password):
    browser = await campus.visit(None, '/sign-in')
    await enter(browser, username, password)
    await sees(browser, WRONG)


async def test_who_tries_too_often_is_told_to_wait(campus):
    browser = await campus.visit(None, '/sign-in')
    for _ in range(5):
        await enter(browser, 'ines', 'wrong')
        await sees(browser, WRONG)
        await quiet()
    await enter(browser, 'ines', PASSWORD)
    await sees(browser, 'Too many attempts. Wait a minute, then try again.')
    assert not await campus.ines.open_sign_ins(seen_by=campus.ines)


@pytest.mark.parametrize(('asked', 'leads'), [
    ('/sessions/3?view=a', '/sessions/3?view=a'), ('https://example.org', '/sessions'), ('//example.org', '/sessions'),
    ('/\\example.org', '/sessions'), ('javascript:x()', '/sessions'), ('', '/sessions'), ('/a\r\nb', '/sessions'),
])
async def test_the_door_leads_to_places_of_this_site_only(campus, asked, leads):
    from pages.signing_in import local
    assert local(asked) == leads


async def test_outside_a_demo_no_accounts_are_listed(campus):
    browser = await campus.visit(None, '/sign-in')
    assert 'Demo accounts' not in words(browser)
