"""Child groups of one round: classes, which get new children each round, and rooms of daycares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.demonstration import catalogue
from dashboard.demonstration.chance import generator
from dashboard.demonstration.scales import ROUNDS
from dashboard.demonstration.school_start import Seat, room_codes
from dashboard.demonstration.world import Institution, World

YEARS_BETWEEN_ROUNDS = 2
_EARLIEST_START = 2005  # the 10th grade of 2015
_COHORTS_PER_LINE = 15  # years of starting school, 2005-2019
_LETTERS = "ABCDEFGH"
_CLASS_SIZE_SPREAD, _SMALLEST_CLASS, _LARGEST_CLASS = 3.0, 9, 28
_ROOM_SIZE, _ROOM_SIZE_SPREAD, _SMALLEST_ROOM = 11.7, 2.0, 7  # children of 4-5 years only
SMALL_CLASS, SMALL_ROOM = 4, 6
_SMALL_CLASS_STARTED = 2013  # grade 2 in 2015, 4 in 2017, 6 in 2019
PLACE_OF_SMALL_GROUPS = 2  # the third school of the world


@dataclass(frozen=True, slots=True)
class Group:
    """`cohort` numbers the children who move up together, whatever class they are in; None for rooms."""

    code: str
    name: str
    institution: Institution
    team: int
    size: int
    grade: int | None = None
    cohort: int | None = None
    children_came_from: str = ""


@dataclass(frozen=True)
class Classes:
    """The classes of a world. A line of classes (a track) belongs to one school and goes with it into a merger."""

    world: World

    @cached_property
    def first_line(self) -> np.ndarray:
        """Number of each institution's first line."""
        tracks = [institution.kind.tracks if institution.kind else 0 for institution in self.world.institutions]
        return np.cumsum([0, *tracks])

    @property
    def cohorts(self) -> int:
        return int(self.first_line[-1]) * _COHORTS_PER_LINE

    @cached_property
    def sizes(self) -> np.ndarray:
        """Children of each cohort: the same in every round."""
        average = [
            institution.kind.class_size
            for institution in self.world.institutions
            if institution.kind
            for _ in range(institution.kind.tracks)
        ]
        spread = _CLASS_SIZE_SPREAD * generator(self.world.seed, "class sizes").standard_normal(self.cohorts)
        sizes = np.rint(np.repeat(average, _COHORTS_PER_LINE) + spread).clip(_SMALLEST_CLASS, _LARGEST_CLASS)
        sizes[self._cohort(int(self.first_line[PLACE_OF_SMALL_GROUPS]), _SMALL_CLASS_STARTED)] = SMALL_CLASS
        return sizes.astype(int)

    def of_school(self, school: Institution, round_key: str, rooms_before: Mapping[Seat, str]) -> Iterator[Group]:
        """`rooms_before` are the daycare rooms that the youngest classes come from."""
        for place, (line, home) in enumerate(self._lines(school, round_key)):
            for grade in range(home.kind.highest_grade + 1 if home.kind else 0):
                cohort = self._cohort(line, int(round_key) - grade)
                yield Group(
                    code=_class_code(school, grade, place),
                    name=f"{grade}.{_LETTERS[place]}",
                    institution=school,
                    team=team_of_grade(school, grade),
                    size=int(self.sizes[cohort]),
                    grade=grade,
                    cohort=cohort,
                    children_came_from=self._class_before(line, home, school, grade, round_key)
                    or rooms_before.get((school.index, grade, place), ""),
                )

    def _lines(self, school: Institution, round_key: str) -> list[tuple[int, Institution]]:
        """The school's own lines and, after a merger, those it took over; each with the school it began in."""
        homes = [school]
        if school.takes_over is not None:
            closed = self.world.institutions[school.takes_over]
            homes += [] if closed.is_open(round_key) else [closed]
        return [
            (int(self.first_line[home.index]) + track, home)
            for home in homes
            for track in range(home.kind.tracks if home.kind else 0)
        ]

    def _class_before(self, line: int, home: Institution, school: Institution, grade: int, round_key: str) -> str:
        """The code these children's class had in the round before; empty when they had not started or there is none."""
        number = ROUNDS.index(round_key)
        if number == 0 or grade < YEARS_BETWEEN_ROUNDS:
            return ""
        before = ROUNDS[number - 1]
        owner = home if home.is_open(before) else school
        place = [known for known, _ in self._lines(owner, before)].index(line)
        return _class_code(owner, grade - YEARS_BETWEEN_ROUNDS, place)

    @staticmethod
    def _cohort(line: int, started: int) -> int:
        return line * _COHORTS_PER_LINE + started - _EARLIEST_START


def team_of_grade(school: Institution, grade: int) -> int:
    if school.kind and school.kind.tracks > 1:
        return min(grade // 2, 4)
    return 0 if grade <= 3 else 1 if grade <= 6 else 2


def rooms(daycares: list[Institution], world: World, round_key: str) -> Iterator[Group]:
    """Rooms with their children of 4-5 years, new in every round."""
    chance = generator(world.seed, "rooms", round_key)
    names = catalogue.names().rooms
    first = world.first("daycare")
    for daycare in daycares:
        drawn = np.rint(chance.normal(_ROOM_SIZE, _ROOM_SIZE_SPREAD, daycare.rooms)).clip(_SMALLEST_ROOM)
        for place, code in enumerate(room_codes(daycare)):
            small = daycare is first and place == daycare.rooms - 1
            size = SMALL_ROOM if small else int(drawn[place])
            name = names[(daycare.index + place) % len(names)]
            yield Group(code, name, daycare, 0, size)


def _class_code(school: Institution, grade: int, place: int) -> str:
    return f"{school.code}-{grade}.{_LETTERS[place]}"
