"""What a construct is about, and open questions for a team that talks about its figures."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.mapping import Name

_CATALOGUE = Path(__file__).parent / "catalogues" / "talk.toml"


@dataclass(frozen=True, slots=True)
class Talk:
    about: Name
    questions: tuple[Name, ...]


def talk(construct: str | None, informant: str) -> Talk:
    """What is written for the construct, else what holds for anything that the informant is asked."""
    found = _catalogue()
    return _talk(found["construct"].get(construct or "") or found["informant"][informant])


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))


def _talk(row: dict[str, Any]) -> Talk:
    return Talk(Name(**row["about"]), tuple(Name(**question) for question in row["questions"]))
