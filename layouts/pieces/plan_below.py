"""How many of the institutions below could see a change at all: counts by their size, never which of them."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.planning import Band, Below, Plan
from dashboard.statistics.verdicts import LARGE, SMALL
from layouts.pieces.told import table

FEWEST = 2  # of one nothing is told here that does not stand on its own page


def below(found: Plan, language: Language) -> list[Any]:
    if found.below is None:
        return []
    if found.below.units < FEWEST:
        return [html.P(language.text("progress.plan.below.too_few"), className="notice")]
    return [
        html.H2(_finding(found.below, language)),
        *(html.P(line, className="about") for line in _lines(found.below, language)),
        _table(found.below, language),
    ]


def _finding(found: Below, language: Language) -> str:
    points = SMALL if found.small else LARGE
    seen = found.small or found.large
    values: dict[str, str | int] = {"n": found.units, "points": points, "places": _places(found, language)}
    if not seen:
        return language.text("progress.plan.below.none", **values)
    return language.text("progress.plan.below.small", seen=seen, **values)


def _places(found: Below, language: Language) -> str:
    key = f"progress.plan.places.{found.like.type if found.like else ''}"
    return language.text(key if language.has(key) else "progress.plan.places.other")


def _lines(found: Below, language: Language) -> list[str]:
    lines = [language.text("progress.plan.below.open")]
    if found.silent:
        lines.append(language.text("progress.plan.below.silent", n=found.silent))
    return [*lines, *_together(found, language)]


def _together(found: Below, language: Language) -> list[str]:
    """Where none can see a large change in one topic, none can among all figures either."""
    if not found.large:
        return []
    counts = {"n": found.units, "alone": found.large, "seen": found.together, "figures": found.figures}
    key = "together" if found.together else "together_none"
    return [language.text(f"progress.plan.below.{key}", points=LARGE, places=_places(found, language), **counts)]


def _table(found: Below, language: Language) -> html.Div:
    heads = [language.text(f"progress.plan.below.{name}") for name in ("answers", "units")]
    heads += [
        language.text(f"progress.plan.below.{which}", points=points)
        for points in (SMALL, LARGE)
        for which in ("any", "all")
    ]
    rows = [html.Tr(_band(band, language)) for band in found.bands]
    caption = language.text("progress.plan.below.caption")
    return table(caption, [html.Th(head, scope="col") for head in heads], rows, language)


def _band(band: Band, language: Language) -> list[html.Th | html.Td]:
    if band.most is None:
        size = language.text("progress.plan.below.band_open", low=band.least)
    else:
        size = language.text("progress.plan.below.band", low=band.least, high=band.most)
    counts = [band.units, *band.small, *band.large]
    return [html.Th(size, scope="row"), *(html.Td(language.number(count)) for count in counts)]
