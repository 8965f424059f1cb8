"""Who sees what: grants of a role on a unit, and how deep a reader may look into any unit (design.md section 6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from dashboard.levels import depth, is_within


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
    the unit belongs to, of the municipality and programme above, and of institutions below that are open upward."""

    itself: Sight
    below: Sight
    lowest: str
    institution: Sight
    above: Sight
    opened: Sight = Sight.NOTHING


_OWN_INSTITUTION = Rule(Sight.EVERYTHING, Sight.EVERYTHING, "child_group", Sight.EVERYTHING, Sight.EVERYTHING)
_OWN_TEAM = Rule(Sight.EVERYTHING, Sight.EVERYTHING, "child_group", Sight.WHOLE, Sight.COMPARISON)
# Named institutions are the leader's to release; until then nobody above sees them. Splits of a named institution are
# not shown above it at all: girls of a municipality less girls of what is open could speak of a single institution.
_AGGREGATES = Rule(
    Sight.EVERYTHING, Sight.EVERYTHING, "municipality", Sight.NOTHING, Sight.EVERYTHING, opened=Sight.WHOLE
)
RULES: dict[Role, Rule] = {
    Role.ADMINISTRATOR: Rule(Sight.NOTHING, Sight.NOTHING, "programme", Sight.NOTHING, Sight.NOTHING),
    Role.PROGRAMME: _AGGREGATES,
    Role.MUNICIPALITY: _AGGREGATES,
    Role.LEADER: _OWN_INSTITUTION,
    Role.COORDINATOR: _OWN_TEAM,
    Role.MEMBER: _OWN_TEAM,
    Role.RESOURCE_PERSON: _OWN_INSTITUTION,
    Role.BOARD: Rule(Sight.WHOLE, Sight.NOTHING, "institution", Sight.WHOLE, Sight.COMPARISON),
    Role.RESEARCHER: Rule(Sight.WHOLE, Sight.NOTHING, "programme", Sight.NOTHING, Sight.NOTHING),
}
LOOKING_DOWN = frozenset({Role.PROGRAMME, Role.MUNICIPALITY})  # who sees named institutions once they are open
OF_INSTITUTIONS = frozenset({Role.LEADER, Role.RESOURCE_PERSON, Role.BOARD})  # whom a release of theirs concerns
FEWEST_FOR_RESEARCHERS = 10  # answers behind any figure; trust.md 2.2

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

    @property
    def home(self) -> int | None:
        """The institution that the role is about; None for roles above institutions."""
        return self.unit if LEVELS[self.role] == {"institution"} else self.institution


@dataclass(frozen=True, slots=True)
class Scope:
    """What one reader may ask for. `unlimited` is the operator at the console, never a web session.

    `opened` are the institutions that are open to those above them, by round and institution, each with whether its
    teams are too. It is empty for a reader who looks at nothing from above. `plcs` are the teams (PLF) that the reader
    takes part in, by number, as coordinator or as member.
    """

    grants: tuple[Grant, ...] = ()
    unlimited: bool = False
    opened: Mapping[tuple[int, int], bool] = field(default_factory=dict)
    plcs: Mapping[int, Role] = field(default_factory=dict)

    @property
    def roles(self) -> frozenset[Role]:
        """Those that are held on units, and in teams of the whole house, which are not held on any."""
        return frozenset(grant.role for grant in self.grants) | frozenset(self.plcs.values())

    def roles_at(self, unit: int) -> frozenset[Role]:
        """Those that are held on the unit itself."""
        return frozenset(grant.role for grant in self.grants if grant.unit == unit)

    @property
    def looks_down(self) -> bool:
        """Whether some role is above the institutions."""
        return not self.roles.isdisjoint({*LOOKING_DOWN, Role.RESEARCHER})

    @property
    def homes(self) -> frozenset[int]:
        """The institutions in which the reader has a role."""
        return frozenset(grant.home for grant in self.grants if grant.home is not None)

    @property
    def workplaces(self) -> frozenset[int]:
        """The institutions whose work is the reader's own, which it is not for a member of the board."""
        return frozenset(grant.home for grant in self.grants if grant.home is not None and grant.role is not Role.BOARD)

    @property
    def fewest(self) -> int:
        """How many answers must lie behind a figure for this reader, beyond what the publication saw to."""
        held = {grant.role for grant in self.grants}
        only_researcher = held and held <= {Role.RESEARCHER, Role.ADMINISTRATOR}
        return FEWEST_FOR_RESEARCHERS if only_researcher else 0

    def sight(self, path: Path, round_id: int) -> Sight:
        """How much may be seen of the last unit on the path, in that round."""
        if self.unlimited:
            return Sight.EVERYTHING
        found = max((self._sight(grant, path, round_id) for grant in self.grants), default=Sight.NOTHING)
        # The publication is proof against whoever knows the splits of one institution, not those of two.
        return min(found, Sight.WHOLE) if is_aggregate(path[-1].kind) and len(self.homes) > 1 else found

    def may_open(self, path: Path, round_id: int) -> bool:
        return self.sight(path, round_id) >= Sight.WHOLE

    def _sight(self, grant: Grant, path: Path, round_id: int) -> Sight:
        rule, last = RULES[grant.role], path[-1]
        if last.unit == grant.unit:
            return rule.itself
        if any(place.unit == grant.unit for place in path):
            return rule.below if is_within(last.kind, rule.lowest) else self._opened(rule, path, round_id)
        if last.unit == grant.institution:
            return rule.institution
        return rule.above if last.unit in grant.above else Sight.NOTHING

    def _opened(self, rule: Rule, path: Path, round_id: int) -> Sight:
        """An institution, and its teams where they are open too; never what lies deeper."""
        last, reach = path[-1], [self.opened.get((round_id, place.unit)) for place in path]
        with_teams = next((found for found in reach if found is not None), None)
        if with_teams is None:
            return Sight.NOTHING
        reached = last.kind == "institution" or (last.kind == "team" and with_teams)
        return rule.opened if reached else Sight.NOTHING


OPERATOR = Scope(unlimited=True)


def is_aggregate(kind: str) -> bool:
    """Whether units of that kind are made up of institutions."""
    return depth(kind) < depth("institution")


def institution_of(path: Path) -> int | None:
    """The institution on the way, None above institutions."""
    return next((place.unit for place in path if place.kind == "institution"), None)


def is_in_force(start: date | None, end: date | None, today: date) -> bool:
    return (start is None or start <= today) and (end is None or today <= end)


def may_enter(roles: Iterable[Role], allowed: frozenset[Role] | None) -> bool:
    """Whether any of the roles opens a view; None lets every signed-in reader in."""
    return allowed is None or not allowed.isdisjoint(roles)
