"""A course in a session: its outline beside what one reads, following learner, authors and the passing of time."""
from collections.abc import Awaitable, Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from typing import Any

from nicegui import ui

from components import design
from components.html import banner
from components.live import Subscription, Timer, on_change, on_time
from components.outline import outline as shown
from components.presence.presence import Presence
from components.reader.reader import reader
from components.shell.shell import Shell
from db import Participation, Person, SessionCourse, progress
from db.core import DatabaseBusy, Phase, Refusal, Window, clock, reload, when_free
from i18n import _
from pages.dates import tone_of
from pages.frame import frame
from pages.sessions import labels
from pages.sessions.player import outline as say
from pages.sessions.player.player_state import PlayerState, load_player_state
from pages.sessions.time_labels import turns
from pages.sessions.urls import (
    announcements_url,
    course_url,
    discussion_url,
    item_url,
    progress_url,
    session_url,
    thread_url,
)
from pages.sessions.view_as_learner import view_as_learner

Follow = Callable[[], Awaitable[None]]


class Player:
    """Call `await Player.of(...)`, then draw within `with player.open(...)`."""

    _shell: Shell
    _outline: shown.CourseOutline
    _banner: ui.html
    _subscription: Subscription
    _timer: Timer

    def __init__(self, viewer: Person, course: SessionCourse, learner: Participation | None,
                 now: PlayerState, as_learner: bool) -> None:
        """:param learner: the viewer's own participation; None for staff, who leave no trace
        :param as_learner: staff look on as if they were one
        """
        self.viewer, self.course, self.learner, self.now = viewer, course, learner, now
        self.as_learner = as_learner
        self._sections = self._say_sections()
        self._progress = say.progress(now.view)
        self._followers: list[Follow] = []

    @classmethod
    async def of(cls, viewer: Person, course: SessionCourse, learner: Participation | None, seen_as: str) -> 'Player':
        """:param seen_as: what the address asks for; “learner” means nothing to who is one"""
        as_learner = learner is None and seen_as == 'learner'
        return cls(viewer, course, learner, await load_player_state(viewer, course, learner, as_learner=as_learner),
                   as_learner)

    @property
    def closed(self) -> Refusal | None:
        """Why the learner can only read; None as long as they may work, and for staff."""
        return self.now.closed

    @contextmanager
    def open(self, title: str, *, path: Sequence[tuple[str, str | None]] = (),
             here: int | None = None, discusses: bool = False, figures: bool = False) -> Iterator[None]:
        """The page around what is read. `here` is the item that is open; `discusses` is true of the course's general
        discussion and its threads, `figures` of the learner's own."""
        session, course = self.course.session, self.course.course
        steps = [(_('My sessions'), '/sessions'), (session.title, session_url(session.id)), *path]
        with frame(self.viewer, title, here='sessions', session=session, phase=self._phase, path=steps) as self._shell:
            ui.page_title(' · '.join(dict.fromkeys([title, course.title, session.title, 'Cohort'])))
            if self.as_learner:
                view_as_learner(self._leave(here, discusses))
            with ui.element('div').classes(design.PLAYER):
                self._outline = shown.CourseOutline(
                    course.title, self._sections, session=self._session(), progress=self._progress,
                    here=str(here) if here else None, href=self.place(), links=self._links(discusses, figures))
                with reader():
                    self._banner = ui.html(self._why_read_only(), sanitize=False).classes('may-be-empty')
                    yield
            self._listen()

    def place(self, item_id: int | None = None) -> str:
        """The course's address, or that of an item, for this viewer: who looks on as a learner goes on doing so."""
        ids = (self.course.session_id, self.course.course_id)
        if item_id is None:
            return course_url(*ids, as_learner=self.as_learner)
        return item_url(*ids, item_id, as_learner=self.as_learner)

    def discussion_url(self, thread_id: int | None = None) -> str:
        """The address of the course's general discussion, or of one thread, for this viewer."""
        ids = (self.course.session_id, self.course.course_id)
        if thread_id is None:
            return discussion_url(*ids, as_learner=self.as_learner)
        return thread_url(*ids, thread_id, as_learner=self.as_learner)

    def also(self, follow: Follow) -> None:
        """Call this too whenever something may have changed: `now` says what is."""
        self._followers.append(follow)

    def _leave(self, here: int | None, discusses: bool) -> str:
        """The same place for who does not look on as a learner any more."""
        ids = (self.course.session_id, self.course.course_id)
        if here:
            return item_url(*ids, here)
        return discussion_url(*ids) if discusses else course_url(*ids)

    def _links(self, discusses: bool, figures: bool) -> list[shown.OutlineLink]:
        place = progress_url(self.course.session_id, self.course.course_id)
        view: list[shown.OutlineLink] = [
            {'label': _('My progress'), 'icon': 'monitoring', 'href': place, 'here': figures}]
        return [*(view if self.learner else ()),
                {'label': _('Discussion'), 'icon': 'forum', 'href': self.discussion_url(), 'here': discusses},
                {'label': _('Announcements'), 'icon': 'campaign', 'href': announcements_url(self.course.session_id)}]

    def _listen(self) -> None:
        session = self.course.session
        topics = [self.course.topic('outline'), session.topic('settings'), self.viewer.topic('access')]
        if self.learner:
            topics.append(self.learner.topic())
            Presence(arrive=self._arrive, stay=self._stay, leave=self._gone)
        self._subscription = on_change(topics, self._look)
        self._timer = on_time(self._moments(), self._subscription.look, since=self.now.asked_at)

    async def _look(self, _: frozenset[Hashable] | None) -> None:
        if self.learner is None:
            await reload(self.course.session)  # whose dates are all the dates that staff have
        self.now = await load_player_state(self.viewer, self.course, self.learner, as_learner=self.as_learner)
        self._timer.set(self._moments(), since=self.now.asked_at)
        self._banner.content = self._why_read_only()
        self._outline.set_session(self._session())
        self._shell.set_session(self.now.title, tone_of(self._phase))
        self._redraw(self._say_sections(), say.progress(self.now.view))
        for follow in self._followers:
            await follow()

    def _redraw(self, sections: list[shown.CourseOutlineSection], progress: shown.Progress | None) -> None:
        """Patch what says something else; draw anew only where items came, went or moved."""
        before, self._sections = self._sections, sections
        if _skeleton(before) != _skeleton(sections):
            self._outline.show(sections)
        else:
            for old, new in zip(before, sections, strict=True):
                if old['note'] != new['note']:
                    self._outline.patch_section(new['id'], new['note'])
                for was, item in zip(old['items'], new['items'], strict=True):
                    if was != item:
                        self._outline.patch(item['id'], item)
        if progress and progress != self._progress:
            self._progress = progress
            self._outline.set_progress(progress)

    def _moments(self) -> Iterator[datetime]:
        """When the viewer's time begins or ends, something falls due, or its words become others."""
        yield from self.now.changes_at
        yield from turns([], self.viewer.zone)

    def _say_sections(self) -> list[shown.CourseOutlineSection]:
        return say.sections(self.now.outline, self.now.view, self.viewer.zone, self.place)

    def _why_read_only(self) -> str:
        return banner('lock', *labels.fact_and_rest(str(self.closed))) if self.closed else ''

    @property
    def _phase(self) -> Phase:
        """Where the session stands for the viewer; for who is neither learner nor coach, by its own dates."""
        session = self.course.session
        return self.now.phase or Window(session.starts, session.ends).phase(clock.now())

    def _session(self) -> shown.OutlineSession:
        return {'name': self.now.title, 'tone': tone_of(self._phase), 'href': session_url(self.course.session_id)}

    async def _arrive(self) -> None:
        if learner := self.learner:
            await when_free(lambda: progress.arrive(learner, by=self.viewer))

    async def _stay(self) -> None:
        if self.learner:
            with suppress(DatabaseBusy):  # it says so again soon
                await progress.stay(self.learner, by=self.viewer)

    async def _gone(self) -> None:
        if learner := self.learner:
            await when_free(partial(progress.leave, learner))


def _skeleton(sections: list[shown.CourseOutlineSection]) -> list[Any]:
    return [(section['id'], section['name'], [item['id'] for item in section['items']]) for section in sections]
