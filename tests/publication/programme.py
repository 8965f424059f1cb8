"""A small made-up programme with answers one can count: two municipalities, eleven schools, classes of every size."""

import copy
from datetime import date
from random import Random
from typing import Any

from tests.publication.surveys import Answer, Line, Survey
from tests.real.packages import name

SCALE = (1, 5)
SMALL = "N1-3"  # a class of three
TOP, BOTTOM = "N2-1", "S2-1"  # classes that give only the best and only the worst answers
ENDS, TURNED_ENDS = {TOP: 5.0, BOTTOM: 1.0}, {TOP: 1.0, BOTTOM: 5.0}
TEAMED = "N3"  # a school with a team between itself and its classes
LOCAL = "N"  # the municipality with a factor of its own
GENDERS = {"1": "girl", "2": "boy", "": None}
GIVEN = ["1", "1", "1", "2", "2", "2", ""]

PUPIL = {
    "key": "pupil",
    "informant": "pupil",
    "name": name("Pupils"),
    "duration_column": "seconds",
    "split": {
        "gender": {
            "column": "sex",
            "name": name("Gender"),
            "values": {code: {"key": key, **name(key)} for code, key in GENDERS.items() if key},
        }
    },
    "factor": [
        {"key": "relation", "scale": SCALE, "items": ["q1", "q2", "q3"], "reversed": ["q3"]},
        {"key": "worry", "scale": SCALE, "items": ["q4", "q5"], "higher_is": "worse"},
        {"key": "wellbeing", "scale": SCALE, "items": ["q1", "q6", "q7", "q8"]},
        {"key": "harbour", "scale": SCALE, "items": ["q9"], "local": True},
    ],
}
CHILD = {
    "key": "child",
    "informant": "staff",
    "subject": "child",
    "name": name("Contact teachers on children"),
    "respondent_column": "who",
    "factor": [{"key": "language", "scale": (0, 10), "items": ["c1", "c2"]}],
}
LEADER = {
    "key": "leader",
    "informant": "leader",
    "subject": "institution",
    "name": name("Leaders"),
    "factor": [{"key": "culture", "scale": SCALE, "items": ["l1", "l2"]}],
}


def make_survey(year: int = 2015, seed: int = 1, **more: Any) -> Survey:
    """The same schools each year, with other children and other answers for another seed."""
    random, units = Random(seed), make_units()
    groups = [code for code, _, kind, _ in units if kind == "child_group"]
    classes = {code: 3 if code == SMALL else random.randint(7, 24) for code in groups}
    answers = {
        "pupil": _pupils(random, classes),
        "child": _children(random, classes),
        "leader": _leaders(random, units),
    }
    invited = {("pupil", code): size + 2 for code, size in classes.items()}
    return Survey(_mapping(year) | more, units, answers, invited)


def _mapping(year: int) -> dict[str, Any]:
    opened, closed = date(year, 9, 1), date(year, 10, 31)
    return {
        "programme": {"key": "pfl", "name": name("Programme")},
        "round": {"key": f"{year}", "name": name(f"Mapping {year}"), "opened": opened, "closed": closed},
        "form": copy.deepcopy([PUPIL, CHILD, LEADER]),
    }


def make_units() -> list[Line]:
    """Six schools in the north, five in the south; two or three classes each, one school with a team between."""
    units: list[Line] = [("N", "", "municipality", "North"), ("S", "", "municipality", "South")]
    for town, schools in (("N", 6), ("S", 5)):
        for number in range(1, schools + 1):
            units += _school(f"{town}{number}", town, classes=2 + number % 2)
    return units


def _school(code: str, town: str, classes: int) -> list[Line]:
    above = f"{code}-t" if code == TEAMED else code
    team = [(above, code, "team", "Team")] if above != code else []
    groups = [(f"{code}-{place}", above, "child_group", f"Class {place}") for place in range(1, classes + 1)]
    return [(code, town, "institution", f"School {code}"), *team, *groups]


def _pupils(random: Random, classes: dict[str, int]) -> list[Answer]:
    items = [f"q{number}" for number in range(1, 10)]
    return [
        Answer(code, _pupil_answers(random, code, items), gender=random.choice(GIVEN), seconds=random.randint(2, 90))
        for code, size in classes.items()
        for _ in range(size)
    ]


def _pupil_answers(random: Random, unit: str, items: list[str]) -> dict[str, float | None]:
    asked = [item for item in items if item != "q9" or unit.startswith(LOCAL)]
    answers: dict[str, float | None] = dict.fromkeys(items)
    for item in asked:
        if unit in ENDS:
            answers[item] = TURNED_ENDS[unit] if item in ("q3", "q4", "q5") else ENDS[unit]
        elif random.random() > 0.12:
            answers[item] = _answer(random, unit)
    return answers


def _answer(random: Random, unit: str, highest: int = 5) -> float:
    place = Random(unit).gauss(0, 0.5)
    return float(min(highest, max(1, round(random.gauss(0.65 * highest + place, 1.1)))))


def _children(random: Random, classes: dict[str, int]) -> list[Answer]:
    """Each teacher answers about some of a class, and now and then about a child of the school's first class."""
    rows = []
    for code, size in classes.items():
        for child in range(size):
            unit = f"{code[:-1]}1" if random.random() < 0.1 else code
            items = {item: None if random.random() < 0.1 else _answer(random, unit, 10) for item in ("c1", "c2")}
            rows.append(Answer(unit, items, who=f"{code}-teacher{child % 6}"))
    return rows


def _leaders(random: Random, units: list[Line]) -> list[Answer]:
    schools = [code for code, _, kind, _ in units if kind == "institution"]
    return [Answer(code, {item: _answer(random, code) for item in ("l1", "l2")}) for code in schools for _ in range(2)]
