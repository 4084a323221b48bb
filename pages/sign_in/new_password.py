"""A password of one's own, in place of the one that somebody else has set."""
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app, ui

from components import design
from components.password_field import password_field
from components.public_page.public_page import public_page
from db import people
from db.core import Refusal, SignedOut
from i18n import _
from pages.dependencies import SignedIn, sign_in_on
from pages.posted_forms import Posted, back, form, form_token, said
from pages.sign_in.cookie import give_token
from pages.sign_in.redirects import FIRST, local

HERE = '/account/new-password'


@ui.page(HERE)
async def new_password(request: Request, viewer: SignedIn, then: str = FIRST) -> RedirectResponse | None:
    if not viewer.must_change_password:
        return RedirectResponse(local(then), 303)
    answer, token = said(request), await form_token(request)
    ui.page_title(_('Choose a password · Cohort'))
    with public_page(_('Choose a password'),
                     _('{name}, your password was set by somebody else. Now choose your own.', name=viewer.name)):
        with form(HERE, token, then=local(then)).classes('wide'):
            ui.element('input').props('type=hidden autocomplete=username name=username')._props['value'] = (
                viewer.username)
            field = password_field(_('New password')).classes('wide').mark('new')
            field.props('name=new autocomplete=new-password autofocus')._props['hint'] = _('At least 8 characters')
            if answer['sentence']:
                field.error = answer['sentence']
            ui.button(_('Save password')).props('type=submit').classes(f'{design.PRIMARY} wide').mark('save')
        with form('/sign-out', token):
            ui.button(_('Sign out')).props('type=submit').classes(design.QUIET)
    return None


@app.post(HERE)
async def choose_password(request: Request, viewer: SignedIn, posted: Posted) -> Response:
    then, here = local(posted['then']), sign_in_on(request)
    if here is None:
        raise SignedOut
    try:
        token = await people.choose_password(viewer, posted['new'], here=here, by=viewer)
    except Refusal as no:
        return back(request, f'{HERE}?then={quote(then)}', sentence=str(no))
    answer = RedirectResponse(then, 303)
    give_token(answer, request, token)
    return answer
