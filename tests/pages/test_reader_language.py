"""A page speaks the language of whoever reads it, also when somebody else has changed what it shows."""
import pytest

from db import communication
from tests.i18n import toy_language
from tests.pages.screen import sees, sees_no, words

GERMAN = {'My sessions': 'Meine Sitzungen', ('{n} new', '{n} new'): ('{n} neu', '{n} neu'), '{n} new': '{n} neu',
          'Enter your current password.': 'Bitte das jetzige Passwort eingeben.', 'Announcements': 'Ankündigungen'}


@pytest.fixture
def german(tmp_path):
    with toy_language.german(tmp_path / 'languages', GERMAN) as language:
        yield language


async def in_german(campus, person, path: str):
    browser = await campus.visit(person, '/account')
    browser.http_client.headers['accept-language'] = 'de-DE,de;q=0.9,en;q=0.5'
    await browser.open(path)
    return browser


async def test_a_page_is_built_in_the_language_that_its_browser_prefers(campus, german):
    priya, emeka = await in_german(campus, campus.priya, '/sessions'), await campus.visit(campus.emeka, '/sessions')
    assert 'Meine Sitzungen' in words(priya) and 'My sessions' not in words(priya)
    assert 'My sessions' in words(emeka) and 'Meine Sitzungen' not in words(emeka)


async def test_what_others_cause_is_drawn_in_each_readers_own_language(campus, german):
    priya, emeka = await in_german(campus, campus.priya, '/sessions'), await campus.visit(campus.emeka, '/sessions')
    await communication.announce(campus.autumn, 'Portfolio', 'We meet.', by=campus.marta)
    await sees(priya, '1 neu')
    await sees(emeka, '1 new')
    await sees_no(priya, '1 new')
    assert '1 neu' not in words(emeka)


async def test_the_document_says_its_language(campus, german):
    priya = await in_german(campus, campus.priya, '/sessions')
    assert '<html lang="de"' in (await priya.http_client.get('/sessions')).text
    emeka = await campus.visit(campus.emeka, '/sessions')
    assert '<html lang="en-US"' in (await emeka.http_client.get('/sessions')).text
