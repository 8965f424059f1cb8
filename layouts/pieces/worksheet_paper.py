"""What stands in a worksheet, to be read or printed; on paper with room to write where nothing stands yet."""

from collections.abc import Iterator, Mapping
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.worksheet import form
from dashboard.worksheet.form import EVIDENCE, Field
from dashboard.worksheet.page import PAPER, SheetPage
from dashboard.worksheet.written import Row
from layouts.attributes import attributes
from layouts.pieces.attachment_list import attachment_list
from layouts.pieces.worksheet_findings import findings
from layouts.pieces.worksheet_sections import HEAD, heading_of, order
from layouts.pieces.worksheet_values import value

_BLANK_ROWS = 2  # of each kind, on paper


def paper(found: SheetPage, language: Language) -> list[Any]:
    led, rest = order(found.sheet.template)
    more = [key for key in rest if _stands(key, found)]
    template = found.sheet.template
    head = _section(HEAD, language.text(f"worksheet.section.{HEAD}"), found, language)
    steps = [_section(key, heading_of(key, n, template, language), found, language) for n, key in enumerate(led, 1)]
    others = [_section(key, language.text(f"worksheet.section.{key}"), found, language) for key in more]
    return [head, *steps, *others]


def _stands(key: str, found: SheetPage) -> bool:
    """Whether something is written in the section, or held fast there."""
    if key == "findings" and found.findings:
        return True
    section = form.sections()[key]
    if section.rows:
        return bool(found.written.rows(key))
    return any(found.written.text(f"{key}.{one.key}") for one in section.fields)


def _section(key: str, name: str, found: SheetPage, language: Language) -> html.Section:
    held = findings(found, language) if key == "findings" else []
    lines = list(_lines(key, found, language))
    nothing = [] if held or lines else [html.P(language.text("worksheet.nothing_written"), className="silent")]
    return html.Section([html.H2(name, id=key), *held, *lines, *nothing], className="sheet-step read")


def _lines(key: str, found: SheetPage, language: Language) -> Iterator[Any]:
    section, is_paper = form.sections()[key], found.selection.section == PAPER
    if not section.rows:
        stands = {one.key: found.written.text(f"{key}.{one.key}") for one in section.fields}
        yield from _fields(section, stands, language, blank=is_paper)
        return
    rows = list(found.written.rows(key))
    rows += [Row("")] * (max(0, _BLANK_ROWS - len(rows)) if is_paper else 0)
    for place, row in enumerate(rows, 1):
        name = language.text("worksheet.row", name=language.text(f"worksheet.one.{key}"), place=place)
        lines = _fields(section, row.texts, language, blank=is_paper)
        yield html.Section([html.H3(name), *lines, *_files(key, row, found, language)], className="read-row")


def _files(key: str, row: Row, found: SheetPage, language: Language) -> list[Any]:
    if key != EVIDENCE:
        return []
    return attachment_list([one for one in found.attached if one.row == row.key], found.sheet.number, language)


def _fields(section: form.Section, texts: Mapping[str, str], language: Language, *, blank: bool) -> list[html.Dl]:
    parts = []
    for field in section.fields:
        text = texts.get(field.key, "")
        if text or blank:
            label = language.text(f"worksheet.field.{section.key}.{field.key}")
            parts += [html.Dt(label), html.Dd(_written(field, text, language))]
    return [html.Dl(parts, className="written-fields")] if parts else []


def _written(field: Field, text: str, language: Language) -> html.Div:
    """As text, whatever it looks like, in the direction it is written in."""
    if not text:
        return html.Div(html.Span(language.text("worksheet.blank"), className="visually-hidden"), className="blank")
    return html.Div(value(field, text, language), className="typed", **attributes(dir="auto"))
