"""What the library begins with, and what its topics are called: rows of the catalogue library.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.library import PARTS, AgeGroup, Entry, Evidence, Kind
from dashboard.mapping import Name

_CATALOGUE = Path(__file__).parent / "catalogues" / "library.toml"


@cache
def shipped() -> Mapping[str, Entry]:
    """By key, as they stand in the catalogue."""
    return {row["key"]: _entry(row) for row in _read()["entry"]}


@cache
def topic_names() -> Mapping[str, Name]:
    return {key: Name(**name) for key, name in _read()["topic"].items()}


def _entry(row: Mapping[str, Any]) -> Entry:
    kind = Kind(row["kind"])
    return Entry(
        topics=tuple(row["topics"]),
        kind=kind,
        age_group=AgeGroup(row["age_group"]),
        evidence=Evidence(row["evidence"]),
        title=Name(**row["title"]),
        parts={part: Name(**row[part]) for part in PARTS[kind]},
        link=row.get("link", ""),
        shipped=row["key"],
    )


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))
