"""The national goals that a focus area may serve, as rows of the catalogue goals.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.mapping import Name

_CATALOGUE = Path(__file__).parent / "catalogues" / "goals.toml"


@dataclass(frozen=True, slots=True)
class Goal:
    """`of` are types of institutions, as in units.csv."""

    key: str
    name: Name
    of: frozenset[str]


NONE = "none"  # what a form sends for no goal


@cache
def goals() -> dict[str, Goal]:
    rows = tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))["goal"]
    return {row["key"]: Goal(row["key"], Name(**row["name"]), frozenset(row["of"])) for row in rows}


def goals_of(type_: str) -> tuple[Goal, ...]:
    """Those that are set for institutions of the type; all where it is unknown."""
    return tuple(goal for goal in goals().values() if not type_ or type_ in goal.of)
