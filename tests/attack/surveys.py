"""A made-up programme whose every answer is known, and how it is written down as a mapping package."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from tests.real import packages
from tests.real.packages import name

ALL = "all"
Unit = tuple[str, str, str, str]  # code, parent, kind, name

SPLITS: dict[str, dict[str, Any]] = {
    "gender": {
        "column": "gender",
        "name": name("Køn"),
        "values": {"1": {"key": "girl", **name("Piger")}, "2": {"key": "boy", **name("Drenge")}},
    },
    "language": {
        "column": "language",
        "name": name("Modersmål"),
        "values": {"1": {"key": "danish", **name("Dansk")}, "2": {"key": "other", **name("Andet")}},
    },
}
PUPIL: dict[str, Any] = {
    "key": "pupil",
    "informant": "pupil",
    "name": name("Elever"),
    "split": SPLITS,
    "factor": [
        {
            "key": "relation",
            "construct": "company",
            "name": name("Relation"),
            "scale": (1, 5),
            "items": ["q1", "q2", "q3"],
            "reversed": ["q3"],
        },
        {"key": "worry", "name": name("Bekymring"), "scale": (1, 5), "items": ["q4", "q5"], "higher_is": "worse"},
        {"key": "wellbeing", "name": name("Trivsel"), "scale": (1, 5), "items": ["q1", "q6"]},
    ],
}
CHILD: dict[str, Any] = {
    "key": "child",
    "informant": "staff",
    "subject": "child",
    "name": name("Voksne om børn"),
    "respondent_column": "respondent",
    "split": {"gender": SPLITS["gender"]},
    "factor": [
        {"key": "speech", "name": name("Sprog"), "scale": (0, 10), "items": ["c1", "c2"]},
        {"key": "play", "construct": "company", "name": name("Leg"), "scale": (0, 10), "items": ["c3"]},
    ],
}
LEADER: dict[str, Any] = {
    "key": "leader",
    "informant": "leader",
    "subject": "institution",
    "name": name("Ledere"),
    "factor": [
        {"key": "culture", "construct": "company", "name": name("Kultur"), "scale": (1, 5), "items": ["l1", "l2"]},
        {"key": "staffing", "name": name("Bemanding"), "scale": (1, 5), "items": ["l3"]},
    ],
}
YOUNG: dict[str, Any] = {
    "key": "young",
    "informant": "child",
    "name": name("Børn"),
    "split": {"gender": SPLITS["gender"]},
    "factor": [
        {"key": "joy", "name": name("Glæde"), "scale": (1, 3), "items": ["y1", "y2", "y3"]},
        {"key": "friends", "name": name("Venner"), "scale": (1, 3), "items": ["y4", "y5", "y6"]},
    ],
}
FORMS: dict[str, dict[str, Any]] = {"pupil": PUPIL, "child": CHILD, "leader": LEADER, "young": YOUNG}


@dataclass(frozen=True)
class Answer:
    """One row of an answers file. `person` tells whom it is about, the same in every version of a round."""

    person: str
    unit: str
    items: Mapping[str, int | None]
    splits: Mapping[str, str] = field(default_factory=dict)
    respondent: str = ""

    @property
    def whose(self) -> str:
        """Who is found out when this answer is: whoever gave it."""
        return self.respondent or self.person


@dataclass(frozen=True)
class Version:
    """One mapping package. A round is published anew when its package is corrected.

    `followed`: whoever was invited was also counted while the round was open.
    """

    round: str
    units: tuple[Unit, ...]
    answers: Mapping[str, tuple[Answer, ...]]
    invited: Mapping[tuple[str, str], int] = field(default_factory=dict)
    k: int = 5
    followed: bool = False

    @property
    def parents(self) -> dict[str, str]:
        """The programme has the code `pfl`, as everywhere in the store."""
        return {code: parent or "pfl" for code, parent, _, _ in self.units}

    @property
    def kinds(self) -> dict[str, str]:
        return {"pfl": "programme"} | {code: kind for code, _, kind, _ in self.units}

    def above(self, unit: str) -> list[str]:
        """The unit itself and everything over it."""
        way = [unit]
        while way[-1] != "pfl":
            way.append(self.parents[way[-1]])
        return way

    def institution_of(self, unit: str) -> str:
        return next(code for code in self.above(unit) if self.kinds[code] == "institution")

    def with_answers(self, form: str, answers: tuple[Answer, ...]) -> Self:
        return replace(self, answers={**self.answers, form: answers})

    def write(self, folder: Path) -> Path:
        tables: dict[str, Any] = {}
        if self.invited:
            tables["invited"] = [("form", "unit", "invited"), *((*key, n) for key, n in self.invited.items())]
        if self.followed:
            tables["participation"] = [("form", "unit", "invited", "answered", "at"), *self._course()]
        packages.write(folder, self._mapping(), self.units, **tables)
        for form, answers in self.answers.items():
            packages.write_table(folder / "answers" / f"{form}.csv", _table(FORMS[form], answers))
        return folder

    def _course(self) -> Iterator[tuple[str, str, int, int, str]]:
        """Half of those who answered did so in the first weeks."""
        for (form, unit), invited in self.invited.items():
            answered = sum(answer.unit == unit for answer in self.answers[form])
            yield form, unit, invited, answered // 2, f"{self.round}-09-20T12:00"
            yield form, unit, invited, answered, f"{self.round}-10-31T12:00"

    def _mapping(self) -> dict[str, Any]:
        year = int(self.round)
        opened, closed = date(year, 9, 1), date(year, 10, 31)
        return {
            "programme": {"key": "pfl", "made_up": True, "name": name("Program")},
            "round": {"key": self.round, "name": name(f"Runde {year}"), "opened": opened, "closed": closed},
            "disclosure": {"k": self.k},
            "form": [FORMS[form] for form in self.answers],
        }


@dataclass(frozen=True)
class World:
    """A programme's packages in the order in which they are brought in."""

    versions: tuple[Version, ...]


def _table(form: Mapping[str, Any], answers: tuple[Answer, ...]) -> list[tuple]:
    items = list(dict.fromkeys(item for factor in form["factor"] for item in factor["items"]))
    splits = form.get("split", {})
    codes = {split: {spec["key"]: code for code, spec in one["values"].items()} for split, one in splits.items()}
    rows: list[tuple] = [("unit", "respondent", *splits, *items)]
    for one in answers:
        values = [codes[split].get(one.splits.get(split, ""), "") for split in splits]
        given = ["" if one.items[item] is None else one.items[item] for item in items]
        rows.append((one.unit, one.respondent, *values, *given))
    return rows
