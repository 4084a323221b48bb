"""What an address in a page may stand for."""
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Inside:
    """A file of the archive."""
    name: str


@dataclass(frozen=True, slots=True)
class Absent:
    """A file that should be in the archive."""
    name: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of the course, or of the platform it comes from."""


Target = Inside | Absent | Elsewhere | None
"""None: an address on the web, as it stands."""


def scheme_of(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return '?'
