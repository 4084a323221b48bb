"""A course in a session: what it holds, and where to begin or go on."""
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from components import design
from components.html import esc, icon
from components.reader.reader import Fact, item_head, item_head_markup, item_text
from db import communication, progress
from db.communication import Announcements
from db.core import clock
from db.outlines import Outline, OutlineItem
from db.progress import LearnerView
from db.records import ITEM_TYPES
from i18n import _, listed
from pages.dates import moment
from pages.dependencies import EnteredCourse, Viewer
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.sessions import labels
from pages.sessions.announcement_panel import MAX_ANNOUNCEMENTS, AnnouncementPanel
from pages.sessions.my_documents import MyDocuments
from pages.sessions.player.player import Player
from pages.sessions.urls import course_url, progress_url
from pages.sessions.view_as_learner import SeenAs, view_as_learner_link


@ui.page('/sessions/{session_id}/courses/{course_id}')
async def course(viewer: Viewer, session_course: EnteredCourse, seen_as: SeenAs = '') -> None:
    taking = await progress.my_participation(session_course, viewer)
    player = await Player.of(viewer, session_course, taking, seen_as)
    news = await communication.announcements(session_course, seen_by=viewer, most=MAX_ANNOUNCEMENTS)
    with player.open(session_course.course.title):
        await Overview(player, news).draw()
        if taking:
            mine = MyDocuments(viewer, taking, session_course.session_id, session_course.course_id)
            await mine.draw()
            player.also(mine.follow)


class Overview:
    """What the course holds; what is due and the way on follow the learner and the time."""

    def __init__(self, player: Player, news: Announcements) -> None:
        self._player, self._announcements = player, news

    async def draw(self) -> None:
        player = self._player
        about = player.course.course
        self._head = item_head(**self._about())
        self._way_on = ui.html(self._buttons(), sanitize=False).classes('overview-way-on')
        self._news = await AnnouncementPanel(player.viewer, player.course, self._announcements,
                                             lambda: player.now.role, looks_on=player.as_learner).draw()
        if about.description:
            await item_text(about.description)
        player.also(self._follow)

    async def _follow(self) -> None:
        self._head.content = item_head_markup(**self._about())
        self._way_on.content = self._buttons()

    def _about(self) -> dict[str, Any]:
        player = self._player
        return {'title': player.course.course.title, 'where': player.now.title,
                'facts': facts(player.now.outline, player.viewer.zone)}

    def _buttons(self) -> str:
        course, view = self._player.course, self._player.now.view
        item, label = begin(self._player.now.outline, view)
        if self._player.closed:
            label = _('Read')
        if item is None:
            return f'<p class="co-text">{esc(_("Nothing has been put into this course yet."))}</p>'
        place = self._player.place(item.id)
        parts = [f'<a class="{design.PRIMARY}" href="{esc(place)}">{label}{icon("arrow_forward")}</a>']
        if view is not None:
            parts.append(f'<span class="muted clip">{esc(item.title)}</span>')
            if self._player.learner:
                mine = progress_url(course.session_id, course.course_id)
                parts.append(f'<a class="{design.SECONDARY} end" href="{mine}">{_("My progress")}</a>')
        else:
            parts.append(view_as_learner_link(course_url(course.session_id, course.course_id, as_learner=True)))
        return ''.join(parts)


def begin(outline: Outline, view: LearnerView | None) -> tuple[OutlineItem | None, str]:
    """The item to open from here: where the learner was, else the first."""
    first = next(iter(outline.items), None)
    if view is None:
        return first, _('Read')
    last = outline.by_id.get(view.last_item_id or 0)
    return (last, _('Continue')) if last else (first, _('Start'))


def facts(outline: Outline, zone: ZoneInfo) -> list[Fact]:
    counts = Counter(item.kind for item in outline.items)
    held = [ITEM_TYPE_PAGES[kind].counted.of(counts[kind]) for kind in ITEM_TYPES if counts[kind]]
    minutes = sum(item.minutes for item in outline.items)
    coming = min((item.due_at for item in outline.items if item.due_at and item.due_at > clock.now()), default=None)
    shown = [Fact(_('Contents'), listed(held))] if held else []
    if minutes:
        shown.append(Fact(_('Work'), _('about {duration}', duration=labels.work(minutes))))
    if coming:
        shown.append(Fact(_('Next due date'), moment(coming, zone)))
    return shown
