"""Joining small teams: the joined team is a unit of its own, and its parts are told of in no other way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.organisation import Unit

JOINABLE = ("team", "child_group")


@dataclass(frozen=True, slots=True)
class Join:
    """`parts` are codes in the order of units.csv."""

    parts: tuple[str, ...]
    name: str

    @property
    def code(self) -> str:
        return "+".join(self.parts)


def joined(units: Sequence[Unit], joins: Iterable[Join]) -> tuple[Unit, ...]:
    """The units with every join that they allow: its parts stand under it, and what was under them too.

    A join whose parts have gone, moved or already stand under another unit waits for a version that has them again.
    """
    for join in joins:
        if fits(units, join):
            units = _with(units, join)
    return tuple(units)


def fits(units: Sequence[Unit], join: Join) -> bool:
    """Sisters of one kind that stand for themselves, and a code that no other unit has."""
    parts = [unit for unit in units if unit.code in join.parts]
    return (
        len(parts) == len(join.parts) >= 2
        and len({(unit.parent, unit.kind) for unit in parts}) == 1
        and all(unit.kind in JOINABLE and not unit.pooled for unit in parts)
        and all(unit.code != join.code for unit in units)
    )


def _with(units: Sequence[Unit], join: Join) -> list[Unit]:
    parts = [unit for unit in units if unit.code in join.parts]
    whole = _whole(parts, join)
    changed: list[Unit] = []
    for unit in units:
        if unit.code == join.parts[0]:
            changed.append(whole)
        if unit.code in join.parts:
            changed.append(replace(unit, parent=join.code, pooled=True))
        else:
            changed.append(replace(unit, parent=join.code) if unit.parent in join.parts else unit)
    return changed


def _whole(parts: Sequence[Unit], join: Join) -> Unit:
    """What the parts have in common; it succeeds them and those whom they succeed, so that earlier rounds are found."""
    types, grades = {unit.type for unit in parts}, {unit.grade for unit in parts}
    return Unit(
        code=join.code,
        parent=parts[0].parent,
        kind=parts[0].kind,
        name=join.name,
        type=types.pop() if len(types) == 1 else "",
        grade=grades.pop() if len(grades) == 1 else "",
        successor_of=tuple(dict.fromkeys([*join.parts, *(code for unit in parts for code in unit.successor_of)])),
    )
