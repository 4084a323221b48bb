"""A house with demo data for each walk: filled once, copied, and thrown away."""
import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.browser.server import WATCHED, Server
from tests.databases import databases

MAX_WAIT = 3000  # tenths of a second; only ever waited for when something is wrong


@asynccontextmanager
async def a_house(shared: Path, own: Path) -> AsyncIterator[Server]:
    """:param shared: a folder that all who test at once can see"""
    filled = await _filled(shared / 'filled-house')
    house = own / 'house'
    await asyncio.to_thread(shutil.copytree, filled, house)
    await asyncio.to_thread(databases.copy, filled, house)
    server = Server(house, main=WATCHED)
    await server.start()
    try:
        yield server
    finally:
        server.stop()


async def _filled(folder: Path) -> Path:
    """Whoever comes first fills it; the others wait."""
    ready = folder / 'ready'
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(MAX_WAIT):
            if ready.exists():
                return folder / 'house'
            await asyncio.sleep(0.1)
        raise
    house = folder / 'house'
    house.mkdir()
    server = Server(house, main=WATCHED)
    await server.start()
    server.stop()
    server.log.unlink()
    ready.touch()
    return house
