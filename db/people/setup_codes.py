"""The code that the first administrator has to know, so that not just anybody sets a new installation up."""
import hmac
import re
import secrets
from functools import cache

from i18n import _

from ..core.config import settings
from ..core.networks import network
from ..core.refusals import Invalid
from . import sign_in_attempts as attempts
from .sign_in_attempts import SignInAttempt

_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'


@cache
def setup_code() -> str:
    """As the settings say; else one that is made up for as long as this process runs, and that its log tells."""
    return settings().setup_code or '-'.join(
        ''.join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


def check_setup_code(typed: str, *, address: str = '') -> None:
    """That it is this one; else Invalid. Wrong ones are counted."""
    with SignInAttempt((attempts.PER_SETUP_CODE, network(address))) as attempt:
        if not hmac.compare_digest(_plain(typed).encode(), _plain(setup_code()).encode()):
            raise Invalid(_('This is not the code. The server says it in its log when it starts.'), 'code')
        attempt.right()


def _plain(code: str) -> str:
    return re.sub(r'[\s-]', '', code).upper()
