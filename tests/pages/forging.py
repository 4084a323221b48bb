"""A browser that says what it likes: events as its own connection would bring them, and every row there is."""
import json
from typing import Any

from nicegui import core
from tortoise.connection import get_connection

from tests.databases import columns_in


def send(browser, element: Any, event: str, said: Any, *more: Any) -> None:
    """What the browser's own connection would bring, for each listener of this event."""
    for listener in list(element._event_listeners.values()):
        if listener.type == event:
            raw(browser, {'client_id': browser.client.id, 'id': element.id, 'listener_id': listener.id,
                          'args': [json.dumps(one) for one in (said, *more)]})


def raw(browser, message: Any, socket: str | None = None) -> None:
    [own] = browser.client._socket_to_document_id
    core.sio.handlers['/']['event'](socket or own, message)


async def everything() -> dict[str, list]:
    """Every row of every table, in an order that does not depend on the database."""
    connection = get_connection('default')
    columns = await connection.execute_query_dict(columns_in(connection.capabilities.dialect))
    return {table: sorted(await connection.execute_query_dict(f'SELECT * FROM "{table}"'), key=repr)
            for table in dict.fromkeys(row['table_name'] for row in columns)}
