"""A mapping package before it is written down, and the changes of it that tests ask for."""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from tests.real import packages

Line = tuple[str, str, str, str]  # code, parent, kind, name


@dataclass(frozen=True)
class Answer:
    """One row of an answers file."""

    unit: str
    items: dict[str, float | None]
    who: str = ""
    gender: str = ""
    seconds: float = 60.0


@dataclass(frozen=True)
class Survey:
    """A whole mapping package before it is written down."""

    mapping: dict[str, Any]
    units: list[Line]
    answers: dict[str, list[Answer]]
    invited: dict[tuple[str, str], int] = field(default_factory=dict)
    successors: dict[str, list[str]] = field(default_factory=dict)

    @property
    def round(self) -> str:
        return str(self.mapping["round"]["key"])

    @property
    def parents(self) -> dict[str, str]:
        return {code: parent for code, parent, _, _ in self.units}

    @property
    def kinds(self) -> dict[str, str]:
        """The programme's own code is empty, as the oracle has it."""
        return {"": "programme"} | {code: kind for code, _, kind, _ in self.units}

    def form(self, key: str) -> dict[str, Any]:
        return next(form for form in self.mapping["form"] if form["key"] == key)

    def factor(self, form: str, key: str) -> dict[str, Any]:
        return next(factor for factor in self.form(form)["factor"] if factor["key"] == key)

    def with_mapping(self, **changes: Any) -> Self:
        return replace(self, mapping=self.mapping | changes)

    def with_answers(self, form: str, answers: list[Answer]) -> Self:
        return replace(self, answers=self.answers | {form: answers})

    def changed(self, form: str, factor: str, **changes: Any) -> Self:
        """The same survey with other settings of one factor."""
        other = replace(self, mapping=copy.deepcopy(self.mapping))
        other.factor(form, factor).update(changes)
        return other

    def with_factor(self, form: str, factor: dict[str, Any]) -> Self:
        other = replace(self, mapping=copy.deepcopy(self.mapping))
        other.form(form)["factor"].append(factor)
        return other

    def rescaled(self, form: str, factor: str, scale: tuple[float, float]) -> Self:
        """Asked on another scale, and answered at the same place of it, to the nearest whole step."""
        spec = self.factor(form, factor)
        lowest, highest = spec["scale"]
        wider = (scale[1] - scale[0]) / (highest - lowest)

        def moved(item: str, answer: float | None) -> float | None:
            asked = answer is not None and item in spec["items"]
            return round(scale[0] + (answer - lowest) * wider) if asked else answer

        answers = [
            replace(one, items={item: moved(item, answer) for item, answer in one.items.items()})
            for one in self.answers[form]
        ]
        return self.changed(form, factor, scale=scale).with_answers(form, answers)

    def merged(self, schools: list[str], into: str) -> Self:
        """Schools that have become one, with their classes."""

        def now(code: str) -> str:
            return into if code in schools else code

        units = [(code, now(parent), kind, called) for code, parent, kind, called in self.units if code not in schools]
        units.append((into, self.parents[schools[0]], "institution", into))
        answers = {form: [replace(one, unit=now(one.unit)) for one in rows] for form, rows in self.answers.items()}
        return replace(self, units=units, answers=answers, successors={into: schools})

    def write(self, folder: Path) -> Path:
        invited = [("form", "unit", "invited"), *((*key, count) for key, count in self.invited.items())]
        packages.write(folder, self.mapping, self.units, **({"invited": invited} if self.invited else {}))
        heading = ("code", "parent", "kind", "name", "successor_of")
        lines = [(*unit, "|".join(self.successors.get(unit[0], ()))) for unit in self.units]
        packages.write_table(folder / "units.csv", [heading, *lines])
        for key, answers in self.answers.items():
            packages.write_table(folder / "answers" / f"{key}.csv", _rows(self.form(key), answers))
        return folder

    def write_scores(self, folder: Path, scores: Iterable[tuple]) -> Path:
        """With aggregated results in place of answers."""
        heading = ("unit", "form", "factor", "split", "n", "mean", "sd")
        packages.write(folder, self.mapping, self.units, scores=[heading, *scores])
        return folder


def _rows(form: dict[str, Any], answers: list[Answer]) -> Iterator[tuple]:
    items = list(dict.fromkeys(item for factor in form["factor"] for item in factor["items"]))
    yield ("unit", "who", "sex", "seconds", *items)
    for one in answers:
        given = ["" if one.items[item] is None else one.items[item] for item in items]
        yield (one.unit, one.who, one.gender, one.seconds, *given)
