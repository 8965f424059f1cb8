"""Who works where in one round: teams of staff with the grades they have, and the number of leaders."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.demonstration import catalogue
from dashboard.demonstration.chance import generator
from dashboard.demonstration.groups import PLACE_OF_SMALL_GROUPS
from dashboard.demonstration.world import Institution, World

SMALL_TEAM = 3
_STAFF_PER_CLASS, _STAFF_BESIDE_CLASSES = 1.75, 2
_STAFF_PER_ROOM, _STAFF_BESIDE_ROOMS = 3, 1
_NURSERY_STAFF = (6, 10)  # from, below
_CLASSES_OF_A_LARGE_SCHOOL, _ROOMS_OF_A_LARGE_DAYCARE = 20, 3


@dataclass(frozen=True, slots=True)
class Team:
    code: str
    name: str
    institution: Institution
    size: int


def teams(world: World, institutions: tuple[Institution, ...], classes: np.ndarray) -> Iterator[Team]:
    """`classes` counts the child groups of every institution of the world."""
    nursery = generator(world.seed, "nursery staff").integers(*_NURSERY_STAFF, size=len(world.institutions))
    for institution in institutions:
        names = _names(institution)
        if institution.kind:
            sizes = _school_sizes(institution, int(classes[institution.index]), len(names))
        else:
            sizes = [institution.rooms * _STAFF_PER_ROOM + _STAFF_BESIDE_ROOMS, int(nursery[institution.index])]
        for place, name in enumerate(names):
            yield Team(team_code(institution, place), name, institution, sizes[place])


def team_code(institution: Institution, place: int) -> str:
    return f"{institution.code}-T{place + 1}"


def leaders(institution: Institution, classes: int) -> int:
    if institution.kind:
        return 2 + (classes >= _CLASSES_OF_A_LARGE_SCHOOL)
    return 1 + (institution.rooms >= _ROOMS_OF_A_LARGE_DAYCARE)


def _names(institution: Institution) -> list[str]:
    names = catalogue.names().teams
    if institution.kind is None:
        return names.daycare
    if institution.kind.tracks > 1:
        return names.two_years
    return names.three_years[: 3 if institution.kind.highest_grade > 6 else 2]


def _school_sizes(school: Institution, classes: int, count: int) -> list[int]:
    staff, left_over = divmod(round(classes * _STAFF_PER_CLASS) + _STAFF_BESIDE_CLASSES, count)
    sizes = [staff + (place < left_over) for place in range(count)]
    if school.index == PLACE_OF_SMALL_GROUPS:
        sizes[1] = SMALL_TEAM
    return sizes
