"""Which rows of a heat map are shown, and in what order: by name or verdict, never by the size of a change."""

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.heat_map import Change, Earlier, Group, HeatMap, Line
from dashboard.language import sort_key
from dashboard.selection import Selection

NAME, PLACE, SIZE, VERDICT = "name", "place", "size", "verdict"
BOTH, ONE = "both", "one"  # open in both rounds, or in the later one alone

_OPEN_BEFORE = {Earlier.THERE, Earlier.UNASKED}
_GROUPS = list(Group)


def types(found: HeatMap) -> list[str]:
    """Schools, daycares and so on, as far as the table holds them."""
    return sorted({line.unit.type for line in found.lines})


def releases(found: HeatMap) -> list[str]:
    return sorted({_release(line) for line in found.lines})


def chosen(found: HeatMap, selection: Selection) -> list[Line]:
    """Filtered and in order. What a change is called was settled before, over all of the table."""
    kept = [line for line in found.lines if _is_wanted(line, selection)]
    return sorted(kept, key=_key(order_of(found, selection), found.place_of(selection.factor)))


def order_of(found: HeatMap, selection: Selection) -> str:
    """An order that does not apply here gives way to the alphabet."""
    known = {NAME, SIZE, VERDICT, *([PLACE] if found.is_placed else [])}
    return selection.order if selection.order in known else NAME


def is_filtered(selection: Selection) -> bool:
    return bool(selection.type or selection.release)


def _is_wanted(line: Line, selection: Selection) -> bool:
    right_type = selection.type is None or line.unit.type == selection.type
    return right_type and (selection.release is None or _release(line) == selection.release)


def _release(line: Line) -> str:
    return BOTH if line.earlier in _OPEN_BEFORE else ONE


def _key(order: str, column: int | None) -> Callable[[Line], Any]:
    """Units of one rank stand in alphabetical order."""
    ranks: dict[str, Callable[[Line], Any]] = {
        NAME: lambda line: 0,
        PLACE: lambda line: sort_key(line.place),
        SIZE: lambda line: -(line.answers or 0),
        VERDICT: (lambda line: _rank(line)) if column is None else (lambda line: _rank_in(line.changes, column)),
    }
    rank = ranks[order]
    return lambda line: (rank(line), sort_key(line.unit.name), line.unit.unit)


def _rank(line: Line) -> int:
    """Any clear change first, then those of which something can be told."""
    return 0 if line.is_clear else 1 if line.is_told else 2


def _rank_in(changes: Sequence[Change], column: int) -> int:
    return _GROUPS.index(changes[column].group)
