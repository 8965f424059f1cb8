"""A municipality's own indicators: the file that brings them, checked in full before anything is kept."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.indicators.catalogue import Indicators, Kind, Publication
from dashboard.indicators.own_fields import CHECKS
from dashboard.indicators.own_in_use import changed
from dashboard.school_years import school_year

TABLE = "indicator"
NEEDED = ("key", "name", "definition", "kind", "source")
FIELDS = tuple(field for field in CHECKS if field != "why")
# Targets are set on the indicator's page, where it is kept who set them and when; a course belongs to national goals.
SET_ELSEWHERE = ("target", "aim", "part", "background", "local")
_ON_A_SCALE = (Kind.MEAN, Kind.RATE)
_IN_PER_CENT = (Kind.SHARE, Kind.RATE)
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Wrong:
    """`row` counts the file's indicators from 1; None where it is about the whole file. `reason` is the key of a text
    under own_indicator.reason."""

    row: int | None
    field: str | None
    value: str | None
    reason: str


def check(file: Mapping[str, Any], taken: Collection[str], in_use: Indicators) -> list[Wrong]:
    """Everything that is wrong with a parsed file; `taken` are the keys of the product's own catalogue, `in_use` those
    that a municipality added before and of which there are values."""
    rows = file.get(TABLE)
    strange = [Wrong(None, table, None, "table") for table in file if table != TABLE]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        return [*strange, Wrong(None, TABLE, None, "none")]
    keys = Counter(str(row.get("key")) for row in rows)
    found = [wrong for place, row in enumerate(rows, 1) for wrong in _row(place, row)]
    found += [wrong for place, row in enumerate(rows, 1) for wrong in _key(place, row, keys, taken)]
    return [*strange, *found] if strange or found else list(_changed(rows, in_use))


def complete(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row that is right, as the catalogue takes it."""
    breaks = [{**one, "school_year": school_year(one["school_year"])} for one in row.get("breaks", [])]
    return {"publication": Publication.INTERNAL.value, **row, "breaks": breaks, "local": True}


def _row(place: int, row: Mapping[str, Any]) -> Iterator[Wrong]:
    for field in NEEDED:
        if field not in row:
            yield Wrong(place, field, None, "needed")
    for field, value in row.items():
        if field in FIELDS:
            yield from (Wrong(place, field, _shown(what), reason) for reason, what in CHECKS[field](value))
        else:
            yield Wrong(place, field, None, "set_elsewhere" if field in SET_ELSEWHERE else "field")
    yield from (Wrong(place, field, None, reason) for field, reason in _together(row))


def _together(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Fields that need each other or rule each other out."""
    kind = row.get("kind")
    if kind in _ON_A_SCALE and "spread" not in row:
        yield "spread", "needed_for_kind"
    if kind not in _ON_A_SCALE and "spread" in row:
        yield "spread", "not_for_kind"
    if kind == Kind.MEAN and "range" not in row:
        yield "range", "needed_for_kind"
    if kind in _IN_PER_CENT and "range" in row:
        yield "range", "not_for_kind"


def _key(place: int, row: Mapping[str, Any], keys: Mapping[str, int], taken: Collection[str]) -> Iterator[Wrong]:
    key = str(row.get("key"))
    if key in taken:
        yield Wrong(place, "key", _shown(key), "taken")
    if "key" in row and keys[key] > 1:
        yield Wrong(place, "key", _shown(key), "key_twice")


def _changed(rows: Sequence[Mapping[str, Any]], in_use: Indicators) -> Iterator[Wrong]:
    """Only where everything else is right can it be held against what was said before."""
    for place, row in enumerate(rows, 1):
        yield from (Wrong(place, field, None, reason) for field, reason in changed(complete(row), in_use))


def _shown(value: object) -> str:
    return str(value)[:_LONGEST_SHOWN]
