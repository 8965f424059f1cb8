"""How far groups of pupils lie apart: each two of them in words with the interval, and every year as a table."""

from typing import Any

from dash import html

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.gap import Gap, Gaps, Moved
from dashboard.indicators.one import One
from dashboard.indicators.panel import Development, Series
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.figures.one_indicator import scale_of, year_chart, years_of
from layouts.pieces.indicator_words import difference, is_clear_alone
from layouts.pieces.one_indicator_chart import drawn
from layouts.pieces.one_indicator_numbers import numbers
from layouts.pieces.one_indicator_words import year


def gaps(found: One, language: Language) -> list[html.Section]:
    """One part for each thing that pupils are grouped by."""
    return [_part(one, found.card.indicator, language) for one in found.gaps]


def _part(found: Gaps, indicator: Indicator, language: Language) -> html.Section:
    name = language.name(found.grouping.name)
    told = [html.Li(_gap(gap, found, indicator, language)) for gap in found.gaps]
    said = html.Ul(told, className="gaps-told") if told else html.P(language.text("one_indicator.gaps.none"))
    columns = {_name(group, found, language): series for group, series in found.groups.items()}
    table = numbers(f"{language.name(indicator.name)}, {name}", columns, indicator, language)
    return html.Section(
        [
            html.H2(_title(found, name, language)),
            html.P(language.text("one_indicator.gaps.about"), className="about"),
            *_moved(found, language),
            said,
            *_charts(found, indicator, language),
            table,
        ],
        className="part",
    )


def _title(found: Gaps, name: str, language: Language) -> str:
    """The outermost groups, as far as they can be told apart."""
    if found.outer is None:
        return language.text("one_indicator.gaps.title", name=name)
    return f"{name}: {_words(found.outer, found, language)}"


def _gap(gap: Gap, found: Gaps, indicator: Indicator, language: Language) -> list[Any]:
    between = gap.between
    by = Development(between.verdict, None, between.difference, between.low, between.high)
    newest = year(found.school_year) if found.school_year is not None else ""
    told = language.text("one_indicator.gaps.newest", year=newest, difference=difference(by, indicator, language))
    return [html.Strong(f"{_words(gap, found, language)}."), " ", told]


def _words(gap: Gap, found: Gaps, language: Language) -> str:
    one, other = (_name(group, found, language) for group in (gap.one, gap.other))
    verdict = "chance_in_family" if is_clear_alone(gap.between) else gap.between.verdict or "untold"
    return language.text(f"one_indicator.gaps.verdict.{verdict}", one=one, other=other)


def _moved(found: Gaps, language: Language) -> list[html.P]:
    if found.moved is None or found.outer is None:
        return []
    return [html.P(_movement(found.moved, found.outer, found, language), className="said")]


def _movement(moved: Moved, outer: Gap, found: Gaps, language: Language) -> str:
    one, other = (_name(group, found, language) for group in (outer.one, outer.other))
    return language.text(f"one_indicator.gaps.moved.{moved.movement}", one=one, other=other, since=year(moved.since))


def _name(group: str, found: Gaps, language: Language) -> str:
    _, _, value = group.partition("=")
    return language.name(found.grouping.values[value])


def _charts(found: Gaps, indicator: Indicator, language: Language) -> list[html.Ul]:
    """A small chart for each group, all on one axis."""
    several = list(found.groups.values())
    years = years_of(several)
    if years is None:
        return []
    scale = scale_of(several, indicator)
    small = []
    for place, (group, series) in enumerate(found.groups.items()):
        name, title = _name(group, found, language), f"group-{found.grouping.key}-{place}"
        if not series.shown:
            continue
        chart = year_chart(indicator, (name, series), ("", Series()), years, scale, language)
        picture = drawn(title, chart, language.text("one_indicator.chart", name=name), language)
        head = html.Figcaption(html.H3(name, id=f"one-{title}"))
        small.append(html.Li(html.Figure([head, picture], **attributes(aria_labelledby=f"one-{title}"))))
    return [html.Ul(small, className="year-grid")] if small else []
