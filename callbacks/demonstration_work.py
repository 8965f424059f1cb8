"""Made-up focus areas and made-up work with results, so that a demonstration shows all that can come of them.

Some institutions choose and work, some choose and do no more, and some do nothing; the same ones in every round.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from dashboard.access import OPERATOR, Role, institution_of
from dashboard.cells import Cell
from dashboard.demonstration.catalogue import programme
from dashboard.demonstration.scales import ROUNDS
from dashboard.disclosure.universe import ALL
from dashboard.work import Work
from data_access import focus_areas, grants, work
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.engine import Connection
from data_access.focus_areas import Address
from data_access.questions import cells, units
from data_access.questions.units import Trail

AFTER, UNTIL = timedelta(days=60), timedelta(days=420)  # from the end of the round: when areas are chosen, and end
AIM = 25  # points above the value when chosen
MOST = 2  # areas of one institution in each round
NOBODY, ONLY_LOOKED = (0, 1), 2  # of five institutions: which do nothing, which open their profile and no more
TEAMS = 9  # one in so many teams chooses something of its own
WHOLES = ("institution", "team")

Figure = tuple[Form, Factor, Cell]


def lot(code: str) -> int:
    """A number that a unit keeps from round to round."""
    return sum(map(ord, code))


def work_a_little(store: Connection, catalogue: Catalogue, round_: Round, account: str) -> None:
    """Where nobody has chosen anything from the results of the round yet."""
    if focus_areas.is_any(store, round_.id):
        return
    trails = [trail for trail in units.all_of_round(OPERATOR, store, round_.id) if trail[-1].kind in WHOLES]
    led = {trail[-1].unit for trail in trails if grants.is_held(store, Role.LEADER, trail[-1].unit)}
    figures, first = _figures(store, catalogue, round_, trails), _first_of_each_type(trails)
    for trail in trails:
        unit, chance, is_led = trail[-1].unit, lot(trail[-1].code), trail[-1].unit in led
        if trail[-1].kind == "institution" and (is_led or chance % 5 not in NOBODY):
            times = 3 + (chance + lot(round_.key)) % 9
            work.add(store, round_.id, unit, Work.PROFILE_OPENED, times)
        candidates = _changed(figures[unit], round_, first.get(unit, ""))
        for place, figure in enumerate(candidates[: _how_many(trail, round_, is_led=is_led)]):
            number = _choose(store, round_, trail, figure, place, account)
            if place == 0 and (is_led or chance % 5 > ONLY_LOOKED):
                _work_on(store, round_, trail, number)


def _first_of_each_type(trails: Iterable[Trail]) -> dict[int, str]:
    """The institutions that the written changes are about."""
    found: dict[str, int] = {}
    for trail in trails:
        if trail[-1].kind == "institution":
            found.setdefault(trail[-1].type, trail[-1].unit)
    return {unit: type_ for type_, unit in found.items()}


def _changed(figures: list[Figure], round_: Round, type_: str) -> list[Figure]:
    """What truly changed by the next rounds first, then whatever is lowest."""
    changes = {(one.form, one.factor) for one in programme().change if one.place == type_ and one.round > round_.key}
    return sorted(figures, key=lambda one: (one[0].key, one[1].key) not in changes)


def _how_many(trail: Trail, round_: Round, *, is_led: bool) -> int:
    """Fewer in the newest round, where there is nothing to follow up yet."""
    most, chance = 1 if round_.key == ROUNDS[-1] else MOST, lot(trail[-1].code)
    if trail[-1].kind == "team":
        return 0 if chance % TEAMS else 1
    if is_led:
        return most
    return 0 if chance % 5 in NOBODY[:1] else min(most, 1 + chance % MOST)


def _choose(store: Connection, round_: Round, trail: Trail, figure: Figure, place: int, account: str) -> int:
    """The area's number. Every other one has an aim, and some come to an end."""
    form, factor, cell = figure
    chance = lot(trail[-1].code) + lot(round_.key) + place
    closed = datetime.combine(round_.closed, time(12), UTC)
    aim = (cell.points or 0) + AIM if chance % 2 else None
    at = Address(trail[-1].unit, round_.id, form.id, factor.id)
    number = focus_areas.choose(store, at, cell, aim, account, closed + AFTER)
    if place == MOST - 1 and chance % 3 == 0:
        focus_areas.end(store, number, closed + UNTIL)
    return number


def _work_on(store: Connection, round_: Round, trail: Trail, number: int) -> None:
    """A worksheet, some actions, and meetings where it is an area of the whole house."""
    home, chance = institution_of(trail), lot(trail[-1].code) + lot(round_.key)
    if home is not None:
        focus_areas.worked(store, number, 3 + chance % 3)
        work.add(store, round_.id, home, Work.WORKSHEET_CLOSED)
        work.add(store, round_.id, home, Work.ACTION_DONE, 2 + chance % 3)
        if home == trail[-1].unit:
            work.add(store, round_.id, home, Work.MEETING_HELD, 3 + chance % 4)


def _figures(
    store: Connection, catalogue: Catalogue, round_: Round, trails: Iterable[Trail]
) -> dict[int, list[Figure]]:
    """By unit: what is shown of everybody, the lowest first."""
    found: dict[int, list[Figure]] = defaultdict(list)
    places, factors = [(round_.id, trail) for trail in trails], {one.id: one for one in catalogue.factors[round_.id]}
    for form in catalogue.forms[round_.id]:
        for (unit, factor, _), cell in cells.of(OPERATOR, store, places, form.id, catalogue.splits[ALL]).items():
            if cell.shown and factor in factors:
                found[unit].append((form, factors[factor], cell))
    for several in found.values():
        several.sort(key=lambda one: (one[2].points or 0, one[1].id))
    return found
