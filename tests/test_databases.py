"""Where the tests keep their records: each process and each folder has a database of its own."""
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import CHOSEN, Databases, all_rows, columns_of, databases, execute
from tests.postgres import NotHere, cluster

ROOT = Path(__file__).parents[1]
TABLE, ROW = 'CREATE TABLE word (id INTEGER PRIMARY KEY, text VARCHAR(20))', 'INSERT INTO word (id, text) VALUES (?, ?)'


@pytest.fixture(scope='module')
def server():
    pytest.importorskip('asyncpg')
    try:
        with cluster() as url:
            yield url
    except NotHere as why:
        pytest.skip(str(why))


@pytest.fixture(params=['SQLite', 'PostgreSQL'])
def here(request):
    return Databases('' if request.param == 'SQLite' else request.getfixturevalue('server'), 'cohort_test_here')


def run(words, **environment):
    ours = 'COHORT_', 'PYTEST_', 'MAKE', 'MFLAGS', 'DATABASE'
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(words, cwd=ROOT, env=inherited | environment, capture_output=True, text=True, check=False)


def test_each_folder_has_a_database_of_its_own(here, tmp_path):
    ours, theirs = tmp_path / 'ours', tmp_path / 'theirs'
    for folder in (ours, theirs):
        folder.mkdir()
    assert here.of(ours) == here.of(ours) != here.of(theirs)
    execute(here.of(ours), TABLE)
    execute(here.of(ours), ROW, 1, 'is this a word?')
    assert all_rows(here.of(ours)) == {'word': [(1, 'is this a word?')]}
    assert columns_of(here.of(ours)) == {'word': ['id', 'text']}
    assert all_rows(here.of(theirs)) == {}


async def test_they_are_asked_also_while_a_loop_runs(here, tmp_path):
    assert execute(here.of(tmp_path), 'SELECT ?', '1') == [('1',)]


def test_a_copy_on_postgres_has_the_same_rows_and_goes_its_own_way(server, tmp_path):
    here = Databases(server, 'cohort_test_copies')
    ours, copy = tmp_path / 'ours', tmp_path / 'copy'
    execute(here.of(ours), TABLE)
    execute(here.of(ours), ROW, 1, 'one')
    here.copy(ours, copy)
    execute(here.of(copy), ROW, 2, 'two')
    assert (len(all_rows(here.of(ours))['word']), len(all_rows(here.of(copy))['word'])) == (1, 2)


@pytest.mark.sqlite('what the mark does')
def test_what_is_about_sqlite_keeps_its_records_there(tmp_path):
    assert databases.of(tmp_path) == f'sqlite://{tmp_path}/cohort.sqlite3'
    assert databases.of_this_process == 'sqlite://:memory:'


def test_on_a_server_of_somebody_else_nothing_is_left(server):
    before = execute(server, 'SELECT datname FROM pg_database ORDER BY 1')
    done = run([sys.executable, '-c', '''
from pathlib import Path
from tests.databases import databases, execute
databases.begin()
print(execute(databases.of(Path("/here")), "SELECT current_database()::text"))
'''], **{CHOSEN: server})
    assert 'cohort_test_' in done.stdout, done.stderr
    assert execute(server, 'SELECT datname FROM pg_database ORDER BY 1') == before


def test_another_database_is_refused_in_a_sentence():
    for words in (('-m', 'tests.databases'), ('-m', 'pytest', '--co', '-q', 'tests/test_databases.py')):
        done = run([sys.executable, *words], **{CHOSEN: 'oracle'})
        [said] = done.stderr.strip().splitlines()
        assert done.returncode != 0
        assert said.endswith('The tests run on sqlite, on postgres or at an address (asyncpg://…), not on “oracle”.')


def test_make_says_where_the_tests_run_and_nothing_where_nobody_asks():
    asked = run(['make', '-n', 'test', 'DATABASE=postgres']).stdout
    assert asked.count(' -m pytest ') == 2
    assert len(re.findall(r"COHORT_TEST_DATABASE='postgres' \S+ -m (?:pytest|tests\.databases)\b", asked)) == 3
    assert 'COHORT_TEST_DATABASE' not in run(['make', '-n', 'test']).stdout
