"""A chart's figures can be looked into on every page: no number in it claims more than is written beside it."""

from collections.abc import Iterator

import pytest

from dashboard.indicators.catalogue import Indicator, shipped
from dashboard.indicators.panel import Series
from dashboard.indicators.series import series
from dashboard.language import LANGUAGES
from layouts.figures.one_indicator import scale_of, year_chart, years_of
from layouts.figures.year_chart import figure
from tests.dashboard.indicator_rows import value

DANISH = LANGUAGES["da"]
COURSES = [("reading_good", (70, 71, 64), 1), ("wellbeing_social", (3.81, 3.9, 4.07), 3), ("absence", (5.1, 6, 4.9), 2)]


def drawn(indicator: Indicator, own: Series) -> Iterator[float]:
    """Every number along the axis of values: of the courses, their bands and the lines of single years."""
    years = years_of([own])
    assert years is not None
    scale = scale_of([own], indicator)
    for trace in figure(year_chart(indicator, ("", own), ("", Series()), years, scale, DANISH), DANISH)["data"]:
        lines = trace.get("error_y", {})
        for numbers in (trace["y"], lines.get("array", ()), lines.get("arrayminus", ())):
            yield from (one for one in numbers if one is not None)


def some(key: str, values: tuple[float, ...]) -> tuple[Indicator, Series]:
    """Two years beside each other, and one that stands alone."""
    indicator = shipped()[key]
    pairs = zip((2016, 2017, 2019), values, strict=True)
    return indicator, series(indicator, [value(indicator, year, one, 83) for year, one in pairs])


@pytest.mark.parametrize(("key", "values", "digits"), COURSES, ids=[key for key, *_ in COURSES])
def test_a_chart_holds_one_digit_more_than_is_told(key: str, values: tuple[float, ...], digits: int) -> None:
    numbers = list(drawn(*some(key, values)))
    assert len(numbers) > 10
    assert [one for one in numbers if one != round(one, digits)] == []


@pytest.mark.parametrize(("key", "values", "digits"), COURSES, ids=[key for key, *_ in COURSES])
def test_an_interval_is_drawn_no_narrower_than_it_is(key: str, values: tuple[float, ...], digits: int) -> None:
    indicator, own = some(key, values)
    chart = year_chart(indicator, ("", own), ("", Series()), (2016, 2019), scale_of([own], indicator), DANISH)
    for dot, point in zip((dot for run in chart.runs for dot in run), own.points, strict=True):
        assert dot.low is not None
        assert dot.high is not None
        assert point.low is not None
        assert point.high is not None
        assert 0 <= point.low - dot.low < 10**-digits
        assert 0 <= dot.high - point.high < 10**-digits
