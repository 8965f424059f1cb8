"""The cards of one unit in the edition in which the reader looks at it."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.indicators.cards import cards
from dashboard.indicators.catalogue import Indicators
from dashboard.indicators.panel import AnyCard
from dashboard.indicators.panel_page import PUBLIC
from dashboard.indicators.public import public
from dashboard.indicators.rights import ANYBODY, Edition
from dashboard.indicators.values import ALL, COUNTRY_CODE
from dashboard.organisation import PROGRAMME
from dashboard.selection import Selection
from data_access.catalogue import Catalogue
from data_access.questions.indicators.place import Place, place
from data_access.questions.indicators.targets import own
from data_access.questions.indicators.values import of_country, to_be_judged, values


@dataclass(frozen=True, slots=True)
class Seen:
    """`asked` is read as the reader may, `at` in the edition that is shown. `chooses`: the reader may look at both.

    `edition` stands in the address where it was chosen.
    """

    asked: Place
    at: Place
    chooses: bool
    edition: str | None = None


def seen(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Seen | None:
    """None where there is no such page for this reader, and for an edition that there is not."""
    asked = place(scope, store, catalogue, selection.unit) if selection.unit is not None else None
    if asked is None or selection.edition not in {None, PUBLIC}:
        return None
    chooses = asked.reading.edition is Edition.INTERNAL
    if selection.edition is None or not chooses:
        return Seen(asked, asked, chooses)
    return Seen(asked, replace(asked, reading=ANYBODY), chooses, PUBLIC)


def told(scope: Scope, store: Connection, known: Indicators, at: Place) -> tuple[AnyCard, ...]:
    """Whoever reads the public edition gets the reduced cards and nothing else. The programme has no values of its own:
    there the country stands alone, which anybody may know."""
    country = of_country(scope, store, known)
    if at.link.kind == PROGRAMME:
        return cards(known, COUNTRY_CODE, (), country, {})
    targets = own(scope, store, known, at)
    if at.reading.edition is Edition.INTERNAL:
        return cards(known, at.link.kind, values(scope, store, known, at), country, targets)
    judged = to_be_judged(scope, store, known, at)
    parts = [one for one in values(scope, store, known, at) if (one.grade, one.group) != (ALL, ALL)]
    return public(cards(known, at.link.kind, [*judged, *parts], country, targets))
