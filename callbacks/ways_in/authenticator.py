"""Setting an authenticator app up: before coming in, where a role demands one, or later because somebody wants to."""

from dataclasses import dataclass, replace

from flask import Flask, abort, redirect, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from callbacks.said import keep
from callbacks.ways_in import brake
from callbacks.ways_in.arrival import Arrival, admit, arriving, enter
from callbacks.ways_in.entrance import Entrance, key, now, typed
from callbacks.ways_in.signing_in import too_late
from dashboard.logged import Event
from dashboard.one_time_codes import address, fresh_secret, in_groups, step_of
from dashboard.said import Said
from data_access import accounts
from data_access.engine import reading, writing
from data_access.standing import standing
from data_access.ways_in import second_factor
from data_access.ways_in.sealing import opened, sealed
from layouts.second_factor import Refusal, set_up_page

_OFFERED = "offered_second_factor"


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose app it is to be, and the secret offered to them. `proof`: they are asked once more who they are."""

    account: int
    name: str
    secret: str
    required: bool
    proof: bool = False


def mount(server: Flask, entrance: Entrance) -> None:
    both = ["GET", "POST"]
    server.add_url_rule("/login/second-factor", "login_second_factor", lambda: _demanded(entrance), methods=both)
    server.add_url_rule("/second-factor", "second_factor", lambda: _wished(entrance), methods=both)


def _demanded(entrance: Entrance) -> Response:
    """After the password, for an account whose role asks for a second factor that it does not have yet."""
    arrival = arriving(entrance)
    if arrival is None:
        return too_late(entrance)
    with reading(entrance.store.engine) as store:
        if second_factor.has_one(store, arrival.account):
            return redirect(url_for("login_code"))
    owner = _Owner(arrival.account, arrival.name, _offered(), required=True)
    step = _confirmed(owner)
    if step is None:
        return _page(entrance, owner)
    kept = _kept(entrance, owner, step, arrival)
    return enter(entrance, replace(arrival, standing=kept), strong=True) if kept else too_late(entrance)


def _wished(entrance: Entrance) -> Response:
    """A reader who is signed in sets one up, or another one. Their other sessions end."""
    owner = _reader(entrance)
    if any(owner.name == name for name, _ in entrance.demonstration):
        abort(404)  # they are everybody's: nobody may shut the others out
    step = _confirmed(owner)
    if step is None:
        return _page(entrance, owner)
    held = brake.on_code(entrance.store.engine, owner.account)
    if owner.proof and (seconds := held.begin()):
        return brake.too_often(_page(entrance, owner, "wait").get_data(as_text=True), seconds)
    if owner.proof and not _is_proven(entrance, owner):
        return _page(entrance, owner, "unproven")
    held.hit()
    kept = _kept(entrance, owner, step)
    if kept is None:
        return too_late(entrance)
    admit(owner.account, kept, strong=True)
    keep(Said("second_factor.kept"))
    return redirect("/")


def _reader(entrance: Entrance) -> _Owner:
    account = int(current_user.get_id())
    with reading(entrance.store.engine) as store:
        name, proof = accounts.name_of(store, account) or "", second_factor.can_prove(store, account)
    return _Owner(account, name, _offered(), required=False, proof=proof)


def _offered() -> str:
    """The same secret until it is confirmed, so that a page loaded twice shows the one that the app has read."""
    if secret := opened(key(), session.get(_OFFERED, "")):
        return secret
    secret = fresh_secret()
    session[_OFFERED] = sealed(key(), secret)
    return secret


def _confirmed(owner: _Owner) -> int | None:
    """The step of the code that was sent; None for a wrong one, and before any is."""
    return step_of(owner.secret, typed("code"), now()) if request.method == "POST" else None


def _is_proven(entrance: Entrance, owner: _Owner) -> bool:
    """By the password, or by a code of the app that is to be replaced."""
    with writing(entrance.store.engine) as store:
        if second_factor.use(store, key(), owner.account, typed("proof"), now()):
            return True
    with reading(entrance.store.engine) as store:
        return accounts.verified(store, owner.name, request.form.get("proof", "")) == owner.account


def _kept(entrance: Entrance, owner: _Owner, step: int, arrival: Arrival | None = None) -> str | None:
    """How the account stands with it; None where it has changed since the arrival began."""
    with writing(entrance.store.engine) as store:
        if arrival is not None and standing(store, owner.account) != arrival.standing:
            return None
        second_factor.keep(store, key(), owner.account, owner.secret, step)
        stands = standing(store, owner.account)
    entrance.store.log.now(Event.ACCOUNT, owner.name, account=owner.name, change="second_factor")
    return stands


def _page(entrance: Entrance, owner: _Owner, refusal: Refusal | None = None) -> Response:
    """Whatever was sent and is shown again without another reason held a wrong code."""
    refusal = refusal or ("wrong" if request.method == "POST" else None)
    sheet = entrance.sheet(url_for("login_second_factor" if owner.required else "second_factor"))
    picture = address(owner.secret, owner.name, sheet.language.text("product.name"))
    page = set_up_page(
        sheet,
        picture=picture,
        key=in_groups(owner.secret),
        required=owner.required,
        proof=owner.proof,
        refusal=refusal,
    )
    return Response(page, 422 if refusal else 200, mimetype="text/html")
