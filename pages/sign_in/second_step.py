"""The second step of a sign-in: after the password, a code of the authenticator or a recovery code.

Between the two steps a signed cookie says whose password was shown, for a few minutes; it opens nothing by itself.
"""
import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import NamedTuple

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app, ui

from components import design
from components.public_page.public_page import public_page
from db import Person, people
from db.core import Refusal, clock, is_signature, signature
from i18n import _, lazy
from pages.guards.client_info import address_of
from pages.posted_forms import Posted, back, form, form_token, said
from pages.sign_in.cookie import DAY, cookie_name, drop_cookie, set_cookie
from pages.sign_in.finish import let_in
from pages.sign_in.known_devices import devices_of
from pages.sign_in.redirects import local, sign_in_url

HERE = '/sign-in/code'
MINUTES = 10
PURPOSE = 'second step'
TOO_LATE = lazy('That took too long. Sign in again.')


class PendingSignIn(NamedTuple):
    person: Person
    then: str


def ask_for_code(request: Request, person: Person, then: str) -> Response:
    """They have shown their password."""
    held = json.dumps([person.id, then, _mark_of(person), round(clock.now().timestamp()), request.session['id']])
    said = urlsafe_b64encode(held.encode()).decode()
    answer = RedirectResponse(HERE, 303)
    set_cookie(answer, _cookie(), f'{said}.{signature(PURPOSE, said)}', days=MINUTES * 60 / DAY)
    return answer


@ui.page(HERE)
async def code(request: Request) -> RedirectResponse | None:
    step = await _step(request)
    if step is None:
        return RedirectResponse('/sign-in', 303)
    answer, token = said(request), await form_token(request)
    ui.page_title(_('Sign in · Cohort'))
    with public_page(_('Enter your code'), _('The password of {name} is right. One more step.', name=step.person.name)):
        with form(HERE, token).classes('wide'):
            field = ui.input(_('Code')).classes('wide').mark('code')
            field.props('name=code autocomplete=one-time-code autocapitalize=none spellcheck=false autofocus')
            field._props['hint'] = _('From your authenticator app, or a recovery code')
            if answer['sentence']:
                field.error = answer['sentence']
            ui.button(_('Sign in')).props('type=submit').classes(f'{design.PRIMARY} wide').mark('sign-in')
        ui.link(_('Sign in as somebody else'), sign_in_url(step.then)).classes('public-link')
    return None


@app.post(HERE)
async def enter_code(request: Request, posted: Posted) -> Response:
    step = await _step(request)
    if step is None:
        return back(request, '/sign-in', sentence=str(TOO_LATE))
    device = devices_of(request).get(step.person.id, '')
    try:
        await people.check_second_factor(step.person, posted['code'], address=address_of(request), device=device)
    except Refusal as no:
        return back(request, HERE, sentence=str(no))
    answer = await let_in(request, step.person, step.then, second_factor=True)
    drop_cookie(answer, _cookie())
    return answer


async def _step(request: Request) -> PendingSignIn | None:
    """As the cookie says, if it is of this browser, of late, and the password has not changed since."""
    said, _, signed = request.cookies.get(_cookie(), '').rpartition('.')
    if not said or not is_signature(PURPOSE, said, signed):
        return None
    person_id, then, mark, at, browser = json.loads(urlsafe_b64decode(said))
    person = (await people.people_with_ids([person_id])).get(person_id)
    if person is None or not person.is_active or _mark_of(person) != mark or browser != request.session.get('id'):
        return None
    return PendingSignIn(person, local(then)) if clock.now().timestamp() - at < MINUTES * 60 else None


def _mark_of(person: Person) -> str:
    return hashlib.sha256(person.password_hash.encode()).hexdigest()[:16]


def _cookie() -> str:
    return cookie_name('cohort-step')
