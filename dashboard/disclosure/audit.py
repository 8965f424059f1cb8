"""An independent look at what was published: does every cell keep the promise?

Shares no code with the masking. It sees only published cells, as an attacker would: it subtracts what can be
subtracted along the tree and across the values of a split, and looks at every number that stands beside a status.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.cells import Cell, Status

Key = tuple[str, str, str]  # form, factor, label


@dataclass(frozen=True, slots=True)
class Violation:
    """`rule` names what was broken; the place says where, never a number."""

    rule: str
    unit: int
    form: str
    factor: str
    label: str


@dataclass(frozen=True)
class Published:
    """One round as anyone could collect it: cells by unit and key, and every unit's parent (None for the root)."""

    cells: Mapping[Key, Mapping[int, Cell]]
    parents: Mapping[int, int | None]
    k: int


def violations(published: Published) -> list[Violation]:
    found: list[Violation] = []
    for key, cells in published.cells.items():
        found += [Violation(rule, unit, *key) for unit, cell in cells.items() for rule in _broken(cell, published.k)]
        found += [Violation("subtraction", unit, *key) for unit in _tree_leaks(cells, published)]
    found += [Violation("split subtraction", unit, *key) for key, unit in _split_leaks(published)]
    return found


def _broken(cell: Cell, k: int) -> Iterable[str]:
    numbers = (cell.n, cell.points, cell.low, cell.high)
    if cell.status is not Status.SHOWN and any(number is not None for number in (*numbers, cell.groups)):
        yield "number in a hidden cell"
    if (cell.bound is not None) != (cell.status is Status.EXTREME):
        yield "bound without an extreme"
    if cell.status is Status.SHOWN:
        if any(number is None for number in numbers):
            yield "shown without a number"
        elif cell.n is not None and cell.n < k:
            yield "fewer than k"
        elif cell.n is not None and cell.points is not None and cell.n < 100 and cell.points % 5:
            yield "finer than the answers carry"


def _tree_leaks(cells: Mapping[int, Cell], published: Published) -> Iterable[int]:
    """Units whose number of answers, less those of the shown units below, leaves between one and k - 1."""
    below: dict[int, int] = defaultdict(int)
    for unit, cell in cells.items():
        host = _shown_above(unit, cells, published.parents) if cell.shown else None
        if host is not None:
            below[host] += cell.n or 0
    return [unit for unit, inside in below.items() if 0 < (cells[unit].n or 0) - inside < published.k]


def _shown_above(unit: int, cells: Mapping[int, Cell], parents: Mapping[int, int | None]) -> int | None:
    """The nearest unit above with a number; what lies under an extreme cell is left to the exact audit."""
    above = parents[unit]
    while above is not None and not (above in cells and cells[above].shown):
        above = parents[above]
    return above


def _split_leaks(published: Published) -> Iterable[tuple[Key, int]]:
    """Units where the values shown of one split leave between one and k - 1 of the whole."""
    told: dict[tuple[str, str, str, int], int] = defaultdict(int)
    for (form, factor, label), cells in published.cells.items():
        if "=" in label:
            for unit, cell in cells.items():
                told[form, factor, label.partition("=")[0], unit] += cell.n or 0
    for (form, factor, split, unit), inside in told.items():
        whole = published.cells.get((form, factor, "all"), {}).get(unit)
        if whole is not None and whole.shown and inside and 0 < (whole.n or 0) - inside < published.k:
            yield (form, factor, split), unit
