"""The change log of a session: who decided what, newest first."""
from zoneinfo import ZoneInfo

from nicegui import ui

from components import design, html
from components.html import esc, icon
from components.live import live
from db import Person, Session, sessions
from db.sessions import Change
from i18n import _
from pages.admin.sessions.session.change_log_labels import Told, told
from pages.dates import distance, moment


async def log(viewer: Person, session: Session, *, before: int | None) -> None:
    async def load() -> tuple[list[Change], int | None]:
        return await sessions.logged_changes(session, seen_by=viewer, before=before)

    def show(page: tuple[list[Change], int | None]) -> None:
        changes, older = page
        lines = told(changes, ZoneInfo(session.time_zone))
        with ui.element('section').classes(design.PANEL_FLUSH):
            ui.html(f'<h2 class="co-heading">{_("Change log")}</h2>', sanitize=False).classes(design.PANEL_HEAD)
            ui.html(''.join(_line(line, viewer.zone) for line in lines), sanitize=False, tag='ol').classes('log')
            if not lines:
                ui.html(html.empty(_('Nothing was changed here.'), ''), sanitize=False)
            _pages(session, before, older)

    await live([session.topic('settings'), session.topic('people')], load=load, show=show)


def _line(line: Told, zone: ZoneInfo) -> str:
    more = f'<span class="cap muted">{esc(line.more)}</span>' if line.more else ''
    return (f'<li class="log-line">{icon(line.icon)}<span class="log-said"><span>{line.sentence}</span>{more}</span>'
            f'<time class="cap muted fig" datetime="{line.at.isoformat()}" title="{esc(moment(line.at, zone))}">'
            f'{esc(distance(line.at))}</time></li>')


def _pages(session: Session, before: int | None, older: int | None) -> None:
    if not before and not older:
        return
    here = f'/admin/sessions/{session.id}?tab=log'
    newest = f'<a class="co-btn co-small" href="{here}">{_("Newest")}</a>' if before else ''
    more = f'<a class="co-btn co-small" href="{here}&amp;before={older}">{_("Older")}</a>' if older else ''
    pages = ui.html(newest + more, sanitize=False, tag='nav').classes('log-pages line')
    pages._props['aria-label'] = _('Older changes')
