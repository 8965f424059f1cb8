"""Writing mapping packages to disk, as someone would who brings real data into the programme."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

Rows = Iterable[Sequence[Any]]


def write(folder: Path, mapping: Mapping[str, Any], units: Rows, **tables: Rows) -> Path:
    """A package of `mapping.toml`, `units.csv` (code, parent, kind, name) and other tables, headings first."""
    (folder / "answers").mkdir(parents=True)
    lines = (f"{key} = {_toml(value)}\n" for key, value in mapping.items())
    (folder / "mapping.toml").write_text("".join(lines), encoding="utf-8")
    write_table(folder / "units.csv", [("code", "parent", "kind", "name"), *units])
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", rows)
    return folder


def write_table(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def table(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> list[dict[str, str]]:
    """The whole records of a delimited file; a record that is cut off is left out."""
    with path.open(encoding=encoding, newline="") as file:
        return [row for row in csv.DictReader(file, delimiter=delimiter) if None not in row.values()]


def name(text: str) -> dict[str, str]:
    return {"da": text, "en": text}


def _toml(value: Any) -> str:
    """JSON's strings, numbers and lists are TOML's too; only tables and dates are written otherwise."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
