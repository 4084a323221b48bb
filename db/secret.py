"""The secret of this installation, and what is signed and sealed with keys that follow from it."""
import hashlib
import hmac
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from functools import cache

from .config import settings
from .refusals import Refusal

MISSING = ('Set COHORT_STORAGE_SECRET first, in the environment or in a file .env (one is made by: python3 -c '
           '"import secrets; print(secrets.token_urlsafe(48))"), or look around with: main.py serve --demo')


@cache
def storage_secret() -> str:
    """What signs the browsers' cookies. In demo mode one is made up and kept; otherwise it must be given."""
    if settings().storage_secret:
        return settings().storage_secret
    if not settings().demo:
        raise Refusal(MISSING)
    file = settings().data_dir / 'demo-secret'
    with suppress(FileNotFoundError):
        return file.read_text(encoding='utf-8')
    file.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), 'w') as new:
        new.write(secrets.token_urlsafe(48))
    return file.read_text(encoding='utf-8')


def signature(purpose: str, text: str) -> str:
    """Only this installation can make it, and for no other purpose."""
    return _b64(hmac.digest(_key(purpose), text.encode(), 'sha256'))


def is_signature(purpose: str, text: str, signed: str) -> bool:
    return hmac.compare_digest(signature(purpose, text).encode(), signed.encode())


def sealed(purpose: str, secret: bytes) -> str:
    """A short secret (up to 32 bytes) that is to be kept, unreadable without the storage secret: combined with the
    HMAC-SHA256 of a nonce as a one-time key, then authenticated under a second key."""
    if len(secret) > hashlib.sha256().digest_size:
        raise ValueError('too long to be sealed')
    nonce = secrets.token_bytes(16)
    hidden = _combined(secret, hmac.digest(_key(f'{purpose} · hide'), nonce, 'sha256'))
    tag = hmac.digest(_key(f'{purpose} · prove'), nonce + hidden, 'sha256')
    return _b64(nonce + tag + hidden)


def unsealed(purpose: str, kept: str) -> bytes | None:
    """What has been sealed; None if it was sealed with another secret, or changed since."""
    try:
        raw = urlsafe_b64decode(kept + '=' * (-len(kept) % 4))
    except ValueError:
        return None
    nonce, tag, hidden = raw[:16], raw[16:48], raw[48:]
    if not hmac.compare_digest(tag, hmac.digest(_key(f'{purpose} · prove'), nonce + hidden, 'sha256')):
        return None
    return _combined(hidden, hmac.digest(_key(f'{purpose} · hide'), nonce, 'sha256'))


def _key(purpose: str) -> bytes:
    return hmac.digest(storage_secret().encode(), f'cohort · {purpose}'.encode(), 'sha256')


def _combined(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other))


def _b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip('=')
