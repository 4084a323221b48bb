"""What is typed: an answer, or one sentence and a sign for other programs that it did not work."""
import csv
import json

import pytest

from tests.command_line import run
from tests.databases import databases, execute
from tests.db.oulad_folder import with_rows, write


@pytest.fixture(scope='module')
def house(tmp_path_factory):
    """A small folder is imported; tests only look."""
    folder = tmp_path_factory.mktemp('house')
    write(folder / 'oulad')
    done = run(folder, 'import', 'oulad', folder / 'oulad')
    assert done.returncode == 0, done.stderr
    assert 'added: 2 sessions' in done.stdout
    assert '7 submissions' in done.stdout
    return folder


def sentence(done, code=1):
    """The one sentence it fails with."""
    assert (done.returncode, done.stdout) == (code, ''), done
    [line] = done.stderr.splitlines()
    return line


def test_importing_again_says_that_there_is_nothing_to_change(house):
    done = run(house, 'import', 'oulad', house / 'oulad')
    assert (done.returncode, done.stderr) == (0, '')
    assert done.stdout.splitlines()[-1] == 'nothing to change'


def test_bad_rows_are_told_by_file_and_line_few_of_each_kind(tmp_path):
    rows = [f'1,7,{day},0,101' for day in range(5)]
    write(tmp_path / 'oulad', **with_rows('studentAssessment', *rows))
    done = run(tmp_path, 'import', 'oulad', tmp_path / 'oulad')
    assert done.returncode == 0
    assert 'left out: 5 bad rows' in done.stdout
    assert done.stdout.count('studentAssessment.csv, line') == 3
    assert 'and 2 more like these' in done.stdout


def test_an_export_goes_to_the_terminal_or_into_a_file(house, tmp_path):
    done = run(house, 'export', 'tracking', '2013J', '--course', 'AAA')
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert [(row['username'], row['state'], row['grade']) for row in rows if row['username'] == 's7'] == [
        ('s7', 'active', '79.42')]
    file = tmp_path / 'tracking.json'
    done = run(house, 'export', 'tracking', '1', '--course', 'AAA', '--format', 'json', '-o', file)
    assert (done.returncode, done.stdout, done.stderr) == (0, '', '')
    assert [row['grade'] for row in json.loads(file.read_text())] == [row['grade'] or None for row in rows]


@pytest.mark.parametrize(('words', 'says'), [
    (('export', 'tracking', '2019J'), 'There is no session “2019J”'),
    (('export', 'tracking', '2013J', '--course', 'XYZ'), '2013J has no course XYZ. Its courses are AAA, BBB.'),
    (('export', 'tracking', '2013J', '-o', 'nowhere/file.csv'), 'No such file or directory: nowhere/file.csv'),
    (('import', 'oulad', 'nowhere'), 'There is no folder nowhere.'),
    (('import', 'oulad', 'oulad', '--day', '20'), '2013J is here already, beginning on 1 October 2013'),
    (('serve',), 'Set COHORT_STORAGE_SECRET first'),
    ((), 'Set COHORT_STORAGE_SECRET first'),
])
def test_what_cannot_be_done_is_said_in_a_sentence(house, words, says):
    assert sentence(run(house, *words)).startswith(says)


@pytest.mark.parametrize(('setting', 'value', 'says'), [
    ('time_zone', 'Mars', 'COHORT_TIME_ZONE: “Mars” is not a time zone'),
    ('database_url', 'cassette://records', 'COHORT_DATABASE_URL: This names no database'),
    ('port', 'http', 'COHORT_PORT: '),
])
def test_a_wrong_setting_is_named(tmp_path, setting, value, says):
    assert sentence(run(tmp_path, 'check', **{setting: value})).startswith(says)


@pytest.mark.parametrize('words', [
    ('exprot',), ('export', 'tracking'), ('export', 'tracking', '2013J', '--format', 'pdf'), ('serve', '--port', 'x'),
    ('import', 'oulad', 'oulad', '--day', 'x'), ('--nothing',),
])
def test_a_wrong_call_is_answered_with_how_to_call(tmp_path, words):
    done = run(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, '')
    assert 'Usage: ' in done.stderr
    assert 'Traceback' not in done.stderr


def test_a_check_of_right_figures_says_how_many(house):
    done = run(house, 'check')
    assert (done.returncode, done.stdout) == (0, '5 participations, all figures right\n')


def test_a_check_tells_each_wrong_figure_and_fails_until_it_is_repaired(tmp_path):
    run(tmp_path, 'import', 'oulad', write(tmp_path / 'oulad'))
    execute(databases.of(tmp_path), "UPDATE participation SET done = 9 WHERE learner_id = "
                                    "(SELECT id FROM person WHERE username = 's9')")
    done = run(tmp_path, 'check')
    assert (done.returncode, done.stdout) == (1, '2013J, BBB, s9: done is 9, should be 1\n')
    done = run(tmp_path, 'check', '--repair')
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, 'repaired: 1 figure')
    assert run(tmp_path, 'check').returncode == 0


GIFT = '::One::Capital of Norway?{=Oslo ~Bergen}\n\n::Two::Capital of Italy?{=Rome ~Milan}\n\nBroken?{=a\n\nAlso?{=b\n'


def test_questions_are_looked_through_first_and_come_as_drafts(tmp_path):
    file = tmp_path / 'capitals.gift'
    file.write_text(GIFT)
    words = 'import', 'gift', file, '--course', 'GEO'
    looked = run(tmp_path, *words)
    assert (looked.returncode, looked.stderr) == (0, '')
    assert looked.stdout.splitlines()[:4] == [
        'capitals: 2 questions', 'new: 2 questions', 'not taken over: 2',
        f'  2 places: {json.loads(run(tmp_path, *words, "--report", "json").stdout)["refused"][0]["reason"]}']
    assert not (tmp_path / 'cohort.sqlite3').exists(), 'a preview makes nothing'
    done = run(tmp_path, *words, '--apply')
    assert 'added, as drafts: 2 questions' in done.stdout
    told = json.loads(run(tmp_path, *words, '--report', 'json').stdout)
    assert (told['new'], told['unchanged'], told['sections'], told['items']) == ({}, {'questions': 2}, 0, 0)
    assert [one['title'] for one in told['questions']] == ['One', 'Two'] and len(told['refused']) == 2
    here = databases.of(tmp_path)
    assert execute(here, 'SELECT is_draft FROM question') == [(True,), (True,)]
    assert execute(here, 'SELECT format, file_name FROM content_import') == [('gift', 'capitals.gift')]


def test_a_preview_refuses_what_applying_refuses(tmp_path):
    file = tmp_path / 'capitals.gift'
    file.write_text(GIFT)
    for more in ((), ('--apply',), ()):
        refused = run(tmp_path, 'import', 'gift', file, '--course', 'no code', *more)
        assert sentence(refused).startswith('A code has letters')
