"""Invitations: whoever holds the link may choose a password, once."""

from flask import Flask, request
from werkzeug.wrappers import Response

from callbacks.ways_in.arrival import arrive
from callbacks.ways_in.entrance import Entrance, now
from dashboard import passwords
from dashboard.logged import Event
from data_access import accounts
from data_access.engine import reading, writing
from data_access.ways_in import invitations
from data_access.ways_in.fingerprints import fingerprint
from data_access.ways_in.invitations import Invitation
from layouts import invitation as layout


def mount(server: Flask, entrance: Entrance) -> None:
    def answer(token: str) -> Response:
        found = opened(entrance, token)
        if isinstance(found, Response):
            return found
        return _choose(entrance, found) if request.method == "POST" else _page(entrance, found)

    server.add_url_rule("/invitation/<token>", "invitation", answer, methods=["GET", "POST"])


def opened(entrance: Entrance, token: str) -> Invitation | Response:
    """The invitation, or the page that says there is none: the same whatever is wrong with the link.

    No brake: 256 bits are not guessed, and a picture on any web page could pull it for a whole school.
    """
    with reading(entrance.store.engine) as store:
        found = invitations.found(store, fingerprint(token), now())
    return found or over(entrance)


def _choose(entrance: Entrance, invitation: Invitation) -> Response:
    password = request.form.get("password", "")
    refusal = passwords.refusal(password, invitation.name)
    if refusal or password != request.form.get("again"):
        return _page(entrance, invitation, refusal or "invitation.different")
    with writing(entrance.store.engine) as store:
        used = invitations.use(store, invitation.mark, now())
        if used is not None:
            accounts.set_password(store, used.name, password)
    if used is None:
        return over(entrance)
    entrance.store.log.now(Event.ACCOUNT, used.name, account=used.name, change="password")
    return arrive(entrance, used.account, "/", "invitation")


def _page(entrance: Entrance, invitation: Invitation, refusal: str | None = None) -> Response:
    page = layout.page(entrance.sheet(request.path), name=invitation.name, refusal=refusal, provider=entrance.provider)
    return Response(page, 422 if refusal else 200, mimetype="text/html")


def over(entrance: Entrance) -> Response:
    return Response(layout.over(entrance.sheet("/login")), 404, mimetype="text/html")
