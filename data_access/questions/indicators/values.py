"""The values of indicators that a reader may be told: what every page, export and answer of the API goes through."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.indicators.catalogue import Indicators, Publication
from dashboard.indicators.rights import Edition, Reading
from dashboard.indicators.values import ALL, COUNTRY, Told, Value
from data_access import tables
from data_access.questions.indicators.place import Place


def values(
    scope: Scope, store: Connection, known: Indicators, at: Place, keys: Collection[str] | None = None
) -> list[Value]:
    """Of one unit, all years, in order; of all indicators, or of those with the `keys`.

    In the public edition a figure is there only where anybody may know it: of an indicator that is published.
    """
    if scope.unlimited or at.reading.edition is Edition.INTERNAL:
        told = set(known)
    else:
        told = {key for key, one in known.items() if one.publication is Publication.PUBLIC}
    return _of(store, at.unit, told if keys is None else told & set(keys), at.reading)


def to_be_judged(scope: Scope, store: Connection, known: Indicators, at: Place) -> list[Value]:
    """Of everybody in one unit, confidential figures too, of indicators of which anybody is told a word.

    Nothing of them may leave `data_access` before dashboard/indicators/public.py has reduced it to these words.
    """
    told = {key for key, one in known.items() if one.publication is not Publication.INTERNAL}
    return _of(store, at.unit, told, Reading(Edition.PUBLIC, parts=False))


def of_country(scope: Scope, store: Connection, keys: Collection[str]) -> list[Value]:
    """The whole country's, which the ministry has published."""
    return _of(store, COUNTRY, set(keys), Reading(Edition.PUBLIC, parts=True))


def _of(store: Connection, unit: int, keys: Iterable[str], may: Reading) -> list[Value]:
    """`parts`: of single grades and groups too."""
    at = tables.indicator_value.c
    wanted = select(tables.indicator_value).where(at.unit_id == unit, at.indicator.in_(sorted(keys)))
    wanted = wanted if may.parts else wanted.where(at.grade == ALL, at.group == ALL)
    rows = store.execute(wanted.order_by(at.indicator, at.school_year, at.grade, at.group))
    return [
        Value(
            indicator=row.indicator,
            unit=row.unit_id,
            school_year=row.school_year,
            grade=row.grade,
            group=row.group,
            status=Told(row.status),
            value=row.value,
            n=row.n,
            bound=row.bound,
            source=row.source,
            made_up=row.made_up,
        )
        for row in rows
    ]
