"""What the front page tells a reader."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from dashboard.access import LOOKING_DOWN, Role, Scope
from dashboard.goals import goals_of
from dashboard.home import Home, Place, PublishedRound, Released, Unreleased
from dashboard.profile import Choice, UnitLink
from data_access import releases, tables
from data_access.catalogue import Catalogue, Round
from data_access.questions import units
from data_access.questions.aggregates import telling
from data_access.questions.home_work import work
from data_access.questions.indicators.place import place as followed_at
from data_access.questions.library.entries import stories
from data_access.questions.library.sharing import waiting
from data_access.telling import InRound


def home(scope: Scope, store: Connection, catalogue: Catalogue) -> Home:
    """The reader's own places, by the newest round they are in, and all rounds."""
    roles = tuple(dict.fromkeys(grant.role.value for grant in scope.grants))
    found = [(grant.role.value, _newest(scope, store, catalogue, grant.unit)) for grant in scope.grants]
    places = tuple(Place(link, role) for role, link in found if link is not None)
    published = tuple(_published(scope, store, round_) for round_ in catalogue.rounds)
    return Home(
        roles,
        places,
        published,
        unreleased=tuple(_unreleased(store, catalogue, places)),
        released=tuple(_released(scope, store, catalogue, places)),
        work=tuple(work(scope, store, catalogue)),
        proposals=waiting(scope, stories(scope, store)) or 0 if Role.LEADER in scope.roles else 0,
        goals=tuple(_goals(scope, store, catalogue)),
    )


def _goals(scope: Scope, store: Connection, catalogue: Catalogue) -> Iterator[UnitLink]:
    """The houses in which the reader has a role, and the places above them; not those that no goal is set for."""
    numbers = [grant.home or grant.unit for grant in scope.grants if grant.role is not Role.ADMINISTRATOR]
    for unit in dict.fromkeys(numbers):
        at = followed_at(scope, store, catalogue, unit)
        if at is not None and goals_of(at.link.type):
            yield at.link


def _released(scope: Scope, store: Connection, catalogue: Catalogue, places: Iterable[Place]) -> Iterator[Released]:
    """In the newest round, for those who look down: as many as the page of releases names."""
    if not catalogue.rounds:
        return
    newest, up = catalogue.rounds[-1], tables.ancestor.c
    opened = [unit for round_id, unit in scope.opened if round_id == newest.id]
    for place in places:
        above = (up.round_id == newest.id, up.ancestor_id == place.unit.unit, up.unit_id.in_(opened))
        count = store.execute(select(func.count()).select_from(tables.ancestor).where(*above)).scalar_one()
        if place.role in LOOKING_DOWN and count:
            yield Released(place.unit, Choice(newest.key, newest.name), count)


def _unreleased(store: Connection, catalogue: Catalogue, places: Iterable[Place]) -> Iterator[Unreleased]:
    """For a leader; a round that was released and taken back is not asked for again."""
    for unit in dict.fromkeys(place.unit for place in places if place.role == Role.LEADER):
        wanting = releases.never_released(store, unit.unit)
        if rounds := tuple(Choice(one.key, one.name) for one in catalogue.rounds if one.id in wanting):
            yield Unreleased(unit, rounds)


def _newest(scope: Scope, store: Connection, catalogue: Catalogue, unit: int) -> UnitLink | None:
    trails = units.trails(scope, store, unit)
    there = [round_.id for round_ in catalogue.rounds if round_.id in trails]
    if not there:
        return None
    return units.link(scope, catalogue, there[-1], trails[there[-1]])


def _published(scope: Scope, store: Connection, round_: Round) -> PublishedRound:
    """Answers are counted over the whole programme, for readers who may compare with it."""
    programme = units.programme(scope, store, round_.id)
    answers = None if programme is None else _answers(scope, store, (round_.id, programme))
    return PublishedRound(Choice(round_.key, round_.name), round_.opened, round_.closed, answers)


def _answers(scope: Scope, store: Connection, place: InRound) -> int | None:
    """Over all forms, unless one of them is not told."""
    response, (round_id, trail) = tables.response.c, place
    here = (response.round_id == round_id, response.unit_id == trail[-1].unit)
    found = store.execute(select(response.form_id, response.answered).where(*here)).all()
    told = telling(scope, store, [place])
    if any(told.withholds(place, row.form_id) or row.answered < scope.fewest for row in found):
        return None
    return sum(row.answered for row in found) if found else None
