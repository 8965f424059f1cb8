"""The values of indicators that a reader may be told: what every page, export and answer of the API goes through."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Row, and_, or_, select

from dashboard.access import Scope
from dashboard.indicators.catalogue import Indicators, Publication
from dashboard.indicators.rights import Edition
from dashboard.indicators.values import ALL, COUNTRY, Told, Value
from data_access import tables
from data_access.questions.indicators.place import Place


def values(
    scope: Scope, store: Connection, known: Indicators, at: Place, keys: Collection[str] | None = None
) -> list[Value]:
    """Of one unit, all years, in order; of all indicators, or of those with the `keys`.

    In the public edition a figure is there only where anybody may know it: of an indicator that is published. Where
    single grades and groups are not the reader's, those of such an indicator are, as they are anybody's.
    """
    published = {key for key, one in known.items() if one.publication is Publication.PUBLIC}
    told = set(known) if scope.unlimited or at.reading.edition is Edition.INTERNAL else published
    wanted = told if keys is None else told & set(keys)
    return _of(store, [at.unit], wanted, wanted if at.reading.parts else wanted & published)


def of_everybody(
    scope: Scope, store: Connection, known: Indicators, places: Collection[Place]
) -> dict[int, list[Value]]:
    """By unit, as `values` but of no single grade or group; of units that are read in the internal edition."""
    inside = [at.unit for at in places if scope.unlimited or at.reading.edition is Edition.INTERNAL]
    found: dict[int, list[Value]] = defaultdict(list)
    for value in _of(store, inside, known):
        found[value.unit].append(value)
    return found


def to_be_judged(scope: Scope, store: Connection, known: Indicators, at: Place) -> list[Value]:
    """Of everybody in one unit, confidential figures too, of indicators of which anybody is told a word.

    Nothing of them may leave `data_access` before dashboard/indicators/public.py has reduced it to these words.
    """
    told = {key for key, one in known.items() if one.publication is not Publication.INTERNAL}
    return _of(store, [at.unit], told)


def of_country(scope: Scope, store: Connection, keys: Collection[str]) -> list[Value]:
    """The whole country's, which the ministry has published."""
    return _of(store, [COUNTRY], keys, keys)


def _of(store: Connection, numbers: Iterable[int], keys: Iterable[str], parts: Iterable[str] = ()) -> list[Value]:
    """`parts`: the indicators of which single grades and groups are wanted too."""
    at = tables.indicator_value.c
    of_all = and_(at.grade == ALL, at.group == ALL)
    wanted = select(tables.indicator_value).where(at.unit_id.in_(numbers), at.indicator.in_(sorted(keys)))
    wanted = wanted.where(or_(of_all, at.indicator.in_(sorted(parts))))
    rows = store.execute(wanted.order_by(at.unit_id, at.indicator, at.school_year, at.grade, at.group))
    return [_value(row) for row in rows]


def _value(row: Row) -> Value:
    return Value(
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
