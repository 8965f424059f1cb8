"""What all ways in have in common: the store, who must do what, and the sheet that their forms stand on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import current_app, request

from callbacks.reader import THEME_COOKIE, language_of
from callbacks.view import Store
from dashboard.settings import Settings
from layouts.plain import Sheet


@dataclass(frozen=True, slots=True)
class Entrance:
    """`demonstration` are (user name, role) of the made-up users, empty in a real store."""

    store: Store
    settings: Settings
    demonstration: Sequence[tuple[str, str]] = ()

    @property
    def provider(self) -> str | None:
        """The name of another sign-on service that leads in."""
        return self.settings.oidc.name if self.settings.oidc else None

    def sheet(self, address: str) -> Sheet:
        """`address` is where the page is found again."""
        return Sheet(
            language_of(request, self.settings.language),
            asset,
            address,
            theme=request.cookies.get(THEME_COOKIE),
            made_up=bool(self.demonstration),
        )


def asset(name: str) -> str:
    return f"/assets/{name}"


def key() -> bytes:
    """The installation's, for what is hashed or encrypted with it."""
    found = current_app.secret_key
    assert found is not None  # no application is made without one
    return found.encode() if isinstance(found, str) else found


def now() -> datetime:
    return datetime.now(UTC)


def typed(name: str) -> str:
    """A field as the store can look for it: PostgreSQL refuses the character NUL."""
    return request.form.get(name, "").replace("\0", "\N{REPLACEMENT CHARACTER}")
