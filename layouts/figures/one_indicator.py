"""The charts of one indicator: its course with target and country, and small ones on an axis that several share."""

from collections.abc import Iterable, Sequence

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.one import Standing
from dashboard.indicators.panel import Point, Series
from dashboard.language import Language
from layouts.figures.year_chart import Aim, Dot, YearChart
from layouts.figures.year_scale import Scale, year_scale
from layouts.pieces.indicator_words import in_per_cent, number
from layouts.pieces.one_indicator_words import in_a_chart, year

LARGE, SMALL = 340, 190  # pixels
Years = tuple[int, int]


def scale_of(several: Iterable[Series], indicator: Indicator, aims: Sequence[Standing] = ()) -> Scale:
    """One axis for all that is to be compared by eye."""
    points = [point for series in several for point in series.shown]
    ends = [end for point in points for end in (point.value.value, point.low, point.high) if end is not None]
    return year_scale([*ends, *(aim.value for aim in aims)], indicator.lowest, indicator.highest)


def years_of(several: Iterable[Series]) -> Years | None:
    """The first school year and the last of which there is a row; None where there is none."""
    years = [point.school_year for series in several for point in series.points]
    return (min(years), max(years)) if years else None


def year_chart(
    indicator: Indicator,
    own: tuple[str, Series],
    beside: tuple[str, Series],
    years: Years,
    scale: Scale,
    language: Language,
    *,
    aims: Sequence[Standing] = (),
    height: int = SMALL,
) -> YearChart:
    """`own` and `beside` are the two courses with their names."""
    named = height == LARGE
    return YearChart(
        runs=_runs(*own, indicator, language),
        beside=_runs(*beside, indicator, language),
        years=years,
        scale=scale,
        in_per_cent=in_per_cent(indicator),
        height=height,
        aims=tuple(Aim(max(one.first, years[0]), min(one.last, years[1]), one.value) for one in aims),
        breaks=tuple(
            (at.school_year, _break_name(at.school_year, language) if named else "")
            for at in indicator.breaks
            if years[0] < at.school_year <= years[1]
        ),
    )


def _runs(name: str, series: Series, indicator: Indicator, language: Language) -> tuple[tuple[Dot, ...], ...]:
    return tuple(tuple(_dot(point, name, indicator, language) for point in run) for run in series.runs())


def _dot(point: Point, name: str, indicator: Indicator, language: Language) -> Dot:
    value = point.value.value
    assert value is not None  # a run holds shown points alone
    return Dot(
        at=point.school_year,
        value=value,
        low=point.low,
        high=point.high,
        number=number(value, indicator, language),
        words=in_a_chart(point, name, indicator, language),
    )


def _break_name(school_year: int, language: Language) -> str:
    return language.text("one_indicator.break", year=year(school_year)).replace(" ", "<br>", 1)
