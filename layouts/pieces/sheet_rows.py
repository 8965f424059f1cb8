"""Rows that a team adds as many of as it needs: an empty place for them, a prototype, and a way to add and to undo."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.worksheet.form import Section, sections
from layouts.attributes import attributes
from layouts.pieces.sheet_field import PROTOTYPE, sheet_field


def sheet_rows(
    section: str,
    language: Language,
    *,
    fields: Sequence[str] = (),
    hints: bool = False,
    rows: int = 2,
    extra: Sequence[Any] = (),
    locked: bool = False,
) -> html.Div:
    """`fields` are keys of the section, all where none are named. `extra` stands in every row, its ids and addresses
    with `*` for the row's key. assets/worksheet_rows.js makes the rows; `row-made` is heard on each as it comes."""
    found = sections()[section]
    assert found.rows, section
    keys = fields or [one.key for one in found.fields]
    inside = [_field(found, key, language, hints=hints, rows=rows, locked=locked) for key in keys]
    parts = [html.Div(className="sheet-rows", **attributes(data_rows=section))]
    parts.append(html.Div(_prototype(found, inside, extra, language, locked), hidden=True, **_named(section)))
    return html.Div([*parts, *([] if locked else _changing(section, language))], className="sheet-section")


def _field(section: Section, key: str, language: Language, *, hints: bool, rows: int, locked: bool) -> html.Div:
    hint = language.text(f"worksheet.hint.{section.key}.{key}") if hints else ""
    return sheet_field(f"{section.key}.{PROTOTYPE}.{key}", language, hint=hint, rows=rows, locked=locked)


def _named(section: str) -> dict[str, Any]:
    return attributes(data_prototype=section)


def _prototype(section: Section, inside: list[html.Div], extra: Sequence[Any], language: Language, locked: bool) -> Any:
    one = language.text(f"worksheet.one.{section.key}")
    number = html.Span(**attributes(data_part="number"))
    legend = html.Legend([html.Span(one, **attributes(data_part="one")), " ", number])
    return html.Fieldset([legend, *inside, *extra, *([] if locked else [_remove(language)])], className="sheet-row")


def _remove(language: Language) -> html.Button:
    about = html.Span(className="visually-hidden", **attributes(data_part="which"))
    words: list[Any] = [language.text("sheet.row.remove"), " ", about]
    return html.Button(words, type="button", className="plain", **attributes(data_remove="yes"))


def _changing(section: str, language: Language) -> list[Any]:
    """Filled in by the script: what was removed can be had back as long as the worksheet is there."""
    summary = html.Summary(language.text("sheet.row.removed"))
    removed = html.Details([summary, html.Ul()], hidden=True, className="sheet-removed", **_list(section))
    add = language.text(f"worksheet.add.{section}")
    return [html.Button(add, type="button", className="quiet", **attributes(data_add=section)), removed]


def _list(section: str) -> dict[str, Any]:
    return attributes(data_removed=section)
