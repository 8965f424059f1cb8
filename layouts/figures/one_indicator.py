"""The charts of one indicator: its course with target and country, and small ones on an axis that several share."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.one import Standing
from dashboard.indicators.panel import Point, Series
from dashboard.indicators.uncertainty import bounded
from dashboard.indicators.values import Told
from dashboard.language import Language
from layouts.figures.template import plain
from layouts.figures.year_scale import LEAST, LEAST_OF_RATE, Scale, year_scale
from layouts.figures.years import Aim, Dot, Mark, YearChart
from layouts.pieces.indicator_words import drawn_between, in_per_cent, number, told
from layouts.pieces.one_indicator_words import in_a_chart, year

LARGE, SMALL = 340, 190  # pixels
UNTOLD = (Told.EXTREME, Told.FEW, Told.PROTECT, Told.SUPPRESSED)  # a year without a value has no mark
Years = tuple[int, int]


def scale_of(several: Sequence[Series], indicator: Indicator, aims: Sequence[Standing] = ()) -> Scale:
    """One axis for all that is to be compared by eye."""
    points = [point for series in several for point in series.shown]
    ends = [end for point in points for end in (point.value.value, point.low, point.high) if end is not None]
    bounds = [bound for series in several for point in series.points if (bound := _bound(point)) is not None]
    least = LEAST_OF_RATE if indicator.kind is Kind.RATE else LEAST
    return year_scale([*ends, *bounds, *(aim.value for aim in aims)], indicator.lowest, indicator.highest, least)


def _bound(point: Point) -> float | None:
    """What was told in place of a value close to all or none."""
    value = point.value
    return bounded(value.bound)[1] if value.status is Told.EXTREME and value.bound else None


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
        marks=tuple(
            _mark(point, own[0], indicator, language) for point in own[1].points if point.value.status in UNTOLD
        ),
        aims=tuple(_aims(aims, _judged_eras(indicator, years, own[1], beside[1]), indicator, language, named=named)),
        breaks=tuple(
            (at.school_year, _break_name(at.school_year, language) if named else "")
            for at in indicator.breaks
            if years[0] < at.school_year <= years[1]
        ),
    )


def _judged_eras(indicator: Indicator, years: Years, own: Series, beside: Series) -> list[Years]:
    """The years between two breaks, where there is something that a target may be held against."""
    firsts = [years[0], *(at.school_year for at in indicator.breaks if years[0] < at.school_year <= years[1])]
    eras = zip(firsts, [*(first - 1 for first in firsts[1:]), years[1]], strict=True)
    told = [point.school_year for point in (own.points or beside.points)]
    return [era for era in eras if any(era[0] <= year <= era[1] for year in told)]


def _aims(
    aims: Sequence[Standing], eras: Sequence[Years], indicator: Indicator, language: Language, *, named: bool
) -> Iterator[Aim]:
    for one in aims:
        value = number(one.value, indicator, language)
        name = language.text(f"one_indicator.aim.{one.whose}", value=value) if named else ""
        for era in eras:
            first, last = max(one.first, era[0]), min(one.last, era[1])
            if first <= last:
                yield Aim(first, last, one.value, name)


def _mark(point: Point, name: str, indicator: Indicator, language: Language) -> Mark:
    value = told(point.value, indicator, language)
    words = language.text("one_indicator.hover", name=name, year=year(point.school_year), value=value)
    at_least = (point.value.bound or "").startswith(">=")
    return Mark(point.school_year, plain(words), _bound(point), at_least)


def _runs(name: str, series: Series, indicator: Indicator, language: Language) -> tuple[tuple[Dot, ...], ...]:
    return tuple(tuple(_dot(point, name, indicator, language) for point in run) for run in series.runs())


def _dot(point: Point, name: str, indicator: Indicator, language: Language) -> Dot:
    value = point.value.value
    assert value is not None  # a run holds shown points alone
    low, high = drawn_between(point, indicator)
    return Dot(
        at=point.school_year,
        value=value,
        low=low,
        high=high,
        number=told(point.value, indicator, language),
        words=in_a_chart(point, name, indicator, language),
    )


def _break_name(school_year: int, language: Language) -> str:
    return language.text("one_indicator.break", year=year(school_year)).replace(" ", "<br>", 1)
