"""What every answer tells the browser, whoever asks for what; and which answers know nobody."""
import re

import pytest
from nicegui.version import __version__

from db import agenda
from db.core import settings
from tests.pages.posting import post
from tests.pages.test_dependencies import PAGES as EVERY_PAGE
from tests.pages.test_uploads import at_work, form
from tests.pages.urls import furnish

PAGES = '/sign-in', '/certificates', '/nowhere', '/sessions', '/assets/nowhere.css'
FILES = '/assets/theme.js', '/assets/mark.svg', f'/_nicegui/{__version__}/static/nicegui.js'


@pytest.fixture
async def asking(campus):
    return (await campus.visit(None, '/sign-in')).http_client


@pytest.mark.parametrize('path', PAGES)
async def test_every_page_says_what_it_may_load_and_who_may_frame_it(asking, path):
    answer = await asking.get(path)
    policy = answer.headers['Content-Security-Policy']
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.headers['X-Content-Type-Options'] == 'nosniff'
    assert answer.headers['Referrer-Policy'] in ('same-origin', 'no-referrer')
    assert 'camera=()' in answer.headers['Permissions-Policy']


async def test_each_inline_script_of_a_page_carries_the_number_of_this_answer_alone(asking):
    first, second = await asking.get('/sign-in'), await asking.get('/sign-in')
    for answer in first, second:
        number = re.search(r"'nonce-([^']+)'", answer.headers['Content-Security-Policy'])[1]
        scripts = re.findall(r'<script[^>]*>', answer.text.split('<body>')[0])
        assert [tag for tag in scripts if f'nonce="{number}"' not in tag and 'src="/assets/' not in tag] == []
        assert 'unsafe-inline' not in re.search('script-src[^;]*', answer.headers['Content-Security-Policy'])[0]
    assert first.headers['Content-Security-Policy'] != second.headers['Content-Security-Policy']


@pytest.mark.parametrize('path', FILES)
async def test_what_is_the_same_for_everybody_sets_no_cookie_and_may_be_kept(asking, path):
    answer = await asking.get(path)
    assert answer.status_code == 200
    assert 'Set-Cookie' not in answer.headers
    assert 'no-store' not in answer.headers.get('Cache-Control', '')
    assert "default-src 'none'" in answer.headers['Content-Security-Policy']


async def test_a_page_is_kept_by_nobody(asking):
    answer = await asking.get('/sign-in')
    assert 'no-store' in answer.headers['Cache-Control']


async def test_only_behind_tls_a_browser_is_told_to_stay_there(asking, monkeypatch):
    assert 'Strict-Transport-Security' not in (await asking.get('/sign-in')).headers
    monkeypatch.setattr(settings(), 'https', True)
    assert (await asking.get('/sign-in')).headers['Strict-Transport-Security'].startswith('max-age=31536000')


async def test_only_the_allowed_hosts_may_bring_pictures_and_films(asking, monkeypatch):
    def of(policy: str, name: str) -> str:
        return re.search(f'{name} ([^;]*)', policy)[1]
    policy = (await asking.get('/sign-in')).headers['Content-Security-Policy']
    assert of(policy, 'img-src') == "'self' data: blob:"
    assert of(policy, 'frame-src') == "'self'"
    monkeypatch.setattr(settings(), 'pictures', 'upload.wikimedia.org')
    monkeypatch.setattr(settings(), 'embeds', 'youtube.com, tube.school.example')
    policy = (await asking.get('/sign-in')).headers['Content-Security-Policy']
    assert of(policy, 'img-src') == "'self' data: blob: https://upload.wikimedia.org"
    assert of(policy, 'frame-src') == "'self' https://tube.school.example https://www.youtube-nocookie.com"


def keep_to_themselves(answer) -> None:
    """Nobody between us and the browser keeps it, and no page of another site reads it or runs in it."""
    assert 'no-store' in answer.headers['Cache-Control'], answer.url
    assert "default-src 'none'" in answer.headers['Content-Security-Policy'], answer.url
    assert answer.headers['X-Content-Type-Options'] == 'nosniff', answer.url
    assert answer.headers['Referrer-Policy'] in ('same-origin', 'no-referrer'), answer.url
    assert not [name for name in answer.headers if name.startswith('access-control-')], answer.url


async def test_every_answer_with_what_is_private_keeps_it_to_itself(campus):
    """Pages, rows, tables, papers and files, for who may see them."""
    places, browsers, seen = await furnish(campus), {}, 0
    for page, who in EVERY_PAGE.items():
        name = 'ines' if 'ines' in who.split() else who.split()[0]
        if name not in browsers:
            browsers[name] = (await campus.visit(getattr(campus, name), '/account')).http_client
        answer = await browsers[name].get(page.format(**places), headers={'Origin': 'https://evil.example'})
        assert answer.status_code in (200, 303), page
        seen += answer.status_code == 200
        keep_to_themselves(answer)
    assert seen > 60
    token = await agenda.calendar_token(campus.priya, seen_by=campus.priya)
    keep_to_themselves(await browsers['ines'].get(f'/calendar/{token}.ics'))


async def test_so_does_every_refusal_and_what_is_posted(campus):
    priya, url = await at_work(campus)
    client = priya.http_client
    for status, answer in (
        (404, await client.get('/nowhere')), (404, await client.get('/admin/people')),
        (413, await client.post('/sign-in', content=b'x' * 100_000)),
        (405, await client.request('TRACE', '/account')), (405, await client.options('/account')),
        (200, await client.post(url, **form('own.txt'))), (400, await client.post(url, content=b'')),
        (404, await client.post(url.replace('/upload/', '/upload/9'), **form('forged.txt'))),
    ):
        assert answer.status_code == status, answer.url
        keep_to_themselves(answer)
    nobody = await campus.visit(None, '/sign-in')
    answer = await post(nobody, '/sign-in', username='ines', password='wrong horse')
    assert answer.status_code == 303
    keep_to_themselves(answer)
