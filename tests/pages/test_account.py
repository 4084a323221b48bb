"""One's own account: time zone, password, sign-ins."""
import pytest

from components.browser_names import browser
from db import Person, SignIn, people
from tests.pages.posting import post
from tests.pages.screen import quiet, sees, sees_no, words

PASSWORD = 'a long enough one'


async def test_everyone_finds_themselves(campus):
    priya = await campus.visit(campus.priya, '/account')
    await sees(priya, 'Priya Nair', 'priya', 'This browser')
    assert 'Sign out everywhere else' not in words(priya)


async def test_dates_are_shown_in_the_zone_one_chooses(campus):
    priya = await campus.visit(campus.priya, '/account')
    [zone] = priya.find(marker='time-zone').elements
    zone.value = 'Asia/Tokyo'
    await quiet()
    await campus.priya.refresh_from_db()
    assert campus.priya.zone.key == 'Asia/Tokyo'
    assert priya.notify.messages == ['Dates are now shown in Asia/Tokyo.']
    zone.value = ''
    await quiet()
    await campus.priya.refresh_from_db()
    assert campus.priya.zone.key == 'UTC'


async def test_the_password_is_changed_with_the_present_one_and_other_browsers_leave(campus):
    password = await people.reset_password(campus.priya, by=campus.ines)
    await Person.filter(id=campus.priya.id).update(must_change_password=False)
    await campus.priya.refresh_from_db()
    await people.sign_in_here(campus.priya, browser='Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0')
    priya = await campus.visit(campus.priya, '/account')
    beside = await campus.visit(campus.priya, '/sessions')
    await sees(priya, 'Firefox on Linux')
    held = dict(priya.http_client.cookies)
    await _change(priya, 'not this one', PASSWORD)
    await sees(priya, 'That is not your current password.')
    await _change(priya, password, 'short')
    await sees(priya, 'A password needs at least 8 characters.')
    assert dict(priya.http_client.cookies)['cohort'] == held['cohort']
    await _change(priya, password, PASSWORD)
    await sees(priya, 'Your password is changed.', 'This browser')
    await sees_no(priya, 'Firefox on Linux')
    now = dict(priya.http_client.cookies)
    assert now['cohort'] != held['cohort'] and now['session'] != held['session'], 'another browser from now on'
    assert await SignIn.of(held['cohort']) is None
    assert await people.authenticate('priya', PASSWORD)
    assert (await beside.http_client.get('/sessions')).status_code == 303


async def test_signing_out_everywhere_else_leaves_this_browser(campus):
    here = await campus.visit(campus.priya, '/account')
    there = await campus.visit(campus.priya, '/account')
    await here.open('/account')
    here.find(marker='sign-out-elsewhere').click()
    await sees_no(here, 'Sign out everywhere else')
    assert len(await people.open_sign_ins(campus.priya, seen_by=campus.priya)) == 1
    answer = await there.http_client.get('/account')
    assert answer.status_code == 303 and (await here.http_client.get('/account')).status_code == 200


async def test_what_a_browser_calls_itself_is_only_text(campus):
    await people.sign_in_here(campus.priya, browser='<script>x</script> Firefox Linux', address='<b>')
    priya = await campus.visit(campus.priya, '/account')
    [listed] = priya.find(marker='sign-ins').elements
    assert '<b>' not in listed.content and 'Firefox on Linux' in listed.content


@pytest.mark.parametrize(('agent', 'words'), [
    ('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox on Linux'),
    ('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0', 'Edge on Windows'),
    ('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1', 'Safari on iPhone'),
    ('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36', 'Chrome on Android'),
    ('curl/8.5', 'An unknown browser'), ('', 'An unknown browser'),
])
def test_browsers_are_told_in_words(agent, words):
    assert browser(agent) == words


async def _change(page, old: str, new: str) -> None:
    answer = await post(page, '/account/password', old=old, new=new)
    assert answer.headers['location'] == '/account'
    await page.open('/account')
