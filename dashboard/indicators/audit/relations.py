"""Which figures are bound to each other by sums, worked out from the truth anew."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.indicators.audit.standing import Place
from dashboard.indicators.values import ALL

_SPAN = re.compile(r"^(\d+)(?:-(\d+))?$")


@dataclass(frozen=True, eq=False)
class Relations:
    """Rows are sums that are 0: a whole less its parts. Columns are `places`, then remainders: what a whole holds
    beside its parts. `persons` of each, None where unknown."""

    places: list[Place]
    persons: list[int | None]
    rows: NDArray[np.int64]


def relations(persons: Mapping[Place, int | None], above: Mapping[str, str]) -> Relations:
    places = [place for place, n in persons.items() if n is None or n > 0]
    column = {place: at for at, place in enumerate(places)}
    counts = [persons[place] for place in places]
    rows: list[dict[int, int]] = []
    for whole, parts in _wholes(set(places), above):
        row = {column[whole]: 1} | {column[part]: -1 for part in parts}
        some = [persons[one] for one in (whole, *parts)]
        if None not in some:
            remainder = int(some[0] or 0) - sum(int(one or 0) for one in some[1:])
            if remainder > 0:
                row[len(counts)] = -1
                counts.append(remainder)
        rows.append(row)
    matrix = np.zeros((len(rows), len(counts)), dtype=np.int64)
    for at, row in enumerate(rows):
        matrix[at, list(row)] = list(row.values())
    return Relations(places, counts, matrix)


def _wholes(places: set[Place], above: Mapping[str, str]) -> Iterator[tuple[Place, list[Place]]]:
    """Every place with its parts along one axis: those below it with none between."""
    grades, groups = sorted({place[1] for place in places}), sorted({place[2] for place in places})
    splits = sorted({group.split("=")[0] for group in groups} - {ALL})
    children: dict[str, list[str]] = {}
    for unit, parent in sorted(above.items()):
        children.setdefault(parent, []).append(unit)
    for unit, grade, group in sorted(places):
        inside = [one for one in grades if _narrower(one, grade) and (unit, one, group) in places]
        inside = [one for one in inside if not any(_narrower(one, other) for other in inside)]
        yield from _if_any((unit, grade, group), [(unit, one, group) for one in inside])
        for split in splits if group == ALL else []:
            values = [one for one in groups if one.split("=")[0] == split and (unit, grade, one) in places]
            yield from _if_any((unit, grade, group), [(unit, grade, one) for one in values])
        yield from _if_any((unit, grade, group), list(_nearest(unit, (grade, group), places, children)))


def _if_any(whole: Place, parts: list[Place]) -> Iterator[tuple[Place, list[Place]]]:
    if parts:
        yield whole, parts


def _nearest(unit: str, of: tuple[str, str], places: set[Place], children: Mapping[str, list[str]]) -> Iterator[Place]:
    for child in children.get(unit, []):
        if (child, *of) in places:
            yield (child, *of)
        else:
            yield from _nearest(child, of, places, children)


def _narrower(one: str, other: str) -> bool:
    if one in (other, ALL):
        return False
    if other == ALL:
        return True
    inner, outer = _years(one), _years(other)
    return bool(inner and outer and inner < outer)


def _years(grade: str) -> set[int]:
    """The grades that a label such as 4 or 4-6 stands for; none for a name."""
    found = _SPAN.match(grade)
    return set(range(int(found[1]), int(found[2] or found[1]) + 1)) if found else set()
