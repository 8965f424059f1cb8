"""From the proof of who somebody is to being signed in, over the second factor where one is needed.

Whoever is between the two is a stranger to the door: the session holds only whose arrival it is.
"""

from dataclasses import asdict, dataclass
from datetime import date

from flask import redirect, session, url_for
from flask_login import UserMixin, login_user
from werkzeug.wrappers import Response

from callbacks.ways_in.entrance import Entrance
from dashboard.logged import Event
from data_access import accounts
from data_access.engine import Connection, reading
from data_access.standing import standing
from data_access.ways_in import second_factor

_ARRIVING, _PASSED = "arriving", "second_factor"
STANDING = "standing"  # another password or second factor ends the session, also one that began at the same moment


class SignedIn(UserMixin):
    """What Flask-Login keeps of a reader: the account's number."""

    def __init__(self, number: int) -> None:
        self.id = number


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who has proven who they are and still owes the second factor. `way` is how: password, openid, …

    `standing` holds what the account was like, so that a change of its password meanwhile ends the arrival.
    """

    account: int
    name: str
    following: str
    way: str
    standing: str


def arrive(
    entrance: Entrance, account: int, following: str, way: str, *, strong: bool = False, proven: str | None = None
) -> Response:
    """Signs in, or leads to the second factor first. `strong`: the way in has asked for one already. `proven` is how
    the account stood when the proof was found right; without it, how it stands now."""
    arrival = _arrival(entrance, account, following, way)
    if arrival is None or proven not in (None, arrival.standing):
        return redirect(url_for("login"))
    with reading(entrance.store.engine) as store:
        asked = not strong and (second_factor.has_one(store, account) or _is_required(entrance, store, account))
    return redirect(_hold(entrance, arrival)) if asked else enter(entrance, arrival, strong=strong)


def step_back(entrance: Entrance, account: int, following: str) -> str:
    """Where a session that is signed in and too weak has to go; until then it is nobody's."""
    arrival = _arrival(entrance, account, following, "session")
    return url_for("login") if arrival is None else _hold(entrance, arrival)


def arriving(entrance: Entrance) -> Arrival | None:
    """None where nobody is, where it took too long, or where the account has changed since."""
    kept = session.get(_ARRIVING)
    arrival = Arrival(**kept) if kept else None
    if arrival is None:
        return None
    with reading(entrance.store.engine) as store:
        return arrival if standing(store, arrival.account) == arrival.standing else None


def enter(entrance: Entrance, arrival: Arrival, *, strong: bool) -> Response:
    """`strong`: a second factor was shown."""
    admit(arrival.account, arrival.standing, strong=strong)
    entrance.store.log.now(Event.SIGNED_IN, arrival.name, way=arrival.way, second_factor="yes" if strong else "no")
    return redirect(arrival.following)


def admit(account: int, standing: str, *, strong: bool) -> None:
    """Sign in, in a session that holds nothing of what was before, for as long as the account stands like that."""
    session.clear()
    login_user(SignedIn(account))
    session[STANDING] = standing
    if strong:
        session[_PASSED] = True


def is_too_weak(entrance: Entrance, account: int) -> bool:
    """Whether a signed-in account has got a role since that asks for more than it has shown."""
    if not entrance.settings.second_factor or session.get(_PASSED):
        return False
    with reading(entrance.store.engine) as store:
        return _is_required(entrance, store, account)


def _is_required(entrance: Entrance, store: Connection, account: int) -> bool:
    return second_factor.is_required(store, account, entrance.settings.second_factor, date.today())


def _arrival(entrance: Entrance, account: int, following: str, way: str) -> Arrival | None:
    """None for an account that is closed."""
    with reading(entrance.store.engine) as store:
        name, mark = accounts.name_of(store, account), standing(store, account)
    return None if name is None or mark is None else Arrival(account, name, following, way, mark)


def _hold(entrance: Entrance, arrival: Arrival) -> str:
    """Keep whose arrival it is; gives the address where the second factor is asked for or set up."""
    session.clear()
    session[_ARRIVING] = asdict(arrival)
    with reading(entrance.store.engine) as store:
        has_one = second_factor.has_one(store, arrival.account)
    return url_for("login_code" if has_one else "login_second_factor")
