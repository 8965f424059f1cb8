"""The sign-in page."""

from collections.abc import Sequence
from typing import Literal

from layouts.links import returning
from layouts.plain import Sheet, rendered

Refusal = Literal["wrong", "wait", "late", "provider", "unknown", "taken"]
MISTYPED: tuple[Refusal, ...] = ("wrong", "wait")


def page(
    sheet: Sheet,
    *,
    next_address: str = "/",
    username: str = "",
    refusal: Refusal | None = None,
    provider: str | None = None,
    demonstration: Sequence[tuple[str, str]] = (),
) -> str:
    """`username` is what was typed before a refusal; `provider` the name of another sign-on service that leads in.

    `demonstration` holds (user name, role) of the made-up users, whose password is `demo`.
    """
    return rendered(
        "login",
        sheet,
        next_address=next_address,
        username=username,
        refusal=refusal,
        mistyped=refusal in MISTYPED,
        provider=provider,
        provider_address=returning("/login/openid", next_address),
        demonstration=demonstration,
    )
