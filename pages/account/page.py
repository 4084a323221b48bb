"""One's own account: name, time zone, password, and the browsers in which one is signed in."""
from collections.abc import Mapping, Sequence

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app, ui

from components import design
from components.banners import banner
from components.browser_names import browser
from components.forms.forms import button, select_field, text_field, time_zones
from components.html import chip, esc, icon
from components.live import live
from db import Person, SignIn, people
from db.core import Invalid, Refusal, SignedOut, settings
from i18n import _, lazy
from pages import dependencies
from pages.account.second_factor import second_factor_panel
from pages.dates import moment_within
from pages.dependencies import Viewer
from pages.frame import frame
from pages.posted_forms import SAID, Posted, back, form, form_token_of, said
from pages.sign_in.cookie import give_token

PASSWORD = '/account/password'
SHARED = lazy('Another account has this e-mail address too. Ask an administrator to change one of them.')


@ui.page('/account')
async def account(request: Request, viewer: Viewer) -> None:
    here = _here(request)
    answer = said(request)
    with frame(viewer, _('Your account')):
        with ui.element('div').classes(f'{design.CALM} account stack-l'):
            ui.html(esc(viewer.name), sanitize=False, tag='h1').classes(design.TITLE)
            if answer['done']:
                banner('check_circle', answer['done'], tone='accent')
            _facts(viewer)
            if await people.shares_address_with(viewer, seen_by=viewer):
                banner('warning', str(SHARED), tone='warn')
            _time_zone(viewer)
            _password(viewer, here, answer)
            with _panel(_('Two-step sign-in')), ui.element('div').classes('two-step'):
                await second_factor_panel(viewer, here)
            with _panel(_('Where you are signed in')):
                await live(viewer.topic('sign_in'), load=lambda: people.open_sign_ins(viewer, seen_by=viewer),
                           show=lambda sign_ins: _sign_ins(sign_ins, viewer, here))


def _facts(viewer: Person) -> None:
    facts = [(_('Username'), viewer.username), *([(_('E-mail'), viewer.email)] if viewer.email else [])]
    parts = ''.join(f'<div><dt>{esc(label)}</dt><dd>{esc(value)}</dd></div>' for label, value in facts)
    ui.html(f'<dl class="facts">{parts}</dl>', sanitize=False)


def _time_zone(viewer: Person) -> None:
    ours = settings().time_zone

    async def prefer() -> None:
        await people.prefer(viewer, time_zone=zone.value or '', by=viewer)
        ui.notify(_('Dates are now shown in {zone}.', zone=(zone.value or ours).replace('_', ' ')),
                  icon='sym_o_schedule')

    with _panel(_('Time zone')):
        zones = {'': _('Platform default ({zone})', zone=ours),
                 **{name: name.replace('_', ' ') for name in time_zones()}}
        if viewer.time_zone:
            zones.setdefault(viewer.time_zone, viewer.time_zone)
        zone = select_field(_('Dates and times are shown in'), zones, viewer.time_zone, searchable=True,
                            on_change=prefer)
        zone.mark('time-zone')


def _password(viewer: Person, here: SignIn, answer: Mapping[str, str]) -> None:
    with _panel(_('Password')), form(PASSWORD, form_token_of(here)).classes('stack-s').mark('password'):
        ui.element('input').props('type=hidden autocomplete=username name=username')._props['value'] = viewer.username
        fields = {
            'old': text_field(_('Current password'), password=True, autocomplete='current-password'),
            'new': text_field(_('New password'), password=True, autocomplete='new-password',
                              hint=_('At least 8 characters')),
        }
        for name, field in fields.items():
            field.props(f'name={name}').mark(f'{name}-password')
            if name == answer['field']:
                field.props('autofocus').error = answer['sentence']
        button(_('Change password')).props('type=submit').mark('change-password')


@app.post(PASSWORD)
async def change_password(request: Request, viewer: Viewer, posted: Posted) -> Response:
    """Other browsers are signed out, and this one is known by another token from now on."""
    try:
        token = await people.change_password(viewer, posted['old'], posted['new'], here=_here(request), by=viewer)
    except Refusal as no:
        field = 'new' if isinstance(no, Invalid) and no.field != 'old' else 'old'
        return back(request, '/account', field=field, sentence=str(no))
    answer = RedirectResponse('/account', 303)
    give_token(answer, request, token)
    request.session[SAID] = {'done': _('Your password is changed. Other browsers are signed out.')}
    return answer


def _here(request: Request) -> SignIn:
    sign_in = dependencies.sign_in_on(request)
    if sign_in is None:
        raise SignedOut
    return sign_in


def _sign_ins(sign_ins: Sequence[SignIn], viewer: Person, here: SignIn) -> None:
    lines = ''.join(_line(sign_in, viewer, here=sign_in.id == here.id) for sign_in in sign_ins)
    ui.html(lines, sanitize=False, tag='ul').classes('sign-ins').mark('sign-ins')
    if len(sign_ins) > 1:
        button(_('Sign out everywhere else'), lambda: people.sign_out_everywhere(viewer, but=here, by=viewer),
               kind='danger'
               ).mark('sign-out-elsewhere')


def _line(sign_in: SignIn, viewer: Person, *, here: bool) -> str:
    this = chip(_('This browser'), 'accent') if here else ''
    since = _('Since {moment}', moment=moment_within(sign_in.began_at, viewer.zone))
    where = f'{since} · {sign_in.address}' if sign_in.address else since
    return (f'<li>{icon("devices")}<span class="two grow"><span class="m clip">{esc(browser(sign_in.browser))}</span>'
            f'<span class="cap muted clip">{esc(where)}</span></span>{this}</li>')


def _panel(title: str) -> ui.element:
    panel = ui.element('section').classes(design.PANEL)
    panel._props['aria-label'] = title
    with panel:
        ui.html(esc(title), sanitize=False, tag='h2').classes(design.HEADING)
    return panel
