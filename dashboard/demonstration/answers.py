"""The answers to one form in one round, as a frame with the columns of an answer file."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from dashboard.demonstration import catalogue
from dashboard.demonstration.catalogue import FactorPlan, FormPlan
from dashboard.demonstration.manners import Manners, manners
from dashboard.demonstration.opinions import Sitting, opinions
from dashboard.demonstration.places import Places
from dashboard.demonstration.respondents import respondents
from dashboard.demonstration.world import World

_HOME_OF_LOCAL_FACTORS = 0  # the first municipality
_PLACE_OF_HAPPY_DAYCARE = 4  # among the daycares
_HABIT_OF_HAPPINESS = 0.45  # share of its children


def answers(world: World, round_key: str, form: FormPlan, places: Places) -> pl.DataFrame:
    sitting = Sitting(world, round_key, form, places, respondents(world, round_key, form, places))
    items = len(item_columns(form))
    behaviour = manners(sitting.chance("manners"), form, len(sitting.people), items, _happiest(sitting))
    columns = [_unit(sitting), *_rater(sitting), *_seconds(form, behaviour, items), *_splits(sitting)]
    return pl.DataFrame([*columns, *_items(sitting, behaviour)])


def item_columns(form: FormPlan) -> dict[str, str]:
    """The form's item keys in order, each with its column in the answer file."""
    keys = [form.item_key(factor, n) for factor in form.factor for n in range(len(factor.items))]
    return {key: f"{form.columns}{n}" if form.columns else key for n, key in enumerate(keys, 1)}


def _happiest(sitting: Sitting) -> np.ndarray:
    """In one daycare the children have made a habit of the happiest face, and its results are to be read with care."""
    habit = [place.index for place in sitting.world.institutions if place.rooms][_PLACE_OF_HAPPY_DAYCARE:][:1]
    is_habit = np.isin(sitting.places.institution, habit)[sitting.people.place] & (sitting.form.informant == "child")
    return np.where(is_habit, _HABIT_OF_HAPPINESS, sitting.form.happiest)


def _unit(sitting: Sitting) -> pl.Series:
    return pl.Series(sitting.form.unit_column, sitting.places.codes, dtype=pl.String).gather(sitting.people.place)


def _rater(sitting: Sitting) -> Iterator[pl.Series]:
    if sitting.people.rater is not None and sitting.form.respondent_column:
        number = pl.Series(sitting.people.rater + 1).cast(pl.String)
        yield (_unit(sitting) + "-K" + number).alias(sitting.form.respondent_column)


def _seconds(form: FormPlan, behaviour: Manners, items: int) -> Iterator[pl.Series]:
    if form.duration_column:
        yield pl.Series(form.duration_column, behaviour.seconds(items))


def _splits(sitting: Sitting) -> Iterator[pl.Series]:
    """Codes count a split's values from 1; 0 is not known and left empty."""
    codes = {"gender": sitting.people.gender, "background": sitting.people.background}
    for key in sitting.form.splits:
        split = catalogue.programme().split[key]
        yield pl.Series(split.column, [None, *split.values], dtype=pl.String).gather(codes[key])


def _items(sitting: Sitting, behaviour: Manners) -> Iterator[pl.Series]:
    columns = item_columns(sitting.form).values()
    for number, (column, (factor, opinion)) in enumerate(zip(columns, opinions(sitting), strict=True)):
        given = behaviour.fill_in(opinion, number)
        yield _delivered(sitting.form, column, _where_asked(sitting, factor, given))


def _where_asked(sitting: Sitting, factor: FactorPlan, given: np.ndarray) -> np.ndarray:
    if not factor.local:
        return given
    municipality = sitting.world.municipality_of[sitting.places.institution]
    return np.where(municipality[sitting.people.place] == _HOME_OF_LOCAL_FACTORS, given, 0)


def _delivered(form: FormPlan, column: str, given: np.ndarray) -> pl.Series:
    """As numbers, with the form's code for no answer, or as labels; 0 is no answer."""
    if form.labels:
        return pl.Series(column, [None, *form.labels], dtype=pl.String).gather(given)
    numbers = pl.Series(column, given, dtype=pl.Int16 if form.missing_code else pl.Int8)
    return numbers.replace(0, form.missing_code)
