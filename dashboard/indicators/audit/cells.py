"""What one figure tells by itself: of enough persons, as its truth is rounded, and not what holds of everybody."""

from collections.abc import Iterator
from math import isclose

from dashboard.gate.findings import Finding, Place, Rule
from dashboard.indicators.audit.standing import Figure, Standing
from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.given import Given, Key
from dashboard.indicators.precision import told as rounded
from dashboard.indicators.values import COUNTRY_CODE, Told
from dashboard.school_years import school_year_text

_HAIR = 1e-6
HIDDEN = frozenset({Told.FEW, Told.PROTECT, Told.SUPPRESSED, Told.MISSING})


def found(standing: Standing) -> Iterator[Finding]:
    for key, figure in standing.told.items():
        if (truth := standing.truth.get(key)) is None:
            yield finding(Rule.CELL, key, "undeclared")
        elif wrong := _wrong(standing, truth, figure):
            yield finding(Rule.CELL, key, wrong)
    for key in sorted(standing.truth.keys() - standing.told.keys()):
        if key[1] != COUNTRY_CODE:  # the country's were published by others
            yield finding(Rule.CELL, key, "missing")


def finding(rule: Rule, key: Key, reason: str, *others: Key) -> Finding:
    """Places only, never a number."""
    places = (Place(0, unit, f"{grade} {group}") for _, unit, _, grade, group in (key, *others))
    return Finding(rule, key[0], school_year_text(key[2]), tuple(places), reason)


def _wrong(standing: Standing, truth: Given, figure: Figure) -> str:
    """Why it may not stand as it does, or nothing."""
    if figure.status in HIDDEN:
        return _hidden(standing, truth, figure)
    if truth.status is not Told.SHOWN or truth.value is None:
        return "other_status"
    if truth.unit != COUNTRY_CODE and truth.n is not None and truth.n < standing.k:
        return "fewer_than_k"
    if figure.status is Told.EXTREME:
        return _bounded(standing.indicators[truth.indicator], truth, figure)
    return _shown(standing, truth, figure)


def _bounded(indicator: Indicator, truth: Given, figure: Figure) -> str:
    numbers = (figure.value, figure.n) != (None, None)
    holds = _holds(figure.bound, truth.value or 0.0, _slack(indicator, truth))
    return "" if holds and not numbers else "other_bound"


def _hidden(standing: Standing, truth: Given, figure: Figure) -> str:
    if (figure.value, figure.n, figure.bound) != (None, None, None):
        return "number_in_hidden"
    if figure.status is Told.FEW:
        return "" if truth.n is not None and truth.n < standing.k else "other_status"
    by_source = truth.status is not Told.SHOWN
    return "" if (figure.status is truth.status if by_source else figure.status is Told.PROTECT) else "other_status"


def _shown(standing: Standing, truth: Given, figure: Figure) -> str:
    indicator = standing.indicators[truth.indicator]
    kind = "country" if truth.unit == COUNTRY_CODE else standing.kinds.get(truth.unit, "")
    value = rounded(indicator, truth.value or 0.0, truth.n, kind)
    if figure.value is None or figure.bound is not None or figure.n != truth.n or not isclose(figure.value, value):
        return "other_figure"
    return "near_end" if kind != "country" and _tells_of_all(indicator, truth) else ""


def _tells_of_all(indicator: Indicator, truth: Given) -> bool:
    """Nearly nobody, or nearly everybody."""
    if indicator.kind is Kind.COUNT or truth.n is None or truth.value is None:
        return False
    width = indicator.highest - indicator.lowest
    from_an_end = min(truth.value - indicator.lowest, indicator.highest - truth.value) / width * truth.n
    return round(from_an_end, 9) < 1.5 if indicator.kind is Kind.SHARE else round(from_an_end, 9) <= 0.5


def _slack(indicator: Indicator, truth: Given) -> float:
    """Half a person: a source may have rounded the share that a whole number of persons is."""
    return 50 / truth.n if indicator.kind is Kind.SHARE and truth.n else _HAIR


def _holds(bound: str | None, value: float, slack: float) -> bool:
    if not bound or bound[:2] not in ("<=", ">="):
        return False
    limit = float(bound[2:])
    return value <= limit + slack if bound.startswith("<=") else value >= limit - slack
