"""My progress: a learner's own figures in a course, how their grade is made up, and how each item stands."""
from dataclasses import replace
from typing import Any

from fastapi import HTTPException
from nicegui import ui

from components import design
from components.live import on_change
from db import Participation, progress
from db.progress import MyFigures
from i18n import _
from pages.dependencies import EnteredCourse, Viewer
from pages.sessions.player.player import Player
from pages.sessions.progress import labels as say

PAUSE = 1.0
"""Seconds: others' figures move the median this often at most."""


@ui.page('/sessions/{session_id}/courses/{course_id}/progress')
async def progress_page(viewer: Viewer, session_course: EnteredCourse) -> None:
    taking = await progress.my_participation(session_course, viewer)
    if taking is None:
        raise HTTPException(404)
    found = await progress.my_figures(taking, seen_by=viewer)
    player = await Player.of(viewer, session_course, taking, '')
    with player.open(_('My progress'), path=[(session_course.course.title, player.place())], figures=True):
        MyProgress(player, taking, found)


class MyProgress:
    """Follows the learner's work, their coaches, what is released, and the time."""

    def __init__(self, player: Player, learner: Participation, found: MyFigures) -> None:
        self._player, self._learner, self._found = player, learner, found
        course = player.course
        title = f'<h1 class="item-title">{_("My progress")}</h1>'
        ui.html(f'<div class="cap muted">{say.esc(course.course.title)}</div>{title}', sanitize=False,
                tag='header').classes('item-head')
        with ui.element('div').classes(design.STACK):
            self._facts = self._panel('', say.facts)
            self._grade = self._panel(_('How the grade is made up'), say.made_up)
            self._items = self._panel(_('Items'), self._say_items)
            self._extensions = self._panel(_('Extensions'), say.extensions)
        self._extensions_seen()
        player.also(self._look)
        on_change(course.topic('gradebook'), lambda __: self._look())
        self._others = on_change(self._heard(), lambda __: self._look_at_others(), burst=PAUSE)

    def _panel(self, title: str, draw: Any) -> ui.html:
        with ui.element('section').classes(f'{design.PANEL_FLUSH} own-panel') as panel:
            panel._props['aria-label'] = title or _('Figures')
            if title:
                ui.html(f'<h2 class="co-heading">{title}</h2>', sanitize=False).classes(design.PANEL_HEAD)
            return ui.html(self._drawn(draw), sanitize=False)

    def _drawn(self, draw: Any) -> str:
        return draw(self._found, self._player.viewer.zone)

    def _say_items(self, found: MyFigures, zone: Any) -> str:
        return say.items(found, zone, self._player.place)

    def _heard(self) -> list[Any]:
        """Others are heard only where their median is shown."""
        return [self._player.course.topic('tracking')] if self._found.median else []

    def _extensions_seen(self) -> None:
        self._extensions.parent_slot.parent.set_visibility(bool(self._found.extensions))  # type: ignore[union-attr]

    async def _look_at_others(self) -> None:
        median = await progress.shared_median(self._learner, seen_by=self._player.viewer)
        self._show(replace(self._found, median=median))

    async def _look(self) -> None:
        self._show(await progress.my_figures(self._learner, seen_by=self._player.viewer))

    def _show(self, found: MyFigures) -> None:
        self._found = found
        for element, draw in ((self._facts, say.facts), (self._grade, say.made_up), (self._items, self._say_items),
                              (self._extensions, say.extensions)):
            if element.content != (text := self._drawn(draw)):
                element.content = text
        self._extensions_seen()
        self._others.follow(self._heard())
