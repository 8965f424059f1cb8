"""The profile page: parse, ask, hand on."""

from contextlib import suppress

from callbacks import notes, shown_around
from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.access import Role
from dashboard.moments import present
from dashboard.notes import SECTION
from dashboard.profile import Profile
from dashboard.selection import Selection
from dashboard.work import Opening
from data_access import releases
from data_access.engine import StoreUnavailable, writing
from data_access.questions.factor_page import factor_page
from data_access.questions.profile import profile
from layouts import factor_page as behind
from layouts import profile as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    shown = _shown(who, store, selection)
    if shown is not None and len(shown) > 2:
        _count(who, store, shown[2])
    return shown


def _shown(who: Reader, store: Store, selection: Selection) -> Shown | None:
    if selection.section == SECTION:
        return notes.page(who, store, selection)
    return (_factor(who, store, selection) if selection.factor else None) or _whole(who, store, selection)


def _count(who: Reader, store: Store, found: Selection) -> None:
    """That somebody of the house has looked; those above the institutions leave no trace."""
    if found.unit is not None and found.round is not None and who.scope.homes:
        store.log.opened(Opening(who.name, found.unit, found.round, who.scope.homes, present()))


def _factor(who: Reader, store: Store, selection: Selection) -> Shown | None:
    """What lies behind the factor; None where it is not asked here, which leaves the whole profile to be shown."""
    with store.asked() as (connection, catalogue):
        found = factor_page(who.scope, connection, catalogue, selection, who.name)
    if found is None:
        return None
    title, page = behind.title(found, who.language), behind.page(found, who.language, notes.kept(who))
    return title, page, found.profile.selection


def _whole(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = profile(who.scope, connection, catalogue, selection, who.name)
        tour = shown_around.tour(who, connection)
        round_ = catalogue.round(found.selection.round) if found else None
    if found is None or round_ is None:
        return None
    _remember(who, store, found, round_.id)
    return layout.title(found, who.language), layout.page(found, who.language, tour), found.selection


def _remember(who: Reader, store: Store, found: Profile, round_id: int) -> None:
    """A leader's first look at the own profile: no round is released unseen.

    While a round is being published nothing can be written; then the next look is the first.
    """
    unseen = found.release is not None and found.release.state is not None and not found.release.looked
    if unseen and Role.LEADER in who.scope.roles_at(found.unit.unit):
        with suppress(StoreUnavailable), writing(store.engine) as connection:
            releases.look(connection, round_id, found.unit.unit, who.name)


def register(on: Mounted, store: Store) -> None:
    """Every choice on the page is a link, so the address carries the whole view."""
    notes.register(on)
    shown_around.register(on)
