"""A database as the first version of Cohort made it: `python -m tests.older_database FILE`."""
import asyncio
import sys

from tortoise import Tortoise
from tortoise.connection import get_connection
from tortoise.migrations.executor import MigrationTarget

from db.core.config import tortoise_orm
from db.core.schema_editor import Executor


async def make(file: str) -> None:
    config = tortoise_orm(f'sqlite://{file}')
    await Tortoise.init(config=config)
    await Executor(get_connection('default'), config['apps']).migrate([MigrationTarget('models', '0001_first')])
    await Tortoise.close_connections()


if __name__ == '__main__':
    asyncio.run(make(sys.argv[1]))
