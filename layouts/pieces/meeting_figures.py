"""The findings on the wall: first the figures alone and in one colour, later with what they mean."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.meeting import Shows
from dashboard.worksheet.finding import About, Figure, Finding
from layouts.attributes import attributes
from layouts.pieces import worksheet_finding
from layouts.pieces.interval_bar import Axis, axis_of
from layouts.pieces.meeting_words import about
from layouts.pieces.nothing import nothing
from layouts.pieces.told import difference_words, figure, figure_heads, table


def figures(found: tuple[Finding, ...], shows: Shows, language: Language, *, corrected: bool = False) -> list[Any]:
    """Nothing but the figures where they are `plain`: neither a difference, nor a word or colour that judges."""
    if shows is Shows.NOTHING or not found:
        return []
    notes = [html.P(language.text("meeting.figures.corrected"), className="notice")] if corrected else []
    is_told = shows is Shows.TOLD
    return [*notes, *(_figure(one, place, language, is_told=is_told) for place, one in enumerate(found))]


def _figure(finding: Finding, place: int, language: Language, *, is_told: bool) -> html.Figure:
    axis, name = axis_of(one.cell for one in finding.figures), f"figure-{'told' if is_told else 'plain'}-{place}"
    heads = [html.Th(language.text("factor_page.column.what"), scope="col"), *figure_heads(axis, language)]
    if is_told:
        heads.append(html.Th(language.text("meeting.figures.difference"), scope="col"))
    rows = [_row(one, finding, axis, language, is_told=is_told) for one in finding.figures]
    caption = [
        html.H3(about(finding, language), id=name),
        html.P(worksheet_finding.heading(finding, language) if is_told else takeaway(finding, language)),
        html.P(_source(finding, language), className="source"),
    ]
    parts = [html.Figcaption(caption), table(_name(finding, language, is_told=is_told), heads, rows, language)]
    return html.Figure(parts, className="finding on-the-wall", **attributes(aria_labelledby=name))


def _name(finding: Finding, language: Language, *, is_told: bool) -> str:
    """On paper the same figures stand twice."""
    more = [language.text("meeting.figures.difference")] if is_told else []
    return " · ".join([about(finding, language), *more])


def takeaway(finding: Finding, language: Language) -> str:
    """The figure in words, and no judgement."""
    cell = finding.own.cell
    if not cell.shown:
        return language.text("meeting.figures.hidden")
    interval = language.interval(cell.low or 0, cell.high or 0)
    return language.text("meeting.figures.own", points=cell.points or 0, interval=interval, n=cell.n or 0)


def _row(one: Figure, finding: Finding, axis: Axis, language: Language, *, is_told: bool) -> html.Tr:
    told = [html.Th(_what(one, finding, language), scope="row"), *figure(one.cell, axis, finding.k, language)]
    if is_told:
        told.append(html.Td(_difference(one, language), className="told"))
    return html.Tr(told, className=one.about.value)


def _difference(one: Figure, language: Language) -> list[Any]:
    if one.difference is not None:
        return list(difference_words(one.difference, language))
    return list(nothing(language)) if one.comparable else [language.text("meeting.figures.reworded")]


def _what(one: Figure, finding: Finding, language: Language) -> str:
    if one.about is not About.ROUND:
        return language.name(one.name)
    key = "meeting.figures.round" if one.comparable else "meeting.figures.round_other"
    return language.text(key, round=language.name(one.round.name))


def _source(finding: Finding, language: Language) -> str:
    return language.text(
        "meeting.figures.source",
        round=language.name(finding.round.name),
        form=language.name(finding.form.name),
    )
