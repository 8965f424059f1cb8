"""The indicators that are followed, as rows of a catalogue: what each means, counts and may be told to whom."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.mapping import Name

CATALOGUE = Path(__file__).parent.parent / "catalogues" / "indicators.toml"


class Kind(StrEnum):
    """What a value is, which decides how sure it is.

    A `share` is of persons, in per cent. A `mean` is over persons on a scale, a `rate` over persons in per cent, as
    absence is. A `count` is an administrative figure in per cent that rests on no choice of persons.
    """

    SHARE = "share"
    MEAN = "mean"
    RATE = "rate"
    COUNT = "count"


class Publication(StrEnum):
    """What anybody outside may be told: nothing, target met and development alone, or the figure itself."""

    INTERNAL = "internal"
    TARGET_MET = "target_met"
    PUBLIC = "public"


class Aim(StrEnum):
    """What the target is: a `level` to reach, a `course`: better year by year, so than the year before, or a `rise`:
    better than in the first year that it can be compared with."""

    LEVEL = "level"
    COURSE = "course"
    RISE = "rise"


@dataclass(frozen=True, slots=True)
class Break:
    """From `school_year` on the figures cannot be compared with those before: of `grades`, or of all where it is ()."""

    school_year: int
    why: Name
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """`goal` is a key of goals.toml, "" for one outside the national goals, and `part` the operational target's number.

    `lowest` and `highest` bound the values and `decimals` are the most that are ever shown; `spread` is the standard
    deviation between persons that is taken for a mean or a rate, in the value's own unit. `target` is the national one,
    None where there is none. `construct` is what the mapping asks about the same. `background`: it is no result, and
    nothing is judged by it. `local`: a municipality added it.
    """

    key: str
    goal: str
    part: str
    name: Name
    definition: Name
    kind: Kind
    aim: Aim
    higher_is_better: bool
    lowest: float
    highest: float
    decimals: int
    publication: Publication
    levels: tuple[str, ...]
    grades: tuple[str, ...]
    source: Name
    breaks: tuple[Break, ...] = ()
    target: float | None = None
    spread: float | None = None
    construct: str | None = None
    background: bool = False
    local: bool = False

    def breaks_of(self, grade: str) -> tuple[Break, ...]:
        return tuple(one for one in self.breaks if not one.grades or grade in one.grades)


Indicators = Mapping[str, Indicator]  # by key, in the order of the catalogue


@dataclass(frozen=True, slots=True)
class Grouping:
    """What pupils are grouped by, and its values, each with its name in the order in which they are told.

    `persons` are what pupils of a value are called inside a sentence.
    """

    key: str
    name: Name
    values: Mapping[str, Name]
    persons: Mapping[str, Name]

    @property
    def groups(self) -> tuple[str, ...]:
        """As values carry them: gender=girl."""
        return tuple(f"{self.key}={value}" for value in self.values)


@dataclass(frozen=True, slots=True)
class Construct:
    """What the mapping asks about that has to do with a national goal; `key` is that of factors in its forms."""

    key: str
    goal: str


@cache
def shipped() -> Indicators:
    """Those of the product's own catalogue."""
    return indicators(tomllib.loads(CATALOGUE.read_text(encoding="utf-8")))


@cache
def groupings() -> Mapping[str, Grouping]:
    """By key."""
    rows = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["group"]
    return {
        key: Grouping(key, Name(**row["name"]), _names(row["values"]), _names(row["persons"]))
        for key, row in rows.items()
    }


def _names(rows: Mapping[str, dict[str, str]]) -> dict[str, Name]:
    return {value: Name(**name) for value, name in rows.items()}


@cache
def constructs() -> tuple[Construct, ...]:
    rows = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["construct"]
    return tuple(Construct(row["key"], row["goal"]) for row in rows)


def indicators(catalogue: Mapping[str, list[dict[str, Any]]]) -> Indicators:
    """From the rows of a catalogue, which are complete: a municipality's own are checked before they are kept."""
    found = [_indicator(row) for row in catalogue.get("indicator", [])]
    return {one.key: one for one in found}


def same_persons(known: Indicators, indicator: Indicator) -> tuple[str, ...]:
    """The other shares of the same tests: of the good, of the most able and of those with poor results."""
    if indicator.kind is not Kind.SHARE or not indicator.grades:
        return ()
    return tuple(key for key, one in known.items() if one is not indicator and _test(one) == _test(indicator))


def _test(indicator: Indicator) -> tuple[object, ...]:
    return (indicator.kind, indicator.source, indicator.grades, indicator.breaks, indicator.local)


def _indicator(row: dict[str, Any]) -> Indicator:
    lowest, highest = row.get("range", (0.0, 100.0))
    return Indicator(
        key=row["key"],
        goal=row.get("goal", ""),
        part=row.get("part", ""),
        name=Name(**row["name"]),
        definition=Name(**row["definition"]),
        kind=Kind(row["kind"]),
        aim=Aim(row.get("aim", "level")),
        higher_is_better=row.get("higher_is", "better") == "better",
        lowest=float(lowest),
        highest=float(highest),
        decimals=int(row.get("decimals", 0)),
        publication=Publication(row["publication"]),
        levels=tuple(row.get("levels", ("country", "municipality", "institution"))),
        grades=tuple(row.get("grades", ())),
        source=Name(**row["source"]),
        breaks=tuple(_break(one) for one in row.get("breaks", [])),
        target=row.get("target"),
        spread=row.get("spread"),
        construct=row.get("construct"),
        background=row.get("background", False),
        local=row.get("local", False),
    )


def _break(row: dict[str, Any]) -> Break:
    return Break(row["school_year"], Name(**row["why"]), tuple(row.get("grades", ())))
