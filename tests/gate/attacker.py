"""The slow, obvious attacker: what follows exactly from told cells, in fractions and one column at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.publication.counted import Publication
from dashboard.tree import Tree
from tests import reference

Key = tuple[str, ...]  # unit code and split values


@dataclass(frozen=True)
class Person:
    """A column: `n` answers from `weight` persons, in the versions (by number) where the atom was in this state."""

    key: Key
    n: int
    weight: int
    versions: frozenset[int]


@dataclass(frozen=True)
class Row:
    publication: int
    unit: str
    label: str


def versions_of(publications: Sequence[Publication]) -> list[int]:
    """The number of each publication's version."""
    counted = [publication.counted for publication in publications]
    return [next(at for at, other in enumerate(counted) if other is one) for one in counted]


def persons(publications: Sequence[Publication], variable: str) -> list[Person]:
    """As few as possible differ between versions."""
    numbers = sorted(set(versions_of(publications)))
    seen = {version: _atoms(publications[version], variable) for version in numbers}
    keys = sorted({key for atoms in seen.values() for key in atoms})
    states = {key: {version: seen[version].get(key, (0, 0, 0.0)) for version in numbers} for key in keys}
    return [person for key in keys for person in _divided(key, states[key]) if person.n > 0]


def _atoms(publication: Publication, variable: str) -> dict[Key, tuple[int, int, float]]:
    counted = publication.counted
    column = counted.column(variable)
    found = {}
    for atom, unit in enumerate(counted.units.tolist()):
        key = (counted.tree.codes[unit], *(str(counted.values[split][atom]) for split in sorted(counted.values)))
        numbers = (counted.n[atom, column], counted.people[atom, column], round(counted.total[atom, column], 6))
        found[key] = (int(numbers[0]), int(numbers[1]), float(numbers[2]))
    return found


def _divided(key: Key, states: dict[int, tuple[int, int, float]]) -> Iterator[Person]:
    different = list(dict.fromkeys(states.values()))
    everywhere = frozenset(states)
    if len(different) == 1:
        yield Person(key, different[0][0], different[0][1], everywhere)
        return
    sizes = [n for n, _, _ in different]
    replaced = len(set(sizes)) < len(sizes)
    stayed = max(min(sizes) - replaced, 0)
    yield Person(key, stayed, min(max(min(people for _, people, _ in different) - replaced, 0), stayed), everywhere)
    named = False
    for state in different:
        n, people = state[0] - stayed, state[1]
        if len(different) == 2 and not replaced:
            weight = people - min(people for _, people, _ in different)
        else:
            weight = 0 if named or n == 0 else min(1, people)
            named = named or n > 0
        yield Person(key, n, min(weight, n), frozenset(at for at, other in states.items() if other == state))


def rows(publications: Sequence[Publication], variable: str) -> list[Row]:
    return [
        Row(number, publication.counted.tree.codes[unit], label)
        for number, publication in enumerate(publications)
        for label, told in publication.told.items()
        for unit in range(len(publication.counted.tree.codes))
        if told[unit, publication.counted.column(variable)]
    ]


def holds(publications: Sequence[Publication], row: Row, person: Person) -> bool:
    counted = publications[row.publication].counted
    if versions_of(publications)[row.publication] not in person.versions:
        return False
    tree, (code, *values) = counted.tree, person.key
    if code not in tree.position:
        return False
    parents = {
        one: tree.codes[parent] if parent >= 0 else "" for one, parent in zip(tree.codes, tree.parents, strict=True)
    }
    if not reference.stands_under(code, row.unit, parents):
        return False
    split, _, value = row.label.partition("=")
    return row.label == "all" or values[sorted(counted.values).index(split)] == value


def matrix(publications: Sequence[Publication], told: Iterable[Row], columns: Sequence[Person]) -> list[list[int]]:
    return [[int(holds(publications, row, person)) for person in columns] for row in told]


def is_exposed(publications: Sequence[Publication], variable: str, k: int) -> bool:
    """Leaving the columns of fewer than k persons out lowers the rank exactly when a told sum is about them alone."""
    columns = persons(publications, variable)
    told = matrix(publications, rows(publications, variable), columns)
    complete = reference.rank(told)
    free = [at for at, person in enumerate(columns) if person.weight == 0]
    others = [at for at, person in enumerate(columns) if person.weight > 0]
    return any(
        reference.rank(_without(told, {*free, *some})) < complete
        for count in range(min(k, len(others) + 1))
        for some in combinations(others, count)
        if sum(columns[at].weight for at in some) < k
    )


def tells_institutions(publications: Sequence[Publication], variable: str, fewest: int) -> bool:
    """Whether a sum of cells above the institutions is about some institutions, but fewer than `fewest`."""
    columns = persons(publications, variable)
    trees = [publication.counted.tree for publication in publications]
    upper = ("programme", "municipality")
    above = [
        row
        for row in rows(publications, variable)
        if trees[row.publication].kinds[trees[row.publication].position[row.unit]] in upper
    ]
    homes = [_institution(trees[-1], person) for person in columns]
    inside = [person for person, home in zip(columns, homes, strict=True) if home]
    told, homes = matrix(publications, above, inside), [home for home in homes if home]
    complete = reference.rank(told)
    return any(
        reference.rank(_without(told, {at for at, home in enumerate(homes) if home in some})) < complete
        for count in range(1, fewest)
        for some in combinations(sorted(set(homes)), count)
    )


def _institution(tree: Tree, person: Person) -> str:
    unit = tree.position[person.key[0]]
    while unit >= 0 and tree.kinds[unit] != "institution":
        unit = tree.parents[unit]
    return tree.codes[unit] if unit >= 0 else ""


def _without(told: list[list[int]], some: set[int]) -> list[list[int]]:
    return [[value for at, value in enumerate(row) if at not in some] for row in told]
