"""The levels of the unit tree, how far down each informant's answers may be shown, and how many are to answer."""

import tomllib
from functools import cache
from pathlib import Path

_CATALOGUES = Path(__file__).parent / "catalogues"


@cache
def kinds() -> tuple[str, ...]:
    """Every kind of unit, the programme first."""
    return tuple(level["kind"] for level in _read("levels")["level"])


def depth(kind: str) -> int:
    """0 for the programme; larger is further down."""
    return kinds().index(kind)


def is_within(kind: str, lowest: str) -> bool:
    """Whether a kind stands at `lowest` or above it."""
    return depth(kind) <= depth(lowest)


# By what the units of a kind are told, in the order in which it is offered. Municipalities are too many for classes.
_BELOW = {
    "programme": ("municipality", "institution"),
    "municipality": ("institution",),
    "institution": ("team", "child_group"),
    "team": ("child_group",),
}


def below(kind: str, informant: str) -> tuple[str, ...]:
    """Kinds of units by which one of that kind is told, as far down as the informant's answers may be shown."""
    lowest = lowest_level(informant)
    return tuple(one for one in _BELOW.get(kind, ()) if is_within(one, lowest))


def is_group(kind: str) -> bool:
    """Whether a kind stands below institutions."""
    return not is_within(kind, "institution")


@cache
def lowest_level(informant: str) -> str:
    return str(_read("informants")[informant]["lowest_level"])


@cache
def aim(informant: str) -> str:
    """How many of them are to take part: "all", "most" or "none"."""
    return str(_read("informants")[informant]["aim"])


def _read(catalogue: str) -> dict:
    return tomllib.loads((_CATALOGUES / f"{catalogue}.toml").read_text(encoding="utf-8"))
