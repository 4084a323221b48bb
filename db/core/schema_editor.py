"""Tortoise's schema editor for SQLite, except that a table that is made anew has its indexes again."""
from dataclasses import dataclass
from typing import Any

from tortoise.fields import Field
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.schema_editor import BaseSchemaEditor, SqliteSchemaEditor
from tortoise.models import Model


@dataclass(frozen=True)
class TableIndex:
    name: str
    is_unique: bool
    columns: tuple[str, ...]


class IndexKeepingEditor(SqliteSchemaEditor):
    """SQLite changes a column by making the table anew. Tortoise forgets the indexes and what is unique together."""

    async def _run_sql(self, sql: str) -> None:
        """Tortoise cuts at every semicolon, also in a text."""
        await (super()._run_sql(sql) if self.collect_sql else self.client.execute_script(sql))

    async def _remake_table(self, model: type[Model], create_field: Field[Any] | None = None,
                            delete_field: Field[Any] | None = None,
                            alter_fields: list[tuple[Field[Any], Field[Any]]] | None = None) -> None:
        table = model._meta.db_table
        before = [] if self.collect_sql else await self._indexes(table)
        await super()._remake_table(model, create_field, delete_field, alter_fields)
        if self.collect_sql:
            return
        renamed = {_column(old): _column(new) for old, new in alter_fields or ()}
        now_there = await self._columns(table)
        present = {(one.is_unique, one.columns) for one in await self._indexes(table)}
        for one in before:
            columns = tuple(renamed.get(column, column) for column in one.columns)
            is_redefined = len(columns) == 1 and one.is_unique and one.columns[0] in renamed
            if not is_redefined and (one.is_unique, columns) not in present and now_there.issuperset(columns):
                await self._make_index(table, one, columns)

    async def _make_index(self, table: str, like: TableIndex, columns: tuple[str, ...]) -> None:
        is_automatic = like.name.startswith('sqlite_autoindex_')
        name = f'uid_{table}_{"_".join(columns)}' if is_automatic else like.name
        named = ', '.join(f'"{column}"' for column in columns)
        await self._run_sql(f'CREATE {"UNIQUE " if like.is_unique else ""}INDEX "{name}" ON "{table}" ({named})')

    async def _indexes(self, table: str) -> list[TableIndex]:
        _, found = await self.client.execute_query(
            "SELECT name, \"unique\" FROM pragma_index_list(?) WHERE origin <> 'pk'", [table])
        indexes = []
        for one in found:
            _, columns = await self.client.execute_query(
                'SELECT name FROM pragma_index_info(?) ORDER BY seqno', [one['name']])
            indexes.append(TableIndex(one['name'], bool(one['unique']), tuple(column['name'] for column in columns)))
        return indexes

    async def _columns(self, table: str) -> set[str]:
        _, found = await self.client.execute_query('SELECT name FROM pragma_table_info(?)', [table])
        return {one['name'] for one in found}


class Executor(MigrationExecutor):

    def _schema_editor(self, atomic: bool = True, collect_sql: bool = False) -> BaseSchemaEditor:
        if self.connection.capabilities.dialect == 'sqlite':
            return IndexKeepingEditor(self.connection, atomic=atomic, collect_sql=collect_sql)
        return super()._schema_editor(atomic, collect_sql)


def _column(field: Any) -> str:
    return field.source_field or field.model_field_name
