"""The guided paper: the worksheet's sections in the order of its template, ready to be written in."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.worksheet import form
from dashboard.worksheet.page import SheetPage
from layouts.attributes import attributes
from layouts.pieces.attachment_form import attachment_row
from layouts.pieces.sheet_field import sheet_field
from layouts.pieces.sheet_rows import sheet_rows
from layouts.pieces.suggestions import suggestions
from layouts.pieces.worksheet_findings import findings

HEAD = "head"
_WITH_IDEAS = ("knowledge", "actions")
_OF_MEETINGS = "meetings"
_LARGE, _SMALL = 5, 3  # lines of a text: where a section is one, and where it has several


def order(template: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sections that the template leads through, and those it leaves out."""
    led = form.templates()[template].sections
    rest = [key for key in form.sections() if key not in (*led, HEAD, _OF_MEETINGS)]
    return led, tuple(rest)


def sections(found: SheetPage, language: Language) -> list[Any]:
    led, rest = order(found.sheet.template)
    return [
        *[_section(key, place, found, language) for place, key in enumerate(led, 1)],
        *_left_out(rest, found, language),
    ]


def heading_of(key: str, place: int, template: str, language: Language) -> str:
    """Each template calls its steps as its own method does."""
    own = f"worksheet.heading.{template}.{key}"
    name = language.text(own if language.has(own) else f"worksheet.section.{key}")
    return language.text("worksheet.step", place=place, name=name)


def fields(section: form.Section, found: SheetPage, language: Language) -> list[Any]:
    if section.rows:
        extra = [attachment_row(found.sheet.number, language)] if section.key == form.EVIDENCE else []
        return [sheet_rows(section.key, language, hints=True, extra=extra)]
    rows = _LARGE if len(section.fields) == 1 else _SMALL
    return [_field(one, rows, language) for one in section.fields]


def _field(one: form.Field, rows: int, language: Language) -> html.Div:
    hint = language.text(f"worksheet.hint.{one.section}.{one.key}")
    return sheet_field(f"{one.section}.{one.key}", language, hint=hint, rows=rows)


def contents(template: str, language: Language) -> html.Nav:
    """Links to the steps of the template."""
    led, _ = order(template)
    lines = [
        html.Li(html.A(heading_of(key, place, template, language), href=f"#{key}")) for place, key in enumerate(led, 1)
    ]
    label = attributes(aria_label=language.text("worksheet.steps"))
    return html.Nav(html.Ul(lines), className="sheet-steps", **label)


def _section(key: str, place: int, found: SheetPage, language: Language) -> html.Section:
    name = heading_of(key, place, found.sheet.template, language)
    guide = html.P(language.text(f"worksheet.guide.{found.sheet.template}.{key}"), className="sheet-guide")
    return html.Section([html.H2(name, id=key), guide, *_content(key, found, language)], className="sheet-step")


def _content(key: str, found: SheetPage, language: Language) -> list[Any]:
    held = findings(found, language) if key == "findings" else []
    ideas = suggestions(found.suggestions, language) if key in _WITH_IDEAS else []
    return [*held, *ideas, *fields(form.sections()[key], found, language)]


def _left_out(rest: tuple[str, ...], found: SheetPage, language: Language) -> list[Any]:
    """One click away: what stands there is kept."""
    if not rest:
        return []
    summary = html.Summary(language.text("worksheet.left_out"))
    parts = [
        html.Section(
            [html.H3(language.text(f"worksheet.section.{key}"), id=key), *_content(key, found, language)],
            className="sheet-step",
        )
        for key in rest
    ]
    return [html.Details([summary, *parts], className="left-out")]
