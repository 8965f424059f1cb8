"""Signing in by name and password, and signing out."""

from contextlib import suppress

from flask import Flask, redirect, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from callbacks.ways_in import brake
from callbacks.ways_in.arrival import arrive
from callbacks.ways_in.door import inside
from callbacks.ways_in.entrance import Entrance, typed
from dashboard.account_names import normal
from dashboard.logged import Event
from data_access import accounts
from data_access.accounts import UnknownAccount
from data_access.engine import reading, writing
from data_access.standing import standing
from layouts import login
from layouts.links import returning
from layouts.login import Refusal


def mount(server: Flask, entrance: Entrance) -> None:
    def sign_in() -> Response:
        following = inside(request.values.get("next"))
        if request.method != "POST":
            return Response(page(entrance, following), mimetype="text/html")
        return _try(entrance, normal(typed("username")), request.form.get("password", ""), following)

    both = ["GET", "POST"]
    server.add_url_rule("/login", "login", sign_in, methods=both)
    server.add_url_rule("/logout", "logout", lambda: _leave(entrance), methods=both)


def page(entrance: Entrance, following: str, name: str = "", refusal: Refusal | None = None) -> str:
    return login.page(
        entrance.sheet(returning(url_for("login"), following)),
        next_address=following,
        username=name,
        refusal=refusal,
        provider=entrance.provider,
        demonstration=entrance.demonstration,
    )


def refused(entrance: Entrance, following: str, refusal: Refusal, *, name: str = "", way: str) -> Response:
    """The sign-in page again, saying why. The log gets a name only where an account has it: people mistype."""
    entrance.store.log.now(Event.SIGN_IN_REFUSED, _if_known(entrance, name), way=way, why=refusal)
    return Response(page(entrance, following, name, refusal), 401, mimetype="text/html")


def too_late(entrance: Entrance) -> Response:
    """For the later steps of signing in, where it is not known (any more) who is asking."""
    return Response(page(entrance, "/", refusal="late"), 401, mimetype="text/html")


def _try(entrance: Entrance, name: str, password: str, following: str) -> Response:
    held = brake.on_name(entrance.store.engine, name)
    if seconds := held.begin():
        return brake.too_often(page(entrance, following, name, "wait"), seconds)
    with reading(entrance.store.engine) as store:
        account = accounts.verified(store, name, password)
        proven = None if account is None else standing(store, account)
    if account is None:
        return refused(entrance, following, "wrong", name=name, way="password")
    with writing(entrance.store.engine) as store:
        if standing(store, account) == proven and accounts.renew(store, account, password):
            proven = standing(store, account)
    held.hit()
    return arrive(entrance, account, following, "password", proven=proven)


def _if_known(entrance: Entrance, name: str) -> str:
    with reading(entrance.store.engine) as store, suppress(UnknownAccount):
        accounts.number_of(store, name)
        return name
    return ""


def _leave(entrance: Entrance) -> Response:
    if current_user.is_authenticated:
        with reading(entrance.store.engine) as store:
            name = accounts.name_of(store, int(current_user.get_id())) or ""
        entrance.store.log.now(Event.SIGNED_OUT, name)
    session.clear()
    return redirect(url_for("login"))
