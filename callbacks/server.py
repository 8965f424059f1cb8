"""The web application: Dash on Flask behind the door, with the store it reads."""

import secrets
from pathlib import Path
from typing import Any

from dash import Dash, dcc, html
from flask import request
from flask_compress import Compress

from callbacks import api, door, headers, health, pages
from callbacks.demonstration import USERS
from callbacks.reader import THEME_COOKIE, language_of
from callbacks.view import Store
from dashboard.settings import Settings
from data_access.engine import Engine
from layouts.document import document

LARGEST_REQUEST = 2 * 1024 * 1024  # bytes; trust.md AC-4
ASSETS = Path(__file__).parent.parent / "assets"


class NoSecretKey(RuntimeError):
    """Sessions of a real store must be signed with a key that the installation sets itself."""


class LocalisedDash(Dash):
    """Dash with a page of our own around it, in the reader's language."""

    usual_language = "da"

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # we hand all parts on
        language = language_of(request, self.usual_language)
        return document(language, request.cookies.get(THEME_COOKIE), self.get_asset_url, parts)


def application(engine: Engine, settings: Settings) -> Dash:
    """Raises NoSecretKey. Made anew for every process; nothing in it outlives a request but connections and texts."""
    store = Store(engine)
    app = LocalisedDash(
        "laeringsblik",
        assets_folder=str(ASSETS),
        suppress_callback_exceptions=True,
        update_title="",
        title="Læringsblik",
        enable_mcp=False,
        serve_locally=True,
    )
    app.usual_language = settings.language
    app.layout = _empty
    _configure(app, settings, made_up=store.catalogue.made_up)
    demonstration = USERS if store.catalogue.made_up else ()
    door.lock(app.server, engine, settings.language, [(user.name, user.role.value) for user in demonstration])
    headers.send(app.server, app)
    health.mount(app.server, engine)
    api.mount(app.server, store, settings.language)
    pages.mount(app, store, settings.language)
    return app


def _empty() -> html.Div:
    """What stands before the first page has come: its place, and where its title goes."""
    titles = [dcc.Store(id="title"), dcc.Store(id="arrived")]
    return html.Div([dcc.Location(id="address", refresh="callback-nav"), *titles, html.Div(id="page")])


def _configure(app: Dash, settings: Settings, *, made_up: bool) -> None:
    server = app.server
    server.json.sort_keys = False  # columns come in the contract's order
    server.secret_key = _secret_key(settings, made_up=made_up)
    server.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
    )
    Compress(server)


def _secret_key(settings: Settings, *, made_up: bool) -> str:
    if settings.secret_key:
        return settings.secret_key
    if not made_up:
        raise NoSecretKey("SECRET_KEY")
    drawn = settings.data_dir / "secret_key"
    if not drawn.exists():
        drawn.parent.mkdir(parents=True, exist_ok=True)
        drawn.touch(mode=0o600)
        drawn.write_text(secrets.token_hex(32))
    return drawn.read_text()
