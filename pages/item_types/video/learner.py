"""A film on its page: it goes on where the learner was, and counts what they have watched."""
from functools import partial
from typing import Any

from components.banners import banner
from components.live import on_change
from components.reader.reader import item_link
from components.video.video import EmbeddedVideo, Track, Video, VideoState
from db import Participation, Watched, progress
from db.core import Refusal, media_type, numbers, settings
from db.courses import embedded
from db.outlines import OutlineItem
from db.progress import ItemView
from db.records import CompletionRule, VideoSettings
from i18n import _
from pages.sessions.item_content import NO_FILE, web_link
from pages.sessions.player.player import Player
from pages.sessions.urls import item_url


async def video(player: Player, reading: ItemView) -> None:
    """Our own in the page; somebody else's as a link, and in the page only where the house allows that host."""
    course, title = player.course, reading.item.title
    place = item_url(course.session_id, course.course_id, reading.item.id)
    if reading.file_hash and (await media_type(reading.file_hash)).startswith('video/'):
        captions: Track | None = None
        if reading.captions_hash:
            captions = {'href': f'{place}/captions', 'language': course.course.language, 'label': _('Captions')}
        if player.learner:
            await Film(player, player.learner, reading.item).draw(f'{place}/file', captions)
        else:
            Video(f'{place}/file', title, captions=captions)
    elif reading.file_hash:
        item_link(reading.file_name, f'{place}/file?download=1', icon_name='download',
                  note=numbers.file_size(reading.file_size), elsewhere=False)
    elif reading.url:
        if embed := embedded(reading.url, settings().embed_hosts):
            EmbeddedVideo(embed.address, title, host=embed.host, on_play=partial(_played, player, reading.item))
        web_link(reading.url, f'{place}/link', icon_name='play_circle')
    else:
        banner('movie', *map(str, NO_FILE))


async def _played(player: Player, item: OutlineItem) -> None:
    if player.learner:
        await progress.open_item(player.learner, item.id, by=player.viewer)


class Film:
    """For a learner; it follows their other windows."""

    def __init__(self, player: Player, learner: Participation, item: OutlineItem) -> None:
        self._player, self._learner, self._item = player, learner, item

    async def draw(self, href: str, captions: Track | None) -> None:
        standing = self._standing(await self._watched())
        self._video = Video(href, self._item.title, captions=captions, standing=standing, on_watch=self._watch)
        on_change(self._learner.topic('watched'), lambda _: self._look())
        self._player.also(self._look)

    async def _watch(self, position: float, length: float, intervals: list[Any]) -> None:
        if isinstance(self._player.closed, Refusal):
            raise self._player.closed
        await progress.record_playback(self._learner, self._item.id, position, length, intervals,
                                       by=self._player.viewer)

    async def _look(self) -> None:
        self._video.show(self._standing(await self._watched()))

    async def _watched(self) -> Watched | None:
        return await progress.playback_of(self._learner, self._item.id, seen_by=self._player.viewer)

    def _standing(self, watched: Watched | None) -> VideoState:
        view, kind = self._player.now.view, self._item.settings
        by_watching = self._item.completes is CompletionRule.WATCHED and isinstance(kind, VideoSettings)
        cell = view.cells.get(self._item.id) if view else None
        return {
            'percent': watched.percent if watched else 0, 'position': watched.position_seconds if watched else 0,
            'enough': kind.watch_percent if by_watching and isinstance(kind, VideoSettings) else None,
            'complete': bool(by_watching and cell and cell.completed),
        }
