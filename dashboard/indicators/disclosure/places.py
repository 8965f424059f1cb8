"""Where values of the same persons stand: unit, grade and group, how units lie in each other, and which come first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.indicators.values import ALL

Place = tuple[str, str, str]  # unit code, grade, group
Sum = tuple[Place, list[Place]]  # the whole, and parts of it that have nobody in common
_GRADES = re.compile(r"(\d+)(?:-(\d+))?")
_ORDER = {"programme": 0, "municipality": 1, "institution": 2}


@dataclass(frozen=True)
class Units:
    """By code: the code of the unit just above, and the kind. Units of other kinds are not there."""

    parents: Mapping[str, str]
    kinds: Mapping[str, str]

    def importance(self, place: Place, n: int) -> tuple[int, int, int, str, str, str]:
        """Larger is less important: everybody first, then grades, then groups; from the top down, the largest first.

        So of two values one of which must be hidden, it is that of a small part of one school. The order does not
        depend on any value.
        """
        unit, grade, group = place
        parts = 2 * (group != ALL) + (grade != ALL)
        return parts, _ORDER.get(self.kinds.get(unit, ""), len(_ORDER)), -n, unit, grade, group


def lies_within(grade: str, other: str) -> bool:
    """Whether the pupils of one grade, or span of grades, are some of the other's."""
    if grade in (other, ALL):
        return False
    if other == ALL:
        return True
    inner, outer = _GRADES.fullmatch(grade), _GRADES.fullmatch(other)
    if not inner or not outer:
        return False
    return int(outer[1]) <= int(inner[1]) and int(inner[2] or inner[1]) <= int(outer[2] or outer[1])
