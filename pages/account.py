"""One's own account: name, time zone, password, and the browsers in which one is signed in."""
from collections.abc import Sequence

from nicegui import ui

from components import design
from components.browsers import browser
from components.forms import button, error, no_errors, select_field, text_field, time_zones
from components.html import chip, esc, icon
from components.live import live
from db import Invalid, Person, SignIn, is_sign_in, settings
from pages import doors
from pages.dates import moment
from pages.doors import Viewer
from pages.frame import frame
from pages.sessions.words import within


@ui.page('/account')
async def account(viewer: Viewer) -> None:
    held = doors.token() or ''
    with frame(viewer, 'Your account'):
        with ui.element('div').classes(f'{design.CALM} account stack-l'):
            ui.html(f'{esc(viewer.name)}', sanitize=False, tag='h1').classes(design.TITLE)
            _facts(viewer)
            _time_zone(viewer)
            _password(viewer, held)
            with _panel('Where you are signed in'):
                await live(viewer.topic('door'), load=lambda: viewer.open_sign_ins(seen_by=viewer),
                           show=lambda sign_ins: _sign_ins(sign_ins, viewer, held))


def _facts(viewer: Person) -> None:
    facts = [('Username', viewer.username), *([('E-mail', viewer.email)] if viewer.email else [])]
    parts = ''.join(f'<div><dt>{esc(label)}</dt><dd>{esc(value)}</dd></div>' for label, value in facts)
    ui.html(f'<dl class="facts">{parts}</dl>', sanitize=False)


def _time_zone(viewer: Person) -> None:
    ours = settings().time_zone

    async def prefer() -> None:
        await viewer.prefer(time_zone=zone.value or '', by=viewer)
        ui.notify(f'Dates are now shown in {(zone.value or ours).replace("_", " ")}.', icon='sym_o_schedule')

    with _panel('Time zone'):
        zones = {'': f'As here: {ours}', **{name: name.replace('_', ' ') for name in time_zones()}}
        if viewer.time_zone:
            zones.setdefault(viewer.time_zone, viewer.time_zone)
        zone = select_field('Dates and times are shown in', zones, viewer.time_zone, searchable=True, on_change=prefer)
        zone.mark('time-zone')


def _password(viewer: Person, held: str) -> None:
    async def change() -> None:
        no_errors([old, new])
        try:
            await viewer.change_password(old.value, new.value, keep=held, by=viewer)
        except Invalid as no:
            error(old if no.field == 'old' else new, str(no))
            return
        old.value = new.value = ''
        ui.notify('Your password is changed. Other browsers are signed out.', icon='sym_o_key')

    with _panel('Password'), ui.element('form').on('submit.prevent', change).classes('stack-s').mark('password'):
        old = text_field('Present password', password=True, autocomplete='current-password').mark('old-password')
        new = text_field('New password', password=True, autocomplete='new-password', hint='At least 8 characters')
        new.mark('new-password')
        button('Change password').props('type=submit').mark('change-password')


def _sign_ins(sign_ins: Sequence[SignIn], viewer: Person, held: str) -> None:
    lines = ''.join(_line(sign_in, viewer, here=is_sign_in(sign_in, held)) for sign_in in sign_ins)
    ui.html(lines, sanitize=False, tag='ul').classes('sign-ins').mark('sign-ins')
    if len(sign_ins) > 1:
        button('Sign out everywhere else', lambda: viewer.sign_out_everywhere(but=held, by=viewer), kind='danger'
               ).mark('sign-out-elsewhere')


def _line(sign_in: SignIn, viewer: Person, *, here: bool) -> str:
    this = chip('This browser', 'accent') if here else ''
    since = f'Since {within(moment(sign_in.began_at, viewer.zone))}'
    return (f'<li>{icon("devices")}<span class="two grow"><span class="m clip">{esc(browser(sign_in.browser))}</span>'
            f'<span class="cap muted clip">{esc(since)}{esc(f" · {sign_in.address}" if sign_in.address else "")}</span>'
            f'</span>{this}</li>')


def _panel(title: str) -> ui.element:
    panel = ui.element('section').classes(design.PANEL).props(f'aria-label="{title}"')
    with panel:
        ui.html(title, sanitize=False, tag='h2').classes(design.HEADING)
    return panel
