"""Small made-up forms and answers, drawn by Hypothesis, for the production code and the oracle alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any

import polars as pl
from hypothesis import settings
from hypothesis import strategies as st

from dashboard.mapping import Factor, Form
from tests import reference

SCALES = [(1, 5), (1, 4), (1, 3), (0, 10), (0, 100)]
UNITS = ("school", "4a", "4b")
GENDERS = ("girl", "boy", None)

# The same examples every time and no clock: a slow machine changes nothing, and a failure comes again.
some_examples: Callable[[Any], Any] = settings(max_examples=40, deadline=None, derandomize=True, database=None)


@dataclass(frozen=True)
class Row:
    """One row of an answers file; a missing value is None."""

    unit: str
    answers: dict[str, float | None]
    who: str = ""
    seconds: float | None = None
    splits: dict[str, str | None] = field(default_factory=dict)

    def score(self, factor: Factor) -> float | None:
        return reference.factor_score(self.answers, factor.items, factor.scale, factor.reversed)


@dataclass(frozen=True)
class World:
    form: Form
    rows: list[Row]

    def frame(self) -> pl.LazyFrame:
        return pl.LazyFrame([self._record(row) for row in self.rows], schema=self._schema())

    def _record(self, row: Row) -> dict[str, Any]:
        splits = {f"split:{key}": value for key, value in row.splits.items()}
        return {"unit": row.unit, "respondent": row.who, "seconds": row.seconds} | splits | row.answers

    def _schema(self) -> dict[str, Any]:
        named: dict[str, Any] = {"unit": pl.String}
        named |= {"respondent": pl.String} if self.form.respondent_column else {}
        named |= {"seconds": pl.Float64} if self.form.duration_column else {}
        named |= {f"split:{key}": pl.String for key in self.form.splits}
        return named | dict.fromkeys(self.form.item_keys, pl.Float64)


def make_form(factors: Sequence[dict[str, Any]], **more: Any) -> Form:
    name = {"da": "Elever"}
    return Form.model_validate({"key": "pupil", "informant": "pupil", "name": name, "factor": list(factors)} | more)


def make_factor(items: int = 1, **more: Any) -> Factor:
    named = [f"q{number}" for number in range(items)]
    return Factor.model_validate({"key": "wellbeing", "scale": (1, 5), "items": named} | more)


def best_answers(form: Form) -> list[float]:
    """To every item in its order, as the factor sees it that names it first."""
    found = []
    for item in form.item_keys:
        factor = next(factor for factor in form.factors if item in factor.items)
        turns = [item in factor.reversed, factor.higher_is == "worse"]
        found.append(factor.scale[0 if turns.count(True) == 1 else 1])
    return found


def exact(score: float) -> Any:
    """The mean of whole answers that a binary number stands for, as a fraction; the oracle takes it as a number."""
    return Fraction(score).limit_denominator(1000)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """One to three factors on one scale that share some of their items."""
    items = [f"q{number}" for number in range(draw(st.integers(1, 10)))]
    scale = draw(st.sampled_from(SCALES))
    factors = []
    for number in range(draw(st.integers(1, 3))):
        own = draw(st.lists(st.sampled_from(items), min_size=1, unique=True))
        turned = draw(st.lists(st.sampled_from(own), unique=True))
        factors.append({"key": f"factor{number}", "scale": scale, "items": own, "reversed": turned})
    more: dict[str, Any] = {"respondent_column": "who"} if draw(st.booleans()) else {}
    more |= {"duration_column": "seconds"} if draw(st.booleans()) else {}
    return make_form(factors, split=_splits(draw(st.integers(0, 2))), **more)


@st.composite
def worlds(draw: st.DrawFn, most: int = 40, with_respondents: bool = False) -> World:
    form = draw(forms())
    if with_respondents:
        form = form.model_copy(update={"respondent_column": "who"})
    random, count = Random(draw(st.integers(0, 2**32))), draw(st.integers(0, most))
    people = draw(st.integers(1, 12))
    return World(form, [_row(random, form, people) for _ in range(count)])


def _splits(count: int) -> dict[str, Any]:
    values = {key: {"key": key, "da": key} for key in GENDERS if key}
    return {key: {"column": key, "name": {"da": key}, "values": values} for key in ("gender", "language")[:count]}


def _row(random: Random, form: Form, people: int) -> Row:
    return Row(
        unit=random.choice(UNITS),
        who=f"p{random.randrange(people)}",
        seconds=random.choice([None, random.randint(0, 12), 100.0]),
        splits={key: random.choice(GENDERS) for key in form.splits},
        answers=_answers(random, form),
    )


def _answers(random: Random, form: Form) -> dict[str, float | None]:
    """Straight lines, half-empty rows and ordinary ones."""
    lowest, highest = (int(end) for end in form.factors[0].scale)
    same = random.randint(lowest, highest) if random.random() < 0.2 else None
    missing = random.choice([0, 0, 0.1, 0.5, 0.9, 1])
    return {
        item: None if random.random() < missing else float(same or random.randint(lowest, highest))
        for item in form.item_keys
    }
