"""What the front page tells a reader."""

from sqlalchemy import Connection, func, select

from dashboard.access import Place, Scope, Sight
from dashboard.home import Home, PublishedRound
from dashboard.home import Place as OwnPlace
from dashboard.organisation import PROGRAMME
from dashboard.profile import Choice, UnitLink
from data_access import tables
from data_access.catalogue import Catalogue, Round
from data_access.questions import units


def home(scope: Scope, store: Connection, catalogue: Catalogue) -> Home:
    """The reader's own places, by the newest round they are in, and all rounds."""
    roles = tuple(dict.fromkeys(grant.role.value for grant in scope.grants))
    found = [(grant.role.value, _newest(scope, store, catalogue, grant.unit)) for grant in scope.grants]
    places = tuple(OwnPlace(link, role) for role, link in found if link is not None)
    return Home(roles, places, tuple(_published(scope, store, round_) for round_ in catalogue.rounds))


def _newest(scope: Scope, store: Connection, catalogue: Catalogue, unit: int) -> UnitLink | None:
    trails = units.trails(scope, store, unit)
    there = [round_.id for round_ in catalogue.rounds if round_.id in trails]
    if not there:
        return None
    return units.link(scope, catalogue, trails[there[-1]])


def _published(scope: Scope, store: Connection, round_: Round) -> PublishedRound:
    """Answers are counted over the whole programme, for readers who may compare with it."""
    response, here = tables.response.c, tables.unit_in_round.c
    root = store.execute(select(here.unit_id).where(here.round_id == round_.id, here.parent_id.is_(None))).scalar_one()
    answers = None
    if scope.sight((Place(root, PROGRAMME),)) > Sight.NOTHING:
        told = select(func.sum(response.answered)).where(response.round_id == round_.id, response.unit_id == root)
        answers = store.execute(told).scalar()
    return PublishedRound(Choice(round_.key, round_.name), round_.opened, round_.closed, answers)
