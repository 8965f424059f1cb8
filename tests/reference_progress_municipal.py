"""The slow, obvious second way to what the view of all factors and the page of school start tell.

From published figures by code, written from section 4 of the design and not from the code.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tests import reference
from tests.reference import Side

Error = Callable[[Side, Side, float, float], float]
ROUNDED = 2.5  # s and t are told to the nearest five


class Figure(NamedTuple):
    """None where there is no number."""

    points: int | None
    n: int | None
    groups: int | None


Told = tuple[int, int, int, str]  # difference, interval, verdict


def differences(
    one: Mapping[str, Figure], other: Mapping[str, Figure], spread: Mapping[str, tuple[int, int]], error: Error
) -> dict[str, Told]:
    """By factor, one minus the other; all that have a number on both sides are one family."""
    both = [key for key in one if key in other and None not in (one[key].points, other[key].points)]
    values = {key: (one[key].points or 0) - (other[key].points or 0) for key in both}

    def errors(more: float) -> list[float]:
        found = []
        for key in both:
            s, t = spread[key]
            sides = [Side(figure.n or 0, figure.groups or 0) for figure in (one[key], other[key])]
            found.append(error(sides[0], sides[1], s + more, t + more))
        return found

    words = reference.verdicts([(values[key], wide) for key, wide in zip(both, errors(ROUNDED), strict=True)])
    told = {}
    for key, narrow, word in zip(both, errors(0), words, strict=True):
        low, high = reference.interval(values[key], narrow)
        told[key] = (values[key], round(low), round(high), word)
    return told


def moves(came: Mapping[str, str], parents: Mapping[str, str], kinds: Mapping[str, str]) -> set[tuple[str, str]]:
    """Which daycare and which school, by walking up from each group."""

    def home(code: str) -> str:
        while kinds[code] != "institution":
            code = parents[code]
        return code

    return {(home(room), home(group)) for group, room in came.items()}


def put_to(form: str, answered: Iterable[str], homes: Mapping[str, str], types: Mapping[str, str]) -> str:
    """Daycare, school or both, by the institutions that the form's answers come from."""
    found = {types[homes[unit]] for unit in answered}
    assert found, form
    return found.pop() if len(found) == 1 else "both"
