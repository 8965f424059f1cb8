"""The pages: one line each, with a module of the same name in layouts/ and in callbacks/."""

from dataclasses import dataclass

from dashboard.access import Role


@dataclass(frozen=True, slots=True)
class View:
    """`of_unit`: the address ends in a unit's number. `roles` None lets every signed-in reader in."""

    key: str
    of_unit: bool = False
    roles: frozenset[Role] | None = None


VIEWS: tuple[View, ...] = (
    View("home"),
    View("profile", of_unit=True),
    View("certificate"),
)


def view(key: str) -> View | None:
    return next((found for found in VIEWS if found.key == key), None)
