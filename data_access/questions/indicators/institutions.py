"""One indicator of all institutions of a municipality, for whom they are known inside."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.indicators.cards import cards
from dashboard.indicators.catalogue import Indicators
from dashboard.indicators.one import OfInstitution
from dashboard.indicators.rights import Edition
from dashboard.language import sort_key
from data_access.catalogue import Catalogue
from data_access.questions.indicators.place import Place, below
from data_access.questions.indicators.targets import own
from data_access.questions.indicators.values import of_everybody


def institutions(
    scope: Scope, store: Connection, catalogue: Catalogue, known: Indicators, at: Place, key: str
) -> tuple[OfInstitution, ...]:
    """In alphabetical order, those that have a row. Nothing in the public edition, and nothing of other levels."""
    if at.reading.edition is not Edition.INTERNAL or at.link.kind != "municipality":
        return ()
    found = _all(scope, store, catalogue, known, at, key)
    return tuple(sorted(found, key=lambda one: sort_key(one.unit.name)))


def _all(
    scope: Scope, store: Connection, catalogue: Catalogue, known: Indicators, at: Place, key: str
) -> Iterator[OfInstitution]:
    """Judged with all indicators of the institution, as on its own page, so that both say the same."""
    targets = own(scope, store, known, at)
    places = below(scope, store, catalogue, at)
    told_of = of_everybody(scope, store, known, places)
    for one in places:
        told = cards(known, one.link.kind, told_of.get(one.unit, ()), (), targets)
        card = next((card for card in told if card.indicator.key == key), None)
        if card is not None and card.own.points:
            yield OfInstitution(replace(one.link, may_open=True), card)
