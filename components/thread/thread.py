"""A thread of a discussion: posts in their order and the place to write, one element however many posts there are."""
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import GRID_MODULES, KIT
from components.browser_words import Plural
from components.composer import TIMES
from components.composer import WORDS as COMPOSER
from components.events import on_event
from db.core import Refusal
from i18n import lazy, nlazy, translated


class ShownAnswered(TypedDict):
    id: int
    who: str
    words: str  # the first of it


class ShownPost(TypedDict):
    id: int
    who: str
    role: str  # 'Coach'; empty for learners
    at: str  # an instant: ISO text with its offset
    edited: str | None  # an instant
    html: str  # safe to show; empty for what was removed
    mine: bool
    removed: bool
    text: NotRequired[str]  # Markdown, of one's own: to be edited
    answers: NotRequired[ShownAnswered]


class ShownPosts(TypedDict):
    first: ShownPost
    lines: Sequence[ShownPost]  # the newest, in their order
    earlier: int  # how many stand between
    read_to: int  # what the reader had seen before; 0 for nothing


WORDS: dict[str, Any] = {
    **TIMES, 'composer': COMPOSER,
    'label': lazy('Thread'), 'posts': lazy('Posts'), 'since': lazy('New since you were here'),
    'earlier': lazy('Earlier replies ({n})'),
    'new': Plural(nlazy('{n} new reply', '{n} new replies')),
    'answer': lazy('Reply'), 'answer_who': lazy('Reply to {who}'), 'answering': lazy('You answer {who}'),
    'answer_none': lazy('Answer nobody'),
    'edit': lazy('Edit'), 'edit_label': lazy('Your post'), 'edited': lazy('edited'), 'save': lazy('Save'),
    'remove': lazy('Remove'), 'remove_of': lazy('Remove the post of {who}'), 'removed': lazy('Removed by a coach'),
    'restore': lazy('Restore'), 'restore_of': lazy('Restore the post of {who}'),
    'reply': lazy('Your reply'), 'send': lazy('Post'),
}


class ThreadView(Element, component='thread.js', esm=KIT | GRID_MODULES):

    def __init__(self, posts: ShownPosts, *, draft_key: str, writes: bool, closed: str, moderates: bool, limit: int,
                 zone: str, on_post: Callable[[str, int | None], Awaitable[None]],
                 on_edit: Callable[[int, str], Awaitable[None]], on_remove: Callable[[int], Any],
                 on_restore: Callable[[int], Any], on_earlier: Callable[[], Any], on_seen: Callable[[int], Any],
                 on_preview: Callable[[str], Awaitable[str]], words: Mapping[str, Any] = WORDS) -> None:
        """:param draft_key: names the place in the browser that keeps what was typed; one per person and thread
        :param closed: why nobody, or not this person, can write; empty if they can, or if there is nothing to say
        :param on_preview: the words as HTML that is safe to show
        :param on_post: gets the words and the post that they answer; what it refuses is told beside the words
        """
        super().__init__()
        self._on_post, self._on_edit, self._on_preview = on_post, on_edit, on_preview
        self._props |= {'posts': _still(posts), 'draft_key': draft_key, 'writes': writes, 'closed': closed,
                        'moderates': moderates, 'limit': limit, 'zone': zone, 'words': translated(words)}
        on_event(self, 'post', {'n': int, 'text': str, 'answers': int}, self._post)
        on_event(self, 'edit', {'id': int, 'n': int, 'text': str}, self._edit)
        on_event(self, 'remove', int, on_remove)
        on_event(self, 'restore', int, on_restore)
        on_event(self, 'seen', int, on_seen)
        on_event(self, 'preview', {'n': int, 'text': str}, self._preview)
        self.on('earlier', on_earlier, [])

    def patch(self, posts: Sequence[ShownPost]) -> None:
        """These are new, or say something else now."""
        self.run_method('patch', list(posts))

    def prepend(self, posts: Sequence[ShownPost], earlier: int) -> None:
        """The page before what is there."""
        self.run_method('prepend', list(posts), earlier)

    def set(self, posts: ShownPosts) -> None:
        """All that is loaded, read again."""
        with self._props.suspend_updates():
            self._props['posts'] = _still(posts)
        self.run_method('set', posts)

    def allow(self, *, writes: bool, closed: str, moderates: bool) -> None:
        """Who may write has changed; what is being written stays in the browser."""
        for name, value in (('writes', writes), ('closed', closed), ('moderates', moderates)):
            if self._props[name] != value:
                self._props[name] = value

    async def _post(self, posted: dict[str, Any]) -> None:
        await self._answer(posted['n'], 'posted', self._on_post(posted['text'], posted['answers'] or None))

    async def _edit(self, changed: dict[str, Any]) -> None:
        await self._answer(changed['n'], 'edited', self._on_edit(changed['id'], changed['text']))

    async def _preview(self, asked: dict[str, Any]) -> None:
        self.run_method('previewed', asked['n'], await self._on_preview(asked['text']))

    async def _answer(self, number: int, done: str, action: Awaitable[None]) -> None:
        """Tell the browser how it went: done, or refused with the sentence."""
        try:
            await action
        except Exception as problem:
            self.run_method('refused', number, str(problem) if isinstance(problem, Refusal) else '')
            if not isinstance(problem, Refusal):
                raise
        else:
            self.run_method(done, number)


def _still(posts: ShownPosts) -> dict[str, Any]:
    """Rows as a tuple are left alone; lists are watched."""
    return {**posts, 'lines': tuple(posts['lines'])}
