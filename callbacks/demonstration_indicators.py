"""The indicators of a demonstration store: made up, and brought in from a file as real ones are."""

from collections import defaultdict
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.access import OPERATOR
from dashboard.demonstration.indicators import YEARS, course, rows
from dashboard.demonstration.scales import ROUNDS
from dashboard.indicators.targets import About
from dashboard.moments import from_danish
from data_access.catalogue import read as catalogue_of
from data_access.engine import Connection, Engine, reading, writing
from data_access.indicators import made_up, targets
from data_access.indicators.files.places import places
from data_access.indicators.files.reader import read
from data_access.indicators.known import known
from data_access.indicators.publishing import bring_in
from data_access.questions import units

NOON = time(12)


def follow(vault: Engine, store_engine: Engine, account: str) -> None:
    """Once the last round is there: values of every municipality and its schools, and targets of the first."""
    with reading(store_engine) as store:
        of_towns = _schools(store)
    if not of_towns:
        return
    with TemporaryDirectory() as folder:
        told = (row for town, schools in of_towns.items() for row in rows(town[1], schools, course().seed))
        path = made_up.write(told, course().source, Path(folder))
        with reading(store_engine) as store:
            checked = read(path, known(store), places(store), {}).checked
    bring_in(vault, store_engine, checked, account)
    with writing(store_engine) as store:
        _set_targets(store, min(town for town, _ in of_towns), account)


def _schools(store: Connection) -> dict[tuple[int, str], list[str]]:
    """The codes of the schools in the last round, by number and code of their municipality."""
    catalogue, found = catalogue_of(store), defaultdict[tuple[int, str], list[str]](list)
    if not catalogue.rounds or catalogue.rounds[-1].key != ROUNDS[-1]:
        return {}
    for trail in units.all_of_round(OPERATOR, store, catalogue.rounds[-1].id):
        if trail[-1].kind == "institution" and trail[-1].type == "school":
            town = next(one for one in trail if one.kind == "municipality")
            found[town.unit, town.code].append(trail[-1].code)
    return dict(found)


def _set_targets(store: Connection, town: int, account: str) -> None:
    """Where nobody has set any."""
    if targets.steps(store, town):
        return
    at = from_danish(datetime.combine(course().set_on, NOON))
    for indicator, value in course().targets.items():
        targets.put(store, About(town, indicator, YEARS[-1] - 1), value, course().note, account, at=at)
