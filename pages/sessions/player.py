"""A course in a session: its outline beside what one reads, following what the learner and the authors do."""
from collections.abc import Awaitable, Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from nicegui import ui

import components.outline as shown
from components import design
from components.live import on_ring
from components.presence import Presence
from components.reader import reader
from db import Outline, Own, Participation, Person, SessionCourse, Window, clock
from pages.dates import tone_of
from pages.frame import frame
from pages.sessions import outline as say
from pages.sessions.places import course_place, session_place

FollowOwn = Callable[[Own], Awaitable[None]]


class Player:
    """Call `await Player.of(...)`, then draw within `with player.open(...)`."""

    def __init__(self, viewer: Person, course: SessionCourse, learner: Participation | None,
                 outline: Outline, own: Own | None) -> None:
        """:param learner: the viewer's own participation; None for staff, who leave no trace"""
        self.viewer, self.course, self.learner, self.outline, self.own = viewer, course, learner, outline, own
        self._followers: list[FollowOwn] = []

    @classmethod
    async def of(cls, viewer: Person, course: SessionCourse, learner: Participation | None) -> 'Player':
        own = await learner.own(seen_by=viewer) if learner else None
        outline = own.outline if own else await course.outline_seen_by(viewer)
        return cls(viewer, course, learner, outline, own)

    @contextmanager
    def open(self, title: str, *, path: Sequence[tuple[str, str | None]] = (),
             here: int | None = None) -> Iterator[None]:
        """The page around what is read. `here` is the item that is open."""
        session, course = self.course.session, self.course.course
        steps = [('My sessions', '/sessions'), (session.title, session_place(session.id)), *path]
        with frame(self.viewer, title, here='sessions', session=session, path=steps):
            ui.page_title(' · '.join(dict.fromkeys([title, course.title, session.title, 'Cohort'])))
            with ui.element('div').classes(design.PLAYER):
                self._outline = shown.Outline(
                    course.title, self._sections(), session=self._session(), progress=say.progress(self.own),
                    here=str(here) if here else None, href=course_place(session.id, course.id))
                with reader():
                    yield
            self._listen()

    def also(self, follow: FollowOwn) -> None:
        """Call this too with what the learner has done, whenever that changes."""
        self._followers.append(follow)

    def _listen(self) -> None:
        topics = [self.course.topic('outline')]
        if self.learner:
            topics.append(self.learner.topic())
            Presence(arrive=self._arrive, stay=self._stay, leave=self.learner.leave)
        on_ring(topics, self._look)

    async def _look(self, _: frozenset[Hashable] | None) -> None:
        before = self._sections()
        if self.learner:
            self.own = await self.learner.own(seen_by=self.viewer)
        self.outline = self.own.outline if self.own else await self.course.outline_seen_by(self.viewer)
        self._redraw(before, self._sections())
        for follow in self._followers if self.own else ():
            await follow(self.own)  # type: ignore[arg-type]

    def _redraw(self, before: list[shown.OutlineSection], now: list[shown.OutlineSection]) -> None:
        """Patch what says something else; draw anew only where items came, went or moved."""
        if _skeleton(before) != _skeleton(now):
            self._outline.show(now)
        else:
            for old, new in zip(before, now, strict=True):
                if old['note'] != new['note']:
                    self._outline.patch_section(new['id'], new['note'])
                for was, item in zip(old['items'], new['items'], strict=True):
                    if was != item:
                        self._outline.patch(item['id'], item)
        if progress := say.progress(self.own):
            self._outline.set_progress(progress)

    def _sections(self) -> list[shown.OutlineSection]:
        return say.sections(self.course, self.outline, self.own, self.viewer.zone)

    def _session(self) -> shown.OutlineSession:
        session = self.course.session
        phase = Window(session.starts, session.ends).phase(clock.now())
        return {'name': session.title, 'tone': tone_of(phase), 'href': session_place(session.id)}

    async def _arrive(self) -> None:
        if self.learner:
            await self.learner.arrive(by=self.viewer)

    async def _stay(self) -> None:
        if self.learner:
            await self.learner.stay(by=self.viewer)


def _skeleton(sections: list[shown.OutlineSection]) -> list[Any]:
    return [(section['id'], section['name'], [item['id'] for item in section['items']]) for section in sections]
