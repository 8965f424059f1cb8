"""The first lock: nobody comes past without signing in, and nothing comes in from other sites."""

import logging
from collections.abc import Sequence

from flask import Flask, abort, redirect, request, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from callbacks.reader import LANGUAGE_COOKIE, THEME_COOKIE, language_of
from dashboard.language import LANGUAGES
from data_access import accounts
from data_access.engine import Engine, reading
from layouts import login

OPEN = frozenset({"login", "language", "health", "ready", "static"})  # endpoints that need no account
ASSETS = "_dash_assets.static"  # style sheets and scripts; the same for everybody
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
A_YEAR = 365 * 24 * 60 * 60

_log = logging.getLogger(__name__)


class SignedIn(UserMixin):
    """What Flask-Login keeps of a reader: the account's number."""

    def __init__(self, number: int) -> None:
        self.id = number


def lock(server: Flask, engine: Engine, usual_language: str, demonstration: Sequence[tuple[str, str]]) -> None:
    """Mount the door. `demonstration` are (user name, role) of the made-up users, empty in a real store."""
    manager = LoginManager(server)
    manager.user_loader(lambda number: _open_account(engine, number))
    server.before_request(_refuse_other_sites)
    server.before_request(_refuse_strangers)
    door = _Door(engine, usual_language, demonstration)
    server.add_url_rule("/login", "login", door.login, methods=["GET", "POST"])
    server.add_url_rule("/logout", "logout", _sign_out)
    server.add_url_rule("/language/<code>", "language", _choose_language)


def inside(address: str | None) -> str:
    """The address if it stays on this site, else the front page (trust.md AC-9)."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return "/"
    return address if "\\" not in address and address.isprintable() else "/"


class _Door:
    """The sign-in page."""

    def __init__(self, engine: Engine, usual_language: str, demonstration: Sequence[tuple[str, str]]) -> None:
        self.engine, self.usual_language, self.demonstration = engine, usual_language, demonstration

    def login(self) -> Response | str | tuple[str, int]:
        following = inside(request.values.get("next"))
        if request.method in SAFE_METHODS:
            return self._page(following)
        name = request.form.get("username", "")
        with reading(self.engine) as store:
            number = accounts.verified(store, name, request.form.get("password", ""))
        if number is None:
            _log.info("sign-in refused")
            return self._page(following, name, refused=True), 401
        login_user(SignedIn(number))
        return redirect(following)

    def _page(self, following: str, name: str = "", *, refused: bool = False) -> str:
        return login.page(
            language_of(request, self.usual_language),
            asset=asset,
            next_address=following,
            username=name,
            refusal="wrong" if refused else None,
            theme=request.cookies.get(THEME_COOKIE),
            demonstration=self.demonstration,
        )


def asset(name: str) -> str:
    return f"/assets/{name}"


def _open_account(engine: Engine, number: str) -> SignedIn | None:
    with reading(engine) as store:
        known = number.isdecimal() and accounts.name_of(store, int(number)) is not None
    return SignedIn(int(number)) if known else None


def _refuse_other_sites() -> None:
    """Unsafe requests, and signing out, must come from our own pages; programs that say nothing may pass."""
    if request.method in SAFE_METHODS and request.endpoint != "logout":
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site not in ("same-origin", "none") if site else origin not in (None, request.host_url.rstrip("/"))
    if foreign:
        abort(403)


def _refuse_strangers() -> Response | None:
    if request.endpoint in OPEN or request.endpoint == ASSETS or current_user.is_authenticated:
        return None
    if (
        request.method == "GET"
        and request.accept_mimetypes.accept_html
        and not request.path.startswith(("/_", "/api/"))
    ):
        return redirect(url_for("login", next=request.full_path.rstrip("?")))
    abort(401)


def _sign_out() -> Response:
    logout_user()
    return redirect(url_for("login"))


def _choose_language(code: str) -> Response:
    if code not in LANGUAGES:
        abort(404)
    response = redirect(inside(request.args.get("next")))
    response.set_cookie(LANGUAGE_COOKIE, code, max_age=A_YEAR, samesite="Lax", secure=request.is_secure, httponly=True)
    return response
