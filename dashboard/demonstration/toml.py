"""Tables as TOML text: only what a `mapping.toml` needs, since Python reads TOML but does not write it."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

_LINE = 200
_BARE_KEY = re.compile(r"^[A-Za-z0-9_-]+$")


def as_toml(tables: Mapping[str, Any]) -> str:
    """Tables that fit on a line stay there; the outermost and the longer ones get a heading."""
    return "\n".join(_lines(tables, ())).lstrip("\n") + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    headed = {name: value for name, value in table.items() if _has_heading(name, value, path)}
    for name, value in table.items():
        if name not in headed:
            yield f"{_key(name)} = {_value(value)}"
    for name, value in headed.items():
        yield from _under_heading(value, (*path, name))


def _under_heading(value: Any, path: tuple[str, ...]) -> Iterator[str]:
    heading = ".".join(_key(name) for name in path)
    if isinstance(value, list):
        for element in value:
            yield from ("", f"[[{heading}]]", *_lines(element, path))
    elif _is_collection(value):
        for name, element in value.items():
            yield from _under_heading(element, (*path, name))
    else:
        yield from ("", f"[{heading}]", *_lines(value, path))


def _has_heading(name: str, value: Any, path: tuple[str, ...]) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(element, Mapping) for element in value)
    return isinstance(value, Mapping) and (not path or len(f"{_key(name)} = {_value(value)}") > _LINE)


def _is_collection(table: Mapping[str, Any]) -> bool:
    return all(isinstance(value, Mapping) for value in table.values())


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_value(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(element) for element in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _BARE_KEY.match(name) else json.dumps(name, ensure_ascii=False)
