"""One thread of a discussion: read it, post in it; coaches pin, close and remove."""
from collections.abc import Awaitable, Callable, Hashable, Sequence
from functools import partial

from nicegui import ui

from components import design
from components.composer import said, snippet
from components.forms import forms
from components.html import banner, chip, esc, icon
from components.live import on_change
from components.prose import prose
from components.thread import thread as shown
from db import Person, Thread, communication, progress
from db.communication import MAX_LENGTH_POST, PostLine, Posts, Role
from db.core import NotFound, Refusal, reload, when_free
from i18n import Text, _, lazy, pgettext
from pages.dependencies import EnteredCourse, OpenedThread, Viewer
from pages.markdown_previews import markdown_preview
from pages.sessions.discussion.page import moderates, worth_saying
from pages.sessions.player.player import Player
from pages.sessions.view_as_learner import SeenAs, nothing_happens
from pages.undo import undo

ROLES: dict[Role, Text] = {Role.COACH: lazy('Coach'), Role.STAFF: lazy('Staff'), Role.LEARNER: ''}
REMOVED = lazy('Removed by a coach')


@ui.page('/sessions/{session_id}/courses/{course_id}/discussion/{thread_id}')
async def thread(viewer: Viewer, session_course: EnteredCourse, opened: OpenedThread, seen_as: SeenAs = '') -> None:
    taking = await progress.my_participation(session_course, viewer)
    player = await Player.of(viewer, session_course, taking, seen_as)
    item = player.now.outline.by_id.get(opened.item_id or 0)
    above = (item.title, player.place(item.id)) if item else (_('Discussion'), player.discussion_url())
    path = [(session_course.course.title, player.place()), above]
    with player.open(opened.title, path=path, here=opened.item_id, discusses=item is None):
        await ThreadPage(player, opened, above).draw()


class ThreadPage:
    """The parts of the page, and what makes them follow."""

    def __init__(self, player: Player, opened: Thread, above: tuple[str, str]) -> None:
        """:param above: the discussion it belongs to: what it is called, and where"""
        self._player, self._thread, self._above = player, opened, above
        self._viewer = player.viewer
        self._posts: shown.ThreadView | None = None
        self._oldest = 0

    async def draw(self) -> None:
        with ui.element('header').classes('thread-head'):
            self._head = ui.html(self._said(), sanitize=False).classes('grow')
            with ui.element('div').classes('line') as self._actions:
                self._pin = forms.button('', self._turn_pin, kind='quiet', small=True, icon='keep').mark('pin')
                self._close = forms.button('', self._turn_close, kind='quiet', small=True, icon='lock').mark('close')
                forms.button(_('Remove'), self._remove, kind='quiet', small=True, icon='delete').mark('remove-thread')
        self._place = ui.element('div')
        await self._draw_posts()
        self._show_state()
        on_change(self._thread.topic(), self._look)
        on_change(self._thread.topic('state'), self._look_at_state)
        self._player.also(self._follow)

    async def _draw_posts(self) -> None:
        posts = await communication.posts_seen_by(self._thread, self._viewer)
        writes, closed = await self._may_write()
        said = await self._say(posts)
        draft = 'as-learner' if self._player.as_learner else f'thread-{self._viewer.id}-{self._thread.id}'
        with self._place:
            self._posts = shown.ThreadView(
                said, draft_key=draft, writes=writes, closed=closed, moderates=moderates(self._player),
                limit=MAX_LENGTH_POST, zone=self._viewer.zone.key, on_post=self._post, on_edit=self._edit,
                on_remove=self._remove_post, on_restore=self._restore_post, on_earlier=self._earlier,
                on_seen=self._seen, on_preview=markdown_preview(self._viewer, pictures=False))

    async def _look(self, keys: frozenset[Hashable] | None) -> None:
        if self._posts is None:
            return
        try:
            if keys is None:
                posts = await self._say(await communication.posts_seen_by(self._thread, self._viewer,
                                                                          since=self._oldest))
                if self._posts is not None:
                    self._posts.set(posts)
            else:
                lines = await _lines(await communication.posts_at(self._thread, keys, seen_by=self._viewer),
                                     self._viewer)
                if self._posts is not None:  # it may have gone meanwhile
                    self._posts.patch(lines)
        except NotFound:
            await self._look_at_state(None)

    async def _look_at_state(self, _: object) -> None:
        """Pinned, closed, removed, or not any more."""
        await reload(self._thread)
        if self._thread.removed_at is not None:
            self._gone(str(REMOVED))
        elif self._posts is None:
            self._place.clear()
            await self._draw_posts()
        self._show_state()
        await self._allow()

    async def _follow(self) -> None:
        """The course, the rights or the hour have changed."""
        if self._thread.removed_at is None:
            try:
                await communication.get_thread(self._player.course, self._thread.id, seen_by=self._viewer)
            except Refusal as no:
                self._gone(str(no))
        self._show_state()
        await self._allow()

    async def _allow(self) -> None:
        if self._posts:
            writes, closed = await self._may_write()
            if self._posts is not None:
                self._posts.allow(writes=writes, closed=closed, moderates=moderates(self._player))

    async def _may_write(self) -> tuple[bool, str]:
        if self._thread.is_closed:
            return False, _('This thread is closed: nothing more is posted in it.')
        if self._player.as_learner:
            return True, ''
        no = await communication.why_not_write(self._player.course, self._thread.item_id, by=self._viewer)
        return no is None, worth_saying(no, self._player.closed)

    def _gone(self, why: str) -> None:
        """Nothing of it is read any more; who has removed it can bring it back."""
        self._posts = None
        self._place.clear()
        with self._place:
            ui.html(banner('visibility_off', f'{why.removesuffix(".")}.', ''), sanitize=False)
            if self._thread.removed_at is not None and moderates(self._player):
                forms.button(_('Restore the thread'), self._restore).mark('restore-thread')

    def _show_state(self) -> None:
        head = self._said()
        if self._head.content != head:
            self._head.content = head
        self._actions.set_visibility(moderates(self._player) and self._posts is not None)
        self._pin.set_text(_('Unpin') if self._thread.is_pinned else _('Pin'))
        self._close.set_text(_('Reopen') if self._thread.is_closed else pgettext('button: a discussion', 'Close'))

    def _said(self) -> str:
        label, href = self._above
        title = self._thread.title if self._thread.removed_at is None else _('A removed thread')
        marks = [chip(_('Pinned'), 'plain', icon_name='keep')] if self._thread.is_pinned else []
        marks += [chip(_('Closed'), icon_name='lock')] if self._thread.is_closed else []
        return (f'<a class="link cap line" href="{esc(href)}">{icon("arrow_back", 15)}{esc(label)}</a>'
                f'<h1 class="thread-name">{esc(title)}</h1>'
                + (f'<div class="{design.LINE}">{"".join(marks)}</div>' if marks else ''))

    async def _post(self, text: str, answers: int | None) -> None:
        if self._player.as_learner:
            await nothing_happens()
        post = await communication.reply(self._thread, text, by=self._viewer, answers=answers)
        await self._look(frozenset([post.id]))

    async def _edit(self, post_id: int, text: str) -> None:
        if self._player.as_learner:
            await nothing_happens()
        post = await communication.get_post(self._thread, post_id, seen_by=self._viewer)
        await communication.edit_post(post, text, by=self._viewer)

    async def _remove_post(self, post_id: int) -> None:
        post = await communication.get_post(self._thread, post_id, seen_by=self._viewer)
        await communication.remove_post(post, by=self._viewer)
        undo(_('Post removed'), lambda: self._restore_post(post_id))

    async def _restore_post(self, post_id: int) -> None:
        post = await communication.get_post(self._thread, post_id, seen_by=self._viewer)
        await communication.restore_post(post, by=self._viewer)

    async def _earlier(self) -> None:
        if self._posts:
            posts = await communication.posts_seen_by(self._thread, self._viewer, before=self._oldest)
            self._oldest = posts.lines[0].id if posts.lines else self._oldest
            lines = await _lines(posts.lines, self._viewer)
            if self._posts is not None:  # it may have gone meanwhile
                self._posts.prepend(lines, posts.earlier)

    async def _seen(self, post_id: int) -> None:
        if not self._player.as_learner:
            await when_free(lambda: communication.mark_read(self._thread, post_id, by=self._viewer))

    async def _turn_pin(self) -> None:
        await self._do(partial(communication.unpin_thread, self._thread) if self._thread.is_pinned
                       else partial(communication.pin_thread, self._thread))

    async def _turn_close(self) -> None:
        await self._do(partial(communication.reopen_thread, self._thread) if self._thread.is_closed
                       else partial(communication.close_thread, self._thread))

    async def _remove(self) -> None:
        await self._do(partial(communication.remove_thread, self._thread))

    async def _restore(self) -> None:
        await self._do(partial(communication.restore_thread, self._thread))

    async def _do(self, verb: Callable[..., Awaitable[None]]) -> None:
        await verb(by=self._viewer)
        await self._look_at_state(None)

    async def _say(self, posts: Posts) -> shown.ShownPosts:
        assert posts.first
        self._oldest = posts.lines[0].id if posts.lines else posts.first.id + 1
        first, *lines = await _lines([posts.first, *posts.lines], self._viewer)
        return {'first': first, 'lines': lines,
                'earlier': posts.earlier, 'read_to': posts.read_to}


async def _lines(lines: Sequence[PostLine], viewer: Person) -> list[shown.ShownPost]:
    return await prose.drawn(lambda: [_line(line, viewer) for line in lines])


def _line(line: PostLine, viewer: Person) -> shown.ShownPost:
    mine = line.author_id == viewer.id
    post: shown.ShownPost = {
        'id': line.id, 'who': line.author, 'role': str(ROLES[line.role]), 'at': line.posted_at.isoformat(),
        'edited': line.edited_at.isoformat() if line.edited_at else None, 'html': said(line.text), 'mine': mine,
        'removed': line.is_removed}
    if mine and not line.is_removed:
        post['text'] = line.text
    if line.answers:
        first = str(REMOVED) if line.answers.is_removed else snippet(line.answers.text)
        post['answers'] = {'id': line.answers.id, 'who': line.answers.author, 'words': first}
    return post
