"""Who sees what: grants of a role on a unit, and how deep a reader may look into any unit (design.md section 6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from dashboard.levels import is_within


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    PROGRAMME = "programme"
    MUNICIPALITY = "municipality"
    LEADER = "leader"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    RESOURCE_PERSON = "resource_person"
    BOARD = "board"
    RESEARCHER = "researcher"


class Sight(IntEnum):
    """How much of a unit a reader may see; each step holds the ones before."""

    NOTHING = 0
    COMPARISON = 1  # its "all" figures as a mark beside the own ones, no page of its own
    WHOLE = 2  # its page, "all" figures only
    EVERYTHING = 3  # its page with splits


@dataclass(frozen=True, slots=True)
class Place:
    """A unit on a path through the tree."""

    unit: int
    kind: str


Path = Sequence[Place]  # from the programme down to the unit itself


@dataclass(frozen=True, slots=True)
class Rule:
    """What a role granted on a unit may see: of the unit itself, below it down to `lowest`, of the institution that
    the unit belongs to, and of the municipality and programme above."""

    itself: Sight
    below: Sight
    lowest: str
    institution: Sight
    above: Sight


_OWN_INSTITUTION = Rule(Sight.EVERYTHING, Sight.EVERYTHING, "child_group", Sight.EVERYTHING, Sight.EVERYTHING)
_OWN_TEAM = Rule(Sight.EVERYTHING, Sight.EVERYTHING, "child_group", Sight.WHOLE, Sight.COMPARISON)
# Named institutions are the leader's to release; until then nobody above sees them.
_AGGREGATES = Rule(Sight.EVERYTHING, Sight.EVERYTHING, "municipality", Sight.NOTHING, Sight.EVERYTHING)
RULES: dict[Role, Rule] = {
    Role.ADMINISTRATOR: Rule(Sight.NOTHING, Sight.NOTHING, "programme", Sight.NOTHING, Sight.NOTHING),
    Role.PROGRAMME: _AGGREGATES,
    Role.MUNICIPALITY: _AGGREGATES,
    Role.LEADER: _OWN_INSTITUTION,
    Role.COORDINATOR: _OWN_TEAM,
    Role.MEMBER: _OWN_TEAM,
    Role.RESOURCE_PERSON: _OWN_INSTITUTION,
    Role.BOARD: Rule(Sight.WHOLE, Sight.NOTHING, "institution", Sight.WHOLE, Sight.COMPARISON),
    Role.RESEARCHER: _AGGREGATES,
}

# Where a role can be held. A class without teams above it is a team of its own.
LEVELS: dict[Role, frozenset[str]] = {
    Role.ADMINISTRATOR: frozenset({"programme"}),
    Role.PROGRAMME: frozenset({"programme"}),
    Role.MUNICIPALITY: frozenset({"municipality"}),
    Role.LEADER: frozenset({"institution"}),
    Role.COORDINATOR: frozenset({"team", "child_group"}),
    Role.MEMBER: frozenset({"team", "child_group"}),
    Role.RESOURCE_PERSON: frozenset({"institution"}),
    Role.BOARD: frozenset({"institution"}),
    Role.RESEARCHER: frozenset({"programme"}),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role on a unit, within dates (inclusive; None is open). `above` are units over it in any round."""

    role: Role
    unit: int
    institution: int | None = None
    above: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """What one reader may ask for. `unlimited` is the operator at the console, never a web session."""

    grants: tuple[Grant, ...] = ()
    unlimited: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    def sight(self, path: Path) -> Sight:
        """How much may be seen of the last unit on the path."""
        if self.unlimited:
            return Sight.EVERYTHING
        return max((_sight(grant, path) for grant in self.grants), default=Sight.NOTHING)

    def may_open(self, path: Path) -> bool:
        return self.sight(path) >= Sight.WHOLE


OPERATOR = Scope(unlimited=True)


def _sight(grant: Grant, path: Path) -> Sight:
    rule, last = RULES[grant.role], path[-1]
    if last.unit == grant.unit:
        return rule.itself
    if any(place.unit == grant.unit for place in path):
        return rule.below if is_within(last.kind, rule.lowest) else Sight.NOTHING
    if last.unit == grant.institution:
        return rule.institution
    return rule.above if last.unit in grant.above else Sight.NOTHING


def is_in_force(start: date | None, end: date | None, today: date) -> bool:
    return (start is None or start <= today) and (end is None or today <= end)


def may_enter(roles: Iterable[Role], allowed: frozenset[Role] | None) -> bool:
    """Whether any of the roles opens a view; None lets every signed-in reader in."""
    return allowed is None or not allowed.isdisjoint(roles)
