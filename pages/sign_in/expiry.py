"""A sign-in ends while pages are open: they say so before, and then show nothing until somebody has signed in again.

What is typed on them stays. Whoever signs in again in the same browser, here or in another tab, goes on in all of them.
"""
from datetime import datetime, timedelta

from fastapi import Request
from fastapi.responses import JSONResponse
from nicegui import Client, app

from components.live import fall_asleep, on_change, on_time, wake_up
from components.sign_in_again.sign_in_again import SignInAgain
from db import Person, SignIn, people
from db.core import Invalid, Refusal, SignedOut, SignInOver, clock, settings
from i18n import _
from pages.dates import moment_within
from pages.dependencies import sign_in_on
from pages.guards import websocket_guard
from pages.guards.client_info import address_of, browser_of
from pages.posted_forms import Posted, form_token_of
from pages.sign_in.cookie import give_token, token_of
from pages.sign_in.known_devices import devices_of, remember_device

AGAIN = '/sign-in/again'
WARNED_BEFORE = timedelta(minutes=5)


def watch_sign_in(client: Client, viewer: Person) -> None:
    """For the frame: this page follows the sign-in with which it was opened."""
    opened = sign_in_on(client.request)
    if opened is None:
        return

    async def look(_: object = None) -> None:
        no, sign_in = await SignIn.why_ended(opened.id), await people.find_sign_in(opened.id)
        if isinstance(no, SignInOver):
            websocket_guard.pause(client)
            fall_asleep(client)
            box.lock()
        elif no is None and sign_in is not None:
            websocket_guard.resume(client)
            _say_when_it_ends(box, sign_in, viewer)
            alarm.set(_moments(sign_in))
            await wake_up(client)

    box = SignInAgain(username=viewer.username, name=viewer.name, action=AGAIN,
                      fields={'form': form_token_of(opened)}, on_stay=look,
                      beat=min(60.0, _shortest().total_seconds() / 20))
    alarm = on_time(_moments(opened), look)
    on_change(viewer.topic('sign_in'), look, burst=0, sleeps=False)


def _say_when_it_ends(box: SignInAgain, sign_in: SignIn, viewer: Person) -> None:
    if clock.now() < sign_in.ends_at - _warned_before():
        box.calm()
        return
    at = moment_within(sign_in.ends_at, viewer.zone)
    if sign_in.ends_at == sign_in.latest_end:
        box.warn('last', _('Your sign-in ends {moment}. Sign in again to continue; what you have typed stays.',
                           moment=at))
    else:
        box.warn('idle', _('You will be signed out {moment}, because nothing has happened here for a while.',
                           moment=at))


def _moments(sign_in: SignIn) -> tuple[datetime, ...]:
    return sign_in.ends_at - _warned_before(), sign_in.ends_at


def _warned_before() -> timedelta:
    """A short time is told about in its last fifth."""
    return min(WARNED_BEFORE, _shortest() / 5)


def _shortest() -> timedelta:
    return min(timedelta(hours=settings().sign_in_idle_hours), timedelta(days=settings().sign_in_max_days))


@app.post(AGAIN)
async def sign_in_again(request: Request, posted: Posted) -> JSONResponse:
    """From a page that stays as it is. Says what is asked for besides, or what was wrong at which field."""
    once = await SignIn.once_of(token_of(request))
    if once is None:
        return JSONResponse({'field': 'password', 'sentence': str(SignedOut()), 'leave': True})
    devices = devices_of(request)
    try:
        person = await people.authenticate(
            once.person.username, posted['password'], address=address_of(request), devices=devices)
        has_factor = await people.has_second_factor(person)
        if has_factor and not posted['code']:
            return JSONResponse({'ask': 'code'})
        if has_factor:
            await people.check_second_factor(person,
                                             posted['code'], address=address_of(request),
                                             device=devices.get(person.id, ''))
    except Refusal as no:
        field = no.field if isinstance(no, Invalid) else 'password'
        return JSONResponse({'field': field, 'sentence': str(no)})
    token = await people.sign_in_here(person, browser=browser_of(request), address=address_of(request), instead_of=once,
                                      second_factor=has_factor)
    answer = JSONResponse({'done': True})
    give_token(answer, request, token)
    remember_device(answer, request, person)
    return answer
