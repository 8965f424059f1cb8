"""One round of the organisation: its units, and the places answers are attached to as arrays for the model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from dashboard.demonstration.catalogue import FormPlan
from dashboard.demonstration.groups import Classes, Group, rooms
from dashboard.demonstration.school_start import rooms_before
from dashboard.demonstration.staffing import Team, leaders, team_code, teams
from dashboard.demonstration.world import Institution, World
from dashboard.organisation import Unit

_NONE = -1


@dataclass(frozen=True, slots=True)
class Places:
    """Parallel arrays, one element per place: `number` counts all places of the kind; no grade or cohort is -1."""

    codes: np.ndarray
    number: np.ndarray
    institution: np.ndarray
    grade: np.ndarray
    cohort: np.ndarray
    size: np.ndarray

    def where(self, chosen: np.ndarray) -> Self:
        return type(self)(*(getattr(self, field)[chosen] for field in self.__slots__))


@dataclass(frozen=True)
class Organisation:
    """The organisation in one round."""

    world: World
    round_key: str
    institutions: tuple[Institution, ...]
    teams: tuple[Team, ...]
    groups: tuple[Group, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """Parents first: every municipality, then all institutions, teams and child groups."""
        return (
            *(Unit(found.code, "", "municipality", found.name) for found in self.world.municipalities),
            *(self._institution(found) for found in self.institutions),
            *(Unit(team.code, team.institution.code, "team", team.name) for team in self.teams),
            *(_child_group(group) for group in self.groups),
        )

    def places(self, form: FormPlan) -> Places:
        """Where the form's answers are attached."""
        if form.attached_to == "institution":
            classes = _groups_per_institution(self.world, self.groups)
            sizes = [leaders(found, int(classes[found.index])) for found in self.institutions]
            return _places(self.institutions, [found.index for found in self.institutions], sizes)
        if form.attached_to == "team":
            return _places(self.teams, _homes(self.teams), [team.size for team in self.teams])
        return _asked(form, self._group_places())

    def _institution(self, found: Institution) -> Unit:
        parent = self.world.municipalities[found.municipality].code
        return Unit(found.code, parent, "institution", found.name, found.type, successor_of=self._just_closed(found))

    def _just_closed(self, found: Institution) -> tuple[str, ...]:
        closed = None if found.takes_over is None else self.world.institutions[found.takes_over]
        return (closed.code,) if closed and closed.closes == self.round_key else ()

    def _group_places(self) -> Places:
        plain = _places(self.groups, _homes(self.groups), [group.size for group in self.groups])
        grade = np.array([_NONE if group.grade is None else group.grade for group in self.groups])
        cohort = np.array([_NONE if group.cohort is None else group.cohort for group in self.groups])
        return Places(plain.codes, plain.number, plain.institution, grade, cohort, plain.size)


def organisation(world: World, round_key: str) -> Organisation:
    is_open = tuple(found for found in world.institutions if found.is_open(round_key))
    classes, came = Classes(world), rooms_before(world, round_key)
    groups = [group for school in is_open if school.kind for group in classes.of_school(school, round_key, came)]
    groups += rooms([found for found in is_open if found.rooms], world, round_key)
    per_institution = _groups_per_institution(world, groups)
    return Organisation(world, round_key, is_open, tuple(teams(world, is_open, per_institution)), tuple(groups))


def _groups_per_institution(world: World, groups: Sequence[Group]) -> np.ndarray:
    return np.bincount(_homes(groups), minlength=len(world.institutions))


def _homes(found: Sequence[Group] | Sequence[Team]) -> list[int]:
    return [place.institution.index for place in found]


def _child_group(group: Group) -> Unit:
    return Unit(
        group.code,
        team_code(group.institution, group.team),
        "child_group",
        group.name,
        grade="" if group.grade is None else str(group.grade),
        same_children_as=group.children_came_from,
    )


def _places(
    found: Sequence[Institution] | Sequence[Team] | Sequence[Group], institutions: list[int], sizes: list[int]
) -> Places:
    none = np.full(len(found), _NONE)
    codes = np.array([place.code for place in found], dtype=object)
    return Places(codes, np.arange(len(found)), np.array(institutions), none, none, np.array(sizes))


def _asked(form: FormPlan, places: Places) -> Places:
    low, high = form.grades or (0, _NONE)
    in_grades = (places.grade >= low) & (places.grade <= high)
    return places.where(in_grades | (form.rooms & (places.grade == _NONE)))
