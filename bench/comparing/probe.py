"""What a server under test has used so far, asked through its window (`_probed.py`)."""
import asyncio
import json
from pathlib import Path
from typing import NamedTuple, Self

from ._probed import PATIENCE, PROBE

LOOK = 0.02
CALM = 3
"""Looks at which nothing had been done: live regions wait for up to 50 ms before they draw."""
NOTHING = 0.002
"""Seconds of processor time between two looks that a server needs which does nothing."""


class Reading(NamedTuple):
    processor: float
    statements: int


class Probe:

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def of(cls, folder: Path) -> Self:
        """Of the server whose folder this is."""
        port = int((folder / PROBE).read_text(encoding='ascii'))
        return cls(*await asyncio.open_connection('127.0.0.1', port))

    async def read(self) -> Reading:
        """Once what was ready is done."""
        self._writer.write(b'\n')
        await self._writer.drain()
        line = await asyncio.wait_for(self._reader.readline(), PATIENCE)
        if not line:
            raise RuntimeError('The server has gone.')
        return Reading(*json.loads(line))

    async def settled(self) -> Reading:
        """Once all that follows from it is done too."""
        last, calm = await self.read(), 0
        for _ in range(int(PATIENCE / LOOK)):
            await asyncio.sleep(LOOK)
            now = await self.read()
            is_idle = now.statements == last.statements and now.processor - last.processor < NOTHING
            last, calm = now, calm + 1 if is_idle else 0
            if calm == CALM:
                return last
        raise RuntimeError('The server does not become quiet.')

    def close(self) -> None:
        self._writer.close()
