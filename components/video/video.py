"""A film in its place: our own, which remembers where one was and how much is watched, or somebody else's once asked
for."""
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event
from db.core import NotAllowed, Refusal
from i18n import lazy, translated

REPORT = 10
"""Seconds of playing after which what was played is told; also on each pause, and when the page is left."""

WORDS = {
    'watched': lazy('{percent} % watched'),
    'enough': lazy('Complete at {percent} %'),
    'complete': lazy('Watched'),
    'resumed': lazy('Goes on at {time}.'),
    'start_over': lazy('From the beginning'),
    'broken': lazy('This film cannot be played here.'),
    'closed': lazy('What you watch now is not kept.'),
    'play': lazy('Play it here'),
    'loads': lazy('It is loaded from {host}, which then knows of your visit.'),
}


class Track(TypedDict):
    href: str
    language: str
    label: str


class VideoState(TypedDict):
    """How far the viewer is."""
    percent: int
    position: int  # seconds
    enough: int | None  # percent that complete it; None where watching does not
    complete: bool


class PlaybackReport(TypedDict):
    position: float
    length: float
    intervals: Sequence[Sequence[float]]
    last: NotRequired[bool]


class Video(Element, component='video.js', esm=KIT):

    def __init__(self, href: str, title: str, *, captions: Track | None = None, standing: VideoState | None = None,
                 on_watch: Callable[[float, float, list[Any]], Awaitable[None]] | None = None,
                 words: Mapping[str, Any] = WORDS) -> None:
        """:param standing: None for who only looks: then nothing is told either
        :param on_watch: is called with the position, the length and the intervals played since the last time. Once it
            refuses because the viewer may not any more, nothing further is told
        """
        super().__init__()
        self._on_watch = on_watch
        self._props |= {'href': href, 'title': title, 'captions': captions, 'standing': standing,
                        'words': translated(words), 'every': REPORT if on_watch else None}
        if on_watch:
            on_event(self, 'watched', {'position': int | float, 'length': int | float, 'intervals': [(NUMBER, NUMBER)]},
                     self._watched)

    def show(self, standing: VideoState) -> None:
        """More was watched, here or in another window."""
        if self._props['standing'] != standing:
            with self._props.suspend_updates():
                self._props['standing'] = standing
            if self.client.has_socket_connection:
                self.run_method('stand', standing)

    async def _watched(self, said: PlaybackReport) -> None:
        assert self._on_watch
        try:
            await self._on_watch(said['position'], said['length'], [*said['intervals']])
        except NotAllowed:
            self.run_method('stop')
        except Refusal:
            return  # what makes no sense was not watched


NUMBER = int | float


class EmbeddedVideo(Element, component='video.js', esm=KIT):
    """A film that somebody else serves: nothing is loaded from there until the viewer asks for it."""

    def __init__(self, address: str, title: str, *, host: str, on_play: Callable[[], Awaitable[None]],
                 words: Mapping[str, Any] = WORDS) -> None:
        super().__init__()
        self._props |= {'elsewhere': address, 'title': title, 'host': host, 'words': translated(words)}
        self.on('play', lambda: on_play(), args=[])
