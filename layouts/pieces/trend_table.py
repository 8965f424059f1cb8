"""All factors of a unit over the rounds, what has changed, and how the whole it is part of has moved meanwhile."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.statistics.verdicts import Difference
from dashboard.trend import Course, Trend
from layouts.links import inside
from layouts.pieces.nothing import nothing
from layouts.pieces.told import table
from layouts.pieces.trend_numbers import is_broken, told
from layouts.pieces.trend_words import change_words, factor_name, round_name, round_names


def all_factors(found: Trend, progress: Progress, language: Language) -> html.Section:
    label = language.text("progress.trend.table.title")
    rows = [_row(course, found, progress, language) for course in found.courses]
    about = [language.text("progress.trend.table.family")] if found.told else []
    about += [_about_whole(found, language)] if _has_whole(found) else []
    return html.Section(
        [
            html.H3(label),
            html.P(language.text("progress.trend.table.lead"), className="about"),
            table(label, _heads(found, language), rows, language),
            *(html.P(text, className="about") for text in about),
        ],
        className="part trend-table",
    )


def _has_first(found: Trend) -> bool:
    return any(course.first for course in found.courses)


def _has_whole(found: Trend) -> bool:
    return any(course.meanwhile for course in found.courses)


def _about_whole(found: Trend, language: Language) -> str:
    return language.text(f"progress.trend.table.meanwhile.{found.wholes[0].key}")


def _heads(found: Trend, language: Language) -> list[html.Th]:
    names = round_names(found, language)
    figures = [language.text("progress.trend.column.factor"), *(names[stop.round.key] for stop in found.stops)]
    words = []
    if found.before is not None:
        words.append(language.text("progress.trend.column.since", round=round_name(found, found.before, language)))
    if _has_first(found):
        words.append(language.text("progress.trend.column.first"))
    if _has_whole(found):
        words.append(language.text(f"progress.trend.column.meanwhile.{found.wholes[0].key}"))
    return [
        *(html.Th(head, scope="col") for head in figures),
        *(html.Th(head, scope="col", className="words") for head in words),
    ]


def _row(course: Course, found: Trend, progress: Progress, language: Language) -> html.Tr:
    line, is_chosen = course.line, course is found.chosen
    address = progress.selection.to(factor=line.key).address
    link = inside(factor_name(line, language), address, current="true" if is_chosen else None)
    broken = language.text("profile.row.not_comparable")
    points = [
        html.Td(told(stop, cell, progress.k, language, broken if is_broken(found, course, place) else ""))
        for place, (stop, cell) in enumerate(zip(found.stops, line.own, strict=True))
    ]
    cells = [*points, *_changes(course, found, language)]
    return html.Tr([html.Th(link, scope="row"), *cells], className="chosen" if is_chosen else "")


def _changes(course: Course, found: Trend, language: Language) -> list[html.Td]:
    cells = [change(course.since, language)] if found.before is not None else []
    if _has_first(found):
        names, first = round_names(found, language), course.first
        since = language.text("progress.trend.since", round=names[first.round.key]) if first else ""
        cells.append(change(first.difference, language, since) if first else html.Td(nothing(language)))
    if _has_whole(found):
        cells.append(change(course.meanwhile, language))
    return cells


def change(found: Difference | None, language: Language, since: str = "") -> html.Td:
    if found is None:
        return html.Td(language.text("factor_page.no_difference"), className="silent")
    interval = language.text("format.interval_in_words", low=found.low, high=found.high)
    parts: list[Any] = [html.Strong(language.signed(found.value)), f" ({interval})"]
    return html.Td(
        [
            html.Span(parts, className="numbers"),
            html.Span(change_words(found, language), className=f"verdict {found.verdict}"),
            *([html.Small(since)] if since else []),
        ],
        className="told",
    )
