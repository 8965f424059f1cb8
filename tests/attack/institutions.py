"""Whether figures above the institutions give one of them away to the leader of another (trust.md SDC-10)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np

from tests.attack import support
from tests.attack.claims import Claim
from tests.attack.truth import Told, Variable

OTHERS = 4  # institutions that a leader's own is hidden among
LARGEST_SHARE = 0.5
ABOVE = ("programme", "municipality")
Finding = TypeVar("Finding")


def exposed(variable: Variable, told: Sequence[Told], found: Callable[[str, str], Finding]) -> Iterator[Finding]:
    """For every version and label, since a leader subtracts like from like."""
    for version, here in enumerate(variable.versions):
        if sum(kind == "institution" for kind in here.kinds.values()) < 2:
            continue
        cells: dict[str, list[Claim]] = defaultdict(list)
        for number, claim in told:
            if number == version and here.kinds[claim.unit] in ABOVE:
                cells[claim.label].append(claim)
        for claims in cells.values():
            if reason := _reason(variable, version, claims):
                yield found("institution", f"{claims[0]}: {reason}")


def _reason(variable: Variable, version: int, claims: Sequence[Claim]) -> str | None:
    here = variable.versions[version]
    counts = np.array([_by_institution(variable, version, claim) for claim in claims])
    places = np.flatnonzero(counts.any(axis=0))
    matrix, names = (counts[:, places] > 0).astype(np.int64), [list(here.kinds)[place] for place in places]
    for own in range(len(names)):
        others = [place for place in range(len(names)) if place != own]
        people = [frozenset({names[place]}) for place in others]
        if exposed_sets := support.smallest(matrix[:, others], people, OTHERS):
            return f"{names[own]} can work out {sorted(exposed_sets[0])}"
    for size in range(1, len(claims) + 1):
        for some in combinations(range(len(claims)), size):
            left = np.abs(_less(counts, some))
            if left.any() and left.max() > LARGEST_SHARE * left.sum():
                return f"{names[int(left[places].argmax())]} gives most of the answers"
    return None


def _by_institution(variable: Variable, version: int, claim: Claim) -> list[int]:
    """The cell's answers by institution, one number for every unit of the version, 0 for those of other kinds."""
    here, row = variable.versions[version], variable.row(version, claim.unit, claim.label)
    found = dict.fromkeys(here.kinds, 0)
    for place in np.flatnonzero(row):
        found[here.institution_of(variable.columns[place].alive[version].unit)] += 1
    return list(found.values())


def _less(counts: np.ndarray, some: tuple[int, ...]) -> np.ndarray:
    """The largest of the chosen figures less the others, where those are parts of it."""
    chosen = sorted(some, key=lambda place: -counts[place].sum())
    left = counts[chosen[0]].copy()
    for place in chosen[1:]:
        left -= counts[place]
    return left if (left >= 0).all() else np.zeros_like(left)
