"""Forms that a browser posts: from a page of this site, with the token that the page was given, and of a sane size.

An answer that is not yes leads back to the page of the form, which says at the field what was wrong (`said`).
"""
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from nicegui import app, ui
from starlette.datastructures import UploadFile

from db import SignIn
from db.core import is_signature, signature
from i18n import _, lazy
from pages.error_pages import asks_for_data
from pages.sign_in.cookie import token_of

MAX_BYTES = 16_384
TOKEN = 'form'
FOREIGN = lazy('This form was not sent from a page of this site.')
TOO_OLD = lazy('This page had been open for too long. Try again.')
SAID = 'said'


class FormTooOld(Exception):
    """It comes from this site, but from before this browser was signed in or out."""


class PostedForm(dict[str, str]):
    """What was posted, by the names of the fields; what is not there is empty."""

    def __missing__(self, name: str) -> str:
        return ''


async def form_token(request: Request) -> str:
    """What a form on this page sends along: no other browser has the same."""
    return signature('form', await _whose(request))


def form_token_of(sign_in: SignIn) -> str:
    """The same for a page of somebody who is signed in."""
    return signature('form', _named(sign_in))


def form(action: str, token: str, **hidden: str) -> ui.element:
    """A form that the browser itself posts to this address. Its fields have names."""
    made = ui.element('form').props('method=post')
    made._props['action'] = action
    with made:
        for name, value in {TOKEN: token, **hidden}.items():
            field = ui.element('input').props('type=hidden')
            field._props |= {'name': name, 'value': value}
    return made


async def _posted(request: Request) -> PostedForm:
    if not from_here(request):
        raise HTTPException(403, str(FOREIGN))
    if not request.headers.get('content-length', '').isdecimal() or int(request.headers['content-length']) > MAX_BYTES:
        raise HTTPException(413, _('This form is too large.'))
    async with request.form(max_files=0, max_fields=50) as sent:
        posted = PostedForm({name: value for name, value in sent.items() if not isinstance(value, UploadFile)})
    request.state.posted = posted
    if not is_signature('form', await _whose(request), posted.pop(TOKEN, '')):
        raise FormTooOld
    return posted


Posted = Annotated[PostedForm, Depends(_posted)]


def from_here(request: Request) -> bool:
    """As far as the browser says: every one names the origin of what it posts."""
    site = request.headers.get('sec-fetch-site')
    if site is not None:
        return site == 'same-origin'
    return urlsplit(request.headers.get('origin', '')).netloc == request.headers.get('host', '-')


def back(request: Request, address: str, **said: str) -> Response:
    """To the page of the form, which is told what to say; never a password."""
    request.session[SAID] = said
    return RedirectResponse(address, 303)


def said(request: Request) -> Mapping[str, str]:
    """What the last posted form was answered, once."""
    told: Any = request.session.pop(SAID, None)
    return PostedForm(told if isinstance(told, dict) else {})


@app.exception_handler(FormTooOld)
async def too_old(request: Request, __: FormTooOld) -> Response:
    """What was typed, but for passwords, stands in the form that is asked for again."""
    if asks_for_data(request):
        return JSONResponse({'sentence': str(TOO_OLD)}, 403)
    page = {'/account/password': '/account', '/sign-out': '/sessions'}.get(request.url.path, request.url.path)
    kept = {name: request.state.posted[name] for name in ('username', 'name')}
    then = request.state.posted['then']
    return back(request, page, sentence=str(TOO_OLD), then=then, **kept)


async def _whose(request: Request) -> str:
    """The sign-in of the browser, also if its time is over; else the browser."""
    sign_in = await SignIn.once_of(token_of(request))
    return _named(sign_in) if sign_in else f'browser {request.session["id"]}'


def _named(sign_in: SignIn) -> str:
    return f'sign-in {sign_in.id}'
