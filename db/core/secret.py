"""The secret of this installation, and what is signed and sealed with keys that follow from it."""
import hmac
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .config import settings
from .refusals import Refusal

MAKE_ONE = 'A good one is made by: python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
MISSING = ('Set COHORT_STORAGE_SECRET first, in the environment or in a file .env (one is made by: python3 -c '
           '"import secrets; print(secrets.token_urlsafe(48))"), or look around with: main.py serve --demo')
MIN_LENGTH, MIN_DISTINCT = 32, 10
WELL_KNOWN = ('changeme', 'secret', 'password', 'cohort', 'example', 'onlyfor', 'placeholder', 'qwerty', 'abcdefgh',
              '12345678', 'lorem')
"""Nothing that is drawn at random has one of these in it, but once in ten thousand times."""

NONCE = 12
"""Bytes, as AES-GCM takes them."""


@cache
def storage_secret() -> str:
    """What signs the browsers' cookies. In demo mode one is made up and kept; otherwise it must be given."""
    if settings().storage_secret:
        if no := why_weak(settings().storage_secret):
            raise Refusal(f'COHORT_STORAGE_SECRET {no}. {MAKE_ONE}')
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


def why_weak(secret: str) -> str | None:
    """Why somebody could guess it, to be read after its name; None for a good one."""
    if len(secret) < MIN_LENGTH:
        return f'is too short: it needs at least {MIN_LENGTH} characters'
    if len(set(secret)) < MIN_DISTINCT or secret in (secret * 2)[1:-1]:
        return 'repeats itself, so that it could be guessed'
    letters = ''.join(sign for sign in secret.casefold() if sign.isalnum())
    if any(word in letters for word in WELL_KNOWN):
        return 'is made of words that everybody tries'
    return None


def signature(purpose: str, text: str) -> str:
    """Only this installation can make it, and for no other purpose."""
    return _b64(hmac.digest(_key(purpose), text.encode(), 'sha256'))


def is_signature(purpose: str, text: str, signed: str) -> bool:
    return hmac.compare_digest(signature(purpose, text).encode(), signed.encode())


def sealed(purpose: str, secret: bytes) -> str:
    """A secret that is to be kept, unreadable without the storage secret and for any other purpose: AES-256-GCM under a
    key derived by HKDF (RFC 5869), with a nonce of its own."""
    nonce = secrets.token_bytes(NONCE)
    return _b64(nonce + AESGCM(_sealing_key(purpose)).encrypt(nonce, secret, purpose.encode()))


def unsealed(purpose: str, kept: str) -> bytes | None:
    """What has been sealed; None if it was sealed with another secret, or changed since."""
    try:
        raw = urlsafe_b64decode(kept + '=' * (-len(kept) % 4))
        return AESGCM(_sealing_key(purpose)).decrypt(raw[:NONCE], raw[NONCE:], purpose.encode())
    except (ValueError, InvalidTag):
        return None


def _sealing_key(purpose: str) -> bytes:
    derivation = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=f'cohort · seal · {purpose}'.encode())
    return derivation.derive(storage_secret().encode())


def _key(purpose: str) -> bytes:
    return hmac.digest(storage_secret().encode(), f'cohort · {purpose}'.encode(), 'sha256')


def _b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip('=')
