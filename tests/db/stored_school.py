"""A full school as a version of Cohort has kept it: `python -m tests.db.stored_school NAME` stores today's in `data`.

`NAME.sql` is the SQLite file as text; `NAME.json` what its exports hold. Neither is ever made anew: they prove that a
database made before a change of the schema opens after it.
"""
import asyncio
import json
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

DATA = Path(__file__).parent / 'data'
NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)
INSTEAD_OF_CHANCE: dict[str, dict[str, str]] = {
    'person': {'password_hash': "''"}, 'sign_in': {'token_hash': "printf('%064d', id)"},
    'second_factor': {'secret': "''"}, 'recovery_code': {'code_hash': "printf('%064d', id)"},
    'calendar_feed': {'token': "printf('stored-%d', id)"},
    'survey_response': {'id': "printf('00000000-0000-4000-8000-%012d', rowid)"},
}
"""No secret, nor anything like one, is stored."""
TABLES_NOW: dict[str, str] = {}
"""Tables that a later migration calls otherwise, by their stored names."""
COLUMNS_NOW: dict[tuple[str, str], str] = {}
"""Columns that a later migration calls otherwise, by their stored tables and names."""
Rows = dict[str, list[tuple[Any, ...]]]


def store(name: str) -> None:
    """What the present version makes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {'COHORT_DATA_DIR': folder, 'COHORT_STORAGE_SECRET': 'Tests-sign-their-own-cookies-8204-qzv'}
        file = Path(folder) / 'cohort.sqlite3'
        exported = asyncio.run(_make(file))
        with closing(sqlite3.connect(file)) as records:
            _without_chance(records)
            (DATA / f'{name}.sql').write_text('\n'.join(records.iterdump()) + '\n')
        (DATA / f'{name}.json').write_text(json.dumps(exported, ensure_ascii=False, indent=0) + '\n')


async def _make(file: Path) -> Any:
    from db import clock, open_database
    from tests.db.full_school import full_school
    with (clock.stopped_at(NOON), patch('tortoise.timezone.now', lambda: NOON),
          patch('db.certificate.issuing.new_number', lambda: '0000-0000-0000-0001')):
        async with open_database(f'sqlite://{file}'):
            await full_school()
            return await exports()


def _without_chance(records: sqlite3.Connection) -> None:
    for table, columns in INSTEAD_OF_CHANCE.items():
        records.execute(f'UPDATE {table} SET ' + ', '.join(f'{one} = {value}' for one, value in columns.items()))
    records.execute("UPDATE tortoise_migrations SET applied_at = '2026-10-14 12:00:00+00:00'")
    records.commit()


def restore(name: str, file: Path, files_dir: Path) -> Rows:
    """The database as that version has left it, with the files that it speaks of; returns its rows."""
    from tests.db.full_school import FILES
    with closing(sqlite3.connect(file)) as records:
        records.executescript((DATA / f'{name}.sql').read_text())
        rows = rows_of(records)
    for content in FILES.values():
        called = sha256(content).hexdigest()
        place = files_dir / called[:2] / called
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return rows


def rows_of(records: sqlite3.Connection) -> Rows:
    """Of every table, in the order of their values."""
    return {table: _rows(records, table, columns_of(records, table)) for table in tables(records)}


def stored_rows_of(name: str, records: sqlite3.Connection) -> Rows:
    """The same tables and columns of a database that has been brought up to date since, by their stored names."""
    with closing(sqlite3.connect(':memory:')) as stored:
        stored.executescript((DATA / f'{name}.sql').read_text())
        return {table: _rows(records, TABLES_NOW.get(table, table), [
            COLUMNS_NOW.get((table, column), column) for column in columns_of(stored, table)])
            for table in tables(stored)}


def _rows(records: sqlite3.Connection, table: str, columns: list[str]) -> list[tuple[Any, ...]]:
    named = ', '.join(f'"{one}"' for one in columns)
    return sorted(records.execute(f'SELECT {named} FROM "{table}"').fetchall(), key=repr)


def tables(records: sqlite3.Connection) -> list[str]:
    return [name for name, in records.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").fetchall()
        if name != 'tortoise_migrations']


def columns_of(records: sqlite3.Connection, table: str) -> list[str]:
    """In the order of the alphabet: a table that is made anew has them in another one than before."""
    return [name for name, in records.execute('SELECT name FROM pragma_table_info(?) ORDER BY name', [table])]


def recorded(name: str) -> Any:
    return json.loads((DATA / f'{name}.json').read_text())


async def exports() -> Any:
    """What the exports of every session and course hold now, as JSON keeps it."""
    from db import Session, Showing, course_table, grades_table, items_table, session_table, the_house, tracking_export
    held: dict[str, Any] = {}
    ines = await _administrator()
    for session in await Session.all().order_by('id'):
        held[f'{session.title}: tracking'] = [one._asdict() async for one in
                                              await tracking_export(session, seen_by=the_house)]
        held[f'{session.title}: learners'] = await (await session_table(session, Showing(), seen_by=ines)).rows()
        for course in await session.session_courses.all().select_related('course', 'session').order_by('id'):
            at = f'{session.title}, {course.course.code}'
            held[f'{at}: learners'] = await (await course_table(course, Showing(), seen_by=ines)).rows()
            held[f'{at}: grades'] = await (await grades_table(course, Showing(), seen_by=ines)).rows()
            held[f'{at}: items'] = await (await items_table(course, seen_by=ines)).rows()
    return json.loads(json.dumps(held, default=str))


async def _administrator() -> Any:
    from db import Person
    return await Person.get(username='ines')


def still_held(stored: Any, now: Any) -> Any:
    """Of what is exported now, the lines and columns that are stored: others may have come."""
    return {name: [{key: line.get(key) for key in of_old} for of_old, line in zip(lines, now.get(name, []))]
            for name, lines in stored.items()}


if __name__ == '__main__':
    store(sys.argv[1])
