"""A PostgreSQL of the tests' own, where its programs are; and the cast's records on it, copied for each test."""
import copy
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from tortoise.context import TortoiseContext

STARTED_SOON = 30
"""Seconds."""
MEMORY, ROOM = Path('/dev/shm'), 4 * 2**30
"""Where files are kept in memory, and how many bytes a run of all tests may write."""


class NotHere(Exception):
    """PostgreSQL cannot be tried on this machine; the sentence says why."""


@contextmanager
def cluster() -> Iterator[str]:
    """The address of an empty database in a new cluster, behind a socket in a folder. Nothing of it is left."""
    programs = _programs()
    home = Path(tempfile.mkdtemp(prefix='cohort-pg-', dir=MEMORY if _has_room(MEMORY) else None))
    as_somebody = _as_somebody(home)

    def run(program: str, *arguments: str) -> None:
        with (home / f'{program}.txt').open('w') as said:
            try:
                subprocess.run([programs / program, *arguments], check=True, cwd=home, stdout=said, stderr=said,
                               timeout=STARTED_SOON * 2, **as_somebody)
            except (OSError, subprocess.SubprocessError) as problem:
                raise NotHere(f'{program} failed: {Path(said.name).read_text()[-500:] or problem}') from problem

    with _swept_away(home, programs, as_somebody):
        run('initdb', '-D', f'{home}/data', '-U', 'cohort', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')
        run('pg_ctl', '-D', f'{home}/data', '-w', '-t', str(STARTED_SOON), '-l', f'{home}/log', 'start',
            '-o', f"-F -k {home} -c listen_addresses='' -c full_page_writes=off -c synchronous_commit=off "
                  '-c max_connections=300')
        yield f'asyncpg://cohort:any@/postgres?host={home}'


@contextmanager
def _swept_away(home: Path, programs: Path, as_somebody: dict) -> Iterator[None]:
    """By a process that hears when ours ends, however that is: a killed run of tests leaves no server behind."""
    waits = subprocess.Popen(['sh', '-c', 'cat; "$0" -D "$1/data" -m immediate -w stop; rm -rf "$1"',
                              programs / 'pg_ctl', home], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, cwd='/', start_new_session=True, **as_somebody)
    try:
        yield
    finally:
        waits.communicate()
        shutil.rmtree(home, ignore_errors=True)


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free > ROOM


def _programs() -> Path:
    found = shutil.which('initdb')
    folders = [Path(found).parent] if found else sorted(Path('/usr/lib/postgresql').glob('*/bin'), reverse=True)
    for folder in folders:
        if (folder / 'initdb').exists() and (folder / 'pg_ctl').exists():
            return folder
    raise NotHere('There is no PostgreSQL on this machine (no initdb).')


def _as_somebody(home: Path) -> dict:
    """PostgreSQL does not run as root."""
    if os.geteuid():
        return {}
    for name in ('postgres', 'nobody'):
        with suppress(KeyError):
            somebody = pwd.getpwnam(name)
            os.chown(home, somebody.pw_uid, somebody.pw_gid)
            return {'user': somebody.pw_uid, 'group': somebody.pw_gid, 'extra_groups': []}
    raise NotHere('PostgreSQL does not run as root, and there is nobody else on this machine.')


def named(url: str, database: str) -> str:
    """The same server, another database."""
    return urlsplit(url)._replace(path=f'/{database}').geturl()


async def connected(url: str) -> Any:
    """Past everything of ours."""
    import asyncpg
    from tortoise.backends.base.config_generator import expand_db_url
    return await asyncpg.connect(**dict(expand_db_url(url)['credentials']))


class RecordsOnPostgres:
    """What tests start from: the database that `url` names is made anew for each, as a copy of one that stays."""

    def __init__(self, url: str) -> None:
        self.url, self._name = url, urlsplit(url).path.strip('/')
        self._has_empty = False
        self._cast: SimpleNamespace | None = None
        self._numbers = count()

    async def cast(self) -> SimpleNamespace:
        """The cast and its records as they were at first."""
        if self._cast is None:
            from db.core.config import tortoise_orm
            from tests import cast
            async with self.empty() as url:
                async with TortoiseContext() as records:
                    await records.init(config=tortoise_orm(url))
                    made = await cast.school()
                await self._copy(urlsplit(url).path.strip('/'), f'{self._name}_cast')
            self._cast = made
        await self._copy(f'{self._name}_cast', self._name)
        return copy.deepcopy(self._cast)

    @asynccontextmanager
    async def empty(self) -> AsyncIterator[str]:
        """Another database for as long: no records yet, and every table as the migrations make it."""
        template, own = f'{self._name}_empty', f'{self._name}_{next(self._numbers)}'
        if not self._has_empty:
            from db.core.config import tortoise_orm
            from db.lifecycle import bring_up_to_date
            await self._copy('template1', template)
            await bring_up_to_date(tortoise_orm(named(self.url, template)))
            self._has_empty = True
        await self._copy(template, own)
        try:
            yield named(self.url, own)
        finally:
            await self._do(f'DROP DATABASE IF EXISTS {own} WITH (FORCE)')

    async def _copy(self, template: str, name: str) -> None:
        await self._do(f'DROP DATABASE IF EXISTS {name} WITH (FORCE)', f'CREATE DATABASE {name} TEMPLATE {template}')

    async def _do(self, *statements: str) -> None:
        connection = await connected(named(self.url, 'postgres'))
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()
