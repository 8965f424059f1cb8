"""Who is asked and who answers a form: rows, with the person's splits and the place the answer is attached to."""

from dataclasses import dataclass

import numpy as np

from dashboard.demonstration.catalogue import FormPlan, Raters
from dashboard.demonstration.chance import generator
from dashboard.demonstration.places import Places
from dashboard.demonstration.world import Institution, World

GIRL, BOY = 1, 2  # 0: not known, for both splits
DANISH, MULTILINGUAL = 1, 2
_SPLIT_UNKNOWN = 0.012
_MULTILINGUAL, _MULTILINGUAL_SPREAD = 0.12, 0.08  # mean and spread of the institutions' shares
_RATER_TAKES_PART, _CHILD_IS_RATED = 0.9, 0.95
_LOWEST_RATE = 0.2
PLACE_OF_SILENT_DAYCARE = 2  # among the daycares; its parents never answer


@dataclass(frozen=True, slots=True)
class Respondents:
    """One element per row of answers; `place` counts in the form's places, `rater` within the place."""

    place: np.ndarray
    gender: np.ndarray
    background: np.ndarray
    rater: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.place)


def respondents(world: World, round_key: str, form: FormPlan, places: Places) -> Respondents:
    chance = generator(world.seed, "respondents", round_key, form.key)
    place, rater = _rated(chance, form.raters, places) if form.raters else _answering(chance, world, form, places)
    share = _multilingual_shares(world)[places.institution][place]
    gender = np.where(chance.random(len(place)) < 0.5, GIRL, BOY)
    background = np.where(chance.random(len(place)) < share, MULTILINGUAL, DANISH)
    stated, background = _with_gaps(chance, gender), _with_gaps(chance, background)
    # Schools know their pupils' gender; without gaps girls and boys can both be shown wherever everybody is.
    return Respondents(place, gender.astype(np.int8) if form.informant == "pupil" else stated, background, rater)


def silent_daycare(world: World) -> Institution:
    return [found for found in world.institutions if found.rooms][PLACE_OF_SILENT_DAYCARE]


def _answering(chance: np.random.Generator, world: World, form: FormPlan, places: Places) -> tuple[np.ndarray, None]:
    rate = chance.normal(form.response, form.response_spread, len(places.size)).clip(_LOWEST_RATE, 1)
    if form.informant == "parent":
        rate[places.institution == silent_daycare(world).index] = 0
    return np.repeat(np.arange(len(places.size)), chance.binomial(places.size, rate)), None


def _rated(chance: np.random.Generator, raters: Raters, places: Places) -> tuple[np.ndarray, np.ndarray]:
    """Every child has one rater; a rater who does not take part leaves out all of his or her children."""
    per_place = np.where(places.grade < 0, raters.per_room, raters.per_class)
    place = np.repeat(np.arange(len(places.size)), places.size)
    seat = np.arange(len(place)) - np.repeat(np.cumsum(places.size) - places.size, places.size)
    rater = seat % per_place[place]
    takes_part = chance.random((len(places.size), int(per_place.max(initial=1)))) < _RATER_TAKES_PART
    answered = takes_part[place, rater] & (chance.random(len(place)) < _CHILD_IS_RATED)
    return place[answered], rater[answered]


def _multilingual_shares(world: World) -> np.ndarray:
    drawn = generator(world.seed, "background").normal(_MULTILINGUAL, _MULTILINGUAL_SPREAD, len(world.institutions))
    return drawn.clip(0.02, 0.5)


def _with_gaps(chance: np.random.Generator, values: np.ndarray) -> np.ndarray:
    return np.where(chance.random(len(values)) < _SPLIT_UNKNOWN, 0, values).astype(np.int8)
