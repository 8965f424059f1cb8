"""The key with which a browser locks away what it could not send yet: one for each account, and nobody else's."""

from base64 import b64encode

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NAME, _KEY = b"laeringsblik unsent name ", b"laeringsblik unsent key "
_OF_NAME, _OF_KEY = 12, 32  # bytes


def of_account(secret: bytes, account: str) -> dict[str, str]:
    """`name` says whose a locked text is to nobody but its owner; `key` is for AES-GCM. Both are always the same."""
    derived = {"name": _derived(secret, _NAME, account, _OF_NAME), "key": _derived(secret, _KEY, account, _OF_KEY)}
    return {what: b64encode(value).decode() for what, value in derived.items()}


def _derived(secret: bytes, use: bytes, account: str, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=use + account.encode()).derive(secret)
