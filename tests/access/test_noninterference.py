"""What a reader is not told leaves no trace: with other hidden figures their pages stay the same, letter by letter.

Each person's store is changed wherever the API tells that person nothing. Were any total, order, verdict, estimate or
colour to rest on such a figure, a page would differ.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from callbacks.logbook import flush_all
from callbacks.server import application
from dashboard.progress import sections
from dashboard.settings import Settings
from data_access import tables
from data_access.engine import Connection, open_store, writing
from tests.access.attempts import CALLBACK
from tests.access.people import Person, client_of
from tests.access.releases import released
from tests.access.rights import may_open
from tests.access.world import ROUNDS, World
from tests.callbacks.conftest import payload

PEOPLE = ("p-programme", "p-municipality", "p-leader", "p-coordinator", "p-board", "p-researcher", "p-both")
FORMS = ("pupil_4_10", "staff")
MORE_ANSWERS, MORE_POINTS = 1_000, 400  # far enough for any verdict to turn
Browser = Callable[[Person], FlaskClient]
Cell = tuple[str, int, str, str, str]  # round, unit, form, factor, split
_FIGURES = ("points", "low", "high")


@pytest.fixture(params=PEOPLE)
def person(request: pytest.FixtureRequest, people: dict[str, Person]) -> Person:
    return people[request.param]


@pytest.fixture
def elsewhere(world: World, person: Person, browser_of: Browser, tmp_path: Path) -> Iterator[FlaskClient]:
    """The person's browser on a store in which everything that is not theirs is another."""
    seen = _seen(browser_of(person))
    flush_all()
    shutil.copytree(world.data, tmp_path / "data")
    engine = open_store(f"sqlite:///{tmp_path / 'data' / 'laeringsblik.db'}")
    with writing(engine) as store:
        changed = _change_cells(store, seen) + _change_answers(store, world, person)
    assert changed > 1_000, "hardly anything is hidden from this person; the test would say nothing"
    app = application(engine, Settings.from_environment({"DATA_DIR": str(tmp_path / "data")}))
    yield client_of(app, engine, replace(person, state="in"))
    engine.dispose()


def test_pages_do_not_rest_on_what_their_reader_is_not_told(
    world: World, person: Person, browser_of: Browser, elsewhere: FlaskClient
) -> None:
    here = browser_of(person)
    _page(here, "/")  # what another test's form was answered is said once, and is out of the way now
    addresses = list(_addresses(world, person))
    assert addresses
    differing = [(one, *found) for one in addresses if (found := _difference(_page(here, one), _page(elsewhere, one)))]
    assert not differing


def _difference(page: str, other: str) -> tuple[str, str] | None:
    """Where two pages part, with some words around it."""
    if page == other:
        return None
    parts = next((at for at, (one, another) in enumerate(zip(page, other, strict=False)) if one != another), 0)
    at = max(parts - 200, 0)
    return page[at : at + 400], other[at : at + 400]


def _addresses(world: World, person: Person) -> Iterator[str]:
    """All sections of progress and the other pages of a unit, at some units of every kind that they may open."""
    yield "/"
    grants, newest = person.grants(world), ROUNDS[-1]
    for kind in ("programme", "municipality", "institution", "team", "child_group"):
        theirs = [one for one in world.of_kind(kind) if may_open(world, grants, released(world), one.number, newest)]
        for unit in (*theirs[:1], *theirs[1:][-1:]):
            for form in FORMS:
                yield from (f"/{view}/{unit.number}?form={form}" for view in ("profile", "perspectives", "focus"))
                for section in sections(kind):
                    yield f"/progress/{unit.number}?form={form}&section={section}"
                if kind in ("programme", "institution"):
                    lower = "institution" if kind == "programme" else "child_group"
                    yield f"/progress/{unit.number}?form={form}&section=changes&kind={lower}&order=verdict"
                    yield f"/progress/{unit.number}?form={form}&section=spread&kind={lower}&order=change"


def _page(client: FlaskClient, address: str) -> str:
    flush_all()  # what was opened before is counted by now, here and there
    answer = client.post(CALLBACK, json=payload(address))
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def _seen(client: FlaskClient) -> set[Cell]:
    """The cells of which the API tells a number or a bound."""
    rows: list[dict[str, Any]] = [
        row for key in ROUNDS for row in client.get(f"/api/v1/cells?round={key}").get_json() or []
    ]
    return {
        (row["round"], row["unit"], row["form"], row["factor"], row["split"])
        for row in rows
        if row["status"] in ("shown", "extreme")
    }


def _change_cells(store: Connection, seen: set[Cell]) -> int:
    cell = tables.cell
    wanted = (
        select(cell, tables.round_.c.key, tables.form.c.key, tables.factor.c.key, tables.split.c.key)
        .join(tables.round_, tables.round_.c.id == cell.c.round_id)
        .join(tables.form, tables.form.c.id == cell.c.form_id)
        .join(tables.factor, tables.factor.c.id == cell.c.factor_id)
        .join(tables.split, tables.split.c.id == cell.c.split_id)
        .where(cell.c.status == "shown")
    )
    hidden = []
    for row in store.execute(wanted).all():
        round_key, form, factor, split = row[-4:]
        if (round_key, row.unit_id, form, factor, split) not in seen:
            hidden.append(row)
    for row in hidden:
        at = [
            cell.c[name] == getattr(row, name) for name in ("unit_id", "form_id", "factor_id", "split_id", "round_id")
        ]
        moved = {name: getattr(row, name) + MORE_POINTS for name in _FIGURES}
        store.execute(update(cell).where(*at).values(**moved, n=row.n + MORE_ANSWERS))
    return len(hidden)


def _change_answers(store: Connection, world: World, person: Person) -> int:
    """How many answered, of the institutions and groups that they may not open."""
    response, round_ = tables.response, tables.round_
    keys = dict(store.execute(select(round_.c.id, round_.c.key)).all())
    grants, changed = person.grants(world), 0
    for row in store.execute(select(response)).all():
        unit = world.units.get(keys[row.round_id], {}).get(row.unit_id)
        above = unit is None or unit.kind in ("programme", "municipality")
        if above or may_open(world, grants, released(world), row.unit_id, keys[row.round_id]):
            continue
        at = [response.c[name] == getattr(row, name) for name in ("unit_id", "form_id", "round_id")]
        store.execute(update(response).where(*at).values(answered=row.answered + 1))
        changed += 1
    return changed
