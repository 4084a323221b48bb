"""The copies of an SQLite file that are kept before it is brought up to date."""
import filecmp
import os
import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from .clock import now
from .refusals import Refusal
from .row_counts import Counts, row_counts

KEPT = 3
"""So many copies stay; older ones go once the database has been brought up to date."""
UNFINISHED = '.unfinished'


def keep_copy(file: Path, migration: str, counts: Counts) -> Path:
    """A copy beside the file as it is before that migration. Nobody writes meanwhile; one like it is not kept twice."""
    copy = file.with_name(f'{file.stem}-before-{migration}-{now():%Y%m%d-%H%M%S}{file.suffix}')
    unfinished = copy.with_name(copy.name + UNFINISHED)
    for left in file.parent.glob(f'{file.stem}-before-*{UNFINISHED}'):
        left.unlink()
    try:
        _copy(file, unfinished, counts)
        for earlier in kept_copies(file):
            if filecmp.cmp(earlier, unfinished, shallow=False):
                unfinished.unlink()
                return earlier
        unfinished.replace(copy)
        _write_through(copy.parent)
    except (sqlite3.Error, OSError) as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise Refusal('The database has to be brought up to date, and no copy could be kept beside it before: '
                      f'{problem}. Nothing in it has changed.') from problem
    return copy


def kept_copies(file: Path) -> list[Path]:
    """The oldest first."""
    ours = re.compile(rf'{re.escape(file.stem)}-before-\w+-(\d{{8}}-\d{{6}}){re.escape(file.suffix)}')
    found = [(match[1], path) for path in file.parent.iterdir() if (match := ours.fullmatch(path.name))]
    return [path for _, path in sorted(found)]


def drop_old_copies(file: Path) -> None:
    for copy in kept_copies(file)[:-KEPT]:
        with suppress(OSError):
            copy.unlink()


def _copy(file: Path, copy: Path, counts: Counts) -> None:
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute('PRAGMA journal_mode=DELETE').fetchall()  # it is one file, without a log beside it
        if row_counts(target) != counts:
            raise sqlite3.DatabaseError('the copy has other rows than the database')


def _write_through(folder: Path) -> None:
    """The new name is on the disk too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
