"""The second step of signing in: a code from the authenticator app, for accounts that have one."""

from flask import Flask, request, url_for
from werkzeug.wrappers import Response

from callbacks.ways_in import brake
from callbacks.ways_in.arrival import Arrival, arriving, enter
from callbacks.ways_in.entrance import Entrance, key, now, typed
from callbacks.ways_in.signing_in import too_late
from dashboard.logged import Event
from data_access.engine import writing
from data_access.ways_in import second_factor
from layouts.second_factor import Refusal, code_page


def mount(server: Flask, entrance: Entrance) -> None:
    def answer() -> Response:
        arrival = arriving(entrance)
        if arrival is None:
            return too_late(entrance)
        return _try(entrance, arrival) if request.method == "POST" else Response(_page(entrance), mimetype="text/html")

    server.add_url_rule("/login/code", "login_code", answer, methods=["GET", "POST"])


def _try(entrance: Entrance, arrival: Arrival) -> Response:
    held = brake.on_code(entrance.store.engine, arrival.account)
    if seconds := held.begin():
        return brake.too_often(_page(entrance, "wait"), seconds)
    with writing(entrance.store.engine) as store:
        right = second_factor.use(store, key(), arrival.account, typed("code"), now())
    if not right:
        entrance.store.log.now(Event.SIGN_IN_REFUSED, arrival.name, way="code", why="wrong")
        return Response(_page(entrance, "wrong"), 401, mimetype="text/html")
    held.hit()
    return enter(entrance, arrival, strong=True)


def _page(entrance: Entrance, refusal: Refusal | None = None) -> str:
    return code_page(entrance.sheet(url_for("login_code")), refusal=refusal)
