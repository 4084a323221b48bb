"""All dates of one's sessions, by day; and the private address under which a calendar program reads them."""
from collections.abc import Sequence
from itertools import groupby

from fastapi import HTTPException, Request, Response
from nicegui import app, ui

from components import design
from components.copy_button import copy_button
from components.forms import forms
from components.html import empty, esc, icon
from components.live import live
from db import Person, agenda
from db.agenda import AgendaEntry, DateKind, calendar_of
from db.core import NotFound, clock
from formats.ics import CalendarEntry, write_ics
from i18n import _, lazy, ngettext
from i18n.dates import time_of_day
from pages.dates import day_word, moment
from pages.dependencies import Viewer
from pages.frame import frame
from pages.sessions.urls import item_url, session_url, tracking_url

TITLES = {DateKind.STARTS: lazy('{session} starts'), DateKind.ENDS: lazy('{session} ends'),
          DateKind.OPENS: lazy('Opens: {item}'), DateKind.DUE: lazy('Due: {item}'),
          DateKind.CLOSES: lazy('Closes: {item}')}
ICONS = {DateKind.STARTS: 'play_circle', DateKind.ENDS: 'flag', DateKind.OPENS: 'lock_open', DateKind.DUE: 'schedule',
         DateKind.CLOSES: 'lock'}
MAX_ENTRIES = 200
"""Dates on the page; the calendar has all of them."""


@ui.page('/agenda')
async def agenda_page(request: Request, viewer: Viewer) -> None:
    with frame(viewer, _('Agenda'), here='agenda'), ui.element('div').classes(f'{design.CALM} stack-l'):
        ui.html(_('Agenda'), sanitize=False, tag='h1').classes(design.TITLE)
        await live([viewer.topic('sessions'), viewer.topic('figures')],
                   load=lambda: agenda.agenda(viewer, seen_by=viewer),
                   show=lambda entries: dates(entries, viewer))
        await _address(request, viewer)


def dates(entries: Sequence[AgendaEntry], viewer: Person) -> None:
    to_come = [entry for entry in entries if entry.at >= clock.now() and not entry.is_done]
    if not to_come:
        ui.html(empty(_('Nothing is to come.'), _('Dates of your sessions appear here.')), sanitize=False)
        return
    days = []
    for __, of in groupby(to_come[:MAX_ENTRIES], key=lambda entry: entry.at.astimezone(viewer.zone).date()):
        of_day = list(of)
        lines = ''.join(_line(entry, viewer) for entry in of_day)
        head = f'<h2 class="co-heading">{esc(day_word(of_day[0].at, viewer.zone))}</h2>'
        days.append(f'<section class="agenda-day-list">{head}<ul>{lines}</ul></section>')
    more = len(to_come) - MAX_ENTRIES
    if more > 0:
        said = ngettext('{n} more date is in the calendar.', '{n} more dates are in the calendar.', more)
        days.append(f'<p class="muted">{said}</p>')
    ui.html(''.join(days), sanitize=False)


def _line(entry: AgendaEntry, viewer: Person) -> str:
    at = entry.at.astimezone(viewer.zone)
    coached = f' <span class="chip plain">{_("Your learners")}</span>' if entry.coaches and entry.item else ''
    about = ' · '.join(part for part in (entry.course, entry.session) if part) if entry.item else ''
    return (f'<li>{icon(ICONS[entry.kind])}<span class="fig muted agenda-time">{time_of_day(at)}</span>'
            f'<span class="two grow"><a class="link m" href="{esc(_place(entry))}">{esc(_title(entry))}</a>'
            f'<span class="cap muted">{esc(about)}</span></span>{coached}</li>')


def _title(entry: AgendaEntry) -> str:
    """“Due: Bike-share report”, “Data Analyst · Autumn starts”."""
    return str(TITLES[entry.kind]).format(item=entry.item, session=entry.session)


def _place(entry: AgendaEntry) -> str:
    if entry.item_id is None or entry.course_id is None:
        return session_url(entry.session_id)
    if entry.coaches:
        return tracking_url(entry.session_id, entry.course_id)
    return item_url(entry.session_id, entry.course_id, entry.item_id)


STOPS = lazy('Calendar programs that use the current link show no new dates any more. The link cannot be brought back.')


async def _address(request: Request, viewer: Person) -> None:
    base = str(request.base_url).rstrip('/')

    async def make() -> None:
        await agenda.make_calendar_token(viewer, by=viewer)

    async def reset() -> None:
        if await forms.confirm(_('Reset the calendar link?'), str(STOPS), _('Reset link'), danger=True):
            await make()

    async def drop() -> None:
        if await forms.confirm(_('Turn off the calendar link?'), str(STOPS), _('Turn off link'), danger=True):
            await agenda.drop_calendar_token(viewer, by=viewer)

    def show(token: str | None) -> None:
        if token is None:
            told = _('Your calendar program can show these dates. Create a link for it: '
                     'whoever has the link can read your dates, and nothing else.')
            ui.html(f'<p class="co-text">{told}</p>', sanitize=False)
            forms.button(_('Create calendar link'), make, icon='link').mark('make-address')
            return
        address = f'{base}/calendar/{token}.ics'
        told = _('Give this link to your calendar program, and to nobody else.')
        ui.html(f'<p class="co-text">{told}</p>', sanitize=False)
        forms.text_field(_('Calendar link'), address).props('readonly').mark('calendar-address')
        with ui.element('div').classes('line wrap'):
            copy_button(address, small=False)
            forms.button(_('Reset link'), reset, kind='quiet').mark('reset-address')
            forms.button(_('Turn off link'), drop, kind='quiet').mark('drop-address')

    with ui.element('section').classes(f'{design.PANEL} stack-s') as panel:
        panel._props['aria-label'] = _('Calendar')
        ui.html(_('In your calendar'), sanitize=False, tag='h2').classes(design.HEADING)
        await live(viewer.topic('calendar'), load=lambda: agenda.calendar_token(viewer, seen_by=viewer), show=show)


@app.get('/calendar/{token}.ics')
async def calendar(request: Request, token: str) -> Response:
    """Without a sign-in: who has the address is let in, to these dates only."""
    try:
        person, entries = await calendar_of(token)
    except NotFound:
        raise HTTPException(404) from None
    base = str(request.base_url).rstrip('/')
    written = write_ics(f'Cohort: {person.name}', [
        CalendarEntry(entry.key, entry.at, _title(entry), about=_about(entry, person), url=f'{base}{_place(entry)}')
        for entry in entries], written_at=clock.now(), host=request.url.hostname or 'cohort')
    return Response(written, media_type='text/calendar; charset=utf-8', headers={
        'Cache-Control': 'private, no-cache', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer'})


def _about(entry: AgendaEntry, person: Person) -> str:
    parts = [part for part in (entry.course, entry.session) if part] if entry.item else []
    return ' · '.join([*parts, moment(entry.at, person.zone)])
