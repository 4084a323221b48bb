"""The tree under test as its own `main.py` starts it, with a window on what it has used so far.

Whoever connects to the port in the file `probe` gets a line for each line: the seconds of processor time of the
server and of its workers, and the statements that SQLite has run. An answer has gone through the event loop: what was
ready before it is done. Nothing of the tree is imported here, so that any commit can be measured.
"""
import asyncio
import json
import multiprocessing
import os
import runpy
import socket
import sqlite3
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

PROBE = 'probe'
PATIENCE = 60.0

_connect = sqlite3.connect


class Statements:
    """Of one connection, which has a thread of its own."""
    all: ClassVar[list['Statements']] = []

    def __init__(self) -> None:
        self.number = 0
        Statements.all.append(self)

    def count(self, _: str) -> None:
        self.number += 1


def serve() -> None:
    tree = Path(os.environ['COHORT_MEASURED'])
    sqlite3.connect = _connect_counting  # type: ignore[assignment]
    listening = socket.create_server(('127.0.0.1', 0))
    Path(PROBE).write_text(str(listening.getsockname()[1]), encoding='ascii')
    Thread(target=_answer, args=(listening,), daemon=True).start()
    sys.path[0] = str(tree)
    runpy.run_path(str(tree / 'main.py'), run_name='__main__')


def _connect_counting(*args: Any, **options: Any) -> sqlite3.Connection:
    connection = _connect(*args, **options)
    connection.set_trace_callback(Statements().count)
    return connection


def _answer(listening: socket.socket) -> None:
    while True:
        connection, _ = listening.accept()
        with suppress(OSError), connection, connection.makefile('rw', encoding='ascii') as talk:
            for _ in talk:
                _go_through_the_loop()
                talk.write(json.dumps([_processor(), sum(one.number for one in Statements.all)]) + '\n')
                talk.flush()


def _go_through_the_loop() -> None:
    from nicegui import core  # by now the tree has made its settings
    if core.loop and core.loop.is_running():
        asyncio.run_coroutine_threadsafe(_two_turns(), core.loop).result(PATIENCE)


async def _two_turns() -> None:
    await asyncio.sleep(0)
    await asyncio.sleep(0)


def _processor() -> float:
    workers = (_processor_of(child.pid) for child in multiprocessing.active_children() if child.pid)
    return time.process_time() + sum(workers)


def _processor_of(pid: int) -> float:
    """Linux has a clock for every process, numbered like this; elsewhere workers are not counted."""
    if sys.platform == 'linux':
        with suppress(OSError):
            return time.clock_gettime((~pid << 3) | 2)
    return 0.0


if __name__ == '__main__':
    serve()
