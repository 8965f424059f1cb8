"""The organisation as it was in one round: one tree of units, whatever their level."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of `units.csv`. `parent` is empty for a unit that stands directly under the programme.

    `pooled` marks a small team that was joined with its sisters: its answers count in the unit above it, the joined
    team, and nothing is ever told of it alone.
    """

    code: str
    parent: str
    kind: str
    name: str
    type: str = ""
    grade: str = ""
    successor_of: tuple[str, ...] = ()
    same_children_as: str = ""
    pooled: bool = False


def in_order_of_descent(units: Iterable[Unit]) -> Iterator[Unit]:
    """Every unit after its parent, units under an unknown parent first of all. Units in a cycle are left out."""
    children: dict[str, list[Unit]] = {}
    units = list({unit.code: unit for unit in units}.values())  # a code listed twice must not lead round in circles
    codes = {unit.code for unit in units}
    for unit in units:
        children.setdefault(unit.parent if unit.parent in codes else "", []).append(unit)
    waiting = children.get("", [])[::-1]
    while waiting:
        unit = waiting.pop()
        yield unit
        waiting.extend(reversed(children.get(unit.code, [])))
