"""How what somebody is writing will look: one preview at a time for each person, and not too many."""
import asyncio
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from components.html import esc
from components.prose import prose
from db import Person
from db.core import PREVIEWS, TooManyAttempts

_at_it: WeakValueDictionary[tuple[int, asyncio.AbstractEventLoop], asyncio.Lock] = WeakValueDictionary()


def markdown_preview(viewer: Person, files: str = '', *, pictures: bool = True) -> Callable[[str], Awaitable[str]]:
    """What turns Markdown into HTML for this person.

    :param files: where the text's own files are
    :param pictures: otherwise a picture is a link to it
    """
    async def preview(text: str) -> str:
        lock = _at_it.setdefault((viewer.id, asyncio.get_running_loop()), asyncio.Lock())
        try:
            await PREVIEWS.count(viewer.id)
        except TooManyAttempts as no:
            return f'<p class="muted">{esc(no)}</p>'
        async with lock:
            return await prose.rendered(text, files, pictures=pictures)
    return preview
