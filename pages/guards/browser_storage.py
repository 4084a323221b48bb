"""What NiceGUI keeps of a browser is read before anybody sees it.

NiceGUI publishes it first and reads it then: after a restart, all but the first of a browser's requests that come at
once found nothing in it.
"""
import asyncio

from nicegui.storage import USER_PREFIX, Storage

_being_read: dict[str, asyncio.Task[None]] = {}


async def create_user_storage(storage: Storage, session_id: str) -> None:
    """Read once, however many ask for it; then it is there for all of them."""
    if session_id in storage._users:
        return
    if session_id not in _being_read:
        task = asyncio.create_task(_read(storage, session_id), name=f'read what is kept of {session_id}')
        _being_read[session_id] = task
        task.add_done_callback(lambda _: _being_read.pop(session_id, None))
    await asyncio.shield(_being_read[session_id])


async def _read(storage: Storage, session_id: str) -> None:
    kept = Storage._create_persistent_dict(f'{USER_PREFIX}{session_id}')
    await kept.initialize()
    storage._users[session_id] = kept


assert hasattr(Storage, '_create_user_storage')  # else NiceGUI has changed: look at this again
Storage._create_user_storage = create_user_storage  # type: ignore[method-assign, assignment]
