"""The truth about development: which institutions really changed, in what, and by how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.demonstration import catalogue
from dashboard.demonstration.catalogue import FactorPlan, FormPlan
from dashboard.demonstration.chance import generator
from dashboard.demonstration.scales import ROUNDS
from dashboard.demonstration.world import Institution, World, build_world

_SHARE_THAT_CHANGES = 0.15  # of the institutions, in each round after the first
_POINTS = (25, 45)  # from, to; up as often as down
_FORMS_OF = {"school": ("pupil_0_3", "pupil_4_10", "parent", "staff"), "daycare": ("child", "parent", "staff")}


@dataclass(frozen=True, slots=True)
class Change:
    """From `round` on, institution `unit` lies `points` higher on the factor than it would have; positive is better."""

    round: str
    unit: str
    form: str
    factor: str
    points: float


def true_changes(scale: str, seed: int) -> tuple[Change, ...]:
    """Every real change of a single institution; the programme's own development is each factor's `drift`."""
    return _changes(build_world(scale, seed))


@lru_cache(maxsize=4)
def _changes(world: World) -> tuple[Change, ...]:
    return (*_written(world), *(change for round_key in ROUNDS[1:] for change in _drawn(world, round_key)))


def shift(world: World, form: FormPlan, factor: FactorPlan, round_key: str) -> np.ndarray:
    """What real changes and drift have added by this round, in points, for every institution of the world."""
    places = {institution.code: institution.index for institution in world.institutions}
    points = np.full(len(places), factor.drift * ROUNDS.index(round_key))
    for change in _changes(world):
        if (change.form, change.factor) == (form.key, factor.key) and change.round <= round_key:
            points[places[change.unit]] += change.points
    return points


def _written(world: World) -> Iterator[Change]:
    for change in catalogue.programme().change:
        unit = world.first(change.place).code
        yield Change(change.round, unit, change.form, change.factor, change.points)


def _drawn(world: World, round_key: str) -> Iterator[Change]:
    chance = generator(world.seed, "changes", round_key)
    chosen = chance.random(len(world.institutions)) < _SHARE_THAT_CHANGES
    for institution in world.institutions:
        if chosen[institution.index] and institution.is_open(round_key):
            yield _drawn_change(chance, institution, round_key)


def _drawn_change(chance: np.random.Generator, institution: Institution, round_key: str) -> Change:
    form = catalogue.form(str(chance.choice(_FORMS_OF[institution.type])))
    factor = str(chance.choice([factor.key for factor in form.factor if not factor.local]))
    points = float(chance.integers(*_POINTS, endpoint=True) * chance.choice([-1, 1]))
    return Change(round_key, institution.code, form.key, factor, points)
