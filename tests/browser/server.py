"""The real application in a process of its own, with a database of its own, to be visited, killed and started again."""
import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import ClassVar
from weakref import WeakSet

import httpx

from tests.databases import databases

MAIN = Path(__file__).parents[2] / 'main.py'
WATCHED = Path(__file__).parent / '_watched.py'
PATIENCE = 180  # seconds; only ever waited for when something is wrong
TROUBLE = re.compile(
    r'^(ERROR|CRITICAL)\b|^Traceback \(most recent call last\)|^Exception ignored in|was never awaited'
    r'|exception was never retrieved|Task was destroyed but it is pending', re.MULTILINE)


class Server:
    """`troubles()` tells what its log complains of since it was asked last."""
    all: ClassVar[WeakSet['Server']] = WeakSet()

    def __init__(self, folder: Path, *, main: Path = MAIN, ready: str = '/sign-in', look: float = 0.1,
                 **settings: str) -> None:
        """:param ready: the address that answers once it is up
        :param look: seconds between two looks whether it is
        """
        self.port = _free_port()
        self.url = f'http://127.0.0.1:{self.port}'
        self.log = folder / 'server.log'
        self.database_url = databases.of(folder)
        self._folder, self._main, self._ready, self._look = folder, main, ready, look
        self._environment = _environment() | {
            'PYTHONPATH': str(MAIN.parent),
            'COHORT_DATA_DIR': str(folder),
            'COHORT_DATABASE_URL': self.database_url,
            'COHORT_DEMO': '1',
            'COHORT_PORT': str(self.port),
            'COHORT_STORAGE_SECRET': 'Servers-of-tests-sign-with-this-4711-xkw',
        } | {f'COHORT_{name.upper()}': value for name, value in settings.items()}
        self._process: subprocess.Popen | None = None
        self._read = 0
        Server.all.add(self)

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    async def start(self, *options: str) -> None:
        """Returns when it answers. `options` go to `main.py serve`."""
        with self.log.open('ab') as log:
            self._process = subprocess.Popen(
                [sys.executable, self._main, 'serve', *options], cwd=self._folder, env=self._environment,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )
        async with httpx.AsyncClient(base_url=self.url, follow_redirects=True) as client:
            for _ in range(round(PATIENCE / self._look)):
                if not self.is_running:
                    break
                if await _answers(client, self._ready):
                    return
                await asyncio.sleep(self._look)
        self.stop()
        raise RuntimeError(f'The server did not come up.\n{self.story()}')

    def stop(self) -> None:
        """Ask it to go, and wait until it has gone."""
        self._end(signal.SIGTERM)

    def crash(self) -> None:
        """Pull the plug: nothing is said, nothing is saved."""
        self._end(signal.SIGKILL)

    async def restart(self) -> None:
        """The same address, the same database."""
        self.stop()
        await self.start()

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command of `main.py` on this server's database, such as `check` or `export`."""
        return self._run(MAIN, *arguments)

    def run(self, module: str, *arguments: str | Path) -> None:
        """Another program, on this server's database."""
        done = self._run('-m', module, *arguments)
        assert done.returncode == 0, done.stderr

    def _run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments], cwd=self._folder, env=self._environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE, check=False,
        )

    def story(self, since: int = 0) -> str:
        """What it has written to its log from byte `since` on, the last 20,000 characters of it."""
        return self.log.read_bytes()[since:].decode(errors='replace')[-20_000:]

    def troubles(self) -> str:
        """Errors and unhandled exceptions in its log since somebody asked last, with what it said around them."""
        news = self.log.read_bytes()[self._read:] if self.log.exists() else b''
        self._read += len(news)
        said = news.decode(errors='replace')
        found = TROUBLE.search(said)
        return said[max(found.start() - 200, 0):][:20_000] if found else ''

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        _signal(self._process, how)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            _signal(self._process, signal.SIGKILL)
            self._process.wait()
        self._process = None


def _environment() -> dict[str, str]:
    """Ours, without what says that we are a test or how this installation is set up."""
    ours = ('COHORT_', 'NICEGUI_', 'PYTEST_')
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


async def _answers(client: httpx.AsyncClient, address: str) -> bool:
    try:
        return (await client.get(address)).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def _signal(process: subprocess.Popen, how: signal.Signals) -> None:
    """To the whole group: the server may have workers."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, how)
