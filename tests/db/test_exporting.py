"""The tracked figures of a session go out as lines, to those who may see its tracking."""
import csv
import io
import json

import pytest

from db import people, progress, sessions, submissions
from db.core import Invalid, NotAllowed, NotFound
from db.people import AccountChanges
from db.records import SYSTEM
from db.reports import TrackingLine, find_session, tracking_export
from db.reports import tracking_lines as exporting
from db.sessions import SessionChanges
from formats.rows import CsvRows, JsonRows


async def lines(session, course=None, *, seen_by=SYSTEM):
    return [line async for line in await tracking_export(session, course, seen_by=seen_by)]


def written(writer, rows):
    file = io.StringIO()
    out = writer(file, TrackingLine._fields)
    for row in rows:
        out.write(row)
    out.end()
    return file.getvalue()


# Which lines

async def test_there_is_a_line_for_each_participation_by_course_name_and_username(school):
    found = await lines(school.autumn)
    assert [(line.course, line.username) for line in found] == [
        ('PY', 'emeka'), ('PY', 'jakub'), ('PY', 'priya'), ('STAT', 'emeka'), ('STAT', 'jakub'), ('STAT', 'priya')]
    assert {line.session for line in found} == {'Data Analyst · Autumn'}


async def test_a_line_shows_what_the_screen_shows(school):
    await progress.arrive(school.priya_python, by=school.priya)
    submission = await submissions.submit(school.priya_python, school.task.id, 'My report.', by=school.priya)
    await submissions.grade_submission(submission, 33, by=school.tomas)
    [priya] = [line for line in await lines(school.autumn, 'PY') if line.username == 'priya']
    assert (priya.name, priya.state, priya.progress_done, priya.progress_total) == ('Priya Nair', 'active', 1, 4)
    assert str(priya.grade) == '82.50'
    assert None is not priya.first_seen <= priya.last_seen


async def test_a_session_shows_nothing_of_another_with_the_same_course_and_learner(school):
    before = await lines(school.evening)
    submission = await submissions.submit(school.priya_python, school.task.id, 'My report.', by=school.priya)
    await submissions.grade_submission(submission, 33, by=school.tomas)
    assert await lines(school.evening) == before
    assert [line.grade for line in before if line.username == 'priya'] == [None]


async def test_a_withdrawn_learner_is_still_a_line(school):
    await sessions.withdraw(school.autumn, school.emeka, by=school.ines)
    assert ('emeka', 'withdrawn') in [(line.username, line.state) for line in await lines(school.autumn, 'STAT')]


async def test_nobody_is_lost_between_two_pages_of_reading(school, monkeypatch):
    at_once = await lines(school.autumn)
    monkeypatch.setattr(exporting, 'PAGE', 2)
    assert await lines(school.autumn) == at_once


# Who may

@pytest.mark.parametrize('person', ['ines', 'samuel', 'marta'])
async def test_who_sees_all_tracking_takes_it_out(school, person):
    assert len(await lines(school.autumn, seen_by=getattr(school, person))) == 6


@pytest.mark.parametrize('person', ['helena', 'aiko', 'lucia', 'priya', 'olga'])
async def test_nobody_else_does(school, person):
    with pytest.raises(NotAllowed):
        await lines(school.autumn, seen_by=getattr(school, person))
    with pytest.raises(NotAllowed):
        await lines(school.autumn, 'PY', seen_by=getattr(school, person))


async def test_a_course_coach_takes_out_the_own_course(school):
    assert len(await lines(school.autumn, 'PY', seen_by=school.tomas)) == 3
    with pytest.raises(NotAllowed):
        await lines(school.autumn, seen_by=school.tomas)


# Which session

async def test_a_session_is_called_by_title_or_number(school):
    assert await find_session(' Data Analyst · Autumn ', seen_by=SYSTEM) == school.autumn
    assert await find_session(str(school.evening.id), seen_by=SYSTEM) == school.evening


async def test_two_sessions_with_one_title_are_told_apart_by_number(school):
    await sessions.configure(school.evening, SessionChanges(title=school.autumn.title), by=school.ines)
    with pytest.raises(Invalid, match=f'{school.autumn.id}, {school.evening.id}'):
        await find_session(school.autumn.title, seen_by=SYSTEM)


async def test_an_unknown_session_or_course_is_said(school):
    with pytest.raises(NotFound, match='no session “Summer”'):
        await find_session('Summer', seen_by=SYSTEM)
    with pytest.raises(NotFound, match='Its courses are PY, STAT'):
        await lines(school.autumn, 'XYZ')
    with pytest.raises(NotAllowed):
        await find_session(school.autumn.title, seen_by=school.priya)


# How they are written

async def test_csv_and_json_say_the_same(school):
    submission = await submissions.submit(school.priya_python, school.task.id, 'My report.', by=school.priya)
    await submissions.grade_submission(submission, 33, by=school.tomas)
    rows = await lines(school.autumn)
    from_csv = list(csv.DictReader(io.StringIO(written(CsvRows, rows))))
    from_json = json.loads(written(JsonRows, rows))
    assert list(from_csv[0]) == list(from_json[0]) == list(TrackingLine._fields)
    assert from_csv == [{name: '' if value is None else str(value) for name, value in row.items()} for row in from_json]
    assert [row['grade'] for row in from_json if row['username'] == 'priya'] == ['82.50', None]


async def test_a_name_is_not_taken_for_a_formula(school):
    await people.edit_account(school.priya, AccountChanges(name='=HYPERLINK("//x")'), by=school.ines)
    await people.edit_account(school.jakub, AccountChanges(name='@Jakub'), by=school.ines)
    rows = await lines(school.autumn, 'PY')
    names = {row['username']: row['name'] for row in csv.DictReader(io.StringIO(written(CsvRows, rows)))}
    assert (names['priya'], names['jakub']) == ('\'=HYPERLINK("//x")', "'@Jakub")
    assert '=HYPERLINK("//x")' in {row['name'] for row in json.loads(written(JsonRows, rows))}


def test_nobody_at_all_is_still_a_file():
    assert written(CsvRows, []).splitlines() == [','.join(TrackingLine._fields)]
    assert json.loads(written(JsonRows, [])) == []
