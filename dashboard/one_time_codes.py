"""Codes of an authenticator app: what it must know, and which moment a code belongs to (RFC 6238)."""

from datetime import datetime

import pyotp
from pyotp.exceptions import OTPVerificationError

STEPS_ASIDE = 1  # clocks of telephones differ by some seconds
GROUP = 4


def fresh_secret() -> str:
    return pyotp.random_base32()


def address(secret: str, account: str, product: str) -> str:
    """What the square code holds: the app names its entry by product and account."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=product)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The number of the half minute whose code this is; None for a code of no moment near now."""
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdecimal()):
        return None
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(digits, for_time=now, valid_window=STEPS_ASIDE)
    except OTPVerificationError:
        return None


def in_groups(secret: str) -> str:
    """Easier to read aloud and to type."""
    return " ".join(secret[start : start + GROUP] for start in range(0, len(secret), GROUP))
