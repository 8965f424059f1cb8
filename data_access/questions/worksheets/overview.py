"""The worksheets of an institution or of one of its places, for those who work there."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from dashboard.access import Scope, institution_of
from dashboard.language import sort_key
from dashboard.mapping import Name
from dashboard.moments import today
from dashboard.plc import Plc, leads_in, may_set_up, takes_part
from dashboard.profile import Choice
from dashboard.selection import Selection
from dashboard.worksheet.overview import Beginning, Line, Overview, Team, Topic, in_view, line
from dashboard.worksheet.sheet import Sheet
from data_access import newest_names, plcs, tables, work
from data_access.catalogue import Catalogue
from data_access.focus_areas import Chosen
from data_access.questions import units, way_of_working
from data_access.questions.focus.teams import Team as Place
from data_access.questions.focus.teams import teams as own_teams
from data_access.questions.progress.chosen import chosen, ways
from data_access.questions.units import Trail
from data_access.questions.worksheets import meetings
from data_access.questions.worksheets.sheet import of_institution
from data_access.questions.worksheets.written import of_sheets

# What a line of the overview tells of a worksheet.
TOLD = ("actions.", "evaluation.decision", "goal.difference")
_plc = tables.plc.c


def overview(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Overview | None:
    """None for who does not work there, and above institutions."""
    trails = units.trails(scope, store, selection.unit or 0)
    newest = next((one for one in reversed(catalogue.rounds) if one.id in trails), None)
    home = institution_of(trails[newest.id]) if newest else None
    if newest is None or home is None or home not in scope.workplaces:
        return None
    unit = trails[newest.id][-1]
    every = _there(store, of_institution(scope, store, catalogue, home), home, unit.unit)
    shown = in_view(every, selection.round, newest.key)
    if selection.round is not None and not shown:
        return None
    own = [one for one in own_teams(scope, store, home) if unit.unit == home or unit.unit in one.places]
    leads = leads_in(scope, home)
    teams = _teams(scope, lines(scope, store, shown), [one.plc for one in own])
    names = newest_names.links(store, [home])
    return Overview(
        selection=selection,
        unit=units.link(scope, catalogue, newest.id, trails[newest.id]),
        home=names[home],
        teams=tuple(teams + (_without(store, home, teams) if leads and unit.unit == home else [])),
        rounds=_rounds(catalogue, every),
        elsewhere=len(every) - len(shown),
        leads=leads,
        may_set_up=may_set_up(scope, home),
        beginnings=tuple(_beginnings(scope, store, catalogue, own, home)),
        newest=Choice(newest.key, newest.name),
        today=today(),
        way=way_of_working.newest(scope, store, home),
    )


def lines(scope: Scope, store: Connection, sheets: Collection[Sheet]) -> list[Line]:
    held = meetings.of_sheets(scope, store, sheets)
    texts = of_sheets(scope, store, sheets, TOLD)
    return [line(one, texts[one.number], held.get(one.number, ())) for one in sheets]


def _there(store: Connection, sheets: list[Sheet], home: int, unit: int) -> list[Sheet]:
    """Those of teams that belong to the unit, or work with its results."""
    if unit == home:
        return sheets
    place = tables.plc_place.c
    beside = set(store.execute(select(place.plc_id).where(place.unit_id == unit)).scalars())
    return [one for one in sheets if one.plc.unit == unit or one.plc.number in beside]


def _teams(scope: Scope, found: Iterable[Line], own: Iterable[Plc]) -> list[Team]:
    """The reader's own first, also those without worksheets; then the others by name."""
    held: dict[Plc, list[Line]] = {plc: [] for plc in own}
    for one in found:
        held.setdefault(one.sheet.plc, []).append(one)
    teams = [Team(plc, tuple(several), takes_part(scope, plc)) for plc, several in held.items()]
    return sorted(teams, key=lambda one: (not one.is_own, sort_key(one.plc.name)))


def _without(store: Connection, home: int, teams: Iterable[Team]) -> list[Team]:
    """Teams that work and have no worksheet in view: those who lead are to see that there is none."""
    known = {one.plc.number for one in teams}
    wanted = select(tables.plc).where(_plc.institution_id == home, _plc.ended_at.is_(None), _plc.id.not_in(known))
    rows = sorted(store.execute(wanted), key=lambda row: sort_key(row.name))
    return [Team(plcs.of(row, row.id), (), is_own=False) for row in rows]


def _rounds(catalogue: Catalogue, sheets: Iterable[Sheet]) -> tuple[Choice, ...]:
    about = {one.round.key for one in sheets}
    return tuple(Choice(one.key, one.name) for one in catalogue.rounds if one.key in about)


def _beginnings(
    scope: Scope, store: Connection, catalogue: Catalogue, own: Collection[Place], home: int
) -> Iterable[Beginning]:
    """Focus areas of the house, and of the team's own places, that nobody has ended."""
    if not own:
        return []
    rounds = catalogue.rounds
    there, turns = ways(scope, store, home, rounds), work.turns(store, [one.id for one in rounds])
    areas = [one for one in chosen(scope, store, home, rounds, there, turns) if one.ended is None]
    return [
        Beginning(
            one.plc,
            tuple(
                _topic(scope, catalogue, area, there[area.at.round_id][area.at.unit_id])
                for area in sorted(areas, key=lambda area: (area.at.unit_id == home, -area.number))
                if area.at.unit_id in one.places | {home}
            ),
        )
        for one in own
    ]


def _topic(scope: Scope, catalogue: Catalogue, area: Chosen, trail: Trail) -> Topic:
    round_ = next(one for one in catalogue.rounds if one.id == area.at.round_id)
    factor = catalogue.factor(round_.id, area.at.form_id, area.factor)
    link = units.link(scope, catalogue, round_.id, trail)
    name, turned = (factor.name, factor.turned) if factor else (Name(da=area.factor), False)
    return Topic(area.number, link, Choice(round_.key, round_.name), name, turned)
