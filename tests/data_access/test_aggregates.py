"""What the questions tell of municipalities and the programme, to readers who know some of what is in them."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, update

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.cells import Status
from dashboard.profile import Profile
from dashboard.selection import Selection
from data_access import releases, tables
from data_access.catalogue import read
from data_access.questions.change import changes
from data_access.questions.home import home
from data_access.questions.profile import profile
from data_access.questions.table import rows
from tests.data_access.release_worlds import WORLDS, units_of
from tests.stores import Stores, new_stores

Told = dict[str, set[str]]  # by unit: the statuses of its cells


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """Five schools in the north, six in the south; nothing is released, and every test takes back what it does."""
    folder = tmp_path_factory.mktemp("published")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        made.take(WORLDS["two municipalities"]().write(folder / "package"))
        yield made


@pytest.fixture
def store(published: Stores) -> Iterator[Connection]:
    with published.store.connect() as connection, connection.begin() as change:
        yield connection
        change.rollback()


def release(store: Connection, *codes: str) -> None:
    for code in codes:
        releases.look(store, 1, units_of(store, "institution")[code], "anna")
        releases.release(store, 1, units_of(store, "institution")[code], "anna", with_teams=False)


def numbers(store: Connection) -> dict[str, int]:
    return {code: number for kind in ("programme", "municipality", "institution") for code, number in units_of(
        store, kind).items()}  # fmt: skip


def scope(store: Connection, **roles: str) -> Scope:
    """Each role at the unit with that code."""
    here = numbers(store)
    above = {code: frozenset({here["pfl"], here[code[0]]}) - {here[code]} if code != "pfl" else frozenset() for code in
             here}  # fmt: skip
    grants = tuple(Grant(Role(role.rstrip("_")), here[code], None, above[code]) for role, code in roles.items())
    return Scope(grants, opened=releases.opened(store))


def told(store: Connection, reader: Scope) -> Told:
    """Of units above institutions."""
    catalogue = read(store)
    found: Told = {}
    for row in rows(reader, store, catalogue, catalogue.rounds[0]):
        if row["kind"] in ("programme", "municipality"):
            found.setdefault(row["code"], set()).add(row["status"])
    return found


def page(store: Connection, reader: Scope, code: str, **chosen: str) -> Profile:
    found = profile(reader, store, read(store), Selection("profile", numbers(store)[code], **chosen))
    assert found is not None
    return found


HIDDEN = {"protect"}


def test_what_was_published_is_told_while_nothing_is_released(store: Connection) -> None:
    everything = told(store, OPERATOR)
    assert "shown" in everything["pfl"] & everything["N"] & everything["S"]
    assert told(store, scope(store, programme="pfl")) == everything
    assert told(store, scope(store, municipality="N")) == {code: everything[code] for code in ("pfl", "N")}


def test_a_municipality_is_hidden_from_those_above_while_few_have_not_released(store: Connection) -> None:
    reader = {"municipality": "N"}
    release(store, "NA")
    assert "shown" in told(store, scope(store, **reader))["N"]
    release(store, "NB")
    assert told(store, scope(store, **reader))["N"] == HIDDEN
    assert told(store, scope(store, programme="pfl"))["N"] == HIDDEN
    assert "shown" in told(store, scope(store, programme="pfl"))["S"]
    release(store, "NC", "ND", "NE")
    assert "shown" in told(store, scope(store, **reader))["N"]


def test_a_leader_reads_on_whatever_others_release(store: Connection) -> None:
    before = told(store, scope(store, leader="NC"))
    release(store, "NA", "NB")
    assert told(store, scope(store, leader="NC")) == before
    assert "shown" in before["N"]


def test_whoever_has_two_of_five_institutions_is_not_told_of_the_municipality(store: Connection) -> None:
    """The other three would be left; of the south, five others are left, and of the programme more."""
    both = told(store, scope(store, leader="NA", resource_person="NB"))
    assert both["N"] == both["pfl"] == HIDDEN
    assert "shown" in told(store, scope(store, leader="SA", resource_person="SB"))["S"]
    assert "shown" in told(store, scope(store, leader="NA", resource_person="SB"))["N"]


def test_whoever_has_an_institution_and_looks_down_knows_one_more(store: Connection) -> None:
    release(store, "SA")
    assert "shown" in told(store, scope(store, municipality="S"))["S"]
    assert "shown" in told(store, scope(store, municipality="S", leader="SB"))["S"]
    release(store, "SC")
    assert "shown" in told(store, scope(store, municipality="S"))["S"]
    assert told(store, scope(store, municipality="S", leader="SB"))["S"] == HIDDEN


def test_no_split_is_told_above_to_whoever_has_two_institutions(store: Connection) -> None:
    catalogue = read(store)
    reader = scope(store, leader="NA", resource_person="SB")
    found = rows(reader, store, catalogue, catalogue.rounds[0])
    splits = {row["split"] for row in found if row["kind"] in ("programme", "municipality")}
    assert splits == {"all"}


def test_a_page_that_is_withheld_tells_no_number_and_says_so(store: Connection) -> None:
    release(store, "NA", "NB")
    found = page(store, scope(store, municipality="N"), "N")
    assert found.withheld == {"municipality"}
    assert {factor.own.status for factor in found.factors} == {Status.PROTECT}
    assert all(factor.difference is None for factor in found.factors)
    assert found.participation.answered is None
    assert [child.name for child in found.children] == ["Skole NA"]


def test_a_withheld_municipality_is_no_comparison_and_no_line_in_a_list(store: Connection) -> None:
    release(store, "NA", "NB")
    reader = scope(store, programme="pfl")
    own = page(store, reader, "NA", against="municipality")
    assert {factor.comparisons["municipality"].status for factor in own.factors} == {Status.PROTECT}
    assert all(factor.difference is None for factor in own.factors)
    rates = {child.name: child.response_rate for child in page(store, reader, "pfl").children}
    assert rates["Kommune N"] is None


def test_the_change_of_a_withheld_unit_is_not_told(store: Connection) -> None:
    release(store, "NA", "NB")
    catalogue = read(store)
    [only] = catalogue.rounds
    found = changes(scope(store, municipality="N"), store, catalogue, numbers(store)["N"], only, only)
    assert found
    assert all(row["from_points"] is row["to_points"] is row["difference"] is None for row in found)


def test_the_front_page_counts_no_answers_of_a_withheld_programme(store: Connection) -> None:
    def answers() -> int | None:
        return home(scope(store, programme="pfl"), store, read(store)).rounds[0].answers

    assert answers() == 11 * 17
    set_untellable(store, numbers(store)["pfl"])
    assert answers() is None


def set_untellable(store: Connection, unit: int) -> None:
    table = tables.aggregate
    store.execute(update(table).where(table.c.unit_id == unit).values(tellable=False))


def test_what_was_never_counted_is_not_told(store: Connection) -> None:
    store.execute(delete(tables.aggregate))
    assert told(store, scope(store, programme="pfl")) == dict.fromkeys(("pfl", "N", "S"), HIDDEN)
    assert "shown" in told(store, scope(store, leader="NA"))["N"]


def test_what_was_told_once_counts_as_told(store: Connection) -> None:
    """A correction that hides the municipality's figures does not make its institutions open."""
    release(store, "NA")
    cell, here = tables.cell, numbers(store)
    hidden = {"status": "protect", "n": None, "points": None, "low": None, "high": None}
    store.execute(update(cell).where(cell.c.unit_id == here["N"]).values(hidden))
    releases.settle(store, 1)
    release(store, "NB")
    assert (1, here["NB"]) not in releases.opened(store)


def test_a_researcher_reads_the_whole_programme_alone_and_nothing_under_ten_answers(store: Connection) -> None:
    reader = scope(store, researcher="pfl")
    catalogue, cell = read(store), tables.cell
    found = list(rows(reader, store, catalogue, catalogue.rounds[0]))
    assert {(row["kind"], row["split"]) for row in found} == {("programme", "all")}
    assert {row["status"] for row in found} == {"shown"}
    store.execute(update(cell).where(cell.c.unit_id == numbers(store)["pfl"]).values(n=9))
    assert {row["status"] for row in rows(reader, store, catalogue, catalogue.rounds[0])} == {"few"}
    assert {factor.own.status for factor in page(store, reader, "pfl").factors} == {Status.FEW}


def test_every_publication_and_every_release_is_counted(store: Connection) -> None:
    def counts() -> dict[str, Any]:
        here, unit = tables.aggregate.c, tables.unit.c
        wanted = select(unit.code, here.institutions, here.known, here.unknown, here.sure, here.unreleased)
        rows_ = store.execute(wanted.join(tables.aggregate, here.unit_id == unit.id))
        return {row.code: tuple(row[1:]) for row in rows_}

    assert counts() == {"N": (5, 0, 5, 5, 5), "S": (6, 0, 6, 6, 6), "pfl": (0, 0, 0, 0, 11)}
    release(store, "SB", "SD")
    assert counts()["S"] == (6, 2, 4, 4, 4)
    for code in ("SB", "SD"):
        releases.undo(store, 1, numbers(store)[code], "anna")
    assert counts()["S"] == (6, 2, 4, 4, 4)
