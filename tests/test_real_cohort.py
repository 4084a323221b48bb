"""The Open University's real cohort comes in whole, and every grade that goes out is what its files say.

What is right is computed here from the files alone, with nothing of ours.
"""
import csv
import json
from collections import Counter, defaultdict
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest

from tests.command_line import run
from tests.databases import all_rows, databases, execute

REAL = Path(__file__).parents[2] / 'shared' / 'data' / 'oulad'
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason='The real dataset is not here (../shared/data/oulad).')


@pytest.fixture(scope='module')
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp('cohort')
    done = run(folder, 'import', 'oulad', REAL)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope='module')
def exported(house):
    return {session: json.loads(run(house, 'export', 'tracking', session, '--format', 'json').stdout)
            for session in ('2013J', '2014J')}


def rows_of(name):
    with (REAL / f'{name}.csv').open(newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def ask(house, question, *values):
    return execute(databases.of(house), question, *values)


def missing(value):
    return value in ('', '?')


def as_the_files_say():
    """By session, course and username: state, submissions, assessments, grade."""
    assessments = {row['id_assessment']: row for row in rows_of('assessments')}
    due = Counter((row['code_presentation'], row['code_module']) for row in assessments.values())
    work = defaultdict(list)
    for row in rows_of('studentAssessment'):
        about = assessments[row['id_assessment']]
        work[about['code_presentation'], about['code_module'], f's{row["id_student"]}'].append(
            (Fraction(about['weight']), None if missing(row['score']) else Fraction(row['score'])))
    said = {}
    for row in rows_of('studentRegistration'):
        key = row['code_presentation'], row['code_module'], f's{row["id_student"]}'
        state = 'active' if missing(row['date_unregistration']) else 'withdrawn'
        said[key] = state, len(work[key]), due[key[:2]], grade_of(work[key])
    return said


def grade_of(work):
    counted = [(weight, score) for weight, score in work if weight and score is not None]
    if not counted:
        return None
    mean = sum(weight * score for weight, score in counted) / sum(weight for weight, _ in counted)
    cents = floor(mean * 100 + Fraction(1, 2))
    return f'{cents // 100}.{cents % 100:02}'


def test_everything_is_there(house):
    tables = 'session', 'course', 'session_course', 'participation', 'item', 'submission', 'grade_change'
    counts = {table: ask(house, f'SELECT COUNT(*) FROM {table}')[0][0] for table in tables}
    assert counts == {'session': 2, 'course': 6, 'session_course': 12, 'participation': 12_489, 'item': 37,
                      'submission': 36_184, 'grade_change': 36_166}
    assert ask(house, 'SELECT COUNT(*) FROM submission WHERE points IS NOT NULL') == [(36_166,)]
    assert ask(house, 'SELECT COUNT(*) FROM item_completion WHERE completed_at IS NOT NULL') == [(36_184,)]


def test_every_exported_figure_is_what_the_files_say(exported):
    out = {(row['session'], row['course'], row['username']):
           (row['state'], row['progress_done'], row['progress_total'], row['grade'])
           for rows in exported.values() for row in rows}
    assert sum(map(len, exported.values())) == len(out) == 12_489
    assert out == as_the_files_say()


def test_who_took_a_course_twice_has_two_participations_and_no_session_shows_the_other(house, exported):
    twice = ask(house, '''
        SELECT p.username, sc.course_id FROM participation t JOIN session_course sc ON sc.id = t.session_course_id
          JOIN person p ON p.id = t.learner_id GROUP BY t.learner_id, sc.course_id HAVING COUNT(*) = 2''')
    assert len(twice) == 43
    said = as_the_files_say()
    for session, rows in exported.items():
        assert {row['session'] for row in rows} == {session}
        assert {(row['course'], row['username']) for row in rows} == {key[1:] for key in said if key[0] == session}


def test_an_export_as_csv_says_the_same(house, exported):
    done = run(house, 'export', 'tracking', '2014J', '--course', 'DDD')
    assert [(row['username'], row['grade'] or None) for row in csv.DictReader(done.stdout.splitlines())] == [
        (row['username'], row['grade']) for row in exported['2014J'] if row['course'] == 'DDD']


def test_importing_it_again_leaves_the_records_as_they_are(house):
    before = all_rows(databases.of(house))
    done = run(house, 'import', 'oulad', REAL)
    assert done.stdout.splitlines()[-1] == 'nothing to change'
    assert all_rows(databases.of(house)) == before


def test_all_kept_figures_are_right(house):
    done = run(house, 'check')
    assert (done.returncode, done.stdout) == (0, '12,489 participations, all figures right\n')
