"""Sorting by distance moves factors of one unit only, and never tells where a hidden one lies."""

from dashboard.factor_order import ASKED, DISTANCE, ordered
from dashboard.statistics.verdicts import Verdict
from tests.layouts.values import difference, factor, hidden

SMALL, LARGE = (factor(key, difference=difference(value, Verdict.CHANCE)) for key, value in (("s", 4), ("l", -30)))


def keys(order: str | None) -> list[str]:
    return [one.key for one in ordered([hidden(key="h"), SMALL, hidden(key="g"), LARGE], order)]


def test_the_largest_difference_comes_first_whichever_way_it_goes() -> None:
    assert keys(DISTANCE) == ["l", "s", "h", "g"]


def test_otherwise_they_stand_as_they_were_asked() -> None:
    assert keys(ASKED) == keys(None) == ["h", "s", "g", "l"]
