"""The audit of figures above the institutions: does any tell one leader of another's institution (trust.md SDC-10)?

Whatever can be added up from figures of municipalities and the programme must be about five institutions at least, the
reader's own and four others, and none may give more than half of the answers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.columns import Attack, Columns, merged, of_cells, of_columns
from dashboard.gate.dominance import dominated
from dashboard.gate.findings import Finding, Place, Rule
from dashboard.gate.residues import Matrix, rank, reduced, sums_inside, vanishing
from dashboard.levels import depth
from dashboard.publication.counted import Publication

FEWEST = 5
LIMIT = 2_000  # steps of one search; what is not settled by then is not proved


def exposed_institutions(form: str, publications: Sequence[Publication]) -> list[Finding]:
    """Sums about too few institutions over all publications together, and dominated ones in each by itself. An
    organisation with a single institution has nobody to protect it from."""
    if not any(len(one.counted.tree.of_kind("institution")) > 1 for one in publications):
        return []
    attack = Attack(publications)
    found = [
        Finding(rule, form, variable, places, "few_institutions")
        for variable in attack.variables
        for rule, places in _narrow(attack, variable)
    ]
    for number, publication in enumerate(publications):
        for variable, cells in dominated(publication):
            places = tuple(Place(number, unit, label) for unit, label in cells)
            found.append(Finding(Rule.INSTITUTION, form, variable, places, "dominated"))
    return found


def _narrow(attack: Attack, variable: str) -> Iterator[tuple[Rule, tuple[Place, ...]]]:
    """The first sum found that was told before, and the first that the newest publication has to do with."""
    columns = _above(attack, attack.columns(variable))
    if not columns.rows.shape[0] or not columns.rows.shape[1]:
        return
    rows, sets, counts = _patterns(columns)
    newest = columns.publications == len(attack.publications) - 1
    was_narrow = any(True for _ in _Search(sets, counts).found(rows[~newest]))
    told_before = False
    for held, proved in _Search(sets, counts).found(rows):
        cells = _cells(rows, held, newest)
        is_new = bool(cells[newest].any()) or not proved
        if is_new or not told_before:
            rule = Rule.INSTITUTION if proved else Rule.DOUBT
            yield rule, attack.places(of_cells(columns, np.flatnonzero(cells)))
        if is_new or not was_narrow:
            return
        told_before = True


def _above(attack: Attack, columns: Columns) -> Columns:
    """Told cells above the institutions, over the columns that belong to an institution."""
    depths = [publication.counted.tree.depths for publication in attack.publications]
    places = zip(columns.publications.tolist(), columns.units.tolist(), strict=True)
    above = [row for row, (p, unit) in enumerate(places) if depths[p][unit] < depth("institution")]
    institutions = {
        tree.codes[unit]
        for tree in (publication.counted.tree for publication in attack.publications)
        for unit in tree.of_kind("institution").tolist()
    }
    inside = np.flatnonzero(np.isin(attack.homes[columns.atoms], list(institutions)))
    return merged(of_columns(of_cells(columns, np.array(above, dtype=np.int64)), inside))


def _patterns(columns: Columns) -> tuple[Matrix, list[NDArray[np.int64]], NDArray[np.int64]]:
    """Told cells × different columns; the sets of these that some institution has; how many have each set."""
    rows, numbers = np.unique(columns.rows.toarray(), axis=1, return_inverse=True)
    order = np.argsort(columns.blocks, kind="stable")
    edges = np.flatnonzero(np.diff(columns.blocks[order])) + 1
    sets: dict[tuple[int, ...], int] = {}
    for some in np.split(numbers.ravel()[order], edges):
        key = tuple(np.unique(some).tolist())
        sets[key] = sets.get(key, 0) + 1
    return rows, [np.array(key) for key in sets], np.array(list(sets.values()))


@dataclass(frozen=True, eq=False)
class _Search:
    """Institutions with the same set of columns are held by the same sums. A sum that is about fewer than five misses
    at least one of any five; so, set by set, what misses it is searched on, until fewer than five are left."""

    sets: list[NDArray[np.int64]]
    counts: NDArray[np.int64]

    def found(self, rows: Matrix) -> Iterator[tuple[NDArray[np.bool_], bool]]:
        """Flags of the columns that sums about too few hold, and whether it is proved that they do."""
        waiting, met = [reduced(rows)[0]], set()
        while waiting:
            sums = waiting.pop()
            held: NDArray[np.bool_] = np.asarray(sums.any(axis=0))
            about = [index for index, some in enumerate(self.sets) if held[some].any()]
            if not about or sums.tobytes() in met:
                continue
            met.add(sums.tobytes())
            if len(met) > LIMIT:
                yield np.ones_like(held), False
                return
            if self.counts[about].sum() < FEWEST:
                yield held, True
            else:
                waiting += [vanishing(sums, np.isin(np.arange(len(held)), some)) for some in self._five(about)]

    def _five(self, about: list[int]) -> list[NDArray[np.int64]]:
        """As few sets as make five institutions; those with many at once, since no sum in search can hold them."""
        heavy = [self.sets[index] for index in about if self.counts[index] >= FEWEST]
        if heavy:
            return [np.unique(np.concatenate(heavy))]
        largest = sorted(about, key=lambda index: (-self.counts[index], -len(self.sets[index])))
        enough = int(np.searchsorted(np.cumsum(self.counts[largest]), FEWEST)) + 1
        return [self.sets[index] for index in largest[:enough]]


def _cells(rows: Matrix, held: NDArray[np.bool_], newest: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The told cells that make up the sums which hold nothing but these columns: without the newest publication's
    where the earlier ones are enough."""
    before, values_before = sums_inside(np.where(newest[:, None], 0, rows), held)
    now, values = sums_inside(rows, held)
    return np.asarray((before if rank(values_before) == rank(values) else now).any(axis=0))
