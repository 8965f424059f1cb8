"""What each respondent would answer: the individual level of the multilevel model, and the thresholds of the items."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.demonstration.catalogue import FactorPlan, FormPlan, ItemPlan
from dashboard.demonstration.chance import generator
from dashboard.demonstration.places import Places
from dashboard.demonstration.positions import KEPT_BY_ANSWERS, behind, individual_share, positions, visible
from dashboard.demonstration.respondents import GIRL, MULTILINGUAL, Respondents
from dashboard.demonstration.world import World

_OF_ALL_FACTORS = 0.35  # what one person's factors have in common, as a share of the variance between persons
_SPREAD_OF_DIFFICULTY = 0.25  # of items, in standard deviations of the answers


@dataclass(frozen=True, slots=True)
class Sitting:
    """One form in one round, with those who answer it."""

    world: World
    round_key: str
    form: FormPlan
    places: Places
    people: Respondents

    def chance(self, purpose: str, *more: str) -> np.random.Generator:
        return generator(self.world.seed, purpose, self.round_key, self.form.key, *more)


def opinions(sitting: Sitting) -> Iterator[tuple[FactorPlan, np.ndarray]]:
    """For every item in the form's order its factor and whole answers on the form's scale, one per respondent."""
    in_common = _standard(sitting.chance("persons"), len(sitting.people))
    for factor in sitting.form.factor:
        chance = sitting.chance("answers", factor.key)
        stance = _stance(sitting, factor, in_common, chance)
        for number, item in enumerate(factor.items):
            loading = factor.consistency / KEPT_BY_ANSWERS[sitting.form.steps]
            value = np.sqrt(loading) * stance + np.sqrt(1 - loading) * _standard(chance, len(stance))
            yield factor, _answer(sitting.form, factor, item, value + _difficulty(sitting, factor, number))


def _stance(sitting: Sitting, factor: FactorPlan, in_common: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """What each person would say if the factor could be asked directly: standardised, higher is better."""
    people, form = sitting.people, sitting.form
    own = np.sqrt(_OF_ALL_FACTORS) * in_common + np.sqrt(1 - _OF_ALL_FACTORS) * _standard(chance, len(people))
    gaps = behind(factor.girls, form, factor) * (people.gender == GIRL)
    gaps = gaps + behind(factor.multilingual, form, factor) * (people.background == MULTILINGUAL)
    standing = _standing(sitting, factor, chance)
    return (standing + gaps + np.sqrt(individual_share(form, factor)) * own).astype(np.float32)


def _standing(sitting: Sitting, factor: FactorPlan, chance: np.random.Generator) -> np.ndarray:
    """What respondents get from their place and, where one answers about many children, from who answers."""
    people, raters = sitting.people, sitting.form.raters
    standing = positions(sitting.world, sitting.round_key, sitting.form, factor, sitting.places)
    if raters is None or people.rater is None:
        return standing[people.place]
    severity = chance.standard_normal((len(standing), max(raters.per_class, raters.per_room)))
    spread = np.sqrt(raters.share / visible(sitting.form, factor))
    return standing[people.place] + spread * severity[people.place, people.rater]


def _difficulty(sitting: Sitting, factor: FactorPlan, number: int) -> float:
    """How much better than the factor's others the item is answered; a rewording draws it anew."""
    rewording = factor.items[number].rewording_in(sitting.round_key)
    version = rewording.round if rewording else ""
    chance = generator(sitting.world.seed, "difficulty", sitting.form.item_key(factor, number), version)
    return float(chance.normal(0, _SPREAD_OF_DIFFICULTY))


def _answer(form: FormPlan, factor: FactorPlan, item: ItemPlan, value: np.ndarray) -> np.ndarray:
    """By thresholds one step apart; turned where agreeing says something bad."""
    low, high = form.scale
    answer = np.rint(factor.mean + form.spread * value).clip(low, high)
    return low + high - answer if factor.flips(item) else answer


def _standard(chance: np.random.Generator, count: int) -> np.ndarray:
    return chance.standard_normal(count, dtype=np.float32)
