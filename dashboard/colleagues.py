"""Who works where in an institution: the page on which a leader names teams and a coordinator invites to the own."""

from dataclasses import dataclass
from datetime import date

from dashboard.access import Role, is_in_force
from dashboard.profile import UnitLink

# What may be given by whom, each inside the place that the role is held on.
GIVEN_BY: dict[Role, tuple[Role, ...]] = {
    Role.LEADER: (Role.MEMBER, Role.COORDINATOR),
    Role.COORDINATOR: (Role.MEMBER,),
}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with a role at a place; `grant` is its number. `invited`: has not signed in yet."""

    grant: int
    name: str
    role: str
    start: date | None
    end: date | None
    invited: bool

    def is_in_force(self, today: date) -> bool:
        return is_in_force(self.start, self.end, today)


@dataclass(frozen=True, slots=True)
class Workplace:
    """A team or child group. `current`: the newest round has it; people can be added only there."""

    link: UnitLink
    people: tuple[Colleague, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class Colleagues:
    """`home` is what the reader leads or coordinates, `others` are more such places of theirs."""

    home: UnitLink
    role: Role
    places: tuple[Workplace, ...]
    others: tuple[UnitLink, ...]

    @property
    def may_give(self) -> tuple[Role, ...]:
        return GIVEN_BY[self.role]

    @property
    def may_take_back(self) -> bool:
        """A coordinator invites; who leaves the team is the leader's to say."""
        return self.role is Role.LEADER

    @property
    def open_places(self) -> tuple[Workplace, ...]:
        return tuple(place for place in self.places if place.current)
