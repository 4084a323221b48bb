"""Where links and pictures may lead."""
import re
from urllib.parse import quote, urlsplit

from .escaping import no_entities

ON_THE_WEB = 'http', 'https'
_OWN_FILE = re.compile(r'file:[^/\\?#]+')
_UNSEEN = re.compile(r'[\t\n\r]')
_SPLITTING = re.compile(r'[\s()<>\\|`"]')


def link_address(raw: str) -> str:
    """On the web or to a mailbox, whole; nothing if it leads anywhere else."""
    return _in(raw, (*ON_THE_WEB, 'mailto'))


def web_address(raw: str) -> str:
    return _in(raw, ON_THE_WEB)


def picture_address(raw: str) -> str:
    """On the web, or a file that comes with the text."""
    return raw if _OWN_FILE.fullmatch(raw) else web_address(raw)


def in_brackets(address: str) -> str:
    """As Markdown writes it behind the words of a link."""
    return no_entities(_SPLITTING.sub(lambda sign: quote(sign[0]), address))


def _in(raw: str, schemes: tuple[str, ...]) -> str:
    address = _UNSEEN.sub('', raw.strip())
    if address.startswith('//'):  # in the way in which the page itself was fetched
        address = f'https:{address}'
    try:
        parts = urlsplit(address)
    except ValueError:
        return ''
    return address if parts.scheme in schemes and (parts.netloc or parts.scheme == 'mailto') else ''
