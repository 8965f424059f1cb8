"""What stands beside a unit's figures for those who may work on them: what is chosen, and whether more may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choosing:
    """`may`: the reader chooses at the unit, in the round in view. `chosen` are forms and factors of that round."""

    may: bool
    chosen: frozenset[tuple[str, str]]
