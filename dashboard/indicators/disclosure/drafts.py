"""What is told of the values of one school year, and what is told of each hidden one: why it is hidden."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.indicators.catalogue import Indicator, Indicators
from dashboard.indicators.disclosure.corrections import Earlier, persons_changed
from dashboard.indicators.disclosure.extremes import bound
from dashboard.indicators.disclosure.families import Family, families, place_of
from dashboard.indicators.disclosure.freezing import frozen
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


def drafts(rows: Iterable[Given], rules: Rules, earlier: Mapping[Key, Sequence[Earlier]]) -> list[Draft]:
    """Of one school year."""
    rows = [with_persons(row, earlier.get(row.key, ())) for row in rows]
    found = [_of_country(row, rules) for row in rows if row.unit == COUNTRY_CODE]
    for family in families((row for row in rows if row.unit != COUNTRY_CODE), rules.indicators):
        table = _table(family, rules, earlier)
        shown, still = told_places(table, rules.units, rules.k), frozen(table, rules.units, rules.k)
        for row in (row for some in family.rows.values() for row in some):
            draft = _draft(row, rules, shown)
            found.append(_as_before(draft, earlier.get(row.key, ())) if place_of(row) in still else draft)
    return found


def with_persons(row: Given, earlier: Sequence[Earlier]) -> Given:
    """With the number of persons told last where there is none now: leaving it out takes nothing back."""
    told = [one.n for one in earlier if one.n]
    return replace(row, n=told[-1]) if row.n is None and told else row


def _of_country(row: Given, rules: Rules) -> Draft:
    """The ministry has published it."""
    return rules.shown(row) if row.status is Told.SHOWN else Draft(row, row.status)


def _draft(row: Given, rules: Rules, shown: set[Place]) -> Draft:
    if row.status is not Told.SHOWN:
        return Draft(row, row.status)
    if row.n is not None and row.n < rules.k:
        return Draft(row, Told.FEW)
    return rules.shown(row) if place_of(row) in shown else Draft(row, Told.PROTECT)


def _as_before(draft: Draft, earlier: Sequence[Earlier]) -> Draft:
    """Nothing where it was not told just so."""
    tells = draft.status in (Told.SHOWN, Told.EXTREME)
    return Draft(draft.row, Told.PROTECT) if tells and figure(draft) not in earlier else draft


def figure(draft: Draft) -> Earlier:
    return Earlier(draft.row.n, draft.value, draft.bound)


def _table(family: Family, rules: Rules, earlier: Mapping[Key, Sequence[Earlier]]) -> Table:
    """What the mask is to know."""
    rows = [row for some in family.rows.values() for row in some]
    known: set[Place] = set()
    changed: dict[Place, int] = {}
    for row in rows:
        indicator, place = rules.indicators[row.indicator], place_of(row)
        for one in earlier.get(row.key, ()):
            if persons := _persons(indicator, row, rules, one):
                changed[place] = min(persons, changed.get(place, rules.k))
            else:
                known.add(place)
    withheld = frozenset(place_of(row) for row in rows if _is_withheld(row, family))
    told = frozenset(place_of(row) for row in rows if row.key in earlier)
    return Table(family.persons, withheld, told, frozenset(known), changed)


def _is_withheld(row: Given, family: Family) -> bool:
    missing = row.status is Told.MISSING and family.persons[place_of(row)] is None
    return missing or row.status is Told.SUPPRESSED


def _persons(indicator: Indicator, row: Given, rules: Rules, one: Earlier) -> int:
    if row.status is not Told.SHOWN:
        return rules.k  # what was told has gone, and nothing stands against it
    return persons_changed(indicator, one, figure(rules.shown(row)), rules.k)
