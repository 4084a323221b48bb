"""The threads of a discussion, and the place to open another: one element however many threads there are."""
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypedDict

from nicegui.element import Element

from components.browser_modules import GRID_MODULES, KIT
from components.browser_words import Plural
from components.composer import TIMES
from components.composer import WORDS as COMPOSER
from components.events import on_event
from db.communication import MAX_LENGTH_POST, MAX_LENGTH_TITLE
from db.core import Refusal
from i18n import lazy, nlazy, translated


class ShownThread(TypedDict):
    id: int
    title: str
    href: str  # empty for one that was removed
    who: str  # opened it
    replies: str  # '4 replies'
    last: str  # 'last by Ada Bell'; empty where only its first post is
    at: str  # of its last post: ISO text with its offset
    new: int  # posts that the reader has not seen
    pinned: bool
    closed: bool
    removed: bool
    fresh: bool  # it has just been opened


WORDS: dict[str, Any] = {
    **TIMES, 'composer': COMPOSER | {'title': lazy('Title'), 'refused': lazy('Not opened. Your words are kept here.')},
    'label': lazy('Threads'), 'search': lazy('Search threads and posts'), 'write': lazy('New thread'),
    'text': lazy('First post'),
    'send': lazy('Post thread'), 'pinned': lazy('Pinned'), 'closed': lazy('Closed'), 'news': lazy('{n} new'),
    'new': Plural(nlazy('{n} new thread', '{n} new threads')), 'more': lazy('Earlier threads ({n})'),
    'show_removed': lazy('Removed'), 'show_all': lazy('Back to all'), 'restore': lazy('Restore'),
    'restore_thread': lazy('Restore the thread {title}'),
    'none': (lazy('No thread has been opened yet.'), lazy('Questions and answers appear here as they are posted.')),
    'none_found': (lazy('No thread holds these words.'), lazy('Look for fewer letters.')),
    'none_removed': (lazy('No thread was removed.'), lazy('What coaches remove is kept here and can be restored.')),
}


class ThreadList(Element, component='thread_list.js', esm=KIT | GRID_MODULES):

    def __init__(self, threads: Sequence[ShownThread], total: int, *, draft_key: str, opens: bool, closed: str,
                 moderates: bool, zone: str, on_open: Callable[[str, str], Awaitable[str]],
                 on_show: Callable[[str, bool], Any], on_more: Callable[[int], Any], on_restore: Callable[[int], Any],
                 on_preview: Callable[[str], Awaitable[str]], words: Mapping[str, Any] = WORDS) -> None:
        """:param opens: the reader may open a thread
        :param closed: why not, where that is worth a sentence
        :param on_open: gets title and first post, and tells where the thread is; what it refuses is told beside the
            words
        :param on_show: gets the words searched for, and whether removed threads are asked for
        :param on_preview: the words as HTML that is safe to show
        :param on_more: gets how many there are already
        """
        super().__init__()
        self._on_open, self._on_preview = on_open, on_preview
        self._props |= {'rows': tuple(threads), 'total': total, 'draft_key': draft_key, 'opens': opens,
                        'closed': closed, 'moderates': moderates, 'limit': MAX_LENGTH_POST,
                        'title_limit': MAX_LENGTH_TITLE, 'zone': zone, 'words': translated(words)}
        on_event(self, 'open', {'n': int, 'title': str, 'text': str}, self._open)
        on_event(self, 'show', {'search': str, 'removed': bool},
                 lambda asked: on_show(asked['search'], asked['removed']))
        on_event(self, 'more', int, on_more)
        on_event(self, 'restore', int, on_restore)
        on_event(self, 'preview', {'n': int, 'text': str}, self._preview)

    def set(self, threads: Sequence[ShownThread], total: int, search: str = '') -> None:
        """Other threads: somebody has looked for words, or everything was read again."""
        with self._props.suspend_updates():
            self._props['rows'], self._props['total'] = tuple(threads), total
        self.run_method('set', list(threads), total, search)

    def append(self, threads: Sequence[ShownThread], total: int) -> None:
        """The next page."""
        self.run_method('append', list(threads), total)

    def patch(self, threads: Sequence[ShownThread], gone: Sequence[int] = ()) -> None:
        """These are new or say something else; those that are gone leave the list."""
        self.run_method('patch', list(threads), list(gone))

    def allow(self, *, opens: bool, closed: str, moderates: bool) -> None:
        """Who may write has changed; what is being written stays in the browser."""
        for name, value in (('opens', opens), ('closed', closed), ('moderates', moderates)):
            if self._props[name] != value:
                self._props[name] = value

    async def _preview(self, asked: dict[str, Any]) -> None:
        self.run_method('previewed', asked['n'], await self._on_preview(asked['text']))

    async def _open(self, asked: dict[str, Any]) -> None:
        try:
            href = await self._on_open(asked['title'], asked['text'])
        except Exception as problem:
            self.run_method('refused', asked['n'], str(problem) if isinstance(problem, Refusal) else '')
            if not isinstance(problem, Refusal):
                raise
        else:
            self.run_method('opened', asked['n'], href)
