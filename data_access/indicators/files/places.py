"""Which unit a text in a file means: by code, by a name that is right, or by a spelling that somebody must confirm."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from dashboard.indicators.rights import KINDS
from dashboard.indicators.values import COUNTRY_CODE
from data_access import rounds, tables
from data_access.indicators.files import words
from data_access.packages.columns import Fault
from data_access.packages.spelling import Spelling
from data_access.packages.values import code


@dataclass(frozen=True, slots=True)
class Unit:
    """As it is called in the newest round that it is in."""

    code: str
    kind: str
    name: str


COUNTRY = Unit(COUNTRY_CODE, "country", "")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that is spelt nearly like the unit's name or code; `spelling` is what confirming it keeps."""

    spelling: str
    unit: Unit


@dataclass(frozen=True)
class Places:
    """The units that may have indicators, by code. `confirmed` are codes by spelling."""

    units: Mapping[str, Unit]
    confirmed: Mapping[str, str] = field(default_factory=dict)

    def only(self, level: str | None) -> "Places":
        """Those of one level, where a file is known to be about it."""
        if level is None:
            return self
        return Places({code: unit for code, unit in self.units.items() if unit.kind == level}, self.confirmed)


def places(store: Connection) -> Places:
    here = tables.unit_in_round.c
    wanted = (
        select(tables.unit.c.code, here.kind, here.name)
        .join(tables.unit, tables.unit.c.id == here.unit_id)
        .join(tables.round_, tables.round_.c.id == here.round_id)
        .where(here.kind.in_(KINDS))
        .order_by(*rounds.oldest_first())
    )
    units = {row.code: Unit(row.code, row.kind, row.name) for row in store.execute(wanted)}
    names = select(tables.unit_name.c.spelling, tables.unit.c.code).join(tables.unit)
    return Places(units, {row.spelling: row.code for row in store.execute(names)})


class Matching:
    """Matches the texts of one file; `names` are codes by the names that its description gives."""

    def __init__(self, places: Places, names: Mapping[str, str] | None = None) -> None:
        self._places = places
        self._told = {text.strip(): code for text, code in (names or {}).items()}
        self._named = _several((unit.name.strip(), unit) for unit in places.units.values())
        self._spelt = _several((words.spelling(unit.name), unit) for unit in places.units.values())
        self._numbers = _several((code.lstrip("0"), unit) for code, unit in places.units.items())
        self._nearest = Spelling([*self._named, *places.units])

    def unit(self, text: str) -> Unit | Proposal | Fault:
        text = text.strip()
        if not text:
            return Fault("unit_empty")
        if (told := self._told.get(text)) is not None:
            return self._coded(told) or Fault("unit_code_unknown", {"code": told})
        return self._coded(text) or self._known(text) or self._proposed(text) or self._unknown(text)

    def is_country(self, text: str) -> bool:
        return self.unit(text) == COUNTRY

    def is_no_place(self, text: str) -> bool:
        """Neither a place nor spelt like one; the country is none."""
        found = self.unit(text)
        return found == COUNTRY or (isinstance(found, Fault) and found.reason in ("place_unknown", "unit_empty"))

    def _coded(self, text: str) -> Unit | None:
        if text == COUNTRY_CODE:
            return COUNTRY
        return self._places.units.get(text) or self._places.units.get(code(text))

    def _known(self, text: str) -> Unit | Fault | None:
        if found := self._named.get(text):
            return found[0] if len(found) == 1 else _ambiguous(found)
        if words.is_country(text):
            return COUNTRY
        confirmed = self._places.confirmed.get(words.spelling(text))
        return None if confirmed is None else self._places.units.get(confirmed)

    def _proposed(self, text: str) -> Proposal | Fault | None:
        ways = words.spellings(text)
        found = next((found for way in ways if (found := self._spelt.get(way))), None)
        if not found and text.isalnum() and any(sign.isdigit() for sign in text):
            found = self._numbers.get(code(text).lstrip("0"))
        if not found:
            return None
        return Proposal(ways[0], found[0]) if len(found) == 1 else _ambiguous(found)

    def _unknown(self, text: str) -> Fault:
        return Fault("place_unknown", {"hint": self._nearest.closest(text)})


def _several(pairs: Iterable[tuple[str, Unit]]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for text, unit in pairs:
        if text:
            found.setdefault(text, []).append(unit)
    return found


def _ambiguous(found: Collection[Unit]) -> Fault:
    return Fault("unit_ambiguous", {"units": [f"{unit.code} ({unit.name})" for unit in found]})
