"""A PostgreSQL of the tests' own, where its programs are; and the cast's records on it, copied for each test."""
import copy
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

from tortoise.context import TortoiseContext

STARTED_SOON = 30
"""Seconds."""


class NotHere(Exception):
    """PostgreSQL cannot be tried on this machine; the sentence says why."""


@contextmanager
def cluster() -> Iterator[str]:
    """The address of an empty database in a new cluster, behind a socket in a folder. Nothing of it is left."""
    programs = _programs()
    home = Path(tempfile.mkdtemp(prefix='cohort-pg-', dir='/dev/shm' if Path('/dev/shm').is_dir() else None))
    as_somebody = _as_somebody(home)

    def run(program: str, *arguments: str) -> None:
        with (home / f'{program}.txt').open('w') as said:
            try:
                subprocess.run([programs / program, *arguments], check=True, cwd=home, stdout=said, stderr=said,
                               timeout=STARTED_SOON * 2, **as_somebody)
            except (OSError, subprocess.SubprocessError) as problem:
                raise NotHere(f'{program} failed: {Path(said.name).read_text()[-500:] or problem}') from problem

    try:
        run('initdb', '-D', f'{home}/data', '-U', 'cohort', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')
        run('pg_ctl', '-D', f'{home}/data', '-w', '-t', str(STARTED_SOON), '-l', f'{home}/log', 'start',
            '-o', f"-F -k {home} -c listen_addresses='' -c full_page_writes=off -c synchronous_commit=off")
        try:
            yield f'asyncpg://cohort:any@/postgres?host={home}'
        finally:
            with suppress(NotHere):
                run('pg_ctl', '-D', f'{home}/data', '-m', 'immediate', '-w', 'stop')
    finally:
        shutil.rmtree(home, ignore_errors=True)


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


class CastOnPostgres:
    """What the tests start from, when they run there: the database that `url` names is made anew for each of them."""

    def __init__(self, url: str) -> None:
        self.server = named(url, urlsplit(url).path.strip('/') or 'postgres')
        self.url = named(url, f'cohort_test_{os.getpid()}')
        self._cast: SimpleNamespace | None = None

    async def again(self) -> SimpleNamespace:
        """The cast and its records as they were at first."""
        if self._cast is None:
            await self.anew()
            made = await self._made()
            await self._do('DROP DATABASE IF EXISTS {name}_cast WITH (FORCE)',
                           "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = '{name}'",
                           'ALTER DATABASE {name} RENAME TO {name}_cast')
            self._cast = made
        await self.anew('TEMPLATE {name}_cast')
        return copy.deepcopy(self._cast)

    async def anew(self, like: str = '') -> None:
        """An empty database, or a copy."""
        await self._do('DROP DATABASE IF EXISTS {name} WITH (FORCE)', 'CREATE DATABASE {name} ' + like)

    async def drop(self) -> None:
        await self._do(*(f'DROP DATABASE IF EXISTS {{name}}{rest} WITH (FORCE)' for rest in ('', '_cast')))

    async def _made(self) -> SimpleNamespace:
        from db.config import tortoise_orm
        from db.opening import bring_up_to_date
        from tests import cast
        config = tortoise_orm(self.url)
        await bring_up_to_date(config)
        async with TortoiseContext() as records:
            await records.init(config=config)
            return await cast.school()

    async def _do(self, *statements: str) -> None:
        import asyncpg
        from tortoise.backends.base.config_generator import expand_db_url
        place = dict(expand_db_url(self.server)['credentials'])
        connection = await asyncpg.connect(**place)
        try:
            for statement in statements:
                await connection.execute(statement.format(name=urlsplit(self.url).path.strip('/')))
        finally:
            await connection.close()
