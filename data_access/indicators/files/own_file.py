"""Reads a municipality's own catalogue: a TOML file of indicators that it follows beside the national ones."""

from collections.abc import Iterator
from typing import Any

from dashboard.indicators import own
from dashboard.indicators.catalogue import Indicators, shipped
from dashboard.indicators.own import Wrong
from dashboard.language import LANGUAGES
from data_access.packages import mapping_file
from data_access.packages.known_keys import Path, path_text
from data_access.packages.reasons import shown
from data_access.packages.report import Problem, Report
from data_access.packages.source import Source
from data_access.packages.text_encoding import spoiled


def read(source: Source, file: str, in_use: Indicators, report: Report) -> list[dict[str, Any]]:
    """The rows that the catalogue takes; none, with errors in the report, when anything is wrong. `in_use` are those
    of which there are values."""
    raw = mapping_file.tables(source, file, report)
    if raw is None:
        return []
    for wrong in own.check(raw, shipped(), in_use):
        report.tell(_problem(wrong, file, raw))
    for path, text in _texts((), raw):
        if spoiled(text):
            report.error("letters_spoiled", file, None, path_text(path, raw), text)
    return [] if report.count else [own.complete(row) for row in raw[own.TABLE]]


def _problem(wrong: Wrong, file: str, raw: dict) -> Problem:
    row: Path = () if wrong.row is None else (own.TABLE, wrong.row - 1)
    place = path_text((*row, *([wrong.field] if wrong.field else [])), raw)
    reasons = (LANGUAGES[code].text(f"own_indicator.reason.{wrong.reason}") for code in ("da", "en"))
    value = None if wrong.value is None else shown(wrong.value, "en")
    return Problem(shown(file, "en"), None, place or None, value, *reasons)


def _texts(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in pairs:
        yield from _texts((*path, key), inside)
