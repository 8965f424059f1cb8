"""Own sets of units through the server: what is kept, who sees it, and what is shown of what."""

import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, delete, select

from dashboard.comparisons import MOST_SETS, MOST_UNITS
from dashboard.language import LANGUAGES
from data_access import accounts, comparison_sets, tables
from data_access.engine import reading, writing
from tests.callbacks.conftest import seen

Enter = Callable[[str], FlaskClient]
MISSING = LANGUAGES["da"].text("not_found.title")
ROUND = 3


def inside(store: Engine, user: str, kind: str) -> list[int]:
    """Numbers of the units of a kind that a user of the demonstration has a role on, or that lie in one."""
    grant, up, here = tables.grant.c, tables.ancestor.c, tables.unit_in_round.c
    wanted = select(up.unit_id).join(tables.grant, grant.unit_id == up.ancestor_id)
    wanted = wanted.join(tables.account, tables.account.c.id == grant.account_id)
    wanted = wanted.join(tables.unit_in_round, (here.unit_id == up.unit_id) & (here.round_id == up.round_id))
    wanted = wanted.where(tables.account.c.name == user, up.round_id == ROUND, here.kind == kind)
    with reading(store) as connection:
        return sorted(set(connection.execute(wanted).scalars()))


def name_of(store: Engine, unit: int) -> str:
    here = tables.unit_in_round.c
    with reading(store) as connection:
        wanted = select(here.name).where(here.unit_id == unit, here.round_id == ROUND)
        return str(connection.execute(wanted).scalar_one())


def ticked(*units: int) -> dict[str, str]:
    return {f"unit-{unit}": "yes" for unit in units}


def sets(store: Engine, user: str) -> dict[str, list[int]]:
    with reading(store) as connection:
        account = accounts.number_of(connection, user)
        found = comparison_sets.of_account(connection, account)
        return {one.name: comparison_sets.members(connection, account, one.number) for one in found}


def saved(client: FlaskClient, name: str = "Vores hold", **fields: str) -> str:
    """Where a kept set stands."""
    answer = client.post("/comparisons/save", data={"name": name} | fields)
    assert answer.status_code == 303
    return str(answer.location)


def number_in(address: str) -> str:
    return address.partition("set=")[2]


@pytest.fixture
def home(own_store: Engine) -> int:
    [school] = inside(own_store, "leader", "institution")
    return school


@pytest.fixture
def teams(own_store: Engine) -> list[int]:
    return inside(own_store, "leader", "team")


def test_a_set_shows_the_figures_of_its_units_and_no_mean(
    own_store: Engine, enter: Enter, home: int, teams: list[int]
) -> None:
    leader = enter("leader")
    address = saved(leader, **ticked(home, *teams[:2]))
    shown = seen(leader, address)
    assert "Gemt: Vores hold" in shown
    for unit in (home, *teams[:2]):
        assert f"/profile/{unit}?" in shown
    assert sets(own_store, "leader") == {"Vores hold": sorted([home, *teams[:2]])}
    assert "ennemsnit og ingen rangliste" in shown


def test_units_stand_in_alphabetical_order_whatever_their_figures(
    own_store: Engine, enter: Enter, teams: list[int]
) -> None:
    leader = enter("leader")
    shown = seen(leader, saved(leader, **ticked(*reversed(teams))))
    head = shown.partition('"Thead"')[0].rpartition("Table")[2] or shown
    places = [head.index(f"/profile/{unit}?") for unit in sorted(teams, key=lambda one: name_of(own_store, one))]
    assert places == sorted(places)


def test_every_cell_says_what_the_profile_says(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    address = saved(leader, **ticked(home), round="2019")
    cell, factor, split = tables.cell.c, tables.factor.c, tables.split.c
    wanted = select(cell.points, cell.low, cell.high, cell.n).join(tables.factor, factor.id == cell.factor_id)
    wanted = wanted.join(tables.form, tables.form.c.id == cell.form_id).join(tables.split, split.id == cell.split_id)
    wanted = wanted.where(cell.unit_id == home, cell.round_id == ROUND, split.key == "all", cell.status == "shown")
    with reading(own_store) as connection:
        rows = connection.execute(wanted.where(tables.form.c.key == "pupil_4_10")).all()
    shown = seen(leader, f"{address}&form=pupil_4_10")
    assert rows
    for points, low, high, n in rows:
        assert f'"children": "{points}"' in shown
        assert f"{low}–{high}" in shown
        assert f"{n} svar" in shown


def test_a_hidden_figure_says_why(own_store: Engine, enter: Enter, home: int) -> None:
    with writing(own_store) as connection:
        cell = tables.cell
        none = {"status": "few", "n": None, "points": None, "low": None, "high": None, "bound": None, "groups": None}
        connection.execute(cell.update().where(cell.c.unit_id == home).values(none))
    leader = enter("leader")
    assert LANGUAGES["da"].text("hidden.few", k=5) in seen(leader, saved(leader, **ticked(home)))


def test_a_set_is_changed_and_removed(own_store: Engine, enter: Enter, home: int, teams: list[int]) -> None:
    leader = enter("leader")
    number = number_in(saved(leader, **ticked(home)))
    saved(leader, "Andre hold", set=number, **ticked(*teams[:2]))
    assert sets(own_store, "leader") == {"Andre hold": sorted(teams[:2])}
    assert leader.post("/comparisons/remove", data={"set": number}).status_code == 303
    assert "Sæt kryds" in seen(leader, f"/comparisons?set={number}")
    assert sets(own_store, "leader") == {"Andre hold": sorted(teams[:2])}
    assert leader.post("/comparisons/remove", data={"set": number, "sure": "yes"}).location == "/comparisons"
    assert "Slettet: Andre hold" in seen(leader, "/comparisons")
    assert sets(own_store, "leader") == {}
    assert MISSING in seen(leader, f"/comparisons?set={number}")
    assert leader.post("/comparisons/remove", data={"set": number, "sure": "yes"}).status_code == 404


def test_nobody_else_finds_changes_or_removes_it(own_store: Engine, enter: Enter, home: int) -> None:
    number = number_in(saved(enter("leader"), **ticked(home)))
    other = enter("resource")
    assert MISSING in seen(other, f"/comparisons?set={number}")
    assert "Vores hold" not in seen(other, "/comparisons")
    own = inside(own_store, "resource", "institution")[0]
    sent = {"set": number, "sure": "yes", "name": "Mit"} | ticked(own)
    for action in ("save", "remove"):
        assert other.post(f"/comparisons/{action}", data=sent).status_code == 404
    assert sets(own_store, "leader") == {"Vores hold": [home]}
    assert sets(own_store, "resource") == {}


@pytest.mark.parametrize("user", ["board", "administrator"])
def test_who_has_one_place_or_none_has_nothing_to_compare(enter: Enter, user: str) -> None:
    client = enter(user)
    assert MISSING in seen(client, "/comparisons")
    assert "/comparisons" not in seen(client, "/")
    for action in ("save", "remove"):
        assert client.post(f"/comparisons/{action}", data={"name": "x", "set": "1"}).status_code == 403


@pytest.mark.parametrize("user", ["leader", "coordinator", "member", "resource", "municipality", "programme"])
def test_everybody_else_is_offered_units_and_may_keep_each_of_them(own_store: Engine, enter: Enter, user: str) -> None:
    client = enter(user)
    shown = seen(client, "/comparisons")
    assert '"/comparisons"' in shown
    offered = [int(part.partition('"')[0]) for part in shown.split('"name": "unit-')[1:]]
    assert len(offered) > 1
    for start in range(0, len(offered), MOST_UNITS):
        some = offered[start : start + MOST_UNITS]
        address = saved(client, f"Hold {start}", **ticked(*some))
        assert "vises ikke" not in seen(client, address)
    assert sum(map(len, sets(own_store, user).values())) == len(offered)


@pytest.mark.parametrize("claim", ["strange", "missing"])
def test_a_unit_that_is_not_theirs_is_denied_like_one_that_does_not_exist(
    own_store: Engine, enter: Enter, home: int, claim: str
) -> None:
    with reading(own_store) as connection:
        here = tables.unit_in_round.c
        others = select(here.unit_id).where(here.kind == "institution", here.unit_id != home)
        strange = connection.execute(others.where(here.round_id == ROUND)).scalars().first()
    unit = {"strange": strange, "missing": 999_999}[claim]
    answer = enter("leader").post("/comparisons/save", data={"name": "Vores hold"} | ticked(home, unit))
    assert answer.status_code == 404
    assert sets(own_store, "leader") == {}


@pytest.mark.parametrize(
    ("name", "count", "told"),
    [("", 1, "Giv sammenligningen et navn"), (" ", 1, "Giv"), ("x" * 129, 1, "Giv"), ("Tomt", 0, "mindst et sted"),
     ("Stort", MOST_UNITS + 1, f"højst {MOST_UNITS} steder")],
)  # fmt: skip
def test_what_makes_no_set_is_refused_with_what_was_typed(
    own_store: Engine, enter: Enter, home: int, teams: list[int], name: str, count: int, told: str
) -> None:
    leader = enter("leader")
    units = [home, *teams, *inside(own_store, "leader", "child_group")][:count]
    assert len(units) == count
    shown = seen(leader, saved(leader, name, **ticked(*units)))
    assert told in shown
    assert shown.count('"value": true') >= count
    assert sets(own_store, "leader") == {}


def test_two_sets_of_one_name_and_too_many_sets_are_refused(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    first = number_in(saved(leader, "Hold", **ticked(home)))
    assert "allerede en sammenligning" in seen(leader, saved(leader, "Hold", **ticked(home)))
    with writing(own_store) as connection:
        account = accounts.number_of(connection, "leader")
        for one in range(MOST_SETS - 1):
            comparison_sets.add(connection, account, f"Hold {one}", [home])
    assert "det højeste" in seen(leader, saved(leader, "Et til", **ticked(home)))
    assert "Gemt: Et til" in seen(leader, saved(leader, "Et til", set=first, **ticked(home)))
    assert len(sets(own_store, "leader")) == MOST_SETS


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=1+1", "Å – „skole“ 🙂", "x" * 128, "' or 1=1 --"])
def test_a_name_is_text_and_nothing_else(own_store: Engine, enter: Enter, home: int, name: str) -> None:
    leader = enter("leader")
    shown = seen(leader, saved(leader, name, **ticked(home)))
    assert json.dumps(name, ensure_ascii=False) in shown
    assert list(sets(own_store, "leader")) == [name]


def test_what_may_no_longer_be_opened_is_counted_without_its_name(own_store: Engine, enter: Enter) -> None:
    above = enter("municipality")
    with reading(own_store) as connection:
        opened = tables.open_institution.c
        unit = connection.execute(select(opened.unit_id).where(opened.round_id == ROUND)).scalars().first()
    assert unit is not None
    [town] = inside(own_store, "municipality", "municipality")
    address = saved(above, round="2019", **ticked(unit, town))
    assert name_of(own_store, unit) in seen(above, address)
    with writing(own_store) as connection:
        connection.execute(delete(tables.open_institution).where(tables.open_institution.c.unit_id == unit))
    shown = seen(above, address)
    assert "1 sted vises ikke" in shown
    assert name_of(own_store, unit) not in shown
    assert f"/profile/{unit}?" not in shown
    number = number_in(address)
    saved(above, "Omdøbt", set=number, round="2019", **ticked(town))
    assert sets(own_store, "municipality") == {"Omdøbt": sorted([unit, town])}
    saved(above, "Omdøbt", set=number, round="2019", gone="yes", **ticked(town))
    assert sets(own_store, "municipality") == {"Omdøbt": [town]}


def test_every_unit_that_is_read_stands_in_the_log(
    own_store: Engine, enter: Enter, home: int, teams: list[int]
) -> None:
    leader = enter("leader")
    address = saved(leader, round="2019", **ticked(home, teams[0]))
    seen(leader, address)
    leader.get("/logout")
    entry = tables.audit_log.c
    with reading(own_store) as connection:
        wanted = select(entry.unit_id).where(entry.event == "read", entry.account == "leader")
        read = set(connection.execute(wanted).scalars())
    assert {home, teams[0]} <= read


@pytest.mark.parametrize("query", ["set=999999", "set=0", "set=x", "round=1999", "form=nothing"])
def test_an_address_that_means_nothing_is_missing(enter: Enter, query: str) -> None:
    assert MISSING in seen(enter("leader"), f"/comparisons?{query}")


def test_units_of_other_rounds_count_as_not_shown(own_store: Engine, enter: Enter, home: int, teams: list[int]) -> None:
    """A team that there was not yet in the first round."""
    with writing(own_store) as connection:
        for table in (tables.unit_in_round, tables.ancestor):
            connection.execute(delete(table).where(table.c.unit_id == teams[0], table.c.round_id == 1))
    leader = enter("leader")
    number = number_in(saved(leader, round="2019", **ticked(home, teams[0])))
    assert "1 sted vises ikke" in seen(leader, f"/comparisons?round=2015&set={number}")
    assert "vises ikke" not in seen(leader, f"/comparisons?round=2019&set={number}")
