"""What an indicator is: what counts, where it comes from, what it cannot be compared across, who may be told."""

from typing import Any

from dash import html

from dashboard.indicators.catalogue import Break, Indicator, Kind
from dashboard.indicators.one import One
from dashboard.indicators.panel import Card
from dashboard.language import Language
from layouts.pieces.indicator_words import decimals
from layouts.pieces.one_indicator_words import grades_listed, year
from layouts.pieces.source_named import source_named


def about(found: One, language: Language) -> html.Section:
    """A list of what everybody asks first; what does not apply is left out."""
    indicator = found.card.indicator
    lines: dict[str, list[Any]] = {
        "definition": [language.name(indicator.definition)],
        "grades": _grades(indicator, language),
        "uncertainty": [
            language.text(f"one_indicator.about.uncertainty_of.{indicator.kind}", **_spread(indicator, language))
        ],
        "breaks": [html.Ul([html.Li(_break(one, language)) for one in indicator.breaks])] if indicator.breaks else [],
        "source": [language.name(indicator.source)],
        "files": _files(found.figures, language),
        "publication": [language.text(f"one_indicator.about.rule.{indicator.publication}")],
    }
    terms = [
        part
        for key, told in lines.items()
        if told
        for part in (html.Dt(language.text(f"one_indicator.about.{key}")), html.Dd(told))
    ]
    title = html.H2(language.text("one_indicator.about.title"))
    return html.Section([title, html.Dl(terms, className="what-it-is")], className="part")


def _grades(indicator: Indicator, language: Language) -> list[str]:
    names = grades_listed(indicator.grades, language)
    return [language.listed(names)] if names else []


def _spread(indicator: Indicator, language: Language) -> dict[str, str]:
    """The assumed standard deviation between persons, where the interval rests on one."""
    if indicator.kind not in (Kind.MEAN, Kind.RATE) or indicator.spread is None:
        return {"spread": language.text("one_indicator.about.no_spread")}
    return {"spread": language.number(indicator.spread, decimals(indicator.spread, indicator))}


def _break(one: Break, language: Language) -> str:
    return language.text("one_indicator.about.break", year=year(one.school_year), why=language.name(one.why))


def _files(card: Card | None, language: Language) -> list[Any]:
    """What the files that brought the values name as their source."""
    if card is None:
        return []
    points = (*card.own.points, *card.country.points)
    named = [one for one in dict.fromkeys(point.value.source for point in points) if one]
    return [html.Ul([html.Li(source_named(one, language)) for one in named])] if named else []
