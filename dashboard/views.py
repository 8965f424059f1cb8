"""The pages: one line each, with a module of the same name in layouts/ and in callbacks/."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.access import LOOKING_DOWN, OF_INSTITUTIONS, Role
from dashboard.comparisons import WHO_COMPARES

# Who works with results in an institution: teams, those who lead them and who helps.
IN_THE_HOUSE = frozenset({Role.LEADER, Role.COORDINATOR, Role.MEMBER, Role.RESOURCE_PERSON})


class Of(StrEnum):
    """What the number is of that an address ends in."""

    UNIT = "unit"
    WORKSHEET = "worksheet"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class View:
    """`of` None: the address has no number. `roles` None lets every signed-in reader in."""

    key: str
    of: Of | None = None
    roles: frozenset[Role] | None = None

    @property
    def of_unit(self) -> bool:
        return self.of is Of.UNIT

    @property
    def is_logged(self) -> bool:
        """Whoever opens it learns something of a unit or of somebody."""
        return self.of is not None or self.roles is not None


VIEWS: tuple[View, ...] = (
    View("home"),
    View("profile", of=Of.UNIT),
    View("perspectives", of=Of.UNIT),
    View("progress", of=Of.UNIT),
    View("focus", of=Of.UNIT, roles=IN_THE_HOUSE),
    View("worksheets", of=Of.UNIT, roles=IN_THE_HOUSE),
    View("worksheet", of=Of.WORKSHEET, roles=IN_THE_HOUSE),
    View("meeting", of=Of.MEETING, roles=IN_THE_HOUSE),
    View("teams", of=Of.UNIT, roles=frozenset({Role.LEADER})),
    View("library"),
    View("comparability"),
    View("participation", of=Of.UNIT),
    View("indicators", of=Of.UNIT),
    View("comparisons", roles=frozenset(WHO_COMPARES)),
    View("certificate"),
    View("method"),
    View("release", of=Of.UNIT, roles=OF_INSTITUTIONS | LOOKING_DOWN),
    View("administration", roles=frozenset({Role.ADMINISTRATOR})),
    View("colleagues", of=Of.UNIT, roles=frozenset({Role.LEADER, Role.COORDINATOR})),
)


def view(key: str) -> View | None:
    return next((found for found in VIEWS if found.key == key), None)
