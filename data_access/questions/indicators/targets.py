"""The targets of indicators: which are in force, and for the municipality itself what it set before."""

from datetime import date

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.indicators import targets as meaning
from dashboard.indicators.catalogue import Indicator, Indicators, Publication
from dashboard.indicators.rights import Edition
from dashboard.indicators.targets import Targets
from data_access import tables
from data_access.indicators.targets import steps
from data_access.questions.indicators.place import Place


def own(scope: Scope, store: Connection, known: Indicators, at: Place) -> dict[str, dict[int, float]]:
    """The municipality's that stand, by indicator and school year, of those indicators that the reader may hear of."""
    if at.municipality is None:
        return {}
    inside = scope.unlimited or at.reading.edition is Edition.INTERNAL
    told = [key for key, one in known.items() if inside or one.publication is not Publication.INTERNAL]
    return meaning.standing(steps(store, at.municipality, told))


def of_one(scope: Scope, store: Connection, at: Place, indicator: Indicator, today: date) -> Targets:
    """Of one indicator at one unit. Its history is told where it was made: to those inside the municipality."""
    stand = own(scope, store, {indicator.key: indicator}, at).get(indicator.key, {})
    running = meaning.running(today)
    national, now = meaning.national(indicator), meaning.in_force(indicator, stand, running)
    is_inside = at.unit == at.municipality and at.reading.edition is Edition.INTERNAL
    if not is_inside:
        return Targets(indicator, running, national, now, stand)
    sets = meaning.may_set(scope, at.trail[-1]) and not indicator.background
    years = meaning.years([*_first(store, at.unit, indicator.key), *stand], today) if sets else range(0)
    history = tuple(reversed(steps(store, at.unit, [indicator.key])))
    return Targets(indicator, running, national, now, stand, history, years)


def _first(store: Connection, unit: int, indicator: str) -> list[int]:
    """The school year in which the unit's values begin, if there are any."""
    value = tables.indicator_value.c
    wanted = select(value.school_year).where(value.unit_id == unit, value.indicator == indicator)
    return list(store.execute(wanted.order_by(value.school_year).limit(1)).scalars())
