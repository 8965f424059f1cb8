"""The web application: Dash on Flask behind the door, with the store it reads."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from dash import Dash, dcc, html
from flask import request
from flask_compress import Compress

from callbacks import api, bodies, headers, health, hosts, openapi, pages, refusals
from callbacks.demonstration import USERS
from callbacks.reader import THEME_COOKIE, language_of
from callbacks.view import Store
from callbacks.ways_in import authenticator, door, invitation, openid, second_factor, sessions, signing_in
from callbacks.ways_in.entrance import Entrance
from dashboard.settings import Settings
from data_access.engine import Engine
from layouts.document import document

SHORTEST_KEY = 32  # bytes; trust.md AC-16
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
    store = Store(engine, settings.audit_months)
    store.log.flush()  # deletes what has been kept long enough, now and once a day
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
    made_up = store.made_up
    _configure(app, settings, made_up=made_up)
    users = [(user.name, user.role.value) for user in USERS] if made_up else []
    _guard(app, Entrance(store, settings, users))
    health.mount(app.server, engine)
    api.mount(app.server, store, settings.language)
    openapi.mount(app.server)
    pages.mount(app, store, settings.language)
    return app


def _guard(app: Dash, entrance: Entrance) -> None:
    """In the order in which a request meets them."""
    server = app.server
    headers.send(server, app)
    refusals.mount(server, entrance)
    hosts.trust(server, entrance.settings)
    sessions.mount(server, entrance.store.engine)
    door.lock(server, entrance)
    for way_in in (signing_in, second_factor, authenticator, invitation, openid):
        way_in.mount(server, entrance)
    bodies.check(app)


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
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
    )
    Compress(server)


def _secret_key(settings: Settings, *, made_up: bool) -> str:
    long_enough = settings.secret_key is not None and len(settings.secret_key.encode()) >= SHORTEST_KEY
    if settings.secret_key and (long_enough or made_up):
        return settings.secret_key
    if not made_up:
        raise NoSecretKey("SECRET_KEY")
    drawn = settings.data_dir / "secret_key"
    if not drawn.exists():
        _draw_secret_key(drawn)
    return drawn.read_text()


def _draw_secret_key(drawn: Path) -> None:
    """Two processes that start at once agree on one key: a link appears whole or not at all, and only once."""
    drawn.parent.mkdir(parents=True, exist_ok=True)
    mine = drawn.with_suffix(f".{os.getpid()}")
    mine.touch(mode=0o600)
    mine.write_text(secrets.token_hex(SHORTEST_KEY))
    with suppress(FileExistsError):
        os.link(mine, drawn)
    mine.unlink()
