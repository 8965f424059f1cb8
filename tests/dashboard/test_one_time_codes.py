"""Codes of an authenticator app."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.one_time_codes import address, fresh_secret, in_groups, step_of

# RFC 6238, appendix B: the secret "12345678901234567890" and six of the eight digits.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert step_of(SECRET, code, datetime.fromtimestamp(seconds, UTC)) == seconds // 30


def test_the_step_of_a_code_is_the_moment_it_belongs_to_not_that_of_typing_it() -> None:
    then = datetime.fromtimestamp(1234567890, UTC)
    assert step_of(SECRET, "005924", then + timedelta(seconds=30)) == 1234567890 // 30
    assert step_of(SECRET, "005924", then + timedelta(seconds=90)) is None


@pytest.mark.parametrize("code", ["", " ", "28708", "2870822", "28708x", "²87082", "-28708", "2.8708"])
def test_what_is_no_code_is_right_at_no_moment(code: str) -> None:
    assert step_of(SECRET, code, datetime.fromtimestamp(59, UTC)) is None


def test_a_fresh_secret_is_another_one_each_time_and_long_enough() -> None:
    secrets = {fresh_secret() for _ in range(20)}
    assert len(secrets) == 20
    assert all(len(secret) * 5 >= 160 for secret in secrets)  # RFC 4226 section 4: 160 bits


def test_the_app_is_told_whose_and_what_for() -> None:
    told = address(SECRET, "anna & søn", "Læringsblik")
    assert told.startswith("otpauth://totp/L%C3%A6ringsblik:anna%20%26%20s%C3%B8n?")
    assert f"secret={SECRET}" in told


def test_the_key_is_written_in_groups_of_four() -> None:
    assert in_groups("ABCDEFGHIJ") == "ABCD EFGH IJ"
