"""Secrets that others hold are kept as a hash: it knows the right one, and a copy of the store opens nothing."""

import hashlib


def fingerprint(secret: str) -> str:
    """For long random secrets; passwords, which can be guessed, need a slow hash."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
