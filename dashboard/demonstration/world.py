"""The made-up municipalities and institutions that persist over all rounds."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.demonstration import catalogue
from dashboard.demonstration.chance import generator
from dashboard.demonstration.scales import KINDS, MunicipalitySize, SchoolKind, municipalities

_FIRST_DAYCARE = 101  # schools are numbered from 001 in each municipality
_SHARE_WITH_THREE_ROOMS = 0.25


@dataclass(frozen=True, slots=True)
class Institution:
    """A school has a kind, a daycare rooms. `index` is its place in the world; `closes` the first round without it."""

    index: int
    municipality: int
    code: str
    name: str
    kind: SchoolKind | None = None
    rooms: int = 0
    closes: str | None = None
    takes_over: int | None = None

    @property
    def type(self) -> str:
        return "school" if self.kind else "daycare"

    def is_open(self, round_key: str) -> bool:
        return self.closes is None or round_key < self.closes


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class World:
    seed: int
    municipalities: tuple[Municipality, ...]
    institutions: tuple[Institution, ...]

    @property
    def municipality_of(self) -> np.ndarray:
        return np.array([institution.municipality for institution in self.institutions])

    def first(self, kind: str) -> Institution:
        return next(institution for institution in self.institutions if institution.type == kind)


@lru_cache(maxsize=4)
def build_world(scale: str, seed: int) -> World:
    found: list[Municipality] = []
    institutions: list[Institution] = []
    for number, size in enumerate(municipalities(scale, seed)):
        municipality = Municipality(_municipality_code(number), _municipality_name(number))
        found.append(municipality)
        institutions += _institutions(seed, number, municipality.code, size, len(institutions))
    return World(seed, tuple(found), tuple(institutions))


def _municipality_code(number: int) -> str:
    """Three digits outside the range of the real codes; every other with a leading zero, which must survive."""
    return f"{901 + number // 2}" if number % 2 else f"{11 + number // 2:03}"


def _municipality_name(number: int) -> str:
    names = catalogue.names()
    return names.municipalities[number] + names.municipality_ending


def _institutions(seed: int, number: int, code: str, size: MunicipalitySize, before: int) -> list[Institution]:
    chance = generator(seed, "institutions", code)
    schools = _schools(chance, number, code, size, before)
    return schools + _daycares(chance, number, code, size.daycares, before + len(schools))


def _schools(
    chance: np.random.Generator, number: int, code: str, size: MunicipalitySize, before: int
) -> list[Institution]:
    names = _school_names(chance, len(size.schools))
    last = len(names) - 1
    return [
        Institution(
            index=before + place,
            municipality=number,
            code=f"{code}{place + 1:03}",
            name=names[place],
            kind=KINDS[kind],
            closes=size.merger if place == last else None,
            takes_over=before + last if size.merger and place == 1 else None,
        )
        for place, kind in enumerate(size.schools)
    ]


def _daycares(chance: np.random.Generator, number: int, code: str, count: int, before: int) -> list[Institution]:
    names = _daycare_names(chance, count)
    rooms = 2 + (chance.random(count) < _SHARE_WITH_THREE_ROOMS)
    return [
        Institution(before + place, number, f"{code}{_FIRST_DAYCARE + place}", names[place], rooms=int(rooms[place]))
        for place in range(count)
    ]


def _school_names(chance: np.random.Generator, count: int) -> list[str]:
    names = catalogue.names()
    stems = chance.permutation(names.schools)[:count]
    return [f"{stem}{chance.choice(names.school_endings)}" for stem in stems]


def _daycare_names(chance: np.random.Generator, count: int) -> list[str]:
    """A name comes back in the same municipality only when all are used, and then with another beginning."""
    names = catalogue.names()
    order = chance.permutation(len(names.daycares))
    beginning = chance.integers(len(names.daycare_beginnings), size=len(order))
    chosen = []
    for place in range(count):
        turn, which = divmod(place, len(order))
        word = names.daycare_beginnings[(beginning[which] + turn) % len(names.daycare_beginnings)]
        chosen.append(f"{word} {names.daycares[order[which]]}")
    return chosen
