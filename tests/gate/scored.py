"""Small organisations in which everybody's score is known, what is told of them, and the same attack written slowly."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from dashboard.gate.figures import Figures
from dashboard.organisation import Unit
from dashboard.publication.counted import Counted, Publication
from dashboard.tree import Tree

FORM, FACTOR = "pupil", "factor.trust"
SCALE = (1.0, 5.0)
WIDTH = SCALE[1] - SCALE[0]
TREE = Tree.of(
    "p",
    [
        Unit("m", "", "municipality", "M"),
        *(Unit(f"i{i}", "m", "institution", f"I{i}") for i in range(3)),
        *(Unit(f"i{i}{g}", f"i{i}", "child_group", "G") for i in range(3) for g in "abc"),
    ],
)
LABELS = ("all", "gender=girl", "gender=boy")
Cell = tuple[str, str]  # unit code, label


@dataclass(frozen=True)
class Person:
    """`score` lies between 0 and 1, the ends of the scale."""

    unit: str
    score: float
    gender: str = "girl"


@dataclass(frozen=True)
class Version:
    """Who had answered, what is told of them, and how far the told means lie apart (0 to 1: of the whole scale)."""

    persons: tuple[Person, ...]
    cells: tuple[Cell, ...]
    step: float = 0.0
    extreme: frozenset[Cell] = frozenset()  # of those cells only a bound is told


def several(unit: str, scores: Iterable[float], gender: str = "girl") -> tuple[Person, ...]:
    return tuple(Person(unit, score, gender) for score in scores)


def holds(cell: Cell, person: Person) -> bool:
    unit, (split, _, value) = person.unit, cell[1].partition("=")
    lineage = {unit, unit[:2], "m", "p"}
    return cell[0] in lineage and (split == "all" or value == person.gender)


def publications(versions: Sequence[Version]) -> list[Publication]:
    return [Publication(_counted(version.persons), _told(version.cells)) for version in versions]


def figures(versions: Sequence[Version]) -> Figures:
    told = [
        (number, cell, *_limits(version, cell)) for number, version in enumerate(versions) for cell in version.cells
    ]
    return Figures(
        variable=FACTOR,
        scale=SCALE,
        publications=np.array([number for number, *_ in told], dtype=np.int64),
        units=np.array([TREE.position[cell[0]] for _, cell, _, _ in told], dtype=np.int64),
        labels=np.array([cell[1] for _, cell, _, _ in told], dtype=np.str_),
        least=np.array([least for _, _, least, _ in told], dtype=float),
        most=np.array([most for _, _, _, most in told], dtype=float),
    )


def narrowest(versions: Sequence[Version]) -> float:
    """The least that stays open about anybody's score, as a share of the scale: one program per person and end, over
    all persons' scores. Equal persons in several versions are the same person."""
    people = list(dict.fromkeys(_identities(versions)))
    limits, told = [], []
    for version in versions:
        for cell in version.cells:
            inside = [float((person, count) in _members(version) and holds(cell, person)) for person, count in people]
            least, most = _limits(version, cell)
            limits += [inside, [-one for one in inside]]
            told += [most * sum(inside), -least * sum(inside)]
    return min(_open(which, len(people), limits, told) for which in range(len(people))) / WIDTH


def _open(which: int, size: int, limits: list[list[float]], told: list[float]) -> float:
    cost = np.zeros(size)
    cost[which] = 1
    ends = [linprog(sign * cost, limits or None, told or None, bounds=[SCALE] * size) for sign in (1, -1)]
    assert all(end.status == 0 for end in ends)
    return -ends[1].fun - ends[0].fun


def _members(version: Version) -> list[tuple[Person, int]]:
    return [(person, version.persons[:at].count(person)) for at, person in enumerate(version.persons)]


def _identities(versions: Sequence[Version]) -> Iterator[tuple[Person, int]]:
    for version in versions:
        yield from _members(version)


def _limits(version: Version, cell: Cell) -> tuple[float, float]:
    scores = [person.score for person in version.persons if holds(cell, person)]
    mean, step = float(np.mean(scores)), version.step
    if cell in version.extreme:
        bound = 0.5 / len(scores)
        least, most = (1 - bound, 1.0) if mean > 0.5 else (0.0, bound)
    elif step:
        least, most = (round(mean / step) - 0.5) * step, (round(mean / step) + 0.5) * step
    else:
        least = most = mean
    return SCALE[0] + least * WIDTH, SCALE[0] + most * WIDTH


def _counted(persons: Sequence[Person]) -> Counted:
    atoms = sorted({(person.unit, person.gender) for person in persons})
    scores = [[p.score for p in persons if (p.unit, p.gender) == atom] for atom in atoms]
    n = np.array([[len(some)] * 2 for some in scores], dtype=np.int64)
    return Counted(
        tree=TREE,
        units=np.array([TREE.position[unit] for unit, _ in atoms], dtype=np.int64),
        values={"gender": np.array([gender for _, gender in atoms], dtype=np.str_)},
        variables=("rows", FACTOR),
        n=n,
        people=n,
        total=np.array([[0, len(some) * SCALE[0] + sum(some) * WIDTH] for some in scores], dtype=float),
    )


def _told(cells: Iterable[Cell]) -> dict[str, np.ndarray]:
    flags = {label: np.zeros((len(TREE.codes), 2), dtype=bool) for label in LABELS}
    for unit, label in cells:
        flags[label][TREE.position[unit]] = True
    return flags
