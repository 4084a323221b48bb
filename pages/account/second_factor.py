"""Two-step sign-in: setting up an authenticator, its recovery codes, and turning it off."""
from datetime import timedelta
from urllib.parse import quote

import segno
from fastapi import Request
from fastapi.responses import RedirectResponse
from nicegui import ui

from components import design
from components.copy_button import copy_button
from components.forms import forms
from components.html import chip, esc
from components.public_page.public_page import public_page
from db import Person, SignIn, people
from db.core import Refusal, SignedOut, clock
from db.people import authenticator_address, new_secret
from i18n import _, lazy, ngettext, pgettext
from pages.dependencies import SignedIn, sign_in_on
from pages.posted_forms import form, form_token_of
from pages.sign_in.redirects import local

HERE = '/account/second-factor'
FRESH = timedelta(minutes=15)
"""Whoever has signed in so lately is not asked for the password again."""
WHY = lazy('Besides your password, an app on your phone shows a code that is asked for when you sign in.')
WHY_DEMANDED = lazy('Besides your password, an app on your phone shows a code that is asked for when you sign in. '
                    'Staff need it here.')
OFF = lazy('The password alone is enough then.')


@ui.page(HERE)
async def second_factor(request: Request, viewer: SignedIn, then: str = '/account') -> RedirectResponse | None:
    here = sign_in_on(request)
    if viewer.must_change_password:
        return RedirectResponse(f'/account/new-password?then={quote(HERE)}', 303)
    if here is None or await people.has_second_factor(viewer):
        return RedirectResponse(local(then), 303)
    demanded = await people.must_have_second_factor(viewer)
    ui.page_title(_('Two-step sign-in · Cohort'))
    with public_page(_('Set up two-step sign-in'), str(WHY_DEMANDED if demanded else WHY)):
        with ui.element('div').classes('wide stack-s') as place:
            _authenticator(viewer, here, place, local(then))
            if demanded:
                with form('/sign-out', form_token_of(here)):
                    ui.button(_('Sign out')).props('type=submit').classes(design.QUIET)
            else:
                ui.link(_('Not now'), local(then)).classes('public-link')
    return None


def _authenticator(viewer: Person, here: SignIn, place: ui.element, then: str) -> None:
    """The picture to scan, and the code that proves that it was."""
    secret = new_secret()

    async def confirm() -> None:
        forms.no_errors(fields.values())
        try:
            if password := fields.get('password'):
                await people.check_password(viewer, password.value or '', here=here)
            codes = await people.set_up_second_factor(viewer, secret, fields['code'].value or '', here=here, by=viewer)
        except SignedOut:
            ui.navigate.to('/sign-in')
            return
        except Refusal as no:
            at = 'password' if getattr(no, 'field', None) == 'old' else 'code'
            forms.error(fields[at], str(no))
            return
        place.clear()
        with place:
            _recovery_codes(codes)
            go_on = ui.button(_('Continue'), on_click=lambda: ui.navigate.to(then))
            go_on.classes(f'{design.PRIMARY} wide').mark('go-on')

    ui.html(_picture(secret, viewer.username), sanitize=False).classes('qr')
    ui.label(_('Scan this with an authenticator app, or type this key into it:')).classes('co-text')
    ui.html(f'<code class="secret">{_in_fours(secret)}</code>', sanitize=False).classes('key').mark('key')
    with ui.element('form').on('submit.prevent', confirm).classes('wide').mark('confirm'):
        fields = {'code': ui.input(_('Code from the app')).props(
            'autocomplete=one-time-code inputmode=numeric autofocus').classes('wide').mark('code')}
        if clock.now() - here.began_at > FRESH:
            fields['password'] = forms.text_field(_('Current password'), password=True, autocomplete='current-password')
            fields['password'].classes('wide').mark('password')
        ui.button(_('Turn on')).props('type=submit').classes(f'{design.PRIMARY} wide').mark('turn-on')


async def second_factor_panel(viewer: Person, here: SignIn) -> None:
    """For the account page."""
    if not await people.has_second_factor(viewer):
        ui.label(str(WHY)).classes('co-text')
        ui.link(_('Set up'), HERE).classes('co-btn').mark('set-up-second-factor')
        return
    left = await people.recovery_codes_left(viewer, seen_by=viewer)
    said = ngettext('{n} recovery code left', '{n} recovery codes left', left) if left else _('No recovery codes left')
    on = chip(pgettext('it is turned on', 'On'), 'good')
    ui.html(f'{on} <span class="muted">{esc(said)}</span>', sanitize=False).classes('line')

    async def make_codes() -> None:
        if await _is_really(viewer, here, _('New recovery codes'), _('The old ones stop working.'),
                            _('Make new codes')):
            codes = await people.make_recovery_codes(viewer, by=viewer)
            with forms.dialog(_('Recovery codes')) as box:
                with forms.dialog_body():
                    _recovery_codes(codes)
                with forms.dialog_foot():
                    forms.button(_('Done'), box.close, kind='primary')
            box.props('persistent')
            box.on('hide', box.delete)
            box.open()

    async def turn_off() -> None:
        if await _is_really(viewer, here, _('Turn off two-step sign-in?'), str(OFF), _('Turn off')):
            await people.turn_off_second_factor(viewer, by=viewer)
            ui.navigate.to('/account')

    with ui.element('div').classes('line'):
        forms.button(_('New recovery codes'), make_codes).mark('new-codes')
        if not await people.must_have_second_factor(viewer):
            forms.button(_('Turn off'), turn_off, kind='danger').mark('turn-off')


async def _is_really(viewer: Person, here: SignIn, title: str, text: str, action: str) -> bool:
    """Ask for the password before an action that somebody at an unlocked screen should not do."""
    async def act() -> None:
        password.error = None
        try:
            await people.check_password(viewer, password.value or '', here=here)
        except Refusal as no:
            forms.error(password, str(no))
        else:
            box.submit(True)

    with forms.dialog(title) as box, ui.element('form').on('submit.prevent', act):
        with forms.dialog_body():
            ui.label(text).classes('co-text')
            password = forms.text_field(_('Current password'), password=True, autocomplete='current-password')
            password.props('autofocus').mark('really')
        with forms.dialog_foot():
            forms.button(_('Cancel'), lambda: box.submit(False), kind='quiet')
            forms.button(action, kind='primary').props('type=submit').mark('act')
    box.on('hide', box.delete)
    answer = await box
    forms.take_from_sight(box)
    return bool(answer)


def _recovery_codes(codes: list[str]) -> None:
    """The one time that they can be read."""
    ui.label(_('Keep these recovery codes where you find them without your phone. Each lets you in once, and they are '
               'shown only now.')).classes('co-text')
    lines = ''.join(f'<li>{esc(code)}</li>' for code in codes)
    ui.html(lines, sanitize=False, tag='ul').classes('recovery-codes').mark('recovery-codes')
    copy_button('\n'.join(codes))


def _picture(secret: str, username: str) -> str:
    """For the camera of a phone: dark on light in every theme."""
    code = segno.make(authenticator_address(secret, username), error='m')
    return code.svg_inline(scale=4, border=4, dark='#000', light='#fff', title=_('QR code for an authenticator app'))


def _in_fours(secret: str) -> str:
    return ' '.join(secret[start:start + 4] for start in range(0, len(secret), 4))
