"""How a unit's factors have moved between two rounds, for the API."""

from typing import TypedDict

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.cells import NOT_ASKED, Cell
from dashboard.comparison import Pair, against_round
from dashboard.disclosure.universe import ALL
from dashboard.statistics.verdicts import Difference
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.questions import cells, units
from data_access.questions.units import Trail


class ChangeRow(TypedDict):
    """`difference` is later minus earlier, in points; None like its verdict where a side is hidden or incomparable."""

    unit: int
    form: str
    factor: str
    from_round: str
    to_round: str
    from_points: int | None
    to_points: int | None
    difference: int | None
    low: int | None
    high: int | None
    verdict: str | None


def changes(
    scope: Scope, store: Connection, catalogue: Catalogue, unit: int, before: Round, now: Round
) -> list[ChangeRow] | None:
    """None where the reader may not open the unit in both rounds; verdicts are judged form by form."""
    trails = units.trails(scope, store, unit)
    if before.id not in trails or now.id not in trails:
        return None
    return [
        row
        for form in catalogue.forms.get(now.id, ())
        for row in _of_form(scope, store, catalogue, form, (before, trails[before.id]), (now, trails[now.id]))
    ]


def _of_form(
    scope: Scope,
    store: Connection,
    catalogue: Catalogue,
    form: Form,
    before: tuple[Round, Trail],
    now: tuple[Round, Trail],
) -> list[ChangeRow]:
    places = [(round_.id, trail) for round_, trail in (before, now)]
    found = cells.of(scope, store, places, form.id, catalogue.splits[ALL])
    unit = now[1][-1].unit
    factors = [factor for factor in catalogue.factors_of(now[0].id, form.id) if (unit, factor.id, now[0].id) in found]

    def cell(factor: Factor, round_: Round) -> Cell:
        return found.get((unit, factor.id, round_.id), NOT_ASKED)

    comparable = catalogue.comparable(now[0].id, before[0].id, form.id)
    pairs = {f.key: Pair(cell(f, now[0]), cell(f, before[0]), f.within or 0, f.between or 0) for f in comparable}
    differences = against_round(pairs)
    return [
        _row(unit, form, factor, (before[0], cell(factor, before[0])), (now[0], cell(factor, now[0])), differences)
        for factor in factors
    ]


def _row(
    unit: int,
    form: Form,
    factor: Factor,
    before: tuple[Round, Cell],
    now: tuple[Round, Cell],
    differences: dict[str, Difference],
) -> ChangeRow:
    found = differences.get(factor.key)
    return ChangeRow(
        unit=unit,
        form=form.key,
        factor=factor.key,
        from_round=before[0].key,
        to_round=now[0].key,
        from_points=before[1].points,
        to_points=now[1].points,
        difference=found.value if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
        verdict=found.verdict.value if found else None,
    )
