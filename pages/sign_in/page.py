"""Signing in and out: forms that a browser posts, and the cookie that it gets for an answer."""
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from nicegui import Client, app, ui

from components.banners import banner
from components.public_page.public_page import public_page
from components.sign_in_form import DemoAccount, SignInForm
from db import SignIn, people
from db.core import Refusal, SignedOut, settings
from i18n import _
from pages.dependencies import FirstThis, SignInFirst, sign_in_on, told
from pages.error_pages import asks_for_data
from pages.guards import websocket_guard
from pages.guards.client_info import address_of
from pages.posted_forms import Posted, back, form, form_token, said
from pages.sign_in.cookie import person_of, sign_in_of, take_token
from pages.sign_in.finish import let_in
from pages.sign_in.known_devices import devices_of
from pages.sign_in.redirects import FIRST, local, sign_in_url
from pages.sign_in.second_step import ask_for_code

DEMO_PASSWORD = 'cohort'


@app.exception_handler(SignInFirst)
async def redirect_to_sign_in(request: Request, _: SignInFirst) -> Response:
    if asks_for_data(request):
        return JSONResponse({'detail': str(SignedOut())}, 401)
    if await people.has_no_accounts():
        return RedirectResponse('/first-administrator', 303)
    if request.method != 'GET':
        return RedirectResponse('/sign-in', 303)
    then = request.url.path + (f'?{request.url.query}' if request.url.query else '')
    return RedirectResponse(sign_in_url(then), 303)


@ui.page('/')
async def front() -> RedirectResponse:
    return RedirectResponse(FIRST, 303)


@ui.page('/sign-in')
async def sign_in(request: Request, then: str = FIRST) -> RedirectResponse | None:
    if await people.has_no_accounts():
        return RedirectResponse('/first-administrator', 303)
    if await person_of(request):
        return RedirectResponse(local(then), 303)
    answer, token = said(request), await form_token(request)
    ui.page_title(_('Sign in · Cohort'))
    with public_page(_('Sign in to Cohort'), _('Courses, delivered in sessions.')):
        if reason := told():
            banner('info', reason, tone='warn')
        SignInForm(lambda: form('/sign-in', token, then=local(then)), username=answer['username'],
                   wrong=answer['sentence'], demo=await _demo_accounts(),
                   demo_form=lambda: form('/sign-in', token, then=local(then)), forgotten=settings().help_contact)
    return None


@app.post('/sign-in')
async def enter(request: Request, posted: Posted) -> Response:
    username, password = posted['username'].strip(), posted['password']
    if posted['demo'] and settings().demo:
        username, password = posted['demo'], DEMO_PASSWORD
    then = local(posted['then'])
    try:
        person = await people.authenticate(
            username, password, address=address_of(request), devices=devices_of(request))
    except Refusal as no:
        return back(request, sign_in_url(then), username=username, sentence=str(no))
    if await people.has_second_factor(person):
        return ask_for_code(request, person, then)
    return await let_in(request, person, then)


@app.exception_handler(FirstThis)
async def first_this(request: Request, first: FirstThis) -> Response:
    """They are signed in, and something has to be done before they are let in."""
    if asks_for_data(request) or request.method != 'GET':
        return JSONResponse({'detail': _('Something has to be done first. Open any page.')}, 403)
    then = local(request.url.path + (f'?{request.url.query}' if request.url.query else ''))
    return RedirectResponse(f'{first.address}?then={quote(then)}', 303)


@app.post('/sign-out')
async def sign_out(request: Request, posted: Posted) -> Response:
    """In this browser; its other pages leave at once."""
    here = await sign_in_of(request)
    if here:
        _let_go(posted['page'], here)
        await people.sign_out(here.person, here)
    answer = RedirectResponse('/sign-in', 303)
    take_token(answer, request)
    return answer


def _let_go(page: str, here: SignIn) -> None:
    """The page that asks to sign out is on its way already, and need not be sent."""
    client = Client.instances.get(page)
    sign_in = sign_in_on(client.request) if client else None
    if client and sign_in and sign_in.id == here.id:
        websocket_guard.hear_no_more(client)


async def _demo_accounts() -> list[DemoAccount]:
    if not settings().demo:
        return []
    from db.demo import demo_accounts
    return [DemoAccount(*account) for account in await demo_accounts()]
