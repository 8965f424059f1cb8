"""The values of indicators as plain rows for the API: everything that the reader may be told, hidden ones included."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.indicators.values import COUNTRY, Value
from dashboard.school_years import school_year_text
from data_access.catalogue import Catalogue
from data_access.indicators.known import known
from data_access.questions.indicators.place import place
from data_access.questions.indicators.places import places
from data_access.questions.indicators.values import of_country, values


class IndicatorRow(TypedDict):
    """Columns of the contract (design.md section 9), then `bound`, which an extreme one has, and `made_up`.

    `unit` is the number used in addresses, 0 for the whole country. `value` is None unless `status` is shown; `n` is
    also None where the source does not tell it.
    """

    indicator: str
    unit: int
    school_year: str
    grade: str
    group: str
    value: float | None
    n: int | None
    status: str
    source: str
    bound: str | None
    made_up: bool


def rows(scope: Scope, store: Connection, catalogue: Catalogue, unit: int | None) -> Iterator[IndicatorRow] | None:
    """Of one unit, or of all that the reader may be told of; None for one that is unknown or not theirs."""
    if unit is None:
        return _of_all(scope, store, catalogue)
    if unit == COUNTRY:
        return _of_country(scope, store) if scope.grants or scope.unlimited else None
    at = place(scope, store, catalogue, unit)
    return None if at is None else _as_rows(values(scope, store, known(store), at))


def _of_all(scope: Scope, store: Connection, catalogue: Catalogue) -> Iterator[IndicatorRow]:
    """The country first."""
    if scope.grants or scope.unlimited:
        yield from _of_country(scope, store)
    indicators = known(store)
    for at in places(scope, store, catalogue):
        yield from _as_rows(values(scope, store, indicators, at))


def _of_country(scope: Scope, store: Connection) -> Iterator[IndicatorRow]:
    return _as_rows(of_country(scope, store, known(store)))


def _as_rows(found: Iterable[Value]) -> Iterator[IndicatorRow]:
    for one in found:
        yield IndicatorRow(
            indicator=one.indicator,
            unit=one.unit,
            school_year=school_year_text(one.school_year),
            grade=one.grade,
            group=one.group,
            value=one.value,
            n=one.n,
            status=one.status.value,
            source=one.source,
            bound=one.bound,
            made_up=one.made_up,
        )
