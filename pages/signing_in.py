"""Signing in and out, and the first administrator of a new house."""
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from nicegui import app, ui

from components import design
from components.door import door
from components.sign_in_form import DemoAccount, SignInForm
from components.states import banner
from db import Person, Refusal, SignedOut, settings
from pages.doors import TOKEN, SignInFirst, token, told
from pages.problems import asks_for_data

DEMO_PASSWORD = 'cohort'


@app.exception_handler(SignInFirst)
async def to_the_door(request: Request, _: SignInFirst) -> Response:
    if asks_for_data(request):
        return JSONResponse({'detail': str(SignedOut())}, 401)
    if await Person.nobody_yet():
        return RedirectResponse('/first-administrator', 303)
    then = request.url.path + (f'?{request.url.query}' if request.url.query else '')
    return RedirectResponse(f'/sign-in?then={quote(then)}', 303)


@ui.page('/')
async def front() -> RedirectResponse:
    return RedirectResponse('/sessions', 303)


@ui.page('/sign-in', title='Sign in · Cohort')
async def sign_in(request: Request, then: str = '/sessions') -> RedirectResponse | None:
    if await Person.nobody_yet():
        return RedirectResponse('/first-administrator', 303)
    if await Person.signed_in_with(token()):
        return RedirectResponse(local(then), 303)

    async def enter(username: str, password: str) -> None:
        try:
            held = await Person.sign_in(username, password, browser=browser_of(request), address=address_of(request))
        except Refusal as refusal:
            form.refuse(str(refusal))
        else:
            remember(held)
            ui.navigate.to(local(then))

    async def enter_demo(username: str) -> None:
        await enter(username, DEMO_PASSWORD)

    with door('Sign in to Cohort', 'Courses, delivered in sessions.'):
        if reason := told():
            banner('info', reason, tone='warn')
        form = SignInForm(enter, demo=await _demo_accounts(), on_demo=enter_demo)
    return None


@ui.page('/first-administrator', title='Welcome · Cohort')
async def first_administrator(request: Request) -> RedirectResponse | None:
    if not await Person.nobody_yet():
        return RedirectResponse('/sign-in', 303)

    async def open_the_house() -> None:
        for field in (name, username, password):
            field.error = None
        try:
            person = await Person.become_first_administrator(username.value, name.value, password.value)
        except Refusal as refusal:
            field = {'name': name, 'username': username}.get(getattr(refusal, 'field', None) or '', password)
            field.error = str(refusal)
            field.run_method('focus')
            return
        remember(await person.sign_in_here(browser=browser_of(request), address=address_of(request)))
        ui.navigate.to('/admin/sessions')

    with door('Welcome', 'Nobody has an account here yet. Yours will be the administrator’s.'):
        with ui.element('form').on('submit.prevent', open_the_house).classes('wide'):
            name = ui.input('Your name').props('autocomplete=name autofocus').classes('wide')
            username = ui.input('Username').props('autocomplete=username autocapitalize=none').classes('wide')
            password = ui.input('Password', password=True, password_toggle_button=True).classes('wide')
            password.props('autocomplete=new-password hint="At least 8 characters"')
            ui.button('Open the house').props('type=submit').classes(f'{design.PRIMARY} wide').mark('open-house')
    return None


def remember(held: str) -> None:
    """From now on this browser is signed in."""
    app.storage.user[TOKEN] = held


async def sign_out(viewer: Person) -> None:
    """In this browser; its other pages leave at once."""
    held = app.storage.user.pop(TOKEN, None)
    if held:
        await viewer.sign_out(held)
    ui.navigate.to('/sign-in')


def local(address: str) -> str:
    """The address if it is a path of this site, else the usual first page."""
    parts = urlsplit(address)
    outside = parts.scheme or parts.netloc or not address.startswith('/') or address.startswith(('//', '/\\'))
    strange = any(sign in address for sign in '\\\r\n\t')
    return '/sessions' if outside or strange else address


def browser_of(request: Request) -> str:
    return request.headers.get('user-agent', '')


def address_of(request: Request) -> str:
    return request.client.host if request.client else ''


async def _demo_accounts() -> list[DemoAccount]:
    if not settings().demo:
        return []
    from db import demo_accounts
    return [DemoAccount(*account) for account in await demo_accounts()]
