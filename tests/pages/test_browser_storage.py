"""After a restart: what a browser has here is read before anybody sees it, however many ask at once."""
import asyncio
import json
from typing import Any
from uuid import uuid4

from nicegui import app
from nicegui.persistence import FilePersistentDict
from nicegui.storage import Storage


async def test_every_one_of_many_requests_finds_what_was_kept(campus, monkeypatch, tmp_path):
    monkeypatch.setattr(Storage, 'path', tmp_path)
    monkeypatch.setattr(Storage, '_create_persistent_dict',
                        staticmethod(lambda id_: FilePersistentDict(tmp_path / f'storage-{id_}.json')))
    read: list[Any] = []
    original = FilePersistentDict.initialize

    async def slowly(kept: FilePersistentDict) -> None:
        read.append(kept)
        await asyncio.sleep(0.05)
        await original(kept)

    monkeypatch.setattr(FilePersistentDict, 'initialize', slowly)
    browser, storage = str(uuid4()), app.storage
    (tmp_path / f'storage-user-{browser}.json').write_text(json.dumps({'told': 'Welcome back.'}), encoding='utf-8')

    async def request(after: float) -> Any:
        """As NiceGUI's middleware does it."""
        await asyncio.sleep(after)
        if browser not in storage._users:
            await storage._create_user_storage(browser)
        return storage._users[browser].get('told')

    gone = asyncio.create_task(request(0))
    await asyncio.sleep(0.01)
    gone.cancel()  # who asked first does not wait for the answer
    found = await asyncio.gather(*(request(n / 1000) for n in range(40)))
    assert set(found) == {'Welcome back.'}
    assert len(read) == 1
    storage._users.pop(browser)
