"""Indicators of the same persons, such as the shares of good and of poor readers: what is hidden of one is of all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.indicators.catalogue import Indicators
from dashboard.indicators.disclosure.persons import of_same_persons
from dashboard.indicators.disclosure.places import Place
from dashboard.indicators.given import Given


@dataclass
class Family:
    """`persons` by place, None where no indicator tells them; `rows` by indicator."""

    persons: dict[Place, int | None] = field(default_factory=dict)
    rows: dict[str, Sequence[Given]] = field(default_factory=dict)

    def takes(self, others: Mapping[Place, int | None]) -> bool:
        """The same number of persons wherever both tell it, and somewhere they do."""
        both = [place for place in others.keys() & self.persons.keys() if others[place] and self.persons[place]]
        return bool(both) and all(others[place] == self.persons[place] for place in both)

    def add(self, indicator: str, rows: Sequence[Given], persons: Mapping[Place, int | None]) -> None:
        self.rows[indicator] = rows
        for place, n in persons.items():
            if self.persons.get(place) is None:
                self.persons[place] = n


def families(rows: Iterable[Given], indicators: Indicators) -> list[Family]:
    """Of one school year. Taking two indicators for one family that are none hides more, never less. Where a row does
    not tell its persons, those of another indicator of the same test count."""
    rows = list(rows)
    of_others = of_same_persons(rows, indicators)
    by_indicator: dict[str, list[Given]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator, []).append(row)
    found: list[Family] = []
    for indicator in sorted(by_indicator):
        own = by_indicator[indicator]
        persons = {place_of(row): of_others.get((indicator, place_of(row))) if row.n is None else row.n for row in own}
        family = next((one for one in found if one.takes(persons)), None)
        if family is None:
            found.append(family := Family())
        family.add(indicator, own, persons)
    return found


def place_of(row: Given) -> Place:
    return row.unit, row.grade, row.group
