"""A database that an earlier version of Cohort has filled opens with this one: same rows, figures and exports."""
import sqlite3
from contextlib import closing

import pytest
from tortoise.backends.base.executor import EXECUTOR_CACHE

from db.core import clock, settings
from db.integrity import check_figures, check_files
from db.lifecycle import open_database
from db.records import SYSTEM
from tests.db import stored_school
from tests.db.stored_school import DATA, NOON, recorded, restore, still_held, stored_rows_of

pytestmark = pytest.mark.sqlite('stored SQLite files; on PostgreSQL: test_postgres_migrating')
STORED = sorted(path.stem for path in DATA.glob('*.json'))


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    monkeypatch.setattr(settings(), 'data_dir', tmp_path)
    EXECUTOR_CACHE.clear()  # statements that were written for another database
    yield tmp_path
    EXECUTOR_CACHE.clear()


@pytest.mark.parametrize('name', STORED)
async def test_it_opens_with_the_same_rows_in_every_table_and_its_exports_hold_the_same(name, data_dir):
    file = data_dir / 'cohort.sqlite3'
    before = restore(name, file, settings().files_dir)
    assert [table for table, rows in before.items() if not rows] == [], 'it proves nothing about an empty table'
    with clock.stopped_at(NOON):
        async with open_database(f'sqlite://{file}'):
            checked, files = await check_figures(by=SYSTEM), await check_files(by=SYSTEM)
            exported = await stored_school.exports()
    with closing(sqlite3.connect(file)) as records:
        assert stored_rows_of(name, records) == before
    assert checked.participations > 6 and not checked.differences
    assert not files.missing and not files.left_over
    assert len(exported) > 10
    assert still_held(recorded(name), exported) == recorded(name)


@pytest.mark.parametrize('name', STORED)
def test_what_is_stored_is_small_and_holds_no_secret(name):
    for text in (path.read_text() for path in DATA.glob(f'{name}*')):
        assert len(text) < 200_000
        assert '$argon2' not in text
