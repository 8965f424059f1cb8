"""Schools in the towns N and S, on a database of either kind, released by their leaders and read by others."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dashboard.access import OPERATOR, Grant, Role, Scope
from data_access import releases
from data_access.catalogue import read
from data_access.questions import units
from tests.attack.surveys import Version
from tests.stores import Stores, new_stores

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
YEARS = (2015, 2017)
REWORDED = '\n[item.q4]\nversion = 2\ntext = { da = "Jeg er tit bange" }\n'


@contextmanager
def stores_on(request: pytest.FixtureRequest, folder: Path) -> Iterator[Stores]:
    """Empty ones on the database that the fixture's parameter names, for as long as a module needs them."""
    if request.param == "sqlite":
        with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
            yield made
    else:
        cluster = request.getfixturevalue("postgresql_cluster")
        with cluster.empty_database() as url, new_stores(url, folder / "vault") as made:
            yield made


def take_two_rounds(made: Stores, folder: Path, in_year: Callable[[int], Version]) -> None:
    """In the later one `worry` was asked in other words."""
    for year in YEARS:
        package = in_year(year).write(folder / str(year))
        if year == YEARS[-1]:
            mapping = package / "mapping.toml"
            mapping.write_text(mapping.read_text(encoding="utf-8") + REWORDED, encoding="utf-8")
        made.take(package)


def numbers(store: Connection) -> dict[str, int]:
    """By code, of the newest round."""
    ways = units.all_of_round(OPERATOR, store, read(store).rounds[-1].id)
    return {way[-1].code: way[-1].unit for way in ways}


def release(
    store: Connection, *codes: str, years: Collection[str] = ("2015", "2017"), with_teams: bool = False
) -> None:
    here = numbers(store)
    for round_ in read(store).rounds:
        for code in codes if round_.key in years else ():
            releases.look(store, round_.id, here[code], "anna")
            releases.release(store, round_.id, here[code], "anna", with_teams=with_teams)


def reader(store: Connection, role: Role, code: str) -> Scope:
    here = numbers(store)
    above = {"pfl": [], "N": ["pfl"], "S": ["pfl"]}.get(code, ["pfl", code[0]])
    grant = Grant(role, here[code], None, frozenset(here[one] for one in above))
    return Scope((grant,), opened=releases.opened(store))
