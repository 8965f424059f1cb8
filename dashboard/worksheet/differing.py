"""What was changed between two texts, as few changes as can be found (Myers 1986, An O(ND) difference algorithm)."""

from collections.abc import Sequence
from dataclasses import dataclass

FURTHEST = 400  # changed tokens; beyond them everything between the first and the last change counts as written anew


@dataclass(frozen=True, slots=True)
class Change:
    """The tokens `start` to `end` of the older text became `put`."""

    start: int
    end: int
    put: tuple[str, ...]


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """In order of place; none touches another."""
    if old == new:
        return []
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    return _gathered(old, [Change(one.start + first, one.end + first, one.put) for one in _between(before, after)])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _between(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    whole = [Change(0, len(old), tuple(new))]
    if not old or not new:
        return whole
    kept = _kept(old, new)
    if kept is None:
        return whole
    found, x, y = [], 0, 0
    for i, j in [*kept, (len(old), len(new))]:
        if (x, y) != (i, j):
            found.append(Change(x, i, tuple(new[y:j])))
        x, y = i + 1, j + 1
    return found


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]] | None:
    """Places (in the old, in the new) of what is in both; None where they are too far from each other."""
    reached = {1: 0}
    trail = []
    for steps in range(min(FURTHEST, len(old) + len(new)) + 1):
        trail.append(dict(reached))
        for diagonal in range(-steps, steps + 1, 2):
            x = _step(reached, diagonal, steps)
            while x < len(old) and x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            reached[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return _back(trail, len(old), len(new))
    return None


def _step(reached: dict[int, int], diagonal: int, steps: int) -> int:
    if diagonal == -steps or (diagonal != steps and reached[diagonal - 1] < reached[diagonal + 1]):
        return reached[diagonal + 1]
    return reached[diagonal - 1] + 1


def _back(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    kept = []
    for steps in range(len(trail) - 1, -1, -1):
        reached, diagonal = trail[steps], x - y
        down = diagonal == -steps or (diagonal != steps and reached[diagonal - 1] < reached[diagonal + 1])
        before = diagonal + 1 if down else diagonal - 1
        from_x = reached[before]
        from_y = from_x - before
        while x > max(from_x, 0) and y > max(from_y, 0):
            x, y = x - 1, y - 1
            kept.append((x, y))
        x, y = from_x, from_y
    return kept[::-1]


def _gathered(old: Sequence[str], found: list[Change]) -> list[Change]:
    """Changes with nothing but signs between them are one: else two sentences would be shuffled word by word."""
    out: list[Change] = []
    for one in found:
        before = out[-1] if out else None
        if before and not any(token[0].isalnum() for token in old[before.end : one.start]):
            put = (*before.put, *old[before.end : one.start], *one.put)
            out[-1] = Change(before.start, one.end, put)
        else:
            out.append(one)
    return out
