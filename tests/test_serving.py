"""What the server refuses to start with, and what it says at its start."""
import asyncio
import os
import re
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from db.core.secret import why_weak
from db.demo import has_demo_accounts
from tests.browser.server import Server
from tests.command_line import run

GOOD = secrets.token_urlsafe(48)
SAVER = Path(__file__).parent / 'saving_server.py'
TAKES_OVER = ('X-Forwarded-For', '203.0.113.9')


def sentence(done) -> str:
    """The one sentence it fails with."""
    assert (done.returncode, done.stdout) == (1, ''), done
    [line] = done.stderr.splitlines()
    return line


@pytest.mark.parametrize('secret', [
    'short', 'x' * 64, 'abc' * 20, 'only for tests, and for nothing else in the world', 'secret' * 8,
    'change-me-change-me-change-me-0123456789', 'my-storage-secret-for-this-very-installation',
])
def test_a_short_or_well_known_secret_is_refused(secret):
    assert why_weak(secret)


def test_what_is_drawn_at_random_is_taken():
    assert not [one for one in (secrets.token_urlsafe(32) for _ in range(200)) if why_weak(one)]
    assert why_weak(secrets.token_hex(32)) is None


def test_the_refusal_says_how_to_make_a_better_one(tmp_path):
    said = sentence(run(tmp_path, 'serve', storage_secret='changeme'))
    assert said.startswith('COHORT_STORAGE_SECRET is too short') and 'token_urlsafe(48)' in said


@pytest.mark.parametrize('host', ['0.0.0.0', '192.0.2.7', '::'])
def test_a_demo_for_other_machines_needs_a_plain_yes(tmp_path, host):
    said = sentence(run(tmp_path, 'serve', '--demo', '--host', host))
    assert said.startswith('Everybody knows the passwords of the demo') and '--demo-in-public' in said


@pytest.mark.parametrize(('setting', 'value', 'says'), [
    ('trusted_proxies', '*', 'COHORT_TRUSTED_PROXIES: “*” is no address or network'),
    ('second_factor', 'everybody', 'COHORT_SECOND_FACTOR: Leave it empty, or say staff.'),
    ('setup_code', 'abc', 'COHORT_SETUP_CODE: A set-up code has at least 8 characters.'),
    ('sign_in_idle_hours', '0', 'COHORT_SIGN_IN_IDLE_HOURS: '),
])
def test_a_setting_that_cannot_be_meant_is_named(tmp_path, setting, value, says):
    assert sentence(run(tmp_path, 'check', **{setting: value})).startswith(says)


async def test_a_new_house_says_its_code_and_is_opened_with_it_alone(tmp_path):
    server = Server(tmp_path, demo='0')
    await server.start()
    try:
        for _ in range(100):
            if found := re.search(r'set-up code for \S+ is: ([A-Z2-9-]{14})', server.story()):
                break
            await asyncio.sleep(0.1)
        assert found, server.story()
        async with httpx.AsyncClient(base_url=server.url, headers={'Origin': server.url}) as browser:
            token = await _form_token(browser)
            eve = {'form': token, 'name': 'Eve', 'username': 'eve', 'password': 'correct horse'}
            answer = await browser.post('/first-administrator', data=eve | {'code': 'AAAA-AAAA-AAAA'})
            assert answer.headers['location'] == '/first-administrator'
            assert (await browser.get('/sign-in')).headers['location'] == '/first-administrator'
            answer = await browser.post('/first-administrator', data=eve | {'code': found[1].lower()})
            assert answer.headers['location'] == '/admin/sessions'
            assert (await browser.get('/admin/people')).status_code == 200
    finally:
        server.stop()


async def test_only_a_proxy_of_the_setting_is_believed(tmp_path):
    for proxies, address in (('', '127.0.0.1'), ('127.0.0.1', '203.0.113.9')):
        folder = tmp_path / (proxies or 'none')
        folder.mkdir()
        server = Server(folder, demo='0', setup_code='a code for tests', trusted_proxies=proxies)
        await server.start()
        try:
            async with httpx.AsyncClient(base_url=server.url, headers={'Origin': server.url}) as browser:
                await browser.post('/first-administrator', headers=dict([TAKES_OVER]), data={
                    'form': await _form_token(browser), 'name': 'Ines', 'username': 'ines',
                    'password': 'correct horse', 'code': 'a code for tests'})
                assert address in (await browser.get('/account')).text
        finally:
            server.stop()


@pytest.mark.sqlite('files of an older version, and the copy that is kept of them')
async def test_a_server_keeps_to_itself_what_it_keeps_and_a_line_of_its_log_is_a_line(tmp_path):
    """As `serve` sets it up, whatever the umask of who starts it: the copy that is kept before a database is brought up
    to date, what is uploaded, and all else. A demo is refused without --demo afterwards."""
    demo = Server(tmp_path, main=SAVER)
    database = tmp_path / 'cohort.sqlite3'
    demo.run('tests.older_database', database)
    database.chmod(0o600)  # whoever made it has to know
    before = os.umask(0o022)
    try:
        await demo.start()
    finally:
        os.umask(before)
    try:
        async with httpx.AsyncClient(base_url=demo.url, headers={'Origin': demo.url}) as browser:
            await browser.get('/log/nowhere%0AERROR forged%0DERROR forged')
            await browser.post('/sign-in', data={
                'form': await _form_token(browser, '/sign-in'), 'username': 'priya', 'password': 'cohort'})
            upload = await _upload_of(browser, database)
            sent = await browser.post(upload, files={'file': ('notes.txt', b'What I found.')})
            assert sent.status_code == 200, sent.text
    finally:
        demo.stop()
    logged = re.split('[\r\n]', demo.story())
    assert [line for line in logged if 'forged' in line] == ['nowhere\\nERROR forged\\rERROR forged not found']
    kept = [path for path in tmp_path.rglob('*') if path != demo.log]
    assert [path for path in kept if path.is_file() and path.read_bytes() == b'What I found.']
    assert list(tmp_path.glob('cohort-before-*.sqlite3'))
    assert [(path, oct(path.stat().st_mode)) for path in kept if path.stat().st_mode & 0o077] == []
    said = sentence(await asyncio.to_thread(run, tmp_path, 'serve', storage_secret=GOOD))
    assert said.startswith('There are demo accounts in this database') and '--demo' in said


async def _upload_of(browser: httpx.AsyncClient, database: Path) -> str:
    """Where the first assignment that is open takes a file."""
    with closing(sqlite3.connect(database)) as records:
        places = records.execute(
            'SELECT sc.session_id, sc.course_id, i.id FROM item i JOIN section s ON s.id = i.section_id '
            "JOIN session_course sc ON sc.course_id = s.course_id WHERE i.kind = 'assignment'").fetchall()
    for session, course, item in places:
        page = await browser.get(f'/sessions/{session}/courses/{course}/items/{item}')
        if found := re.search(r'/_nicegui/client/[0-9a-f-]{36}/upload/\d+', page.text):
            return found[0]
    raise AssertionError(f'None of {places} takes a file.')


async def test_the_cast_of_a_real_house_is_no_demo(school):
    assert not await has_demo_accounts()


async def _form_token(browser: httpx.AsyncClient, path: str = '/first-administrator') -> str:
    page = (await browser.get(path)).text
    found = re.search(r'"name":"form","value":"([\w-]+)"', page.replace('&quot;', '"'))
    assert found, page[:3000]
    return found[1]
