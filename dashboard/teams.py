"""The teams that work with results (PLF) of one institution, as its leader names them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from dashboard.levels import depth
from dashboard.logged import holds_cpr
from dashboard.plc import Plc
from dashboard.profile import UnitLink

LONGEST_NAME = 80  # characters
LONGEST_WAY = 10_000


@dataclass(frozen=True, slots=True)
class Person:
    """`named`: by the leader, who can take it back here. Others take part by a role on the team's own unit.

    `works_here`: holds a role in the institution. Whoever does not was named by hand, or the role has run out.
    """

    name: str
    coordinates: bool
    named: bool
    works_here: bool = True


@dataclass(frozen=True, slots=True)
class Team:
    """`unit` is where it belongs, `places` are the teams and child groups whose results it works with beside that."""

    plc: Plc
    unit: UnitLink
    places: tuple[UnitLink, ...]
    people: tuple[Person, ...]

    @property
    def has_coordinator(self) -> bool:
        return any(person.coordinates for person in self.people)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A unit that has no team yet, and the child groups in it."""

    unit: UnitLink
    inside: tuple[UnitLink, ...]


@dataclass(frozen=True, slots=True)
class WayOfWorking:
    """What was written, by whom and when, as a clock in Denmark shows it."""

    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Teams:
    """`units` are those that a team may belong to and work with, `colleagues` the names of those who can be named.

    `ways` are all that was written about how the work is organised, the newest first.
    """

    home: UnitLink
    teams: tuple[Team, ...]
    ended: tuple[Team, ...]
    proposals: tuple[Proposal, ...]
    units: tuple[UnitLink, ...]
    colleagues: tuple[str, ...]
    ways: tuple[WayOfWorking, ...]


Below = tuple[UnitLink, int | None]  # a unit of the institution, and the one just above it


def proposals(inside: Iterable[Below], taken: Collection[int]) -> tuple[Proposal, ...]:
    """One team for each team of the organisation; where there are none, one for each child group.

    `taken` are the units that a team belongs to already.
    """
    below = list(inside)
    kinds = {unit.kind for unit, _ in below}
    highest = min(kinds, key=depth, default="")
    return tuple(
        Proposal(unit, tuple(one for one, above in below if above == unit.unit))
        for unit, _ in below
        if unit.kind == highest and unit.unit not in taken
    )


def name_refusal(name: str) -> str | None:
    """The key of the text that says why a team cannot be called that."""
    if not name or len(name) > LONGEST_NAME:
        return "teams.refused.name"
    return "teams.refused.cpr" if holds_cpr(name) else None


def way_refusal(text: str) -> str | None:
    """The key of the text that says why it cannot stand as how the work is organised."""
    if not text:
        return "teams.refused.empty"
    if len(text) > LONGEST_WAY:
        return "teams.refused.long"
    return "teams.refused.cpr" if holds_cpr(text) else None
