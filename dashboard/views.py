"""The pages: one line each, with a module of the same name in layouts/ and in callbacks/."""

from dataclasses import dataclass

from dashboard.access import LOOKING_DOWN, OF_INSTITUTIONS, Role
from dashboard.comparisons import WHO_COMPARES


@dataclass(frozen=True, slots=True)
class View:
    """`of_unit`: the address ends in a unit's number. `roles` None lets every signed-in reader in."""

    key: str
    of_unit: bool = False
    roles: frozenset[Role] | None = None

    @property
    def is_logged(self) -> bool:
        """Whoever opens it learns something of a unit or of somebody."""
        return self.of_unit or self.roles is not None


VIEWS: tuple[View, ...] = (
    View("home"),
    View("profile", of_unit=True),
    View("perspectives", of_unit=True),
    View("progress", of_unit=True),
    View("comparability"),
    View("participation", of_unit=True),
    View("comparisons", roles=frozenset(WHO_COMPARES)),
    View("certificate"),
    View("method"),
    View("release", of_unit=True, roles=OF_INSTITUTIONS | LOOKING_DOWN),
    View("administration", roles=frozenset({Role.ADMINISTRATOR})),
    View("colleagues", of_unit=True, roles=frozenset({Role.LEADER, Role.COORDINATOR})),
)


def view(key: str) -> View | None:
    return next((found for found in VIEWS if found.key == key), None)
