"""Secrets that the program itself must read again, encrypted with a key of their own made from the installation's."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"laeringsblik: second factors"


def sealed(key: bytes, secret: str) -> str:
    return _box(key).encrypt(secret.encode()).decode()


def opened(key: bytes, kept: str) -> str | None:
    """None for what was sealed with another key, or has been changed since."""
    try:
        return _box(key).decrypt(kept.encode()).decode()
    except InvalidToken:
        return None


def _box(key: bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key)
    return Fernet(base64.urlsafe_b64encode(derived))
