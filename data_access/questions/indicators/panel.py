"""The panel of a unit's goals, in the edition that the reader may have or has chosen."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.focus import may_read
from dashboard.goals import goals_of
from dashboard.indicators.apart import GOAL, Apart, apart
from dashboard.indicators.asked import Asked
from dashboard.indicators.cards import panel as of_cards
from dashboard.indicators.catalogue import Indicators
from dashboard.indicators.panel_page import PanelPage, suits
from dashboard.indicators.rights import Edition
from dashboard.indicators.targets import running
from dashboard.moments import today
from dashboard.organisation import PROGRAMME
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from data_access import tables
from data_access.catalogue import Catalogue
from data_access.indicators.known import known
from data_access.questions import units
from data_access.questions.indicators.asked import asked
from data_access.questions.indicators.cards import Seen, seen, told
from data_access.questions.indicators.place import Place, below
from data_access.questions.indicators.values import values


def panel(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> PanelPage | None:
    """None where there is no such page for this reader, and for an edition that there is not."""
    look = seen(scope, store, catalogue, selection)
    if look is None:
        return None
    at = look.at
    indicators = known(store)
    found = [card for card in told(scope, store, indicators, at) if suits(card, at.link.type)]
    return PanelPage(
        unit=replace(at.link, may_open=bool(units.trails(scope, store, at.unit))),
        path=tuple(replace(one, may_open=one.has_indicators) for one in at.path),
        selection=Selection("indicators", at.unit, edition=look.edition),
        edition=at.reading.edition,
        chooses=look.chooses,
        panel=of_cards(found),
        below=tuple(_below(scope, store, catalogue, look)),
        in_the_house=may_read(scope, at.trail),
        apart=_apart(scope, store, indicators, at),
        asked=_asked(scope, store, catalogue, at),
        running=running(today()),
    )


def _apart(scope: Scope, store: Connection, indicators: Indicators, at: Place) -> tuple[Apart, ...]:
    """Nothing where the reader is not told of single groups. The programme has no values of its own."""
    about = {key: one for key, one in indicators.items() if one.goal == GOAL}
    return () if at.link.kind == PROGRAMME else apart(about, values(scope, store, about, at))


def _asked(scope: Scope, store: Connection, catalogue: Catalogue, at: Place) -> Asked | None:
    """Results of the mapping are for readers inside."""
    inside = at.reading.edition is Edition.INTERNAL and bool(goals_of(at.link.type))
    return asked(scope, store, catalogue, at.unit) if inside else None


def _below(scope: Scope, store: Connection, catalogue: Catalogue, look: Seen) -> list[UnitLink]:
    """Those for which the goals are set, and whoever has values all the same; of whom the reader may know as much."""
    most = Edition.INTERNAL if look.chooses else Edition.PUBLIC
    at = replace(look.at, reading=replace(look.at.reading, edition=most))
    found = [one.link for one in below(scope, store, catalogue, at)]
    followed = _followed(store, [one.unit for one in found if not goals_of(one.type)])
    there = [one for one in found if goals_of(one.type) or one.unit in followed]
    return [replace(one, may_open=True, asked=False) for one in there]


def _followed(store: Connection, numbers: Collection[int]) -> set[int]:
    unit = tables.indicator_value.c.unit_id
    return set(store.execute(select(unit).distinct().where(unit.in_(numbers))).scalars())
