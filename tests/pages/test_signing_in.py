"""Signing in: who comes in, what it says to who does not, where it leads, and what the browser keeps."""
import logging
from datetime import timedelta

import pytest
from nicegui import app

from db import SignIn, people
from db.core import clock, settings
from tests.pages.posting import post, send, sign_out
from tests.pages.screen import quiet, sees, words

PASSWORD = 'correct horse'
WRONG = 'Username and password do not match.'


@pytest.fixture(autouse=True)
def usual_times(monkeypatch):
    monkeypatch.setattr(settings(), 'sign_in_idle_hours', 12)
    monkeypatch.setattr(settings(), 'sign_in_max_days', 30)


async def enter(browser, username: str, password: str):
    return await post(browser, '/sign-in', username=username, password=password)


def cookies(browser) -> dict[str, str]:
    return {cookie.name: cookie.value for cookie in browser.http_client.cookies.jar}


async def test_the_right_password_leads_in(campus):
    browser = await campus.visit(None, '/sign-in?then=/agenda?x=1')
    answer = await enter(browser, ' INES ', PASSWORD)
    assert (answer.status_code, answer.headers['location']) == (303, '/agenda?x=1')
    assert len(await people.open_sign_ins(campus.ines, seen_by=campus.ines)) == 1
    await browser.open('/sessions')
    await sees(browser, 'Ines Carvalho')


@pytest.mark.parametrize(('contact', 'says'), [
    ('', ['Ask your administrator or teacher']), ('Ask at the desk in room 4.', ['Ask at the desk in room 4.']),
    ('help@school.example', ['href="mailto:help@school.example"', '>help@school.example</a>']),
    ('Ask <b>Noor</b> & Kim.', ['Ask &lt;b&gt;Noor&lt;/b&gt; &amp; Kim.']),
    ('"><b>@school.example', ['&quot;&gt;&lt;b&gt;@school.example']),
])
async def test_the_page_says_whom_to_ask_about_a_forgotten_password(campus, monkeypatch, contact, says):
    monkeypatch.setattr(settings(), 'help_contact', contact)
    browser = await campus.visit(None, '/sign-in')
    [help] = browser.find(marker='help').elements
    assert [part for part in says if part not in help.content] == [], help.content
    assert '<b>' not in help.content


async def test_neither_a_password_nor_a_token_is_logged(campus, caplog):
    caplog.set_level(logging.DEBUG)
    browser = await campus.visit(None, '/sign-in')
    await enter(browser, 'ines', 'a wrong horse')
    await browser.open('/sign-in')
    await enter(browser, 'ines', PASSWORD)
    token = cookies(browser)['cohort']
    await browser.open('/sessions')
    await sign_out(browser)
    assert 'A sign-in was refused' in caplog.text
    assert [secret for secret in ('a wrong horse', PASSWORD, token) if secret in caplog.text] == []


async def test_the_cookie_of_a_sign_in_is_kept_from_scripts_and_other_sites(campus):
    browser = await campus.visit(None, '/sign-in')
    answer = await enter(browser, 'ines', PASSWORD)
    [cookie] = [one for one in answer.headers.get_list('set-cookie') if one.startswith('cohort=')]
    said = {part.strip().lower() for part in cookie.split(';')[1:]}
    assert {'httponly', 'samesite=lax', 'path=/'} <= said and not any(part.startswith('domain') for part in said)


async def test_behind_tls_only_this_host_may_set_the_cookie(monkeypatch):
    from pages.sign_in.cookie import cookie_name
    monkeypatch.setattr(settings(), 'https', True)
    assert cookie_name() == '__Host-cohort'


async def test_every_sign_in_and_sign_out_makes_another_browser_of_it(campus):
    """What somebody has planted in a browser before, or remembers of it, opens nothing."""
    browser = await campus.visit(None, '/sign-in')
    seen = [cookies(browser)['session']]
    app.storage._users.clear()
    await enter(browser, 'ines', PASSWORD)
    first = cookies(browser)
    await browser.open('/sessions')
    await sign_out(browser)
    assert 'cohort' not in cookies(browser)
    await browser.open('/sign-in')
    await enter(browser, 'ines', PASSWORD)
    second = cookies(browser)
    assert len({*seen, first['session'], second['session']}) == 3 and first['cohort'] != second['cohort']
    assert await SignIn.of(first['cohort']) is None and await SignIn.of(second['cohort'])


async def test_a_planted_token_is_not_taken_over(campus):
    browser = await campus.visit(None, '/sign-in')
    browser.http_client.cookies.set('cohort', 'planted', domain='test.local')
    await enter(browser, 'ines', PASSWORD)
    assert await SignIn.of('planted') is None
    here = [cookie.value for cookie in browser.http_client.cookies.jar if cookie.name == 'cohort']
    assert len([token for token in here if await SignIn.of(token)]) == 1


async def test_who_signs_in_after_somebody_else_ends_their_sign_in(campus):
    browser = await campus.visit(campus.priya, '/sessions')
    held = cookies(browser)['cohort']
    with clock.stopped_at(clock.now() + timedelta(hours=13)):
        await browser.open('/sign-in')
        await enter(browser, 'ines', PASSWORD)
        assert (await SignIn.of(cookies(browser)['cohort'])).person_id == campus.ines.id
    assert await SignIn.once_of(held) is None


async def test_who_signs_in_again_goes_on_in_the_pages_that_are_open(campus):
    browser = await campus.visit(campus.ines, '/sessions')
    sign_in = await SignIn.of(held := cookies(browser)['cohort'])
    with clock.stopped_at(clock.now() + timedelta(hours=13)):
        await browser.open('/sign-in')
        await enter(browser, 'ines', PASSWORD)
        assert (await SignIn.of(cookies(browser)['cohort'])).id == sign_in.id and await SignIn.once_of(held) is None


async def test_a_sign_in_ends_when_it_is_not_used_and_after_a_while_in_any_case(campus):
    browser = await campus.visit(campus.priya, '/sessions')
    start = clock.now()

    async def status(**later: float) -> int:
        with clock.stopped_at(start + timedelta(**later)):
            return (await browser.http_client.get('/sessions')).status_code
    assert [await status(hours=11), await status(hours=22), await status(hours=33)] == [200] * 3, 'use renews it'
    assert await status(hours=46) == 303


async def test_the_token_is_nowhere_on_disk(campus, tmp_path):
    browser = await campus.visit(campus.priya, '/sessions')
    token = cookies(browser)['cohort']
    assert not [file for folder in (app.storage.path, settings().data_dir) if folder.exists()
                for file in folder.rglob('*') if file.is_file() and token.encode() in file.read_bytes()]
    [row] = await SignIn.filter(person_id=campus.priya.id).values()
    assert token not in map(str, row.values())


async def test_after_a_restart_the_cookie_alone_is_enough(campus):
    """Nothing that NiceGUI keeps for the browser is needed, so the first requests at once are all let in."""
    browser = await campus.visit(campus.priya, '/sessions')
    app.storage._users.clear()
    answers = [await browser.http_client.get('/sessions') for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3


@pytest.mark.parametrize(('username', 'password'), [('ines', 'wrong'), ('nobody', PASSWORD), ('', ''), ('priya', '')])
async def test_a_wrong_name_and_a_wrong_password_hear_the_same_and_the_name_stays(campus, username, password):
    browser = await campus.visit(None, '/sign-in?then=/agenda')
    answer = await enter(browser, username, password)
    await browser.open(answer.headers['location'])
    await sees(browser, WRONG)
    [field] = browser.find(marker='username').elements
    assert field.value == username and '/agenda' in answer.headers['location']
    await browser.open('/sign-in')
    assert WRONG not in words(browser), 'said twice'


async def test_who_tries_too_often_is_told_to_wait(campus):
    browser = await campus.visit(None, '/sign-in')
    with clock.stopped_at(clock.now()):
        for _ in range(5):
            await enter(browser, 'ines', 'wrong')
        await enter(browser, 'ines', PASSWORD)
    await browser.open('/sign-in')
    await sees(browser, 'Too many attempts. Wait 15 seconds, then try again.')
    assert not await people.open_sign_ins(campus.ines, seen_by=campus.ines)


@pytest.mark.parametrize('origin', ['https://evil.example', 'null', ''])
async def test_a_form_of_another_site_is_refused(campus, origin):
    browser = await campus.visit(None, '/sign-in')
    answer = await post(browser, '/sign-in', username='ines', password=PASSWORD, origin=origin)
    assert answer.status_code == 403 and not await people.open_sign_ins(campus.ines, seen_by=campus.ines)


@pytest.mark.parametrize('path', ['/sign-in', '/sign-out', '/account/password'])
async def test_a_form_without_the_token_of_its_page_does_nothing(campus, path):
    browser = await campus.visit(campus.ines, '/account')
    before = await SignIn.all().values()
    await send(browser, path, {'username': 'ines', 'password': PASSWORD, 'old': PASSWORD, 'new': 'another long one'})
    assert await SignIn.all().values() == before


async def test_every_posted_form_is_looked_at_first(campus):
    """A new address that takes a form asks `Posted`, which looks at origin, size and token."""
    from pages.posted_forms import _posted
    posts = [route for route in app.routes if 'POST' in getattr(route, 'methods', ())
             and not route.path.startswith('/_nicegui')]
    assert len(posts) > 3
    assert not [route.path for route in posts
                if _posted not in [one.call for one in route.dependant.dependencies]]


async def test_what_is_larger_than_any_form_is_not_read(campus):
    browser = await campus.visit(None, '/sign-in')
    assert (await post(browser, '/sign-in', username='i' * 20_000)).status_code == 413


@pytest.mark.parametrize(('asked', 'leads'), [
    ('/sessions/3?view=a', '/sessions/3?view=a'), ('https://example.org', '/sessions'), ('//example.org', '/sessions'),
    ('/\\example.org', '/sessions'), ('javascript:x()', '/sessions'), ('', '/sessions'), ('/a\r\nb', '/sessions'),
    ('/sign-in?then=/sign-in', '/sessions'), ('/sign-out', '/sessions'), ('/a\x0bb', '/sessions'),
])
async def test_signing_in_leads_to_places_of_this_site_only(campus, asked, leads):
    from pages.sign_in.redirects import local
    assert local(asked) == leads


async def test_outside_a_demo_no_accounts_are_listed(campus):
    browser = await campus.visit(None, '/sign-in')
    assert 'Demo accounts' not in words(browser)
    await post(browser, '/sign-in', demo='ines')
    await quiet()
    assert not await people.open_sign_ins(campus.ines, seen_by=campus.ines)
