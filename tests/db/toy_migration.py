"""A migration that comes after all of Cohort's own, written into a folder, and a database to which it is applied."""
import os
import pkgutil
import subprocess
import sys
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import db.migrations
from db.core.config import tortoise_orm

NAME = 'm9000_toy'
OURS = sorted(name for _, name, _ in pkgutil.iter_modules(db.migrations.__path__))
MOST_CASCADES_FROM = ('Person', 'name'), ('Session', 'title'), ('Course', 'title'), ('Submission', 'comment')
LOSES_ROWS = ('Thread', 'title'), ('Message', 'subject'), ('GradeColumn', 'title')
"""Where nothing stops Tortoise from dropping the table."""
ROOT = Path(__file__).parents[2]
PLACES: dict[str, str] = {}
"""The address of the database by the package of its migrations."""
_numbers = count()


def changes(*columns: tuple[str, str]) -> list[str]:
    """Operations that make the tables of these columns anew."""
    return [f"ops.AlterField(model_name='{model}', name='{name}', field=fields.CharField(max_length=999))"
            for model, name in columns]


def remakes(table: str) -> str:
    """The same without Tortoise, which takes seconds to work out its models."""
    return f"ops.RunPython(lambda _, editor: remake(editor.client, '{table}'))"


async def remake(client: Any, table: str) -> None:
    _, made = await client.execute_query('SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND sql <> ?',
                                         [table, ''])
    [create] = [sql for kind, sql in made if kind == 'table']
    await client.execute_query(create.replace(f'"{table}"', f'"new__{table}"', 1))
    await client.execute_query(f'INSERT INTO "new__{table}" SELECT * FROM "{table}"')
    await client.execute_query(f'DROP TABLE "{table}"')
    await client.execute_query(f'ALTER TABLE "new__{table}" RENAME TO "{table}"')
    for sql in (sql for kind, sql in made if kind == 'index'):
        await client.execute_query(sql)


def dies(where: str) -> str:
    """An operation at which the process is gone, if that is asked for."""
    return f"ops.RunPython(lambda *_: os._exit(9) if os.environ.get('DIE_AT') == {where!r} else None)"


def write(folder: Path, *operations: str, more: str = '', of_models: bool = False) -> dict[str, Any]:
    """Tortoise's description of the database in that folder, with the toy as the newest of its migrations. Unless it is
    about models, those before are known by their names only."""
    package = folder / f'toy_{next(_numbers)}_{os.getpid()}'
    package.mkdir()
    (package / '__init__.py').write_text('from db import migrations\n__path__ = [__path__[0], *migrations.__path__]\n'
                                         if of_models else '')
    for before, name in pairwise(('', *OURS)) if not of_models else ():
        (package / f'{name}.py').write_text(migration(f"('models', {before!r})" if before else '', ''))
    (package / f'{NAME}.py').write_text(migration(f"('models', {OURS[-1]!r})", ', '.join(operations), more))
    return described(f'sqlite://{folder / "cohort.sqlite3"}', package.name)


def migration(dependency: str, operations: str, more: str = '') -> str:
    return f'''
import os
from tortoise import fields, migrations
from tortoise.migrations import operations as ops
from db.core.row_counts import RowChanges
from tests.db.toy_migration import remake

class Migration(migrations.Migration):
    dependencies = [{dependency}]
    operations = [{operations}]
    {more}
'''


def described(url: str, package: str) -> dict[str, Any]:
    config = tortoise_orm(url)
    config['apps']['models']['migrations'] = package
    PLACES[package] = url
    return config


def start(folder: Path, config: dict[str, Any], before: str = '', **environment: str) -> subprocess.Popen[str]:
    """Another process that brings the database up to date; `before` is what it does first."""
    package = config['apps']['models']['migrations']
    code = f'''
import asyncio
import db.core.backups, db.core.migration
from db.lifecycle import bring_up_to_date
from tests.db.toy_migration import described
{before}
asyncio.run(bring_up_to_date(described({PLACES[package]!r}, {package!r})))
'''
    there = {**os.environ, **environment, 'PYTHONPATH': f'{ROOT}:{folder}'}
    return subprocess.Popen([sys.executable, '-c', code], env=there, cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
