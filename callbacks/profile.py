"""The profile page: parse, ask, hand on."""

from contextlib import suppress

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.access import Role
from dashboard.profile import Profile
from dashboard.selection import Selection
from data_access import releases
from data_access.engine import StoreUnavailable, writing
from data_access.questions.profile import profile
from layouts import profile as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = profile(who.scope, connection, catalogue, selection)
        round_ = catalogue.round(found.selection.round) if found else None
    if found is None or round_ is None:
        return None
    _remember(who, store, found, round_.id)
    return layout.title(found, who.language), layout.page(found, who.language), found.selection


def _remember(who: Reader, store: Store, found: Profile, round_id: int) -> None:
    """A leader's first look at the own profile: no round is released unseen.

    While a round is being published nothing can be written; then the next look is the first.
    """
    unseen = found.release is not None and found.release.state is not None and not found.release.looked
    if unseen and Role.LEADER in who.scope.roles_at(found.unit.unit):
        with suppress(StoreUnavailable), writing(store.engine) as connection:
            releases.look(connection, round_id, found.unit.unit, who.name)


def register(on: Mounted, store: Store) -> None:
    """Nothing to connect: every choice on the page is a link, so the address carries the whole view."""
