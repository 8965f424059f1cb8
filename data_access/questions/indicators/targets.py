"""The targets of indicators: which are in force, and for the municipality itself what it set before."""

from datetime import date

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.indicators import targets as meaning
from dashboard.indicators.catalogue import Indicator, Indicators, Publication
from dashboard.indicators.rights import Edition
from dashboard.indicators.targets import Level, Targets
from data_access.indicators.targets import steps
from data_access.questions.indicators.place import Place


def own(scope: Scope, store: Connection, known: Indicators, at: Place) -> dict[str, dict[int, Level]]:
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
    years = meaning.years(today) if sets else range(0)
    history = tuple(reversed(steps(store, at.unit, [indicator.key])))
    return Targets(indicator, running, national, now, stand, history, years)
