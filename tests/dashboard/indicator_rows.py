"""Values of indicators for tests, of one unit: short to write and free of everything a test does not speak of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.indicators.catalogue import Aim, Indicator, Kind, Publication
from dashboard.indicators.targets import Level, Own
from dashboard.indicators.values import ALL, Told, Value
from dashboard.mapping import Name

WORDS = Name(da="navn", en="name")
SHARE = Indicator(
    key="share",
    goal="",
    part="",
    name=WORDS,
    definition=WORDS,
    kind=Kind.SHARE,
    aim=Aim.LEVEL,
    higher_is_better=True,
    lowest=0,
    highest=100,
    decimals=0,
    publication=Publication.INTERNAL,
    levels=("municipality", "institution"),
    grades=("2", "4"),
    source=WORDS,
    target=80,
)
MEAN = replace(SHARE, key="mean", kind=Kind.MEAN, lowest=1, highest=5, decimals=2, spread=0.8, target=None)
COUNT = replace(SHARE, key="count", kind=Kind.COUNT, decimals=1, target=None)
ABSENCE = replace(SHARE, key="rate", kind=Kind.RATE, decimals=1, spread=8, higher_is_better=False, target=None)


def value(
    indicator: Indicator,
    year: int,
    number: float | None,
    n: int | None = 100,
    *,
    grade: str = ALL,
    group: str = ALL,
    bound: str | None = None,
    status: Told = Told.FEW,
) -> Value:
    """Without a number it is hidden, or extreme where there is a bound."""
    if bound:
        return Value(indicator.key, 1, year, grade, group, Told.EXTREME, bound=bound)
    if number is None:
        return Value(indicator.key, 1, year, grade, group, status)
    return Value(indicator.key, 1, year, grade, group, Told.SHOWN, number, n)


def set_levels(levels: Mapping[int, float], on: date = date(2014, 6, 1)) -> Own:
    """A municipality's targets by school year, all set on one day."""
    return {year: Level(level, on) for year, level in levels.items()}
