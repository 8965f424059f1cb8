"""How the made-up answers came in week by week: every place begins on a day of its own, and most answer soon after."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import numpy as np

from dashboard.demonstration.catalogue import FormPlan
from dashboard.demonstration.chance import generator
from dashboard.demonstration.places import Places
from dashboard.demonstration.respondents import respondents
from dashboard.demonstration.world import World

_COUNTED_AT = time(16)
_LATEST_BEGINNING = 0.55  # of the time that the round is open
_SOON, _LATE = 1.3, 2.4  # the shape of the time from a place's beginning to an answer, as a beta distribution

Counted = tuple[str, int, int, datetime]  # unit, invited, answered so far, when


def course(
    world: World, round_key: str, form: FormPlan, places: Places, opened: date, closed: date
) -> Iterator[Counted]:
    """Place by place; at the last count everybody has answered who ever did."""
    chance = generator(world.seed, "course", round_key, form.key)
    place = np.sort(respondents(world, round_key, form, places).place)
    begins = chance.uniform(0, _LATEST_BEGINNING, len(places.size))[place]
    came = begins + (1 - begins) * chance.beta(_SOON, _LATE, len(place))
    moments = _moments(opened, closed)
    start, whole = moments[0] - timedelta(weeks=1), moments[-1] - moments[0] + timedelta(weeks=1)
    counts = [np.bincount(place[came <= (moment - start) / whole], minlength=len(places.size)) for moment in moments]
    for number, code in enumerate(places.codes.tolist()):
        for moment, answered in zip(moments, counts, strict=True):
            yield code, int(places.size[number]), int(answered[number]), moment


def _moments(opened: date, closed: date) -> list[datetime]:
    """Once a week, and when the round closes."""
    weeks = range(1, (closed - opened).days // 7 + 1)
    days = [opened + timedelta(weeks=week) for week in weeks]
    return [
        datetime.combine(day, _COUNTED_AT) for day in dict.fromkeys([*(day for day in days if day < closed), closed])
    ]
