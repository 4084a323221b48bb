"""Texts in Markdown as they are shown. Long ones are rendered in a worker process, each once for all who open it.

What draws texts is written plainly and calls `render` and `words`; whoever draws says `await prose.drawn(…)`:

    rows = await prose.drawn(lambda: [{'html': prose.render(line.body)} for line in lines])
"""
import asyncio
from collections import OrderedDict
from collections.abc import Callable
from contextvars import ContextVar
from hashlib import blake2b
from html import escape
from time import monotonic
from typing import NamedTuple, TypeVar

from db.core import TooBusy, TooComplex, WorkerTask, settings
from formats import markdown as md
from i18n import current_language, lazy

T = TypeVar('T')

RENDERING = WorkerTask(seconds=5, too_much=md.TOO_COMPLEX, quick=True, max_result=20_000_000)
MAX_KEPT = 32_000_000
"""Characters of rendered texts that are kept, with what they were made from."""
PATIENCE = 2.0
"""Seconds that a page waits for a text; whoever opens it later finds it ready."""
NOT_READY = lazy('This text takes a while to prepare. Reload the page in a moment.')
FORGET_FAILURES = 60.0
"""Seconds until a text is tried again that took too long, or came while the server was busy."""


class _Text(NamedTuple):
    markdown: str
    files: str = ''
    pictures: bool = True
    only_words: bool = False
    hosts: frozenset[str] = frozenset()

    @property
    def key(self) -> bytes:
        parts = (current_language(), self.files, str(self.pictures), str(self.only_words),
                 ' '.join(sorted(self.hosts)), self.markdown)
        return blake2b('\0'.join(parts).encode(errors='surrogatepass'), digest_size=32).digest()


def render(markdown: str, files: str = '', *, pictures: bool = True) -> str:
    """HTML that is safe to show. Only inside of `drawn`.

    :param files: where the text's own files are: `file:NAME` in it becomes this address with the name behind it
    :param pictures: otherwise a picture is a link to it. Pictures of elsewhere are links in any case, except those of
        hosts that the installation allows (`COHORT_PICTURES`)
    """
    return _taken(_Text(markdown, files, pictures, hosts=settings().picture_hosts))


def words(markdown: str) -> str:
    """Only the words, for places that show nothing else. Only inside of `drawn`."""
    return _taken(_Text(markdown, only_words=True))


async def drawn(make: Callable[[], T]) -> T:
    """What `make` returns, with all its texts rendered. It is called again where some were not ready: it only makes."""
    ready: dict[_Text, str] = {}
    while True:
        wanted: set[_Text] = set()
        token = _drawing.set((ready, wanted))
        try:
            made = make()
        finally:
            _drawing.reset(token)
        if not wanted:
            return made
        missing = tuple(wanted)
        ready.update(zip(missing, await asyncio.gather(*map(_rendered, missing))))


async def rendered(markdown: str, files: str = '', *, pictures: bool = True) -> str:
    """One text."""
    return await drawn(lambda: render(markdown, files, pictures=pictures))


_drawing: ContextVar[tuple[dict[_Text, str], set[_Text]] | None] = ContextVar('drawing', default=None)


def _taken(text: _Text) -> str:
    drawing = _drawing.get()
    if drawing is None:
        raise RuntimeError('Texts are rendered inside of `await prose.drawn(…)`.')
    ready, wanted = drawing
    if text in ready:
        return ready[text]
    found = _kept.get(text.key)
    if found is None and md.is_simple(text.markdown):
        found = _make(text)
        _kept.put(text, found)
    if found is None:
        wanted.add(text)
        return ''
    ready[text] = found
    return found


def _make(text: _Text) -> str:
    try:
        return _job(text)
    except md.TooComplexText as no:
        return _sentence(str(no), text)


def _job(text: _Text) -> str:
    if text.only_words:
        return md.words(text.markdown)
    return md.render(text.markdown, text.files, pictures=text.pictures, hosts=text.hosts)


_under_way: dict[tuple[asyncio.AbstractEventLoop, bytes], asyncio.Task[str]] = {}


async def _rendered(text: _Text) -> str:
    """One job for a text, however many wait for it."""
    here = asyncio.get_running_loop(), text.key
    task = _under_way.get(here)
    if task is None:
        task = _under_way[here] = asyncio.create_task(_in_worker(text))
        task.add_done_callback(lambda _: _under_way.pop(here, None))
    try:
        return await asyncio.wait_for(asyncio.shield(task), PATIENCE)
    except TimeoutError:
        return _sentence(str(NOT_READY), text)


async def _in_worker(text: _Text) -> str:
    if (found := _kept.get(text.key)) is not None:
        return found
    try:
        md.check_complexity(text.markdown)
        if text.only_words:
            made = await RENDERING.run(md.words, text.markdown)
        else:
            made = await RENDERING.run(md.render, text.markdown, text.files, pictures=text.pictures,
                                        hosts=text.hosts)
    except md.TooComplexText as no:
        made = _sentence(str(no), text)
    except (TooComplex, TooBusy) as no:
        made = _sentence(str(no), text)
        _kept.put(text, made, until=monotonic() + FORGET_FAILURES)
        return made
    _kept.put(text, made)
    return made


def _sentence(sentence: str, text: _Text) -> str:
    return sentence if text.only_words else f'<p class="muted">{escape(sentence)}</p>'


class _Kept:
    """Rendered texts by their content; those that nobody has asked for the longest go first."""

    def __init__(self) -> None:
        self._texts: OrderedDict[bytes, tuple[str, float | None]] = OrderedDict()
        self._size = 0

    def get(self, key: bytes) -> str | None:
        made, until = self._texts.get(key, (None, None))
        if made is None:
            return None
        if until is not None and monotonic() > until:
            self._drop(key)
            return None
        self._texts.move_to_end(key)
        return made

    def put(self, text: _Text, made: str, *, until: float | None = None) -> None:
        key = text.key
        self._drop(key)
        self._texts[key] = made, until
        self._size += len(made) + len(key)
        while self._size > MAX_KEPT:
            self._drop(next(iter(self._texts)))

    def _drop(self, key: bytes) -> None:
        if key in self._texts:
            self._size -= len(self._texts.pop(key)[0]) + len(key)

    def clear(self) -> None:
        self._texts.clear()
        self._size = 0


_kept = _Kept()


def forget_texts() -> None:
    """For tests: nothing has been rendered yet."""
    _kept.clear()
