"""Which daycare rooms the youngest classes of the made-up schools name as theirs: those of the daycares nearby."""

from collections import defaultdict
from collections.abc import Iterator

from dashboard.demonstration.scales import ROUNDS
from dashboard.demonstration.world import Institution, World

GRADES = (0, 1)  # where children of 4-5 years are two years later

Seat = tuple[int, int, int]  # school's place in the world, grade, place of the class in its grade


def rooms_before(world: World, round_key: str) -> dict[Seat, str]:
    """By class: the code of the room that its children had in the round before. A room is named by one class at most.

    Daycares send their children to the school that has about the same place among its municipality's schools.
    """
    number = ROUNDS.index(round_key)
    if number == 0:
        return {}
    seats = {school.index: _seats(school) for school in world.institutions if school.kind}
    return {
        seat: code
        for daycare, school in _neighbours(world, ROUNDS[number - 1], round_key)
        for code, seat in zip(room_codes(daycare), seats[school.index], strict=False)
    }


def room_codes(daycare: Institution) -> list[str]:
    return [f"{daycare.code}-S{place + 1}" for place in range(daycare.rooms)]


def _neighbours(world: World, before: str, now: str) -> Iterator[tuple[Institution, Institution]]:
    """Every daycare of the round before with the school that its children go to."""
    schools: dict[int, list[Institution]] = defaultdict(list)
    daycares: dict[int, list[Institution]] = defaultdict(list)
    for found in world.institutions:
        if found.kind and found.is_open(now):
            schools[found.municipality].append(found)
        elif found.rooms and found.is_open(before):
            daycares[found.municipality].append(found)
    for municipality, there in daycares.items():
        near = schools[municipality]
        yield from ((one, near[place * len(near) // len(there)]) for place, one in enumerate(there))


def _seats(school: Institution) -> Iterator[Seat]:
    """Each is given away once, to whichever daycare comes first."""
    tracks = school.kind.tracks if school.kind else 0
    return ((school.index, grade, place) for place in range(tracks) for grade in GRADES)
