"""What is told of the values of one school year, and what is told of each hidden one: why it is hidden."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.indicators.catalogue import Indicator, Indicators
from dashboard.indicators.disclosure.corrections import Earlier, persons_changed
from dashboard.indicators.disclosure.extremes import bound
from dashboard.indicators.disclosure.families import Family, families, place_of
from dashboard.indicators.disclosure.mask import told as told_places
from dashboard.indicators.disclosure.places import Place, Units
from dashboard.indicators.disclosure.sums import Table
from dashboard.indicators.given import Given, Key
from dashboard.indicators.precision import told as rounded
from dashboard.indicators.values import COUNTRY_CODE, Told


@dataclass(frozen=True, slots=True)
class Draft:
    """One value as it will stand in the store; `n` and `value` only where it is shown."""

    row: Given
    status: Told
    value: float | None = None
    n: int | None = None
    bound: str | None = None


@dataclass(frozen=True)
class Rules:
    indicators: Indicators
    units: Units
    k: int

    def kind(self, unit: str) -> str:
        return "country" if unit == COUNTRY_CODE else self.units.kinds.get(unit, "")

    def shown(self, row: Given) -> Draft:
        """As the value is told when nothing forbids it."""
        indicator, kind = self.indicators[row.indicator], self.kind(row.unit)
        assert row.value is not None  # there is a number wherever the source shows one
        if limit := bound(indicator, row.value, row.n, kind):
            return Draft(row, Told.EXTREME, bound=limit)
        return Draft(row, Told.SHOWN, rounded(indicator, row.value, row.n, kind), row.n)


def drafts(
    rows: Iterable[Given],
    rules: Rules,
    earlier: Mapping[Key, Sequence[Earlier]],
    withheld: Collection[Key] = (),
) -> list[Draft]:
    """Of one school year; `withheld` are hidden besides, to protect others."""
    rows = list(rows)
    found = [_of_country(row, rules) for row in rows if row.unit == COUNTRY_CODE]
    for family in families(row for row in rows if row.unit != COUNTRY_CODE):
        table, never = _table(family, rules, earlier)
        shown = told_places(table, rules.units, rules.k, never)
        found += [_draft(row, rules, shown, withheld) for some in family.rows.values() for row in some]
    return found


def _of_country(row: Given, rules: Rules) -> Draft:
    """The ministry has published it."""
    return rules.shown(row) if row.status is Told.SHOWN else Draft(row, row.status)


def _draft(row: Given, rules: Rules, shown: set[Place], withheld: Collection[Key]) -> Draft:
    if row.status is not Told.SHOWN:
        return Draft(row, row.status)
    if row.n is not None and row.n < rules.k:
        return Draft(row, Told.FEW)
    if place_of(row) not in shown or row.key in withheld:
        return Draft(row, Told.PROTECT)
    return rules.shown(row)


def _table(family: Family, rules: Rules, earlier: Mapping[Key, Sequence[Earlier]]) -> tuple[Table, set[Place]]:
    """What the mask is to know, and the places that it must not tell."""
    known: set[Place] = set()
    changed: dict[Place, int] = {}
    for row in (row for some in family.rows.values() for row in some if row.key in earlier):
        indicator, place = rules.indicators[row.indicator], place_of(row)
        for one in earlier[row.key]:
            persons = _persons(indicator, row, rules, one)
            if not persons:
                known.add(place)
            elif persons < rules.k:
                changed[place] = min(persons, changed.get(place, rules.k))
    suppressed = {place_of(row) for some in family.rows.values() for row in some if row.status is Told.SUPPRESSED}
    table = Table(family.persons, frozenset(suppressed), frozenset(known), changed)
    return table, set(changed)


def _persons(indicator: Indicator, row: Given, rules: Rules, one: Earlier) -> int:
    if row.status is not Told.SHOWN:
        return rules.k  # what was told has gone, and nothing stands against it
    now = rules.shown(row)
    return persons_changed(indicator, one, Earlier(row.n, now.value, now.bound), rules.k)
