"""Who could take which role in the next meeting: whoever has had it least and longest ago, so that roles go round."""

from collections.abc import Mapping, Sequence
from itertools import permutations

from dashboard.language import sort_key

Held = Mapping[str, str]  # by role: the name of who had it in one meeting
Cost = tuple[int, int, int]

MOST = 12  # people among whom the roles are shared out; of more, those who have had the fewest


def suggested(roles: Sequence[str], people: Sequence[str], earlier: Sequence[Held]) -> dict[str, str]:
    """By role; `earlier` holds the meetings from the first to the last.

    Nobody gets two roles as long as there are others. Names are compared as people write them, whatever their case.
    """
    ordered = sorted(people, key=lambda one: (sum(_turns(one, role, earlier)[0] for role in roles), sort_key(one)))
    if not ordered:
        return {}
    enough = [*ordered[:MOST], *(ordered[0] for _ in range(len(roles) - len(ordered)))]
    costs = {(one, role): _turns(one, role, earlier) for one in enough for role in roles}
    best = min(
        permutations(enough, len(roles)), key=lambda way: _cost([costs[pair] for pair in zip(way, roles, strict=True)])
    )
    return dict(zip(roles, best, strict=True))


def _cost(turns: Sequence[tuple[int, int]]) -> Cost:
    """The worst share first, so that nobody waits for a role while others have it again and again."""
    return max(had for had, _ in turns), sum(had for had, _ in turns), sum(last for _, last in turns)


def _turns(person: str, role: str, earlier: Sequence[Held]) -> tuple[int, int]:
    """How often they had the role, and in which meeting last; -1 for never."""
    had = [place for place, held in enumerate(earlier) if _same(held.get(role, ""), person)]
    return len(had), max(had, default=-1)


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
