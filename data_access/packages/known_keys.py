"""Finds keys of `mapping.toml` that mean nothing: misspelt ones are errors, strange ones are mentioned."""

from collections.abc import Iterator
from typing import Any, get_args

from dashboard.mapping import Mapping, Section
from data_access.packages.members import MAPPING
from data_access.packages.report import Report
from data_access.packages.spelling import Spelling

Path = tuple[str | int, ...]


def report_unknown_keys(raw: dict, report: Report, model: type[Section] = Mapping, file: str = MAPPING) -> bool:
    """True when no key seems misspelt."""
    understood = True
    for path, table, section in _sections((), raw, model):
        keys = _keys(section)
        spelling = Spelling(key for key in keys if key not in table)
        for key in (key for key in table if key not in keys):
            hint = spelling.closest(key)
            tell = report.error if hint else report.notice
            tell("key_misspelt" if hint else "key_unknown", file, column=path_text((*path, key), raw), hint=hint)
            understood = understood and not hint
    return understood


def _keys(section: type[Section]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in section.model_fields.items()}


def _sections(path: Path, raw: object, section: type[Section]) -> Iterator[tuple[Path, dict, type[Section]]]:
    """Every table of the file that the model has a section for."""
    if isinstance(raw, dict):
        yield path, raw, section
        for key, annotation in _keys(section).items():
            inner, depth = _inner(annotation)
            if inner and key in raw:
                yield from _below((*path, key), raw[key], inner, depth)


def _below(path: Path, raw: object, section: type[Section], depth: int) -> Iterator[tuple[Path, dict, type[Section]]]:
    if depth == 0:
        yield from _sections(path, raw, section)
        return
    pairs: Any = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in pairs:
        yield from _below((*path, key), value, section, depth - 1)


def _inner(annotation: Any) -> tuple[type[Section] | None, int]:
    """The section inside an annotation such as `list[Form]`, and under how many lists and dictionaries it lies."""
    if isinstance(annotation, type) and issubclass(annotation, Section):
        return annotation, 0
    for argument in get_args(annotation):
        section, depth = _inner(argument)
        if section:
            return section, depth + (getattr(annotation, "__origin__", None) in (list, dict))
    return None, 0


def path_text(path: Path, raw: object) -> str:
    """A place in the file, such as form[pupil].factor[wellbeing].scale; tables without a key are numbered from 1."""
    text = ""
    for part in path:
        raw = step(raw, part)
        if isinstance(part, int):
            key = raw.get("key") if isinstance(raw, dict) else None
            text += f"[{key}]" if isinstance(key, str) else f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text


def step(raw: object, part: str | int) -> object:
    if isinstance(raw, dict):
        return raw.get(part)
    return raw[part] if isinstance(raw, list) and isinstance(part, int) and part < len(raw) else None
