"""Indicator values in a test's own store, as they stand after an import: for tests of what is shown of them."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import delete, insert

from dashboard.indicators.values import ALL, COUNTRY, Told, Value
from data_access import tables
from data_access.engine import Engine, writing

_TABLE = tables.indicator_value
SOURCE = "A file of the test's own"


def share(unit: int, school_year: int, value: float, n: int | None, indicator: str = "reading_good") -> Value:
    """A figure of everybody, in all grades together."""
    return Value(indicator, unit, school_year, ALL, ALL, Told.SHOWN, value, n, source=SOURCE)


def hidden(unit: int, school_year: int, status: Told, indicator: str = "reading_good") -> Value:
    return Value(indicator, unit, school_year, ALL, ALL, status, source=SOURCE)


def of_country(school_year: int, value: float, indicator: str = "reading_good") -> Value:
    return share(COUNTRY, school_year, value, None, indicator)


def forget(store: Engine) -> None:
    """All that the store holds."""
    with writing(store) as connection:
        connection.execute(delete(_TABLE))


def put(store: Engine, values: Iterable[Value]) -> None:
    """In place of what is there of the same."""
    with writing(store) as connection:
        for value in values:
            row = _row(value)
            connection.execute(delete(_TABLE).where(*(column == row[column.name] for column in _TABLE.primary_key)))
            connection.execute(insert(_TABLE), row)


def _row(value: Value) -> dict[str, object]:
    row = asdict(value)
    return row | {"unit_id": row.pop("unit"), "status": value.status.value}
