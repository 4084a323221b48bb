"""How many rows each table has, and what a migration says it changes about that; everything else has to stay."""
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Counts = Mapping[str, int]
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
OF_MIGRATIONS = 'tortoise_migrations'
"""Where it is kept which ones have been applied: it grows with each."""


@dataclass(frozen=True)
class RowChanges:
    """What a migration does to rows on purpose. It stands in the migration as `row_changes`."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """Tables by their old names, with their new ones."""
    dropped: tuple[str, ...] = ()
    """Tables that go, with all their rows."""
    changed: tuple[str, ...] = ()
    """Tables to which rows are added, or from which some are taken; by the names that they have afterwards."""


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [name for name, in connection.execute(TABLES).fetchall()]
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            for table in tables if table != OF_MIGRATIONS}


def broken_keys(connection: sqlite3.Connection) -> dict[str, int]:
    """Tables with the number of their rows that refer to a row that is not there."""
    broken: dict[str, int] = {}
    for table, *_ in connection.execute('PRAGMA foreign_key_check').fetchall():
        broken[table] = broken.get(table, 0) + 1
    return broken


def unexpected(before: Counts, after: Counts, changes: Iterable[RowChanges]) -> Iterator[str]:
    """What migrations have done to rows without having said so."""
    expected = _expected(before, changes)
    for table, count in expected.items():
        if table not in after:
            yield f'{table} is gone'
        elif count is not None and after[table] != count:
            yield f'{table} has {_rows(after[table])} instead of {count:,}'
    for table in after.keys() - expected.keys():
        if after[table]:
            yield f'{table} is new, and has {_rows(after[table])} instead of none'


def newly_broken(before: Counts, after: Counts, changes: Iterable[RowChanges]) -> Iterator[str]:
    names = {new: old for one in changes for old, new in one.renamed.items()}
    for table, count in after.items():
        if count > before.get(names.get(table, table), 0):
            yield f'{table} has {count:,} broken reference{"" if count == 1 else "s"}'


def _expected(before: Counts, changes: Iterable[RowChanges]) -> dict[str, int | None]:
    """None: as many as there are."""
    expected: dict[str, int | None] = dict(before)
    for change in changes:
        for old, new in change.renamed.items():
            expected[new] = expected.pop(old, 0)
        for table in change.dropped:
            expected.pop(table, None)
        expected |= dict.fromkeys(change.changed, None)
    return expected


def _rows(number: int) -> str:
    return '1 row' if number == 1 else f'{number:,} rows'
