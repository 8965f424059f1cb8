"""A slow, obvious second way to what the page of work tells: whose work has a name, and what became of a focus area."""

from collections.abc import Mapping, Sequence
from itertools import chain

FEWEST = 4


def told_by_name_slowly(programme: int, above: Mapping[int, int | None], opened: Sequence[int]) -> set[int]:
    """One institution after the other: it is told as soon as no sum is left with one to three that are not.

    Sums are told of municipalities with four institutions or more, and of the programme unless one to three of its
    institutions lie in none of these.
    """
    sums = _sums(set(above), above)
    known: set[int] = set()
    waiting: list[int] = []
    for one in opened:
        if _leaves_enough(sums, known | {one}):
            known.add(one)
        else:
            waiting.append(one)
        for some in _atoms(sums, set(above)):
            together = {unit for unit in waiting if unit in some}
            if together and some <= known | together and _leaves_enough(sums, known | together):
                known |= together
                waiting = [unit for unit in waiting if unit not in together]
    return known


def _sums(everybody: set[int], above: Mapping[int, int | None]) -> list[set[int]]:
    by_municipality: dict[int, set[int]] = {}
    for institution, municipality in above.items():
        if municipality is not None:
            by_municipality.setdefault(municipality, set()).add(institution)
    told = [members for members in by_municipality.values() if len(members) >= FEWEST]
    rest = everybody - set(chain.from_iterable(told))
    return [*told, *([everybody] if len(rest) not in (1, 2, 3) else [])]


def _atoms(sums: list[set[int]], everybody: set[int]) -> list[set[int]]:
    """Institutions that are in the same sums."""
    found: dict[tuple[bool, ...], set[int]] = {}
    for one in everybody:
        found.setdefault(tuple(one in some for some in sums), set()).add(one)
    return [some for key, some in found.items() if any(key)]


def _leaves_enough(sums: list[set[int]], known: set[int]) -> bool:
    """Whatever can be left of sums and differences of them is made up of the atoms."""
    everybody = set(chain.from_iterable(sums))
    return all(len(atom - known) not in (1, 2, 3) for atom in _atoms(sums, everybody))


def sum_slowly(
    above: Mapping[str, str], unit: str, opened: Sequence[str], released: set[str], counts: Mapping[str, int]
) -> tuple[int, int] | None:
    """How many institutions a sum over the unit tells of, and their counts together; None where there is no sum.

    Codes for numbers; the programme's is empty.
    """
    numbers = {code: number for number, code in enumerate(sorted({*above, *above.values()}), 2)}
    places = {numbers[code]: numbers[over] for code, over in above.items()}
    named = told_by_name_slowly(1, places, [numbers[one] for one in opened])
    wanted = {numbers[code] for code, over in above.items() if unit in ("", over)}
    sums = _sums(set(places), places)
    if wanted not in sums or wanted <= named:
        return None
    unreleased = wanted - {numbers[one] for one in released}
    if any(len(atom & unreleased) in (1, 2, 3) for atom in _atoms(sums, set(places)) if atom <= wanted):
        return None
    others = [code for code in above if numbers[code] in wanted - named]
    return len(others), sum(counts[code] for code in others)


def nearest(times: int) -> int | None:
    """The multiple of five that lies closest, None below five."""
    return None if times < 5 else min(range(0, times + 6, 5), key=lambda one: abs(one - times))
