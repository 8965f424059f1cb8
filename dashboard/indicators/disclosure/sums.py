"""What adds up: everybody is the sum of the grades, and of each grouping, and a municipality is that of its schools."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.indicators.disclosure.persons import at_most
from dashboard.indicators.disclosure.places import Place, Sum, Units, lies_within
from dashboard.indicators.values import ALL

Equation = tuple[int, list[int]]


@dataclass(frozen=True)
class Table:
    """Persons by place, None where they are not told. At `withheld` the source hides the value, or has none and does
    not tell of how many: these are protected like the smallest, however many they are. `told` was told before: `known`
    still stands, and `changed` does not: by place how many persons the change speaks of at least."""

    persons: Mapping[Place, int | None]
    withheld: frozenset[Place] = frozenset()
    told: frozenset[Place] = frozenset()
    known: frozenset[Place] = frozenset()
    changed: Mapping[Place, int] = field(default_factory=dict)

    def weight(self, place: Place, most: float, k: int) -> int:
        """Persons, as far as they matter: fewer than k must not be singled out. So `most` may be there."""
        if place in self.withheld:
            return min(max(self.persons[place] or 1, 1), k - 1)
        return int(max(1, min(most, k)))


@dataclass
class System:
    """Equations between variables, which are numbered: first the places, then what is left where parts do not make up
    a whole. The parts of an equation add up to its whole."""

    places: list[Place]
    weights: list[int]
    equations: list[Equation] = field(default_factory=list)


def system(table: Table, units: Units, k: int) -> System:
    places = sorted(place for place, n in table.persons.items() if n != 0)
    number = {place: at for at, place in enumerate(places)}
    relations = list(sums(places, units))
    most = at_most(table.persons, relations)
    found = System(places, [table.weight(place, most[place], k) for place in places])
    for whole, parts in relations:
        left = _left(table, whole, parts)
        _add(found, number[whole], [number[part] for part in parts], left, k)
    return found


def pieces(whole: System) -> Iterator[System]:
    """Parts that share no equation, each with its places first."""
    touching: dict[int, list[Equation]] = {}
    for equation in whole.equations:
        for at in (equation[0], *equation[1]):
            touching.setdefault(at, []).append(equation)
    met: set[int] = set()
    for start in range(len(whole.weights)):
        if start not in met:
            some = _connected(start, touching)
            met |= some
            equations = [equation for at in sorted(some) for equation in touching.get(at, []) if equation[0] == at]
            yield _piece(whole, sorted(some), equations)


def _connected(start: int, touching: Mapping[int, list[Equation]]) -> set[int]:
    found, waiting = {start}, [start]
    while waiting:
        for total, parts in touching.get(waiting.pop(), []):
            fresh = {total, *parts} - found
            found |= fresh
            waiting += fresh
    return found


def _piece(whole: System, some: list[int], equations: list[Equation]) -> System:
    number = {at: position for position, at in enumerate(some)}
    return System(
        [whole.places[at] for at in some if at < len(whole.places)],
        [whole.weights[at] for at in some],
        [(number[total], [number[part] for part in parts]) for total, parts in equations],
    )


def sums(places: Sequence[Place], units: Units) -> Iterator[Sum]:
    yield from _by_grade(places)
    yield from _by_group(places)
    yield from _by_unit(places, units)


def _add(found: System, whole: int, parts: list[int], left: int, k: int) -> None:
    if left:
        parts = [*parts, len(found.weights)]
        found.weights.append(min(left, k))
    found.equations.append((whole, parts))


def _left(table: Table, whole: Place, parts: Sequence[Place]) -> int:
    """Persons of the whole that are in none of its parts; 0 where that cannot be known, which protects more."""
    n, others = table.persons[whole], [table.persons[part] for part in parts]
    known = [one for one in others if one is not None]
    return 0 if n is None or len(known) < len(others) else max(0, n - sum(known))


def _by_grade(places: Sequence[Place]) -> Iterator[Sum]:
    for same in _together(places, lambda place: (place[0], place[2])):
        for whole in same:
            inside = [place for place in same if lies_within(place[1], whole[1])]
            widest = [one for one in inside if not any(lies_within(one[1], other[1]) for other in inside)]
            if widest:
                yield whole, widest


def _by_group(places: Sequence[Place]) -> Iterator[Sum]:
    for same in _together(places, lambda place: place[:2]):
        whole = next((place for place in same if place[2] == ALL), None)
        if whole:
            parts = [place for place in same if place[2] != ALL]
            yield from ((whole, one) for one in _together(parts, lambda place: place[2].partition("=")[0]))


def _by_unit(places: Sequence[Place], units: Units) -> Iterator[Sum]:
    there = set(places)
    below: dict[Place, list[Place]] = {}
    for unit, grade, group in places:
        above = units.parents.get(unit)
        while above is not None and (above, grade, group) not in there:
            above = units.parents.get(above)
        if above is not None:
            below.setdefault((above, grade, group), []).append((unit, grade, group))
    yield from below.items()


def _together(places: Iterable[Place], what: Callable[[Place], Hashable]) -> list[list[Place]]:
    found: dict[Hashable, list[Place]] = {}
    for place in places:
        found.setdefault(what(place), []).append(place)
    return list(found.values())
