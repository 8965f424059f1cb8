"""The first lock: nobody comes past without signing in, and nothing comes in from other sites."""

from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request, session, url_for
from flask_login import LoginManager, current_user
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.wrappers import Response

from callbacks.reader import LANGUAGE_COOKIE
from callbacks.ways_in.arrival import STANDING, SignedIn, is_too_weak, step_back
from callbacks.ways_in.entrance import Entrance
from dashboard.language import LANGUAGES
from data_access.engine import Engine, reading
from data_access.standing import standing
from data_access.ways_in import tokens

# Endpoints that need no account: the ways in and out, and what tells nothing.
OPEN = frozenset(
    {
        "login", "login_code", "login_second_factor", "login_openid", "login_openid_callback", "logout",
        "invitation", "invitation_openid", "language", "health", "ready", "static",
    }
)  # fmt: skip
ASSETS = "_dash_assets.static"  # style sheets and scripts; the same for everybody
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
DOING = frozenset({"logout", "invitation_openid"})  # links that do something, so only our own pages may lead there
API = "/api/v1/"  # where programs come in with a token
A_YEAR = 365 * 24 * 60 * 60


def lock(server: Flask, entrance: Entrance) -> None:
    """Mount the door."""
    engine = entrance.store.engine
    manager = LoginManager(server)
    manager.user_loader(lambda number: _by_session(engine, number) if _token() is None else _by_token(engine))
    manager.request_loader(lambda request: _by_token(engine))
    server.before_request(_refuse_other_sites)
    server.before_request(lambda: _refuse_strangers(entrance))
    server.add_url_rule("/language/<code>", "language", _choose_language)


def inside(address: str | None) -> str:
    """The address if it stays on this site, else the front page (trust.md AC-9)."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return "/"
    return address if "\\" not in address and address.isprintable() else "/"


def _by_session(engine: Engine, number: str) -> SignedIn | None:
    """As long as the account stands as it did when the session began."""
    with reading(engine) as store:
        stands = standing(store, int(number)) if number.isdecimal() else None
    return SignedIn(int(number)) if stands and stands == session.get(STANDING) else None


def _by_token(engine: Engine) -> SignedIn | None:
    """Whoever shows a token is that account for this one request, whatever session the same browser has."""
    token = _token()
    if token is None:
        return None
    with reading(engine) as store:
        account = tokens.owner(store, token)
    return None if account is None else SignedIn(account)


def _token() -> str | None:
    shown = request.authorization
    is_bearer = shown is not None and shown.type == "bearer" and request.path.startswith(API)
    return shown.token or "" if shown and is_bearer else None


def _refuse_other_sites() -> None:
    """Unsafe requests and links that do something must come from our own pages; programs that say nothing may pass."""
    if request.method in SAFE_METHODS and request.endpoint not in DOING:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site not in ("same-origin", "none") if site else origin not in (None, request.host_url.rstrip("/"))
    if foreign:
        abort(403)


def _refuse_strangers(entrance: Entrance) -> Response | None:
    if request.endpoint in OPEN or request.endpoint == ASSETS:
        return None
    here = _came_from() if _is_form() else request.full_path.rstrip("?")
    if not current_user.is_authenticated:
        return _turn_away(url_for("login", next=here))
    if _token() is None and is_too_weak(entrance, int(current_user.get_id())):
        return _turn_away(step_back(entrance, int(current_user.get_id()), inside(here)))
    return None


def _turn_away(address: str) -> Response:
    """A reader is led to where they can sign in, a program is told."""
    is_page = request.method == "GET" and request.accept_mimetypes.accept_html
    if (is_page or _is_form()) and not request.path.startswith(("/_", "/api/")):
        return redirect(address, code=303 if _is_form() else 302)
    asks_for_token = request.path.startswith(API)
    abort(401, www_authenticate=WWWAuthenticate("bearer", {"realm": "api"}) if asks_for_token else None)


def _is_form() -> bool:
    """Sent by somebody who looks at the page that it stands on."""
    return request.mimetype == "application/x-www-form-urlencoded" and request.accept_mimetypes.accept_html


def _came_from() -> str:
    """The page that a form stands on: nothing can be opened at the address that the form was sent to."""
    page = urlsplit(request.referrer or "")
    return inside(f"{page.path}?{page.query}".rstrip("?")) if page.netloc == request.host else "/"


def _choose_language(code: str) -> Response:
    if code not in LANGUAGES:
        abort(404)
    response = redirect(inside(request.args.get("next")))
    response.set_cookie(LANGUAGE_COOKIE, code, max_age=A_YEAR, samesite="Lax", secure=request.is_secure, httponly=True)
    return response
