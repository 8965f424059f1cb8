"""How large the made-up worlds are: municipalities with their schools and daycares."""

from dataclasses import dataclass

import numpy as np

from dashboard.demonstration.chance import generator

SCALES = ("small", "municipality", "programme", "nation")
LARGE = ("programme", "nation")
ROUNDS = ("2015", "2017", "2019")
_FIRST_SCHOOLS = ("two", "two")  # the first carries the written changes, the second takes over the school that closes
_LAST_SCHOOL = "small"  # the one that closes, where there is a merger
_OTHER_SCHOOLS = {"small": 0.16, "one": 0.20, "two": 0.38, "three": 0.22, "ten": 0.04}
_FEWEST_SCHOOLS = 6
_UNEVENNESS = 0.35  # of the municipalities' sizes: standard deviation of their logarithm


@dataclass(frozen=True, slots=True)
class SchoolKind:
    highest_grade: int
    tracks: int
    class_size: float


KINDS = {
    "small": SchoolKind(6, 1, 16.5),
    "one": SchoolKind(9, 1, 19.5),
    "two": SchoolKind(9, 2, 20.5),
    "three": SchoolKind(9, 3, 21.0),
    "ten": SchoolKind(10, 2, 20.5),
}


@dataclass(frozen=True, slots=True)
class MunicipalitySize:
    """Kinds of its schools, number of daycares, and the round in which the last school is merged into the second."""

    schools: tuple[str, ...]
    daycares: int
    merger: str | None = None


_MORE_SCHOOLS = ("small", "three", "one", "ten", "two", "one", "three", "small", "two", "one")
_WRITTEN = {
    "small": (MunicipalitySize((*_FIRST_SCHOOLS, "small", "small", "small", _LAST_SCHOOL), 5, "2017"),),
    "municipality": (
        MunicipalitySize((*_FIRST_SCHOOLS, *_MORE_SCHOOLS, _LAST_SCHOOL), 14, "2017"),
        MunicipalitySize((*_FIRST_SCHOOLS, "one", "small", "small"), 5),
        MunicipalitySize(("one", "one", "two", "small", "small"), 5),
        MunicipalitySize((*_FIRST_SCHOOLS, "one", "one", "small", _LAST_SCHOOL), 0, "2019"),
    ),
}


def municipalities(scale: str, seed: int) -> tuple[MunicipalitySize, ...]:
    if scale in _WRITTEN:
        return _WRITTEN[scale]
    if scale == "programme":
        return _drawn(seed, schools=213, with_daycare=[n < 6 for n in range(13)], daycares=175, mergers=3)
    if scale == "nation":
        return _drawn(seed, schools=1_310, with_daycare=[True] * 98, daycares=4_200, mergers=10)
    raise ValueError(f"{scale!r} is not one of {', '.join(SCALES)}")


def _drawn(
    seed: int, *, schools: int, with_daycare: list[bool], daycares: int, mergers: int
) -> tuple[MunicipalitySize, ...]:
    chance = generator(seed, "sizes")
    weight = np.exp(chance.normal(0, _UNEVENNESS, len(with_daycare)))
    school_counts = _shared_out(schools, weight, _FEWEST_SCHOOLS)
    daycare_counts = _shared_out(daycares, weight * np.array(with_daycare), 0)
    return tuple(
        MunicipalitySize(_kinds(chance, school_counts[n], n < mergers), daycare_counts[n], _merger(n, mergers))
        for n in range(len(with_daycare))
    )


def _merger(number: int, mergers: int) -> str | None:
    return ROUNDS[1 + number % 2] if number < mergers else None


def _kinds(chance: np.random.Generator, count: int, merger: bool) -> tuple[str, ...]:
    others = chance.choice(list(_OTHER_SCHOOLS), count - len(_FIRST_SCHOOLS), p=list(_OTHER_SCHOOLS.values())).tolist()
    return (*_FIRST_SCHOOLS, *others[:-1], _LAST_SCHOOL if merger else others[-1])


def _shared_out(total: int, weight: np.ndarray, fewest: int) -> list[int]:
    """Whole numbers in proportion to the weights, each at least `fewest`, that sum to `total` (largest remainders)."""
    exact = weight / weight.sum() * (total - fewest * len(weight))
    counts = np.floor(exact).astype(int)
    counts[np.argsort(counts - exact, kind="stable")[: total - fewest * len(weight) - counts.sum()]] += 1
    return (counts + fewest).tolist()
