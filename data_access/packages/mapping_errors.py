"""Says in plain words why `mapping.toml` does not fit the model of a mapping."""

import re
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from data_access.packages.known_keys import Path, path_text, step
from data_access.packages.members import MAPPING
from data_access.packages.report import Report
from data_access.packages.spelling import Spelling

_BY_BEGINNING = (
    ("missing", "key_missing"),
    ("literal_error", "key_choice"),
    ("string_pattern_mismatch", "key_not_a_key"),
    ("string_too", "key_one_character"),
    ("string", "key_text"),
    ("date", "key_date"),
    ("int", "key_whole_number"),
    ("float", "key_number"),
    ("finite", "key_number"),
    ("greater", "key_too_small"),
    ("less", "key_too_large"),
    ("bool", "key_true_or_false"),
    ("too_short", "key_too_few"),
    ("too_long", "key_too_many"),
    ("list", "key_list"),
    ("tuple", "key_list"),
    ("model", "key_table"),
    ("dict", "key_table"),
)
_BY_MESSAGE = (
    ("closed lies before opened", "round_closes_early"),
    ("the lowest answer", "scale_not_ascending"),
    ("the scale is too wide", "scale_too_wide"),
    ("the key is the name of a level", "round_named_as_level"),
    ("an item is listed twice", "item_twice"),
    ("reversed names items", "reversed_unknown"),
    ("two factors of the form", "factor_twice"),
    ("two forms have the same key", "form_twice"),
)
_TEXTS = {"name", "text"}
_REPEATED = {"form", "factor"}
_QUOTED = re.compile(r"'([^']*)'")


def report_invalid(error: ValidationError, raw: dict, report: Report, file: str = MAPPING) -> None:
    seen: set[tuple[str, str]] = set()
    for details in error.errors(include_url=False):
        path = _path(details, raw)
        key, place = _reason(details, path), path_text(path, raw)
        if (key, place) not in seen:
            seen.add((key, place))
            report.error(key, file, None, place or None, _value(details), **_fields(details))


def _path(details: ErrorDetails, raw: Any) -> Path:
    """Where it went wrong, without the parts that pydantic adds for the branches of a union."""
    path: list[str | int] = []
    for part in details["loc"]:
        raw = step(raw, part)
        if raw is not None or details["type"] == "missing":
            path.append(part)
    return tuple(path)


def _reason(details: ErrorDetails, path: Path) -> str:
    kind, last = details["type"], path[-1] if path else ""
    if kind == "value_error":
        return _first(_BY_MESSAGE, str(details["ctx"]["error"]))
    if kind.startswith(("model", "dict")) and last in _TEXTS:
        return "key_languages"
    if kind.startswith("list") and last in _REPEATED:
        return "key_double_brackets"
    return _first(_BY_BEGINNING, kind)


def _first(reasons: tuple[tuple[str, str], ...], text: str) -> str:
    return next((reason for beginning, reason in reasons if text.startswith(beginning)), "key_wrong")


def _value(details: ErrorDetails) -> object:
    value = details["input"]
    return None if isinstance(value, dict) or details["type"] == "missing" else value


def _fields(details: ErrorDetails) -> dict[str, object]:
    context = details.get("ctx", {})
    fields: dict[str, object] = {}
    if details["type"] == "literal_error":
        choices = _QUOTED.findall(context["expected"])
        fields |= {"choices": choices, "hint": Spelling(choices).closest(str(details["input"]))}
    if "ge" in context:
        fields["smallest"] = context["ge"]
    if "le" in context:
        fields["largest"] = context["le"]
    if "actual_length" in context:
        fields["limit"] = context.get("max_length", context.get("min_length"))
    if details["type"] == "value_error":
        fields["names"] = str(context["error"]).partition(": ")[2]
    return fields
