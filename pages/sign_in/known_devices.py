"""A browser in which somebody has signed in before carries a signed proof of it, so that what others try elsewhere
does not keep its owner out. It opens nothing: it only has counters of its own."""
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from starlette.requests import Request
from starlette.responses import Response

from db import Person
from db.core import is_signature, signature
from pages.sign_in.cookie import cookie_name, set_cookie

MAX_PEOPLE = 8
"""People who share a browser."""
DAYS = 365
PURPOSE = 'known device'

Devices = dict[int, str]
"""By the number of a person, the name of this browser for them."""


def devices_of(request: Request) -> Devices:
    said, _, signed = request.cookies.get(cookie_name('cohort-device'), '').rpartition('.')
    if not said or not is_signature(PURPOSE, said, signed):
        return {}
    return {int(person): name for person, name in json.loads(urlsafe_b64decode(said)).items()}


def remember_device(response: Response, request: Request, person: Person) -> None:
    """They have signed in here."""
    known = devices_of(request)
    name = known.pop(person.id, None) or secrets.token_urlsafe(9)
    latest = dict([*known.items(), (person.id, name)][-MAX_PEOPLE:])
    said = urlsafe_b64encode(json.dumps(latest).encode()).decode()
    set_cookie(response, cookie_name('cohort-device'), f'{said}.{signature(PURPOSE, said)}', days=DAYS)
