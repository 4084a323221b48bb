"""An older database with people in it is brought up to date: a new column has a value for the rows that are there."""
import importlib
import pkgutil

import pytest
from tortoise.migrations.operations import AddField

import db.migrations

STEPS = [name for _, name, _ in pkgutil.iter_modules(db.migrations.__path__)]


@pytest.mark.parametrize('step', STEPS)
def test_rows_that_are_there_get_a_value_in_a_new_column(step):
    migration = importlib.import_module(f'db.migrations.{step}').Migration
    lacking = [f'{one.model_name}.{one.name}' for one in migration.operations
               if isinstance(one, AddField) and not (one.field.null or one.field.has_db_default())]
    assert not lacking, 'without null=True or db_default no table with rows can take them'
