"""The person-interval audit: at least half of the scale stays open about every respondent's score (trust.md SDC-3).

The attacker knows who stands in which column, the limits of every told cell, and of the scores themselves only that
they lie on the scale (trust.md 1.2 A3).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dashboard.gate import starting
from dashboard.gate.columns import Attack, Columns, merged
from dashboard.gate.figures import Figures
from dashboard.gate.findings import Finding, Place, Rule
from dashboard.gate.pinned import pinned
from dashboard.gate.possible import LOOSE, TOLERANCE, Numbers, Possible
from dashboard.gate.programs import NEARNESS, Program, Unsolved
from dashboard.publication.counted import Publication

UNSOLVED = "unsolved"
CONTRADICTED = "contradicted"
Reason = tuple[Rule, tuple[int, ...], str]  # `figures` that do it, and what there is to say


def narrow_persons(form: str, publications: Sequence[Publication], figures: Figures) -> list[Finding]:
    """Every finding names told cells whose limits together leave too little open about somebody, the heaviest first.
    Hide one of them and ask again: that ends, as everything is open where nothing is told.

    The outcome depends on told figures alone (see `gate.pinned`). `doubt` is what no program settled, and figures
    that cannot all be true if as few as possible changed between versions.
    """
    return narrow_in(Attack(publications), form, figures)


def narrow_in(attack: Attack, form: str, figures: Figures) -> list[Finding]:
    """The same for publications that were made ready for all variables at once."""
    unmerged = attack.columns(figures.variable)
    columns = merged(
        replace(
            unmerged,
            rows=attack.rows(figures, unmerged),
            total=starting.totals(attack, unmerged, figures.scale),
            blocks=np.zeros_like(unmerged.blocks),  # those whom no figure separates are one column, wherever they are
        )
    )
    found = dict.fromkeys(_reasons(_possible(columns, figures), attack.blocks[columns.atoms], columns.total))
    places = _places(attack.publications, figures)
    return [Finding(rule, form, figures.variable, tuple(places[row] for row in rows), why) for rule, rows, why in found]


def _reasons(possible: Possible, blocks: NDArray[np.int64], totals: Numbers) -> Iterator[Reason]:
    start = np.clip(totals, 0, possible.sizes)
    if not possible.admits(start):
        try:
            start, broken = Program(possible).nearest(start)
        except Unsolved:
            yield Rule.DOUBT, tuple(np.flatnonzero(possible.limiting).tolist()), UNSOLVED
            return
        if broken.end > TOLERANCE:
            yield Rule.DOUBT, _heaviest(broken.weights), CONTRADICTED
            return
    for one in pinned(possible, blocks, start):
        yield (Rule.PERSON, one.rows, "") if one.proven else (Rule.DOUBT, one.rows, UNSOLVED)


def _heaviest(weights: Numbers) -> tuple[int, ...]:
    order = np.argsort(-weights, kind="stable")
    return tuple(order[weights[order] > 10 * NEARNESS].tolist())


def _possible(columns: Columns, figures: Figures) -> Possible:
    low, high = figures.scale
    n = columns.rows @ columns.n
    lowest = n * (figures.least - low) / (high - low) - LOOSE
    highest = n * (figures.most - low) / (high - low) + LOOSE
    earliest = np.argsort(figures.publications, kind="stable")
    lowest[_repeated(columns, -lowest, earliest)] = -np.inf
    highest[_repeated(columns, highest, earliest)] = np.inf
    return Possible(columns.n.astype(float), columns.rows.astype(float), lowest, highest)


def _repeated(columns: Columns, limits: Numbers, order: NDArray[np.int64]) -> list[int]:
    """Rows that say no more of the same columns than one before them in `order`: what was told earlier cannot be
    hidden any more, so hiding these would be in vain."""
    rows = columns.rows.sorted_indices()
    tightest: dict[bytes, float] = {}
    found: list[int] = []
    for row in order.tolist():
        key = rows.indices[rows.indptr[row] : rows.indptr[row + 1]].tobytes()
        if tightest.get(key, np.inf) <= limits[row] + LOOSE:
            found.append(row)
        else:
            tightest[key] = float(limits[row])
    return found


def _places(publications: Sequence[Publication], figures: Figures) -> list[Place]:
    trees = [publication.counted.tree for publication in publications]
    cells = zip(figures.publications.tolist(), figures.units.tolist(), figures.labels.tolist(), strict=True)
    return [Place(number, trees[number].codes[unit], label) for number, unit, label in cells]
