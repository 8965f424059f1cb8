"""Reads `mapping.toml`, and tells what is wrong with it in the words of the file."""

import re
import tomllib
import unicodedata

from pydantic import ValidationError

from dashboard.mapping import Mapping
from data_access.packages import limits
from data_access.packages.known_keys import report_unknown_keys
from data_access.packages.mapping_checks import check
from data_access.packages.mapping_errors import report_invalid
from data_access.packages.members import MAPPING
from data_access.packages.report import Report
from data_access.packages.source import Source
from data_access.packages.spelling import Spelling
from data_access.packages.text_encoding import NotText, decoded

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")


def read(source: Source, report: Report) -> Mapping | None:
    """None, with errors in the report, when the rest of the package cannot be understood by the mapping."""
    if MAPPING not in source.files:
        report.error("file_missing", MAPPING, hint=Spelling(source.files).closest(MAPPING))
        return None
    raw = tables(source, MAPPING, report)
    if raw is None:
        return None
    understood = report_unknown_keys(raw, report)
    try:
        mapping = Mapping.model_validate(raw)
    except ValidationError as error:
        report_invalid(error, raw, report)
        return None
    return mapping if check(mapping, report) and understood else None


def tables(source: Source, file: str, report: Report) -> dict | None:
    """What stands in a TOML file; None, with an error in the report, when it cannot be read."""
    data = source.read(file)
    if data is None:
        return None
    if len(data) > limits.MAPPING_BYTES:
        report.error("mapping_too_large", file, limit=limits.MAPPING_BYTES // 1_000_000)
        return None
    try:
        text = decoded(data)
        if text.guessed:
            report.notice("encoding_guessed", file, encoding=text.guessed)
        return tomllib.loads(unicodedata.normalize("NFC", text.data.decode("utf-8")))
    except NotText as fault:
        report.error(fault.reason, file, fault.row, **fault.fields)
    except (ValueError, RecursionError) as error:
        report.error("mapping_syntax", file, _row(str(error)))
    return None


def _row(message: str) -> int | None:
    place = _PLACE.search(message)
    return int(place[1]) if place else None
