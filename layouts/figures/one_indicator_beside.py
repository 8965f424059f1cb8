"""The chart of what the mapping tells of the same: points round by round, on the same years and an axis of its own."""

from collections.abc import Sequence

from dashboard.cells import Cell
from dashboard.indicators.beside import Voice, broken_between, in_school_years
from dashboard.language import Language
from dashboard.statistics.points import CENTRE
from dashboard.trend import Stop, runs
from layouts.figures.one_indicator import SMALL, Years
from layouts.figures.points import half_width, ticks
from layouts.figures.template import plain
from layouts.figures.trend import NARROW
from layouts.figures.year_scale import Scale
from layouts.figures.years import Dot, YearChart


def points_scale(voices: Sequence[Voice]) -> Scale:
    """One axis for all forms, about the middle of all points as on the other pages."""
    cells = [cell for voice in voices for _, cell in voice.told]
    ends = [end for cell in cells for end in (cell.points, cell.low, cell.high) if end is not None]
    half = NARROW if all(abs(end - CENTRE) <= NARROW for end in ends) else half_width(cells)
    return Scale(tuple(ticks(half)), 0)


def years_of_rounds(voices: Sequence[Voice]) -> list[int]:
    return [round(in_school_years(stop.opened)) for voice in voices for stop in voice.stops]


def voice_chart(voice: Voice, years: Years, scale: Scale, language: Language) -> YearChart:
    line = voice.course.line
    return YearChart(
        runs=tuple(
            tuple(_dot(voice.stops[place], line.own[place], language) for place in run) for run in runs(line, line.own)
        ),
        years=years,
        scale=scale,
        in_per_cent=False,
        height=SMALL,
        breaks=tuple((round(in_school_years(later.opened)), "") for _, later in broken_between(voice)),
    )


def _dot(stop: Stop, cell: Cell, language: Language) -> Dot:
    assert cell.points is not None  # a run holds shown cells alone
    words = language.text(
        "progress.trend.hover",
        round=plain(language.name(stop.round.name)),
        points=language.points(cell.points),
        interval=language.interval(cell.low or 0, cell.high or 0),
    )
    answers = language.text("profile.answers", n=cell.n or 0)
    number = language.points(cell.points)
    return Dot(in_school_years(stop.opened), cell.points, cell.low, cell.high, f"{words}<br>{answers}", number)
