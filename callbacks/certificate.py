"""The certificate page: parse, ask, hand on."""

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.certificate import Protection
from dashboard.profile import Choice
from dashboard.selection import Selection
from data_access.catalogue import Catalogue, Round
from data_access.engine import Connection
from data_access.questions.certificate import certificate
from layouts import certificate as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = _protection(who, connection, catalogue, selection)
    return None if found is None else (layout.title(found, who.language), layout.page(found, who.language))


def register(on: Mounted, store: Store) -> None:
    """Nothing to connect: every choice on the page is a link."""


def _protection(who: Reader, store: Connection, catalogue: Catalogue, selection: Selection) -> Protection | None:
    """Of the newest round where none is chosen; None for a round that does not exist."""
    rounds = {found.key: found for found in catalogue.rounds}
    if selection.round is not None and selection.round not in rounds:
        return None
    if not rounds:
        return Protection(selection, (), (), 0, None)
    return _of_round(who, store, catalogue, rounds[selection.round or catalogue.rounds[-1].key])


def _of_round(who: Reader, store: Connection, catalogue: Catalogue, round_: Round) -> Protection:
    return Protection(
        selection=Selection("certificate", round=round_.key),
        rounds=tuple(Choice(one.key, one.name) for one in catalogue.rounds),
        forms=tuple(Choice(form.key, form.name) for form in catalogue.forms.get(round_.id, ())),
        k=round_.k,
        certificate=certificate(who.scope, store, round_.id),
    )
