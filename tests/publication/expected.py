"""What should be published of a survey, found by asking every respondent, with nothing of the production code."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests import reference
from tests.publication.programme import GENDERS
from tests.publication.surveys import Answer, Survey
from tests.reference import Group, Respondent, Scale, Side

Address = tuple[str, str]  # unit and label; the programme has the empty code

ALL = "all"
LABELS = {ALL: None, "gender=girl": ("gender", "girl"), "gender=boy": ("gender", "boy")}
LEVELS = ("programme", "municipality", "institution", "team", "child_group")


@dataclass(frozen=True)
class Anchor:
    """A factor's constants: μ and σ on the answer scale, s and t in published points."""

    mu: float
    sigma: float
    s: int
    t: int


@dataclass(frozen=True)
class Figure:
    """A factor cell as it should be told: numbers, or a bound in place of them."""

    n: int
    points: int | None
    low: int | None
    high: int | None
    bound: str | None = None

    @property
    def told(self) -> tuple:
        """A bound comes without a number of answers."""
        return (None, None, None, None, self.bound) if self.bound else (self.n, self.points, self.low, self.high, None)


def respondents(survey: Survey, form: str, factor: dict[str, Any]) -> list[Respondent]:
    """All who have a score; splits only where the form has them."""
    found = []
    for answer in survey.answers[form]:
        score = score_of(answer, factor)
        if score is not None:
            gender = GENDERS[answer.gender]
            found.append(Respondent(answer.unit, score, {"gender": gender} if gender else {}))
    return found


def score_of(answer: Answer, factor: dict[str, Any]) -> float | None:
    return reference.factor_score(answer.items, factor["items"], factor["scale"], factor.get("reversed", ()))


def anchor(survey: Survey, form: str, key: str) -> Anchor:
    """As this survey fixes it, being the first."""
    scored = respondents(survey, form, survey.factor(form, key))
    mu, sigma = reference.constants([one.score for one in scored])
    groups: dict[str, dict[str, list[float]]] = {}
    for one in scored:
        own = groups.setdefault(institution_of(survey, one.unit), {}).setdefault(one.unit, [])
        own.append(reference.points(one.score, mu, sigma))
    return Anchor(mu, sigma, *reference.spread(groups))


def institution_of(survey: Survey, unit: str) -> str:
    while survey.kinds[unit] != "institution":
        unit = survey.parents[unit]
    return unit


def figures(
    survey: Survey, form: str, key: str, fixed: Anchor, first_scale: Scale | None = None
) -> dict[Address, Figure]:
    """By unit and label, of everyone who could be told about were nothing hidden."""
    factor = survey.factor(form, key)
    scored = respondents(survey, form, factor)
    attached = {one.unit for one in scored}
    found = {}
    for label, split in LABELS.items():
        for unit, group in reference.rolled_up(scored, survey.parents, split).items():
            found[unit, label] = figure(group, fixed, factor, unit in attached, first_scale)
    return found


def figure(group: Group, fixed: Anchor, factor: dict[str, Any], is_attached: bool, first: Scale | None) -> Figure:
    """`first` is the scale on which the constants were fixed, where it was another."""
    average = moved(group.mean, factor["scale"], first) if first else group.mean
    scale, higher_is = first or factor["scale"], factor.get("higher_is", "better")
    extreme = reference.extreme_bound(average, group.n, scale)
    if extreme:
        return Figure(group.n, None, None, None, bound(extreme, group.n, fixed, higher_is))
    value = reference.published_points(reference.points(average, fixed.mu, fixed.sigma, higher_is), group.n)
    error = reference.standard_error(Side(group.n, 0 if is_attached else group.groups), fixed.s, fixed.t)
    low, high = reference.interval(value, error)
    return Figure(group.n, value, reference.nearest(low), reference.nearest(high))


def moved(score: float, scale: Scale, first: Scale) -> float:
    """The same share of the way from the lowest answer to the highest."""
    share = Fraction(score - scale[0]) / Fraction(scale[1] - scale[0])
    return float(first[0] + share * Fraction(first[1] - first[0]))


def bound(extreme: tuple[str, float], n: int, fixed: Anchor, higher_is: str) -> str:
    """In points, rounded away from the end so that it stays true; the ends change places where higher is worse."""
    step = 5 if n < 100 else 1
    exact = reference.points(extreme[1], fixed.mu, fixed.sigma, higher_is) / step
    at_the_top = (extreme[0] == ">=") == (higher_is == "better")
    return f">={math.floor(exact) * step}" if at_the_top else f"<={math.ceil(exact) * step}"


def declared(survey: Survey, form: str, factor: dict[str, Any]) -> set[Address]:
    """Every unit and label that has a cell, shown or hidden."""
    asked = {unit for unit in survey.kinds for one in survey.answers[form] if is_under(survey, one.unit, unit)}
    lowest = "municipality" if survey.form(form)["informant"] == "leader" else "child_group"
    highest = "municipality" if factor.get("local") else "programme"
    told = {unit for unit in asked if is_between(survey.kinds[unit], highest, lowest)}
    cells = {(unit, ALL) for unit in told}
    for label in LABELS if survey.form(form).get("split") else ():
        cells |= {(unit, label) for unit in told if is_between(survey.kinds[unit], highest, "institution")}
    return cells


def is_under(survey: Survey, unit: str, above: str) -> bool:
    return reference.stands_under(unit, above, survey.parents)


def is_between(kind: str, highest: str, lowest: str) -> bool:
    return LEVELS.index(highest) <= LEVELS.index(kind) <= LEVELS.index(lowest)


def has_splits(kind: str) -> bool:
    return is_between(kind, "programme", "institution")


def members(survey: Survey, form: str, unit: str, label: str) -> list[Answer]:
    """Every row of the cell, with a score or without."""
    split = LABELS[label]
    inside = [one for one in survey.answers[form] if is_under(survey, one.unit, unit)]
    return [one for one in inside if split is None or GENDERS[one.gender] == split[1]]


def persons(survey: Survey, form: str, unit: str, label: str) -> int:
    """Different respondents with a row in the cell."""
    rows = members(survey, form, unit, label)
    return len({one.who for one in rows}) if survey.form(form).get("respondent_column") else len(rows)


def share(count: int, of: int) -> str:
    """Per cent as it is told."""
    exact_share = Fraction(100 * count, of)
    return "<10" if exact_share < 10 else ">90" if exact_share > 90 else str(reference.nearest(exact_share))
