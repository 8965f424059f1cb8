"""A frozen finding: the figures of one factor as a team saw them, in one fixed spelling with its fingerprint."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from dashboard.cells import Cell, Status
from dashboard.comparison import FIRST_CHOICE
from dashboard.mapping import Name
from dashboard.profile import Choice, Participation
from dashboard.quality import Caution
from dashboard.statistics.verdicts import Difference, Size, Verdict

SPELLING = 1  # a change of what is written, or of how, takes the next number: what is kept is never written again


class About(StrEnum):
    """What a figure stands for, in the order in which they are told."""

    OWN = "own"
    INSTITUTION = "institution"
    MUNICIPALITY = "municipality"
    PROGRAMME = "programme"
    ROUND = "round"  # the own figure of another round


@dataclass(frozen=True, slots=True)
class Figure:
    """`difference` is the own figure of the finding's round minus this one. `comparable` is False where the factor was
    asked in another way in that round."""

    about: About
    unit: int
    name: Name
    round: Choice
    cell: Cell
    difference: Difference | None = None
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Certified:
    """The publication that the figures come from; `mask` is the fingerprint of what it tells and hides, empty where it
    was published before there were certificates."""

    publication: int
    rules: str
    mask: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """The first of the `figures` is the own one. `kind` and `type` are the unit's; `k` the smallest group."""

    unit: int
    kind: str
    type: str
    place: Name
    round: Choice
    form: Choice
    informant: str
    factor: Choice
    turned: bool
    k: int
    participation: Participation
    cautions: tuple[Caution, ...]
    figures: tuple[Figure, ...]
    certified: Certified

    @property
    def own(self) -> Figure:
        return self.figures[0]

    @property
    def judged(self) -> Figure | None:
        """What the own figure is held against first, if there is anything that it was held against."""
        found: dict[str, Figure] = {one.about: one for one in self.figures if one.difference}
        return next((found[about] for about in FIRST_CHOICE if about in found), None)


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is another one now."""

    figure: Figure
    now: Cell


@dataclass(frozen=True, slots=True)
class Frozen:
    """A finding as it is kept, by its `number` and that of its focus area. `kept` is False where the fingerprint does
    not fit what is kept. `text` is what it was taken of, empty where the reader may not be told all of it.

    `moved` are the figures that are others now. `published_since` says that the round was published again.
    """

    number: int
    area: int | None
    finding: Finding
    text: str
    fingerprint: str
    kept: bool
    at: datetime
    moved: tuple[Moved, ...]
    published_since: bool


def written(finding: Finding) -> str:
    """The same finding is spelled the same everywhere: keys in order, no space, nothing but UTF-8."""
    content = {"spelling": SPELLING} | asdict(finding) | {"certified": _certified(finding.certified)}
    for name in ("round", "form", "factor"):
        content[name] = _choice(getattr(finding, name))
    content |= {"place": _name(finding.place), "figures": [_figure(one) for one in finding.figures]}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def fingerprint(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def read(content: str) -> Finding:
    """What was `written`."""
    held: dict[str, Any] = json.loads(content)
    if held.pop("spelling") != SPELLING:
        raise ValueError("a finding in a spelling that this version does not know")
    for name in ("round", "form", "factor"):
        held[name] = _read_choice(held[name])
    told = held["certified"]
    held |= {
        "place": Name(**held["place"]),
        "participation": Participation(**held["participation"]),
        "cautions": tuple(Caution(one) for one in held["cautions"]),
        "figures": tuple(_read_figure(one) for one in held["figures"]),
        "certified": Certified(**told | {"told_at": datetime.fromisoformat(told["told_at"])}),
    }
    return Finding(**held)


def moved(finding: Finding, now: Iterable[Cell]) -> list[Moved]:
    """Which figures have become others; `now` are the same figures in the same order, as they are told now."""
    pairs = zip(finding.figures, now, strict=True)
    return [Moved(figure, cell) for figure, cell in pairs if _told(figure.cell) != _told(cell)]


def _told(cell: Cell) -> tuple[object, ...]:
    """Why something is hidden may change without anybody being told anything else."""
    if cell.status in (Status.FEW, Status.PROTECT):
        return ("hidden",)
    return (cell.status, cell.n, cell.points, cell.low, cell.high, cell.bound)


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "about": figure.about,
        "unit": figure.unit,
        "name": _name(figure.name),
        "round": _choice(figure.round),
        "cell": asdict(figure.cell),
        "difference": asdict(figure.difference) if figure.difference else None,
        "comparable": figure.comparable,
    }


def _certified(certified: Certified) -> dict[str, Any]:
    return asdict(certified) | {"told_at": certified.told_at.isoformat()}


def _choice(choice: Choice) -> dict[str, Any]:
    return {"key": choice.key, "name": _name(choice.name)}


def _name(name: Name) -> dict[str, str]:
    return {"da": name.da, "en": name.en}


def _read_choice(held: dict[str, Any]) -> Choice:
    return Choice(held["key"], Name(**held["name"]))


def _read_figure(held: dict[str, Any]) -> Figure:
    cell, difference = held["cell"], held["difference"]
    return Figure(
        about=About(held["about"]),
        unit=held["unit"],
        name=Name(**held["name"]),
        round=_read_choice(held["round"]),
        cell=Cell(**cell | {"status": Status(cell["status"])}),
        difference=difference and _read_difference(difference),
        comparable=held["comparable"],
    )


def _read_difference(held: dict[str, Any]) -> Difference:
    return Difference(**held | {"verdict": Verdict(held["verdict"]), "size": Size(held["size"])})
