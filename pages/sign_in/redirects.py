"""Where somebody is led after they have signed in: to a place of this site only."""
from urllib.parse import quote, urlsplit

FIRST = '/sessions'


def sign_in_url(then: str) -> str:
    """The sign-in page that leads there."""
    return f'/sign-in?then={quote(then)}' if then != FIRST else '/sign-in'


def local(address: str) -> str:
    """The address if it is a path of this site, else the usual first page."""
    parts = urlsplit(address)
    outside = parts.scheme or parts.netloc or not address.startswith('/') or address.startswith(('//', '/\\'))
    strange = any(sign in '\\\x7f' or sign < ' ' for sign in address) or parts.path.startswith('/sign-')
    return FIRST if outside or strange else address
