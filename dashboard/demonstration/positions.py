"""Where the places of a form stand on its factors before anyone answers: the upper levels of the multilevel model."""

import numpy as np

from dashboard.demonstration.catalogue import FactorPlan, FormPlan
from dashboard.demonstration.chance import generator
from dashboard.demonstration.changes import shift
from dashboard.demonstration.groups import Classes
from dashboard.demonstration.places import Places
from dashboard.demonstration.world import World

# A unit that stands high on one factor stands somewhat higher on all, and on what other informants say of the same.
_OF_ALL, _OF_CONSTRUCT, _OF_FACTOR = 0.35, 0.30, 0.35
_THAT_FOLLOWS_THE_CHILDREN = 0.5  # of the variance between classes; the rest is new in every round
_POINTS_PER_SD = 100
# Found by simulation, by the number of answers on the scale: what whole answers leave of a correlation, and about the
# same of a share of variance, part of which people who give the same answer to everything take away.
KEPT_BY_ANSWERS = {5: 0.88, 3: 0.74}


def visible(form: FormPlan, factor: FactorPlan) -> float:
    """The part of the variance behind the answers that can be seen in the factor score."""
    return factor.alpha * KEPT_BY_ANSWERS[form.steps]


def behind(points: float | np.ndarray, form: FormPlan, factor: FactorPlan) -> float | np.ndarray:
    """Points of the factor score as standard deviations of what lies behind it."""
    return points / _POINTS_PER_SD / np.sqrt(visible(form, factor))


def individual_share(form: FormPlan, factor: FactorPlan) -> float:
    """What the variance behind the score leaves to single respondents."""
    shares = form.shares
    group = 0.0 if form.attached_to == "institution" else shares.group
    raters = form.raters.share if form.raters else 0.0
    return 1 - (shares.municipality + shares.institution + group + raters) / visible(form, factor)


def positions(world: World, round_key: str, form: FormPlan, factor: FactorPlan, places: Places) -> np.ndarray:
    """One standardised value per place, higher is better."""
    of_institution = _of_institutions(world, form, factor) + behind(shift(world, form, factor, round_key), form, factor)
    standing = of_institution[places.institution]
    if form.attached_to != "institution":
        standing = standing + _of_groups(world, round_key, form, factor, places)
    if form.grades:
        from_the_middle = places.grade - sum(form.grades) / 2
        standing = standing + np.where(places.grade < 0, 0, from_the_middle) * behind(factor.per_grade, form, factor)
    return standing


def _of_institutions(world: World, form: FormPlan, factor: FactorPlan) -> np.ndarray:
    """Municipality and institution: the same in all rounds."""
    shares = form.shares
    municipality = _effects(world.seed, "municipality", len(world.municipalities), form, factor)
    institution = _effects(world.seed, "institution", len(world.institutions), form, factor)
    between = np.sqrt(shares.municipality) * municipality[world.municipality_of]
    return (between + np.sqrt(shares.institution) * institution) / np.sqrt(visible(form, factor))


def _of_groups(world: World, round_key: str, form: FormPlan, factor: FactorPlan, places: Places) -> np.ndarray:
    everywhere = int(places.number.max(initial=-1)) + 1
    new = _effects(world.seed, f"{form.attached_to} {round_key}", everywhere, form, factor)[places.number]
    moves_up = places.cohort >= 0
    if moves_up.any():
        cohorts = _effects(world.seed, "cohort", Classes(world).cohorts, form, factor)[places.cohort]
        kept, fresh = np.sqrt(_THAT_FOLLOWS_THE_CHILDREN), np.sqrt(1 - _THAT_FOLLOWS_THE_CHILDREN)
        new = np.where(moves_up, kept * cohorts + fresh * new, new)
    return np.sqrt(form.shares.group / visible(form, factor)) * new


def _effects(seed: int, level: str, count: int, form: FormPlan, factor: FactorPlan) -> np.ndarray:
    """Standard normal effects of `count` units, correlated over factors and over forms with the same construct."""
    construct = factor.construct_key or f"{form.key}/{factor.key}"
    purposes = [("all",), ("construct", construct), ("factor", form.key, factor.key)]
    all_factors, same_construct, own = (
        generator(seed, "effects", level, *purpose).standard_normal(count) for purpose in purposes
    )
    return np.sqrt(_OF_ALL) * all_factors + np.sqrt(_OF_CONSTRUCT) * same_construct + np.sqrt(_OF_FACTOR) * own
