"""Films of other hosts that may be played in the page once the viewer asks for it: of hosts that the settings allow."""
import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

YOUTUBE = ('youtube.com', 'm.youtube.com', 'youtu.be', 'youtube-nocookie.com')
VIMEO = ('vimeo.com', 'player.vimeo.com')
ID = re.compile(r'[\w-]{5,20}')


class Embed(NamedTuple):
    host: str
    address: str


def embedded(url: str, allowed: Collection[str]) -> Embed | None:
    """The player for this address that knows least of its viewer; None where its host is not allowed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host, path = (parts.hostname or '').removeprefix('www.'), [part for part in parts.path.split('/') if part]
    if parts.scheme != 'https' or host not in allowed:
        return None
    if host in YOUTUBE:
        id_ = (parse_qs(parts.query).get('v') or path[-1:] or [''])[0]
        return _at('www.youtube-nocookie.com', f'/embed/{id_}', id_)
    if host in VIMEO:
        id_ = next((part for part in reversed(path) if part.isdigit()), '')
        return _at('player.vimeo.com', f'/video/{id_}?dnt=1', id_)
    if len(path) >= 2 and path[:-1] in (['w'], ['videos', 'watch'], ['videos', 'embed']):  # PeerTube, on any host
        return Embed(host, f'https://{parts.netloc}/videos/embed/{path[-1]}')
    return Embed(host, url)


def player_hosts(allowed: Collection[str]) -> frozenset[str]:
    """Where the players of these hosts are loaded from: what a page must let into its frames."""
    return frozenset('www.youtube-nocookie.com' if host in YOUTUBE else 'player.vimeo.com' if host in VIMEO else host
                     for host in allowed)


def _at(host: str, path: str, id_: str) -> Embed | None:
    return Embed(host.removeprefix('www.'), f'https://{host}{path}') if ID.fullmatch(id_) else None
