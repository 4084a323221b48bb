"""A migration on SQLite loses no row: all of it is applied and proved, or nothing is, and a copy is kept before."""
import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tortoise import Tortoise
from tortoise.context import TortoiseContext
from tortoise.migrations.api import migrate as migrate_without_protection

from db.core import Refusal
from db.core.backups import KEPT, kept_copies
from db.core.config import tortoise_orm
from db.lifecycle import bring_up_to_date
from tests.db.stored_school import restore, rows_of
from tests.db.toy_migration import LOSES_ROWS, MOST_CASCADES_FROM, NAME, OURS, changes, dies, remakes, start, write

pytestmark = pytest.mark.sqlite('how SQLite migrates without loss; on PostgreSQL: test_postgres_migrating')
STORED = '0004_content_imports'
DIES = {
    'while a copy is made': ('real = db.core.backups._copy\n'
                             'db.core.backups._copy = lambda *known: (real(*known), __import__("os")._exit(9))'),
    'once a copy is kept': 'db.core.migration._log.warning = lambda *_: __import__("os")._exit(9)',
    'before the first change': '', 'between two changes': '', 'after the last change': '',
    'before the rows are counted': 'db.core.migration._check = lambda *_: __import__("os")._exit(9)',
}


@pytest.fixture(scope='module')
def up_to_date(tmp_path_factory):
    """A full database of an earlier version, with all that Cohort itself has added since."""
    folder = tmp_path_factory.mktemp('full')
    restore(STORED, folder / 'cohort.sqlite3', folder / 'files')
    asyncio.run(bring_up_to_date(tortoise_orm(f'sqlite://{folder / "cohort.sqlite3"}')))
    return folder / 'cohort.sqlite3'


@pytest.fixture
def file(up_to_date, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    return Path(shutil.copy(up_to_date, tmp_path))


@pytest.fixture
def full(file):
    """All its rows."""
    rows = rows_now(file)
    assert [table for table, held in rows.items() if not held] == []
    return rows


def rows_now(file):
    with closing(sqlite3.connect(file)) as records:
        assert records.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
        assert records.execute('PRAGMA foreign_key_check').fetchall() == []
        return rows_of(records)


def applied(file):
    with closing(sqlite3.connect(file)) as records:
        return [name for name, in records.execute('SELECT name FROM tortoise_migrations ORDER BY id')]


def schema(file):
    """Columns with their types, and what is indexed and unique, of every table."""
    with closing(sqlite3.connect(file)) as records:
        tables = [name for name, in records.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        return {table: (
            sorted(records.execute('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', [table])),
            sorted(records.execute('SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)', [table])),
            sorted((unique, [column for column, in records.execute(
                'SELECT name FROM pragma_index_info(?) ORDER BY seqno', [index])])
                for index, unique in records.execute('SELECT name, "unique" FROM pragma_index_list(?)', [table])),
        ) for table in tables}


async def test_a_changed_column_of_a_table_that_much_cascades_from_loses_no_row(file, full, tmp_path):
    before = schema(file)
    await bring_up_to_date(write(tmp_path, *changes(*MOST_CASCADES_FROM, *LOSES_ROWS), of_models=True))
    assert applied(file)[-1] == NAME
    assert rows_now(file) == full
    after = schema(file)
    assert ('name', 'VARCHAR(999)', 1, None, 0) in after['person'][0]
    assert [table for table in before if before[table][1:] != after[table][1:]] == [], 'keys and indexes are there'


async def test_without_this_tortoise_loses_them(file, full, tmp_path):
    """If this fails, Tortoise has learnt it, and much of `db/core/migration.py` can go."""
    try:
        await migrate_without_protection(config=write(tmp_path, *changes(*LOSES_ROWS), of_models=True))
    finally:
        await Tortoise.close_connections()
    after = rows_now(file)
    assert {table for table in full if len(after[table]) < len(full[table])} == {
        'post', 'thread_read', 'message_copy', 'given_grade', 'cell_change'}


@pytest.mark.parametrize(('operations', 'says'), [
    (['ops.RunSQL("INSERT INTO nowhere VALUES (1)")'], 'no such table: nowhere'),
    (['ops.RunSQL("UPDATE enrolment SET learner_id = 999 WHERE id = 1")'],
     'enrolment has 1 broken reference.'),
    (['ops.RunSQL("DELETE FROM visit")'], 'visit has 0 rows instead of 1'),
    (['ops.RunSQL("DROP TABLE visit")'], 'visit is gone'),
    (['ops.RunSQL("CREATE TABLE crowd AS SELECT * FROM person")'], 'crowd is new, and has 12 rows instead of none'),
    (['ops.RunSQL("COMMIT")'], 'may not end the transaction'),
    (['ops.RunSQL("ROLLBACK")'], 'may not end the transaction'),
    (['ops.RunPython(lambda _, editor: editor.client._connection.executescript("SELECT 1"))'],
     'may not end the transaction'),
    (['ops.RunPython(lambda *_: 1 / 0)'], 'ZeroDivisionError: division by zero'),
])
async def test_what_goes_wrong_leaves_all_as_it_was_and_says_where_the_copy_is(file, full, tmp_path, operations, says):
    config, before = write(tmp_path, remakes('person'), *operations), schema(file)
    for _ in range(2):  # a server is started again and again
        with pytest.raises(Refusal) as refusal:
            await bring_up_to_date(config)
    assert says in str(refusal.value)
    assert (schema(file), rows_now(file), applied(file)[-1]) == (before, full, OURS[-1])
    [copy] = kept_copies(file)
    assert f'({NAME})' in str(refusal.value) and str(refusal.value).endswith(f'A copy of it is kept: {copy}')
    assert copy.name.startswith(f'cohort-before-{NAME}-')
    assert (schema(copy), rows_now(copy)) == (before, full)
    assert copy.stat().st_mode & 0o077 == 0


async def test_a_migration_says_which_rows_it_changes_on_purpose(file, full, tmp_path):
    await bring_up_to_date(write(
        tmp_path, 'ops.RunSQL("DELETE FROM visit")', 'ops.RunSQL("DROP TABLE snooze")',
        'ops.RunSQL("ALTER TABLE person RENAME TO human; CREATE TABLE empty (id INTEGER); -- ; and no more")',
        more="row_changes = RowChanges(renamed={'person': 'human'}, dropped=('snooze',), changed=('visit',))"))
    after = rows_now(file)
    assert (after.pop('visit'), after.pop('empty'), after.pop('human')) == ([], [], full.pop('person'))
    assert after == {table: rows for table, rows in full.items() if table not in ('visit', 'snooze')}


@pytest.mark.parametrize('where', DIES)
async def test_a_process_that_is_killed_meanwhile_leaves_all_as_it_was(file, full, tmp_path, where):
    config = write(tmp_path, dies('before the first change'), remakes('person'), dies('between two changes'),
                   remakes('session'), dies('after the last change'))
    killed = start(tmp_path, config, DIES[where], DIE_AT=where)
    assert killed.wait(120) == 9, killed.communicate()
    assert (rows_now(file), applied(file)[-1]) == (full, OURS[-1])
    await bring_up_to_date(config)
    assert (rows_now(file), applied(file)[-1]) == (full, NAME)
    assert len(kept_copies(file)) == 1 and not list(tmp_path.glob('*.unfinished*'))


async def test_a_process_that_is_killed_afterwards_leaves_all_as_it_shall_be(file, full, tmp_path):
    config = write(tmp_path, remakes('person'), remakes('thread'))
    killed = start(tmp_path, config, 'db.core.migration.drop_old_copies = lambda _: __import__("os")._exit(9)')
    assert killed.wait(120) == 9, killed.communicate()
    assert (rows_now(file), applied(file)[-1]) == (full, NAME)
    await bring_up_to_date(config)


async def test_of_two_that_start_at_once_one_migrates_and_the_other_waits(file, full, tmp_path):
    config = write(tmp_path, remakes('person'), 'ops.RunPython(lambda *_: __import__("time").sleep(2))')
    both = [start(tmp_path, config, COHORT_WRITE_TIMEOUT='1') for _ in range(2)]
    said = [one.communicate(timeout=120)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert (rows_now(file), applied(file).count(NAME), len(kept_copies(file))) == (full, 1, 1)
    assert sum('A copy of it as it was is kept' in one for one in said) == 1


async def test_the_last_copies_stay_and_others_files_are_left_alone(file, full, tmp_path):
    own = tmp_path / 'cohort-before-exams.sqlite3'
    own.write_bytes(b'mine')
    for day in range(1, 6):
        (tmp_path / f'cohort-before-0001_first-2026010{day}-120000.sqlite3').write_bytes(b'%d' % day)
    await bring_up_to_date(write(tmp_path, remakes('person'), remakes('thread')))
    assert len(kept_copies(file)) == KEPT
    assert [NAME in copy.name for copy in kept_copies(file)] == [False, False, True]
    assert own.read_bytes() == b'mine'


async def test_a_copy_that_cannot_be_kept_changes_nothing(file, full, tmp_path, monkeypatch):
    def full_disk(*_):
        raise sqlite3.OperationalError('database or disk is full')
    monkeypatch.setattr('db.core.backups._copy', full_disk)
    with pytest.raises(Refusal, match='no copy could be kept beside it before: database or disk is full'):
        await bring_up_to_date(write(tmp_path, remakes('person'), remakes('thread')))
    assert (rows_now(file), applied(file)[-1], kept_copies(file)) == (full, OURS[-1], [])


async def test_a_database_of_a_newer_version_is_not_opened(file, full, tmp_path):
    await bring_up_to_date(write(tmp_path, remakes('person'), remakes('thread')))
    with pytest.raises(Refusal, match=f'newer version of Cohort: this one does not know {NAME}'):
        await bring_up_to_date(write(tmp_path) | {'apps': {'models': {
            'models': ['db.records'], 'migrations': 'db.migrations', 'default_connection': 'default'}}})


async def test_a_new_database_is_made_whole_and_without_a_copy(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    file, where = tmp_path / 'cohort.sqlite3', 'after the last change'
    config = write(tmp_path, 'ops.RunSQL("CREATE TABLE one (id INTEGER)")', dies(where))
    killed = start(tmp_path, config, DIE_AT=where)
    assert killed.wait(120) == 9, killed.communicate()
    assert rows_now(file) == {}
    await bring_up_to_date(config)
    assert (rows_now(file), applied(file)) == ({'one': []}, [*OURS, NAME])
    assert kept_copies(file) == []


async def test_what_migrations_make_is_what_the_records_say(up_to_date, tmp_path):
    made = tmp_path / 'made.sqlite3'
    async with TortoiseContext() as records:
        await records.init(config=tortoise_orm(f'sqlite://{made}'))
        await records.generate_schemas(safe=False)
    migrated, said = schema(up_to_date), schema(made)
    assert migrated.pop('tortoise_migrations')
    assert {table: one for table, one in migrated.items() if one != said.get(table)} == {}
    assert migrated.keys() == said.keys()
