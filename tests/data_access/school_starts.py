"""A small programme of daycares and schools in two rounds, where units.csv says which class came from which room."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from tests.publication.surveys import Answer, Survey
from tests.real.packages import name, write_table

SCALE = (1, 5)
BEFORE, NOW = "2015", "2017"
# Class: room. What they were called when they were together.
CAME = {"NS1-0": "ND1-r1", "NS1-1": "ND2-r1", "NS2-0": "ND1-r2", "NS3-0": "ND3-r1", "NS4-0": "ND5-r1"}
FEW = ("ND5", "ND6")  # daycares of four children each
PER_GROUP, PER_SMALL_ROOM, STAFF = 14, 2, 8


@dataclass(frozen=True)
class Place:
    code: str
    parent: str
    kind: str
    type: str = ""


def places(*, daycares: bool = True) -> list[Place]:
    """Seven daycares with two rooms each in the north; six schools with three classes each, there and in the south."""
    found = [Place("N", "", "municipality"), Place("S", "", "municipality")]
    for number in range(1, 8) if daycares else ():
        found.append(Place(f"ND{number}", "N", "institution", "daycare"))
        found += [Place(f"ND{number}-r{room}", f"ND{number}", "child_group") for room in (1, 2)]
    for town in ("N", "S"):
        for number in range(1, 7):
            found.append(Place(f"{town}S{number}", town, "institution", "school"))
            found += [Place(f"{town}S{number}-{grade}", f"{town}S{number}", "child_group") for grade in (0, 1, 4)]
    return found


def _factor(key: str, items: list[str], **more: Any) -> dict[str, Any]:
    return {"key": key, "name": name(key), "scale": SCALE, "items": items, **more}


def _forms() -> list[dict[str, Any]]:
    def form(key: str, informant: str, *factors: dict[str, Any]) -> dict[str, Any]:
        return {"key": key, "informant": informant, "name": name(key), "factor": list(factors)}

    return [
        form("child", "child", _factor("glad", ["c1", "c2"], construct="mood"), _factor("play", ["c3", "c4"])),
        form(
            "young",
            "pupil",
            _factor("mood", ["y1", "y2"], construct="mood"),
            _factor("noise", ["y3", "y4"], construct="noise", higher_is="worse"),
        ),
        form("old", "pupil", _factor("mood_old", ["o1", "o2"], construct="mood")),
        form("staff", "staff", _factor("team", ["s1", "s2"]), _factor("quiet", ["s3"], construct="noise")),
    ]


def made(year: str, *, daycares: bool = True, reworded: bool = False) -> Survey:
    """`reworded`: one question of the staff is another than before."""
    there, random = places(daycares=daycares), Random(int(year))
    forms = [one for one in _forms() if daycares or one["key"] != "child"]
    mapping: dict[str, Any] = {
        "programme": {"key": "pfl", "name": name("Programme")},
        "round": {
            "key": year,
            "name": name(f"Mapping {year}"),
            "opened": date(int(year), 9, 1),
            "closed": date(int(year), 10, 31),
        },
        "form": forms,
    }
    if reworded:
        mapping["item"] = {"s1": {"version": 2}}
    lines = [(one.code, one.parent, one.kind, f"Name of {one.code}") for one in there]
    answers = {form["key"]: _answers(form, there, random) for form in forms}
    return Survey(mapping, lines, answers)


def _answers(form: Mapping[str, Any], there: list[Place], random: Random) -> list[Answer]:
    items = [item for factor in form["factor"] for item in factor["items"]]
    return [
        Answer(place.code, {item: _answer(random, place.code) for item in items})
        for place in there
        for _ in range(_asked(form["key"], place))
    ]


def _asked(form: str, place: Place) -> int:
    """How many of the place answer the form."""
    if form == "staff":
        return STAFF if place.kind == "institution" else 0
    if place.kind != "child_group":
        return 0
    if form == "child":
        return PER_SMALL_ROOM if place.parent in FEW else PER_GROUP if "-r" in place.code else 0
    grades = {"young": ("0", "1"), "old": ("4",)}[form]
    return PER_GROUP if place.code.rpartition("-")[2] in grades else 0


def _answer(random: Random, unit: str) -> float:
    return float(min(5, max(1, round(random.gauss(3.2 + Random(unit).gauss(0, 0.3), 1.1)))))


def write(survey: Survey, folder: Path, came: Mapping[str, str] | None = None) -> Path:
    """With the types of institutions, and the groups that children came from."""
    package = survey.write(folder)
    types = {one.code: one.type for one in places()}
    with (package / "units.csv").open(encoding="utf-8") as file:
        units = list(csv.DictReader(file))
    heading = ("code", "parent", "kind", "name", "type", "same_children_as")
    rows = [
        (*(one[part] for part in heading[:4]), types[one["code"]], (came or {}).get(one["code"], "")) for one in units
    ]
    write_table(package / "units.csv", [heading, *rows])
    return package
