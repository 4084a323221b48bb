"""The end of every sign-in: the browser gets its token, and is known from now on."""
from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from db import Person, SignIn, people
from pages.guards.client_info import address_of, browser_of
from pages.sign_in.cookie import give_token, token_of
from pages.sign_in.known_devices import remember_device


async def let_in(request: Request, person: Person, then: str, *, second_factor: bool = False) -> Response:
    """They have shown who they are: this browser is signed in from now on."""
    token = await people.sign_in_here(person,
                                      browser=browser_of(request), address=address_of(request),
                                      second_factor=second_factor,
                                      instead_of=await SignIn.once_of(token_of(request)))
    answer = RedirectResponse(then, 303)
    give_token(answer, request, token)
    remember_device(answer, request, person)
    return answer
