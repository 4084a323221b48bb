"""E-mail addresses as people enter them."""
import re

from i18n import _

from ..core.refusals import Invalid

MAX_LENGTH_ADDRESS = 200
_NAME = r'[^\s@"(),:;<>\[\]\\\x00-\x1f\x7f]{1,64}'
_LABEL = r'[^\W_](?:[\w-]{0,61}[^\W_])?'
_ADDRESS = re.compile(rf'(?!\.){_NAME}(?<!\.)@(?:{_LABEL}\.)+{_LABEL}')


def checked_address(entered: str) -> str:
    """Empty for none. Whether anybody reads it, only a message can tell."""
    address = entered.strip()
    if len(address) > MAX_LENGTH_ADDRESS:
        raise Invalid(_('Enter an e-mail address of up to {most} characters.', most=MAX_LENGTH_ADDRESS), 'email')
    if address and (not _ADDRESS.fullmatch(address) or '..' in address):
        raise Invalid(_('Enter an e-mail address such as name@example.org.'), 'email')
    return address
