"""A worksheet as plain text, for a word processor or a mail: every text exactly as it was typed."""

from collections.abc import Iterator

from dashboard.language import Language
from dashboard.worksheet import form
from dashboard.worksheet.export import Export
from dashboard.worksheet.finding import Figure, Frozen
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.worksheet_finding_words import figure_name, heading
from layouts.pieces.worksheet_heading import about, facts
from layouts.pieces.worksheet_sections import HEAD, heading_of, order
from layouts.pieces.worksheet_values import value


def worksheet_text(export: Export, language: Language) -> bytes:
    return "\n".join(_lines(export, language)).encode()


def _lines(export: Export, language: Language) -> Iterator[str]:
    sheet = export.sheet
    led, rest = order(sheet.template)
    yield from (about(sheet, language), sheet.plc.name, *facts(sheet, language))
    yield from _section(HEAD, language.text(f"worksheet.section.{HEAD}"), export, language)
    for place, key in enumerate(led, 1):
        yield from _section(key, heading_of(key, place, sheet.template, language), export, language)
    for key in (*rest, "meetings"):
        yield from _section(key, language.text(f"worksheet.section.{key}"), export, language)
    yield ""


def _section(key: str, name: str, export: Export, language: Language) -> Iterator[str]:
    """Nothing where nothing stands."""
    held = list(_findings(export.findings, language)) if key == "findings" else []
    lines = [*held, *_fields(key, export, language)]
    if lines:
        yield from ("", name, "=" * len(name), *lines)


def _fields(key: str, export: Export, language: Language) -> Iterator[str]:
    section = form.sections()[key]
    if not section.rows:
        for one in section.fields:
            yield from _field(one, export.written.text(f"{key}.{one.key}"), language)
        return
    for place, row in enumerate(export.written.rows(key), 1):
        name = language.text("worksheet.row", name=language.text(f"worksheet.one.{key}"), place=place)
        yield from ("", name, "-" * len(name))
        for one in section.fields:
            yield from _field(one, row.text(one.key), language)


def _field(field: form.Field, text: str, language: Language) -> Iterator[str]:
    if text:
        yield from ("", language.text(f"worksheet.field.{field.section}.{field.key}"), value(field, text, language))


def _findings(several: tuple[Frozen, ...], language: Language) -> Iterator[str]:
    for frozen in several:
        yield from ("", heading(frozen.finding, language))
        yield from (_figure(one, frozen.finding.k, language) for one in frozen.finding.figures)
        yield language.text("worksheet.finding.mark", mark=frozen.fingerprint)


def _figure(one: Figure, k: int, language: Language) -> str:
    name = figure_name(one, language)
    if not one.cell.shown:
        return f"{name}: {instead_of_points(one.cell, k, language).strip()}"
    interval = language.interval(one.cell.low or 0, one.cell.high or 0)
    told = language.text("worksheet.finding.cell", points=one.cell.points or 0, interval=interval, n=one.cell.n or 0)
    return f"{name}: {told}"
