"""The focus areas of a unit and of those inside it, with what they serve and the worksheets about them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope
from dashboard.focus import may_choose
from dashboard.focus_page import Chosen
from dashboard.follow_up import Area
from dashboard.goals import goals
from dashboard.plc import Plc
from dashboard.profile import Choice
from dashboard.proposals import named
from dashboard.worksheet.sheet import Sheet, Status
from data_access import tables, work
from data_access.catalogue import Catalogue
from data_access.frame import Frame
from data_access.questions import units
from data_access.questions.focus.teams import Team, teams
from data_access.questions.progress.chosen import chosen, ways
from data_access.questions.progress.follow_up import follow_up
from data_access.questions.units import Trail
from data_access.questions.worksheets.sheet import of_institution
from data_access.standpoint import Standpoint


def areas(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, institution: int) -> tuple[Chosen, ...]:
    """Chosen in the round in view or before; those of the newest round first."""
    turns = work.turns(store, _until(catalogue, frame.at))
    found = follow_up(scope, store, catalogue, frame, turns).areas
    served = _served(store, [one.number for one in found])
    begun = _begun(store, [one.number for one in found])
    sheets, own = of_institution(scope, store, catalogue, institution), teams(scope, store, institution)
    there = _trails(scope, store, catalogue, found)
    return tuple(
        _told(scope, one, served[one.number], begun.get(one.number, ()), sheets, own, there[one.number])
        for one in found
    )


def house(
    scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, institution: int
) -> tuple[Choice, ...]:
    """What the institution itself works on, by key and name; what it looks at by itself stands in its `areas`."""
    rounds = catalogue.rounds[: catalogue.rounds.index(at.round) + 1]
    turns = work.turns(store, [one.id for one in rounds])
    open_ways = ways(scope, store, institution, catalogue.rounds)
    found = chosen(scope, store, institution, rounds, open_ways, turns)
    own = [one for one in found if one.at.unit_id == institution and one.ended is None]
    asked = [(one, catalogue.factor(one.at.round_id, one.at.form_id, one.factor)) for one in own]
    return tuple(dict.fromkeys(named(one.factor, factor.name if factor else None) for one, factor in asked))


def _until(catalogue: Catalogue, at: Standpoint) -> list[int]:
    return [one.id for one in catalogue.rounds[: catalogue.rounds.index(at.round) + 1]]


def _served(store: Connection, numbers: Sequence[int]) -> dict[int, Row]:
    area = tables.focus_area.c
    wanted = select(area.id, area.goal, area.target).where(area.id.in_(numbers))
    return {row.id: row for row in store.execute(wanted)}


def _begun(store: Connection, numbers: Sequence[int]) -> dict[int, tuple[Status, ...]]:
    """How the worksheets about each area stand, whoever's they are."""
    link, sheet = tables.worksheet_area.c, tables.worksheet.c
    wanted = select(link.focus_area_id, sheet.status).join(tables.worksheet, sheet.id == link.worksheet_id)
    found: dict[int, tuple[Status, ...]] = {}
    for area, status in store.execute(wanted.where(link.focus_area_id.in_(numbers)).order_by(sheet.id)):
        found[area] = (*found.get(area, ()), Status(status))
    return found


def _trails(scope: Scope, store: Connection, catalogue: Catalogue, found: Iterable[Area]) -> dict[int, Trail]:
    """By number of the area: the way to its unit in the round that it was chosen from."""
    by_round: dict[str, set[int]] = {}
    for one in found:
        by_round.setdefault(one.round.key, set()).add(one.unit.unit)
    ways_in = {
        round_.key: units.ways(scope, store, round_.id, by_round[round_.key])
        for round_ in catalogue.rounds
        if round_.key in by_round
    }
    return {one.number: ways_in[one.round.key][one.unit.unit] for one in found}


def _told(
    scope: Scope,
    area: Area,
    served: Row,
    begun: tuple[Status, ...],
    sheets: Sequence[Sheet],
    own: Sequence[Team],
    trail: Trail,
) -> Chosen:
    about = tuple(one for one in sheets if any(topic.number == area.number for topic in one.topics))
    is_standing = area.ended is None
    return Chosen(
        area=area,
        goal=goals().get(served.goal or ""),
        target=served.target,
        sheets=about,
        statuses=begun,
        teams=_able(own, trail) if is_standing else (),
        may_change=may_choose(scope, trail),
    )


def _able(own: Sequence[Team], trail: Trail) -> tuple[Plc, ...]:
    """Those that work with the figures of the place: of the whole house, or of where they belong."""
    place = {one.unit for one in trail}
    return tuple(one.plc for one in own if trail[-1].unit == one.plc.institution or not place.isdisjoint(one.places))
