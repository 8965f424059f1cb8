"""The numbers of the chart of perspectives as real tables: what each voice says, and the gap between every two."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.perspectives import Construct, Gap, Perspectives, Voice
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.focus_button import choose_button
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.participation import response_rate
from layouts.pieces.perspective_words import SIGNS, construct_name, gap_state, sign_of, without_number
from layouts.pieces.scroller import scroller

VOICES = ("voice", "factor", "n", "rate", "points", "interval")
GAPS = ("construct", "between", "difference", "verdict")
WORDS = ("factor", "rate", "between", "verdict")


def tables(found: Perspectives, language: Language) -> list[html.Div]:
    return [
        _table("voices", VOICES, [_voices(one, found, language) for one in found.in_view], language),
        _table("gaps", GAPS, [_gaps(found, language)], language),
    ]


def _table(name: str, columns: tuple[str, ...], bodies: list[html.Tbody], language: Language) -> html.Div:
    caption = html.Caption(language.text(f"perspectives.{name}.title"))
    head = html.Thead(html.Tr([_heading(column, language) for column in columns]))
    whole = html.Table([caption, head, *bodies], className=f"factors {name}")
    return scroller(whole, language.text(f"perspectives.{name}.title"), language)


def _heading(column: str, language: Language) -> html.Th:
    class_name = "words" if column in WORDS else ""
    return html.Th(language.text(f"perspectives.column.{column}"), scope="col", className=class_name)


def _voices(construct: Construct, found: Perspectives, language: Language) -> html.Tbody:
    name = html.Th(construct_name(construct, language), scope="rowgroup", colSpan=len(VOICES))
    rows = [_voice(voice, found, language) for voice in construct.voices]
    return html.Tbody([html.Tr(name, className="topic"), *rows])


def _voice(voice: Voice, found: Perspectives, language: Language) -> html.Tr:
    sign = html.Span(f"{SIGNS[sign_of(voice, found)][1]} ", className="voice-sign", **attributes(aria_hidden="true"))
    who = html.Th([sign, language.name(voice.form.name)], scope="row")
    return html.Tr(
        [who, html.Td(_factor(voice, found, language), className="words"), *_numbers(voice, found, language)]
    )


def _factor(voice: Voice, found: Perspectives, language: Language) -> list[Any]:
    """By the name that the form has for it, leading to it on the profile."""
    selection = found.selection
    at = Selection("profile", found.unit.unit, selection.round, voice.form.key, factor=voice.factor)
    marks = [" ", html.Span(language.text("profile.table.turned"), className="mark-word")] if voice.asked.turned else []
    name = language.name(voice.name)
    button = choose_button(found.choosing, at, voice.factor, name, voice.cell, language)
    return [inside(name, at.address), *marks, *([" ", *button] if button else [])]


def _numbers(voice: Voice, found: Perspectives, language: Language) -> list[html.Td]:
    cell, rate = voice.cell, html.Td(response_rate(voice.participation.rate, language), className="words")
    if not cell.shown:
        reason = html.Span(instead_of_points(cell, found.k, language))
        return [html.Td(reason, colSpan=4, className="silent")]
    return [
        html.Td(language.number(cell.n or 0)),
        rate,
        html.Td(html.Strong(language.points(cell.points or 0))),
        html.Td(language.interval(cell.low or 0, cell.high or 0)),
    ]


def _gaps(found: Perspectives, language: Language) -> html.Tbody:
    return html.Tbody([_gap(construct, gap, language) for construct in found.in_view for gap in construct.gaps])


def _gap(construct: Construct, gap: Gap, language: Language) -> html.Tr:
    one, other = (language.name(voice.form.name) for voice in (gap.one, gap.other))
    name = html.Th(construct_name(construct, language), scope="row")
    between = html.Td(language.text("perspectives.gaps.between", one=one, other=other), className="words")
    return html.Tr([name, between, *_told(gap, language)])


def _told(gap: Gap, language: Language) -> list[html.Td]:
    difference = gap.difference
    if difference is None:
        reason = language.text("perspectives.gaps.untold", voices=without_number(gap, language))
        return [html.Td(reason, colSpan=2, className="silent")]
    interval = language.text("format.interval_in_words", low=difference.low, high=difference.high)
    numbers = html.Td([html.Strong(language.signed(difference.value)), f" ({interval})"])
    verdict = html.Span(_verdict(gap, language), className=f"verdict gap-{gap_state(gap)}")
    return [numbers, html.Td(verdict, className="words")]


def _verdict(gap: Gap, language: Language) -> str:
    if not gap.is_clear or gap.difference is None:
        return language.text("verdict.chance")
    higher = language.name(gap.higher_first[0].form.name)
    size = language.text(f"size.{gap.difference.size}")
    return language.text("perspectives.gaps.clear", voice=higher, size=size)
