"""How far groups of pupils lie apart: each two of them in words with the interval, and every year as a table."""

from typing import Any

from dash import html

from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.gap import Gap, Gaps, Moved
from dashboard.indicators.one import One
from dashboard.indicators.panel import Development, Series
from dashboard.language import Language
from dashboard.statistics.verdicts import Verdict
from layouts.attributes import attributes
from layouts.figures.one_indicator import scale_of, year_chart, years_of
from layouts.figures.years import YearChart
from layouts.pieces.indicator_words import apart_by, difference, is_clear_alone, told
from layouts.pieces.one_indicator_chart import drawn, key_of_marks
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
            html.H2(_title(found, name, indicator, language)),
            html.P(language.text("one_indicator.gaps.about"), className="about"),
            *_moved(found, language),
            said,
            *_charts(found, indicator, language),
            table,
        ],
        className="part",
    )


def _title(found: Gaps, name: str, indicator: Indicator, language: Language) -> str:
    """The outermost groups, as far as they can be told apart."""
    if found.outer is None:
        return language.text("one_indicator.gaps.title", name=name)
    return f"{name}: {_outer(found.outer, found, indicator, language)}"


def _outer(outer: Gap, found: Gaps, indicator: Indicator, language: Language) -> str:
    """With how far they lie apart where that is clear."""
    between = outer.between
    if between.verdict not in (Verdict.BETTER, Verdict.WORSE) or between.difference is None:
        return _words(outer, found, indicator, language)
    apart = apart_by(abs(between.difference), indicator, language)
    key = f"one_indicator.gaps.outer.{_verdict(outer, indicator)}"
    return language.text(key, one=_begun(_persons(outer.one, found, language)), difference=apart)


def _gap(gap: Gap, found: Gaps, indicator: Indicator, language: Language) -> list[Any]:
    between = gap.between
    by = Development(between.verdict, None, between.difference, between.low, between.high)
    newest = year(found.school_year) if found.school_year is not None else ""
    told = language.text("one_indicator.gaps.newest", year=newest, difference=difference(by, indicator, language))
    return [html.Strong(f"{_words(gap, found, indicator, language)}."), " ", told]


def _words(gap: Gap, found: Gaps, indicator: Indicator, language: Language) -> str:
    one, other = (_persons(group, found, language) for group in (gap.one, gap.other))
    return _begun(language.text(f"one_indicator.gaps.verdict.{_verdict(gap, indicator)}", one=one, other=other))


def _verdict(gap: Gap, indicator: Indicator) -> str:
    """Persons do well in what they can, not in what is only measured of them."""
    verdict = "chance_in_family" if is_clear_alone(gap.between) else gap.between.verdict or gap.between.why
    is_judged = verdict in (Verdict.BETTER, Verdict.WORSE)
    return f"{verdict}_figure" if is_judged and indicator.kind is not Kind.SHARE else f"{verdict}"


def _begun(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _moved(found: Gaps, language: Language) -> list[html.P]:
    if found.moved is None or found.outer is None:
        return []
    return [html.P(_movement(found.moved, found.outer, found, language), className="said")]


def _movement(moved: Moved, outer: Gap, found: Gaps, language: Language) -> str:
    one, other = (_persons(group, found, language) for group in (outer.one, outer.other))
    return language.text(f"one_indicator.gaps.moved.{moved.movement}", one=one, other=other, since=year(moved.since))


def _name(group: str, found: Gaps, language: Language) -> str:
    _, _, value = group.partition("=")
    return language.name(found.grouping.values[value])


def _persons(group: str, found: Gaps, language: Language) -> str:
    """As they are called inside a sentence."""
    _, _, value = group.partition("=")
    return language.name(found.grouping.persons[value])


def _charts(found: Gaps, indicator: Indicator, language: Language) -> list[html.Ul]:
    """A small chart for each group, all on one axis."""
    several = {group: series for group, series in found.groups.items() if series.shown}
    years = years_of(found.groups.values())
    if years is None or not several:
        return []
    scale = scale_of(list(found.groups.values()), indicator)
    charts = {
        group: year_chart(indicator, (_name(group, found, language), series), ("", Series()), years, scale, language)
        for group, series in several.items()
    }
    small = [html.Li(_group(group, chart, found, indicator, language)) for group, chart in charts.items()]
    name = language.text("one_indicator.gaps.group")
    return [*key_of_marks(list(charts.values()), name, language), html.Ul(small, className="year-grid")]


def _group(group: str, chart: YearChart, found: Gaps, indicator: Indicator, language: Language) -> html.Figure:
    name, title = _name(group, found, language), f"group-{found.grouping.key}-{list(found.groups).index(group)}"
    newest = found.groups[group].newest
    assert newest is not None  # a group without a row is not listed
    value, at = told(newest.value, indicator, language), year(newest.school_year)
    words = language.text("one_indicator.newest.own", value=value, year=at)
    picture = drawn(title, chart, language.text("one_indicator.chart", name=f"{name}: {words}."), language)
    head = html.Figcaption([html.H3(name, id=f"one-{title}"), html.P(words, className="about")])
    return html.Figure([head, picture], **attributes(aria_labelledby=f"one-{title}"))
