"""A full school as a version of Cohort has kept it: `python -m tests.db.stored_school NAME` stores today's in `data`.

`NAME.sql` is the SQLite file as text, `NAME.postgres.sql` a dump of PostgreSQL, `NAME.json` what their exports hold.
None is ever made anew: they prove that a database made before a change of the schema opens after it.
"""
import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

from tortoise.backends.base.executor import EXECUTOR_CACHE

from tests.postgres import cluster

DATA = Path(__file__).parent / 'data'
NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)
STORED_ID = "'stored-' || id"
INSTEAD_OF_CHANCE: dict[str, dict[str, str]] = {
    'person': {'password_hash': "''"}, 'sign_in': {'token_hash': STORED_ID},
    'second_factor': {'secret': "''"}, 'recovery_code': {'code_hash': STORED_ID},
    'calendar_feed': {'token': STORED_ID},
}
IN_THEIR_ORDER = "UPDATE survey_response SET id = printf('00000000-0000-4000-8000-%012d', rowid)"
"""No secret, nor anything like one, is stored."""
TABLES_NOW: dict[str, str] = {}
"""Tables that a later migration calls otherwise, by their stored names."""
COLUMNS_NOW = {
    ('submission', 'handed_in_at'): 'submitted_at', ('gradebook', 'holds'): 'withholds',
    ('gradebook', 'settled_at'): 'recalculated_at', ('grade_column', 'held'): 'withheld',
    ('cell_change', 'is_taken'): 'is_applied', ('watched', 'stretches'): 'intervals',
    ('imported_part', 'prints'): 'fingerprints'}
"""Columns that a later migration calls otherwise, by their stored tables and names."""
VALUES_NOW = {
    ('event', 'verb'): import_module('db.migrations.0005_stored_names').VERBS,
    ('item', 'completes'): {'handed_in': 'submitted'}}
"""Values that a later migration writes otherwise, by their stored tables and columns."""
Rows = dict[str, list[tuple[Any, ...]]]


def store(name: str) -> None:
    """What the present version makes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {'COHORT_DATA_DIR': folder, 'COHORT_STORAGE_SECRET': 'Tests-sign-their-own-cookies-8204-qzv'}
        file = Path(folder) / 'cohort.sqlite3'
        exported = asyncio.run(_make(f'sqlite://{file}', IN_THEIR_ORDER))
        with closing(sqlite3.connect(file)) as records:
            (DATA / f'{name}.sql').write_text('\n'.join(records.iterdump()) + '\n')
        (DATA / f'{name}.json').write_text(json.dumps(exported, ensure_ascii=False, indent=0) + '\n')
        with cluster() as url:
            assert asyncio.run(_make(url)) == exported
            (DATA / f'{name}.postgres.sql').write_text(dump_of(url))


async def _make(url: str, *more: str) -> Any:
    from tortoise.connection import get_connection

    from db.core import clock
    from db.lifecycle import open_database
    from tests.db.full_school import full_school
    EXECUTOR_CACHE.clear()  # statements that were written for another database
    with (clock.stopped_at(NOON), patch('tortoise.timezone.now', lambda: NOON),
          patch('db.certificates.issuing.new_number', lambda: '0000-0000-0000-0001')):
        async with open_database(url):
            await full_school()
            for statement in (*_without_chance(), *more):
                await get_connection('default').execute_script(statement)
            return await exports()


def _without_chance() -> Iterator[str]:
    for table, columns in INSTEAD_OF_CHANCE.items():
        yield f'UPDATE {table} SET ' + ', '.join(f'{column} = {value}' for column, value in columns.items())
    yield "UPDATE tortoise_migrations SET applied_at = '2026-10-14 12:00:00+00:00'"


def dump_of(url: str) -> str:
    """Without lines that only psql understands."""
    home = parse_qs(urlsplit(url).query)['host'][0]
    dumped = subprocess.run(['pg_dump', '--inserts', '--no-owner', '--no-privileges', '--no-comments', '-h', home, '-U',
                             'cohort', urlsplit(url).path.strip('/')], check=True, capture_output=True, text=True)
    return ''.join(line for line in dumped.stdout.splitlines(keepends=True)
                   if not line.startswith('\\'))


def restore(name: str, file: Path, files_dir: Path) -> Rows:
    """The database as that version has left it, with the files that it speaks of; returns its rows."""
    with closing(sqlite3.connect(file)) as records:
        records.executescript((DATA / f'{name}.sql').read_text())
        rows = {table: in_todays_words(table, columns_of(records, table), found)
                for table, found in rows_of(records).items()}
    restore_files(files_dir)
    return rows


def restore_files(files_dir: Path) -> None:
    from tests.db.full_school import FILES
    for content in FILES.values():
        called = sha256(content).hexdigest()
        place = files_dir / called[:2] / called
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def in_todays_words(table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Stored rows, with values as later migrations write them."""
    words = [VALUES_NOW.get((table, column), {}) for column in columns]
    return sorted((tuple(known.get(value, value) if known else value for known, value in zip(words, row, strict=True))
                   for row in rows), key=repr)


def rows_of(records: sqlite3.Connection) -> Rows:
    """Of every table, in the order of their values."""
    return {table: _rows(records, table, columns_of(records, table)) for table in tables(records)}


def stored_rows_of(name: str, records: sqlite3.Connection) -> Rows:
    """The same tables and columns of a database that has been brought up to date since, by their stored names."""
    with closing(sqlite3.connect(':memory:')) as stored:
        stored.executescript((DATA / f'{name}.sql').read_text())
        return {table: _rows(records, *now_called(table, columns_of(stored, table))) for table in tables(stored)}


def now_called(table: str, columns: Iterable[str]) -> tuple[str, list[str]]:
    return TABLES_NOW.get(table, table), [COLUMNS_NOW.get((table, column), column) for column in columns]


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
    from db import Session
    from db.core import ListQuery
    from db.records import SYSTEM
    from db.reports import course_table, grades_table, items_table, session_table, tracking_export
    held: dict[str, Any] = {}
    ines = await _administrator()
    for session in await Session.all().order_by('id'):
        held[f'{session.title}: tracking'] = [one._asdict() async for one in
                                              await tracking_export(session, seen_by=SYSTEM)]
        held[f'{session.title}: learners'] = await (await session_table(session, ListQuery(), seen_by=ines)).rows()
        for course in await session.session_courses.all().select_related('course', 'session').order_by('id'):
            at = f'{session.title}, {course.course.code}'
            held[f'{at}: learners'] = await (await course_table(course, ListQuery(), seen_by=ines)).rows()
            held[f'{at}: grades'] = await (await grades_table(course, ListQuery(), seen_by=ines)).rows()
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
