"""All factors of a unit over the rounds, what has changed, and how the whole it is part of has moved meanwhile."""

from collections.abc import Iterator
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.statistics.verdicts import Difference
from dashboard.trend import Course, Trend
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.focus_button import choose_button
from layouts.pieces.nothing import nothing
from layouts.pieces.told import table
from layouts.pieces.trend_numbers import is_broken, told
from layouts.pieces.trend_words import change_words, factor_name, is_unclear, round_name, round_names


def all_factors(found: Trend, progress: Progress, language: Language) -> html.Section:
    label = language.text("progress.trend.table.title")
    rows = [_row(course, found, progress, language) for course in found.courses]
    keys = [language.text("progress.trend.key")] if any(map(is_unclear, _told(found))) else []
    keys += [language.text("progress.trend.turned")] if any(one.line.turned for one in found.courses) else []
    about = [language.text("progress.trend.table.family")] if found.told else []
    about += [_about_whole(found, language)] if _has_whole(found) else []
    return html.Section(
        [
            html.H3(label),
            html.P(language.text("progress.trend.table.lead"), className="about screen-only"),
            *([html.P(" ".join(keys), className="about")] if keys else []),
            table(label, _heads(found, language), rows, language),
            *(html.P(text, className="about") for text in about),
        ],
        className="part trend-table",
        **attributes(data_shown_in="trend-finding"),
    )


def _told(found: Trend) -> Iterator[Difference | None]:
    for course in found.courses:
        yield from (course.since, course.first.difference if course.first else None, course.meanwhile)


def _has_first(found: Trend) -> bool:
    return any(course.first for course in found.courses)


def _has_whole(found: Trend) -> bool:
    return any(course.meanwhile for course in found.courses)


def _about_whole(found: Trend, language: Language) -> str:
    return language.text(f"progress.trend.table.meanwhile.{found.wholes[0].key}")


def _heads(found: Trend, language: Language) -> list[html.Th]:
    """What has changed stands first, where a telephone shows it."""
    names = round_names(found, language)
    since, rest = [], []
    if found.before is not None:
        since.append(language.text("progress.trend.column.since", round=round_name(found, found.before, language)))
    if _has_first(found):
        rest.append(language.text("progress.trend.column.first"))
    if _has_whole(found):
        rest.append(language.text(f"progress.trend.column.meanwhile.{found.wholes[0].key}"))
    return [
        html.Th(language.text("progress.trend.column.factor"), scope="col"),
        *(html.Th(head, scope="col", className="words") for head in since),
        *(html.Th(names[stop.round.key], scope="col") for stop in found.stops),
        *(html.Th(head, scope="col", className="words") for head in rest),
    ]


def _row(course: Course, found: Trend, progress: Progress, language: Language) -> html.Tr:
    line, is_chosen = course.line, course is found.chosen
    address = progress.selection.to(factor=line.key).address
    name = factor_name(line, language)
    link = inside(name, address, current="true" if is_chosen else None)
    button = choose_button(progress.choosing, progress.selection, line.key, name, line.own[found.now], language)
    broken = language.text("profile.row.not_comparable")
    points = [
        html.Td(told(stop, cell, progress.k, language, broken if is_broken(found, course, place) else ""))
        for place, (stop, cell) in enumerate(zip(found.stops, line.own, strict=True))
    ]
    since = [change(course.since, language)] if found.before is not None else []
    cells = [*since, *points, *_further(course, found, language)]
    head = html.Th([link, *([" ", *button] if button else [])], scope="row")
    return html.Tr([head, *cells], className="chosen" if is_chosen else "")


def _further(course: Course, found: Trend, language: Language) -> list[html.Td]:
    cells = []
    if _has_first(found):
        names, first = round_names(found, language), course.first
        since = language.text("progress.trend.since", round=names[first.round.key]) if first else ""
        cells.append(
            change(first.difference, language, since) if first else html.Td(nothing(language), className="told")
        )
    if _has_whole(found):
        cells.append(change(course.meanwhile, language))
    return cells


def verdict(found: Difference, language: Language) -> list[Any]:
    """What is said in most cells is one word to the eye, so that what is clear stands out, and whole to the ear."""
    words = change_words(found, language)
    if not is_unclear(found):
        return [words]
    short = html.Span(language.text("progress.trend.unclear"), **attributes(aria_hidden="true"))
    return [short, html.Span(words, className="visually-hidden")]


def change(found: Difference | None, language: Language, since: str = "") -> html.Td:
    if found is None:
        return html.Td(language.text("factor_page.no_difference"), className="silent")
    interval = language.text("format.interval_in_words", low=found.low, high=found.high)
    parts: list[Any] = [html.Strong(language.signed(found.value)), f" ({interval})"]
    return html.Td(
        [
            html.Span(parts, className="numbers"),
            html.Span(verdict(found, language), className=f"verdict {found.verdict}"),
            *([html.Small(since)] if since else []),
        ],
        className="told",
    )
