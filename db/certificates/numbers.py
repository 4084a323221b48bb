"""The number of a certificate: random, and readable aloud and from paper."""
import re
import secrets

SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
"""Of Crockford's base 32: without I, L, O and U, which are mistaken for others."""
GROUPS, GROUP = 4, 4
_MISREAD = str.maketrans('OIL', '011')
_NUMBER = re.compile(f'[{SIGNS}]{{{GROUPS * GROUP}}}')


def new_number() -> str:
    """“7K3M-09QD-ZX5T-C1HB”: 80 bits."""
    return '-'.join(''.join(secrets.choice(SIGNS) for _ in range(GROUP)) for _ in range(GROUPS))


def as_number(typed: str) -> str | None:
    """What somebody has typed, as numbers are kept; None if it can be none."""
    signs = re.sub(r'[\s\-–—_.]', '', typed[:80]).upper().translate(_MISREAD)
    if not _NUMBER.fullmatch(signs):
        return None
    return '-'.join(signs[start:start + GROUP] for start in range(0, len(signs), GROUP))
