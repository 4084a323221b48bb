"""One item of a course in a session: read it, watch it, do it, and go on."""
from contextlib import nullcontext
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from components import design
from components.html import banner
from components.live import on_change
from components.reader.reader import DoneToggle, Fact, Neighbour, item_foot, item_head, item_head_markup
from db import Participation, Person, SessionCourse, progress
from db.core import NotFound, clock, numbers, when_free
from db.outlines import OutlineItem
from db.progress import ItemView, how_completed
from db.records import CompletionRule
from i18n import _, lazy
from pages.dates import moment
from pages.dependencies import EnteredCourse, OpenedItem, Viewer
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.sessions import labels
from pages.sessions.item_content import item_content
from pages.sessions.player.player import Player
from pages.sessions.urls import item_url
from pages.sessions.view_as_learner import SeenAs, inert, nothing_happens

CHANGED = (lazy('This page has changed since you opened it.'), lazy('It has been removed from the course.'))


@ui.page('/sessions/{session_id}/courses/{course_id}/items/{item_id}')
async def item(viewer: Viewer, session_course: EnteredCourse, reading: OpenedItem, seen_as: SeenAs = '') -> None:
    taking = await progress.my_participation(session_course, viewer)
    player = await Player.of(viewer, session_course, taking, seen_as)
    path = [(session_course.course.title, player.place())]
    with player.open(reading.item.title, path=path, here=reading.item.id):
        Freshness(viewer, session_course, reading)
        _head(player, reading)
        if reading.closed:
            _not_yet(player, reading)
        else:
            ids = session_course.session_id, session_course.course_id
            await item_content(reading, item_url(*ids, reading.item.id))
            if do := ITEM_TYPE_PAGES[reading.item.kind].learner:
                await do(player, reading)
            if taking or player.as_learner:
                _done(player, reading.item, taking)
        _foot(reading, player)
    if taking and not reading.closed:
        _visited(taking, reading.item, viewer)


def _not_yet(player: Player, reading: ItemView) -> None:
    """Says what the item waits for, and goes in by itself once it is open."""
    async def follow() -> None:
        view = player.now.view
        item = view and view.outline.by_id.get(reading.item.id)
        if view and item and not view.why_closed(item, clock.now(), player.viewer.zone):
            ui.navigate.reload()

    ui.html(banner('lock', str(reading.closed)), sanitize=False)
    player.also(follow)


def _head(player: Player, reading: ItemView) -> None:
    """Says of the item what is so now: its due date comes nearer, passes, and moves with the session."""
    def now() -> dict[str, Any]:
        item = player.now.outline.by_id.get(reading.item.id, reading.item)
        return _about(reading, item, player.viewer.zone)

    async def follow() -> None:
        head.content = item_head_markup(**now())

    head = item_head(**now())
    player.also(follow)


def _about(reading: ItemView, item: OutlineItem, zone: ZoneInfo) -> dict[str, Any]:
    number, count = reading.place_in_section
    caption: list[tuple[str | None, str]] = []
    if item.minutes:
        caption.append(('schedule', labels.work(item.minutes)))
    caption.append((None, labels.with_capital(how_completed(item)) if item.required else _('Optional')))
    return {'title': reading.item.title,
            'where': _('{section} · item {number} of {count}', section=reading.item.section, number=number,
                       count=count),
            'caption': caption, 'facts': _facts(item, zone)}


def _facts(item: OutlineItem, zone: ZoneInfo) -> list[Fact]:
    facts = []
    if item.due_at:
        left = (item.due_at - clock.now()).total_seconds()
        tone = 'warn' if 0 < left < 2 * 86400 else ''
        facts.append(Fact(_('Due') if left > 0 else _('Was due'), moment(item.due_at, zone), 'schedule', tone))
    if item.is_graded:
        facts.append(Fact(_('Points'), numbers.plain(item.points)))
        if item.completes is CompletionRule.PASSED and item.pass_points is not None:
            facts.append(Fact(_('To pass'), labels.points(item.pass_points)))
        if not item.weight:
            facts.append(Fact(_('Counts'), _('not in the grade')))
    return facts


def _done(player: Player, item: OutlineItem, taking: Participation | None) -> None:
    """For what the learner ticks off; the tick follows their other pages too, and after the end it stays as it is.
    Who looks on sees it only."""
    if item.completes is not CompletionRule.MARKED_DONE:
        return

    async def mark(wanted: bool) -> None:
        if taking is None:
            await nothing_happens()
        else:
            await (partial(progress.mark_done, taking) if wanted
                   else partial(progress.mark_not_done, taking))(item.id, by=player.viewer)

    async def follow() -> None:
        view = player.now.view
        if view and item.id in view.cells:
            toggle.show(view.cells[item.id].completed, closed=str(player.closed or ''))

    view = player.now.view
    with nullcontext() if taking else inert():
        toggle = DoneToggle(bool(view and view.cells[item.id].completed), closed=str(player.closed or ''),
                            on_change=mark)
    player.also(follow)


def _foot(reading: ItemView, player: Player) -> None:
    before, after = reading.before, reading.after
    back = before and Neighbour(before.title, player.place(before.id))
    forward = after and Neighbour(_('Next: {item}', item=after.title), player.place(after.id))
    item_foot(back=back, forward=forward or Neighbour(_('Back to the course'), player.place()))


def _visited(taking: Participation, item: OutlineItem, viewer: Person) -> None:
    """Kept once the page is there, so that nobody waits for it."""
    async def remember() -> None:
        await when_free(lambda: progress.visit(taking, item.id, by=viewer))
    ui.timer(0, remember, once=True)


class Freshness:
    """Says that the text has changed meanwhile, instead of swapping it under the reader's eyes."""

    def __init__(self, viewer: Person, course: SessionCourse, reading: ItemView) -> None:
        self._viewer, self._course, self._reading = viewer, course, reading
        with ui.element('div').classes('freshness') as self._box:
            self._words = ui.html('', sanitize=False).classes('grow')
            self._reload = ui.button(_('Reload'), on_click=ui.navigate.reload)
            self._reload.classes(f'{design.SECONDARY} {design.SMALL}')
        self._box.set_visibility(False)
        on_change(course.topic('outline'), self._look)

    async def _look(self, _: object) -> None:
        try:
            now: ItemView | None = await progress.item_view(self._course, self._reading.item.id, seen_by=self._viewer)
        except NotFound:
            now = None
        if now is None or _read(now) != _read(self._reading):
            changed, removed = CHANGED
            self._words.content = banner('update', removed if now is None else changed, tone='accent')
            self._reload.set_visibility(now is not None)
            self._box.set_visibility(True)


def _read(reading: ItemView) -> tuple[Any, ...]:
    """What stands on the page about the item itself. When it is due follows by itself."""
    item = reading.item._replace(opens_at=None, due_at=None, closes_at=None)
    return (item, reading.body, reading.url, reading.file_name, reading.file_hash, reading.captions_hash)
