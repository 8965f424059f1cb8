"""The few lines on top of the page of goals: part by part which targets stand how, and what has clearly changed."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.indicators.apart import Apart
from dashboard.indicators.panel import Panel, Status
from dashboard.indicators.summary import Line, Named, levels, summary
from dashboard.indicators.targets import Whose
from dashboard.language import Language
from dashboard.school_years import school_year_text
from dashboard.statistics.verdicts import Verdict
from layouts.attributes import attributes
from layouts.pieces.indicator_apart import size
from layouts.pieces.indicator_part import anchor, short_title
from layouts.pieces.indicator_words import target_words, told

MOST = 2  # names of which nothing can be said; more are counted
ID = "in-short"


def in_short(panel: Panel, apart: tuple[Apart, ...], language: Language) -> list[html.Section]:
    lines = summary(panel, apart)
    if not lines:
        return []
    head = html.H3(language.text("indicators.summary.title"), id=ID)
    listed = html.Ul([html.Li(_line(one, language)) for one in lines])
    return [html.Section([head, listed], className="in-short", **attributes(aria_labelledby=ID))]


def of_country(panel: Panel, language: Language) -> str:
    """What the whole country has reached of the levels that are set; empty where there is no figure of them."""
    found = []
    for card, target in levels(panel):
        newest = card.country.shown[-1]
        found.append(
            language.text(
                "indicators.summary.country",
                name=language.name(card.indicator.name),
                value=told(newest.value, card.indicator, language),
                year=school_year_text(newest.school_year),
                aim=target_words(target, card.indicator, language),
            )
        )
    return " ".join(found)


def _line(found: Line, language: Language) -> list[Any]:
    link = html.A(short_title(found.part, language), href=f"#{anchor(found.part)}")
    return [html.Strong(link), ": ", " ".join(sentences(found, language))]


def sentences(found: Line, language: Language) -> list[str]:
    targets = [_target(*key, several, language) for key, several in found.targets.items()]
    changes = [
        language.text(
            f"indicators.summary.{'counted' if change.counted else 'change'}.{change.verdict}",
            since=school_year_text(change.since),
            names=_names(several, language),
        )
        for change, several in found.changes.items()
    ]
    quiet = [language.text("indicators.summary.quiet")] if found.quiet else []
    return [*targets, *changes, *quiet, *_apart(found.apart, language)]


def _target(whose: Whose, status: Status, several: Sequence[Named], language: Language) -> str:
    if status is Status.CANNOT_TELL and len(several) > MOST:
        return language.text(f"indicators.summary.many.{whose}", n=len(several))
    named = [Named(one.indicator) for one in several] if status is Status.CANNOT_TELL else several
    return language.text(f"indicators.summary.{whose}.{status}", names=_names(named, language))


def _names(several: Sequence[Named], language: Language) -> str:
    return language.listed([_name(one, language) for one in several])


def _name(one: Named, language: Language) -> str:
    name = language.name(one.indicator.name)
    return f"{name} ({told(one.value, one.indicator, language)})" if one.value else name


def _apart(found: Sequence[Apart], language: Language) -> list[str]:
    """By what can be said of the differences."""
    groups: dict[Verdict | None, list[Apart]] = {}
    for one in found:
        verdict = one.outer.between.verdict
        groups.setdefault(Verdict.WORSE if verdict is Verdict.BETTER else verdict, []).append(one)
    return [_differs(verdict, several, language) for verdict, several in groups.items()]


def _differs(verdict: Verdict | None, several: Sequence[Apart], language: Language) -> str:
    key = {None: "unknown", Verdict.CHANCE: "chance"}.get(verdict, "clear")
    names = [f"{language.name(one.indicator.name)} ({size(one, language)})" for one in several]
    return language.text(f"indicators.summary.apart.{key}", names=language.listed(names))
