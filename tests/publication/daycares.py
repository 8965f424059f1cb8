"""Daycares whose children answer with faces: as many as one likes choose the happiest for everything."""

from datetime import date
from random import Random
from typing import Any

from tests.publication.surveys import Answer, Line, Survey
from tests.real.packages import name

FACES = (1, 3)
ITEMS = [f"c{number}" for number in range(1, 9)]
CHILD = {
    "key": "child",
    "informant": "child",
    "name": name("Children"),
    "duration_column": "seconds",
    "factor": [
        {"key": "wellbeing", "scale": FACES, "items": ITEMS[:4]},
        {"key": "friendship", "scale": FACES, "items": ITEMS[4:]},
    ],
}
ROOMS = ("red", "blue")
PER_ROOM = 15


def make_daycares(happy: dict[str, int], round_: str = "2015", of: int = PER_ROOM) -> Survey:
    """By daycare how many in each of its two rooms choose the happiest face for everything; the others differ."""
    units: list[Line] = [("town", "", "municipality", "Town")]
    rows: list[Answer] = []
    for daycare, count in happy.items():
        units += [(daycare, "town", "institution", f"House of {daycare}")]
        for room in ROOMS:
            units.append((f"{daycare}-{room}", daycare, "child_group", room))
            random = Random(f"{daycare} {room}")
            rows += [answer(f"{daycare}-{room}", random, happy=place < count) for place in range(of)]
    return Survey(_mapping(round_), units, {"child": rows})


def answer(room: str, random: Random, *, happy: bool = False) -> Answer:
    faces = [3.0] * len(ITEMS) if happy else [float(random.choice((1, 2, 2, 3))) for _ in ITEMS]
    faces[0] = faces[0] if happy else 2.0  # nobody is happy by chance
    return Answer(room, dict(zip(ITEMS, faces, strict=True)))


def _mapping(round_: str) -> dict[str, Any]:
    year = int(round_)
    return {
        "programme": {"key": "pfl", "name": name("Programme")},
        "round": {
            "key": round_,
            "name": name(f"Mapping {round_}"),
            "opened": date(year, 9, 1),
            "closed": date(year, 10, 31),
        },
        "form": [CHILD],
    }
