"""Accounts, places and the log as administrators ask for them, and colleagues as leaders do, on both databases."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.logged import Entry, Event
from dashboard.paging import PER_PAGE
from dashboard.selection import Selection
from data_access import accounts, administrators, audit_log, grants, held
from data_access.administrators import LastAdministrator
from data_access.engine import reading, writing
from data_access.questions import accounts as questions
from data_access.questions import all_releases, colleagues, log, sites
from data_access.ways_in import identities, invitations
from tests.packages.builders import package, replaced
from tests.stores import Stores

NOW = datetime.now(UTC)
TODAY = date.today()
PASSWORD = "four words of one's own"
ADMINISTRATOR = Scope((Grant(Role.ADMINISTRATOR, 1),))


@pytest.fixture
def store(stores: Stores, tmp_path: Path) -> Engine:
    stores.take(package(tmp_path))
    with writing(stores.store) as connection:
        for name, role, code in (
            ("root", Role.ADMINISTRATOR, None),
            ("Åse", Role.LEADER, "0101"),
            ("Bo", Role.MEMBER, "0101-t"),
            ("Ida", Role.COORDINATOR, "0101-4b"),
            ("Ole", Role.MEMBER, "0102-4a"),
        ):
            accounts.add(connection, name, PASSWORD if name == "root" else None)
            grants.give(connection, name, role, code)
    return stores.store


def unit(store: Engine, code: str) -> int:
    with reading(store) as connection:
        return sites.matching(OPERATOR, connection, code)[0].unit


def found(store: Engine, words: str) -> list[str]:
    with reading(store) as connection:
        return [one.name for one in questions.people(ADMINISTRATOR, connection, words, 1, NOW).persons]


@pytest.mark.parametrize(
    ("words", "names"),
    [("", ["Bo", "Ida", "Ole", "root", "Åse"]), ("bo", ["Bo"]), ("0101-t", ["Bo"]), ("bøgeskolen", ["Åse"]),
     ("4.", ["Ida", "Ole"]), ("4. ida", ["Ida"]), ("_", []), ("nobody", [])],
)  # fmt: skip
def test_people_are_found_by_name_and_by_place(store: Engine, words: str, names: list[str]) -> None:
    assert sorted(found(store, words)) == sorted(names)


def test_a_page_holds_fifty_people(store: Engine) -> None:
    with writing(store) as connection:
        for number in range(PER_PAGE + 5):
            accounts.add(connection, f"reader {number:03}")
    with reading(store) as connection:
        pages = [questions.people(ADMINISTRATOR, connection, "reader", page, NOW) for page in (1, 2, 3)]
    assert [len(page.persons) for page in pages] == [PER_PAGE, 5, 0]
    assert {(page.total, page.everybody) for page in pages} == {(PER_PAGE + 5, PER_PAGE + 10)}


def test_the_state_of_an_account_is_told(store: Engine) -> None:
    with writing(store) as connection:
        numbers = {name: accounts.number_of(connection, name) for name in ("root", "Bo", "Ida", "Ole", "Åse")}
        invitations.invite(connection, numbers["Bo"], "root", NOW)
        invitations.invite(connection, numbers["Ole"], "root", NOW - timedelta(days=30))
        identities.link(connection, "https://sso.example", "subject", numbers["Ida"], NOW)
        accounts.disable(connection, "Åse")
    with reading(store) as connection:
        persons = {name: questions.person(ADMINISTRATOR, connection, number, NOW) for name, number in numbers.items()}
        waiting = questions.open_invitations(ADMINISTRATOR, connection, NOW)
    states = {name: person.state for name, person in persons.items() if person}
    assert states == {"root": "open", "Bo": "invited", "Ida": "open", "Ole": "waiting", "Åse": "disabled"}
    assert [(one.name, one.invited_by) for one in waiting] == [("Bo", "root")]


@pytest.mark.parametrize(
    "scope", [Scope(), *(Scope((Grant(role, 1),)) for role in Role if role is not Role.ADMINISTRATOR)]
)
def test_nobody_else_is_told_anything(store: Engine, scope: Scope) -> None:
    with writing(store) as connection:
        audit_log.append(connection, [Entry(Event.READ, "Åse")])
        invitations.invite(connection, accounts.number_of(connection, "Bo"), "root", NOW)
    with reading(store) as connection:
        assert questions.people(scope, connection, "", 1, NOW).persons == ()
        assert questions.people(scope, connection, "", 1, NOW).everybody == 0
        assert questions.person(scope, connection, 1, NOW) is None
        assert questions.open_invitations(scope, connection, NOW) == []
        assert sites.offered(scope, connection) == sites.matching(scope, connection, "0101") == []
        assert sites.named(scope, connection, {1}) == {}
        assert log.search(scope, connection, Selection()).everything == 0
        assert log.months(scope, connection) == []
        assert log.sample(scope, connection, f"{NOW:%Y-%m}") == ()
        assert list(all_releases.all_releases(scope, connection)) == []


def test_places_are_matched_by_code_first_and_then_by_name(store: Engine) -> None:
    with reading(store) as connection:
        names = {text: [site.code for site in sites.matching(OPERATOR, connection, text)] for text in
                 ("0101", "Bøgeskolen", "mellemtrin", "4. a", "nowhere", "%")}  # fmt: skip
        offered = [site.code for site in sites.offered(OPERATOR, connection)]
    assert {text: sorted(codes) for text, codes in names.items()} == {
        "0101": ["0101"],
        "Bøgeskolen": ["0101"],
        "mellemtrin": ["0101-t", "0102-t"],
        "4. a": ["0101-4a", "0102-4a"],
        "nowhere": [],
        "%": [],
    }
    assert offered == ["700", "0101", "0102"]


def test_the_log_is_searched_in_words_that_are_no_patterns(store: Engine) -> None:
    with writing(store) as connection:
        audit_log.append(connection, [
            Entry(Event.READ, "Åse", unit(store, "0101-t"), {"form": "pupil"}, NOW - timedelta(days=40)),
            Entry(Event.DENIED, "Bo", 999, {"view": "profile"}, NOW),
        ])  # fmt: skip
    cases: list[tuple[Selection, list[int] | None, list[int]]] = [
        (Selection(), None, [2, 1]),
        (Selection(who="Åse"), None, [1]),
        (Selection(who="åse"), None, []),
        (Selection(event="denied"), None, [2]),
        (Selection(words="pupil"), None, [1]),
        (Selection(words="pup%"), None, []),
        (Selection(since=f"{NOW:%Y-%m-%d}"), None, [2]),
        (Selection(until=f"{NOW - timedelta(days=1):%Y-%m-%d}"), None, [1]),
        (Selection(), [unit(store, "0101")], [1]),
        (Selection(), [], []),
    ]
    with reading(store) as connection:
        for selection, units, numbers in cases:
            lines = log.search(ADMINISTRATOR, connection, selection, units).lines
            assert [line.number for line in lines] == numbers, selection
        line = log.search(ADMINISTRATOR, connection, Selection(who="Åse")).lines[0]
        assert (line.site, line.institution) == ("Mellemtrin", "Bøgeskolen")
        assert log.search(ADMINISTRATOR, connection, Selection(who="Bo")).lines[0].site == "999"
        assert len(log.months(ADMINISTRATOR, connection)) in (2, 3)


def test_a_leader_is_told_who_is_in_the_own_institution(store: Engine) -> None:
    here = unit(store, "0101")
    scope = Scope((Grant(Role.LEADER, here),))
    with reading(store) as connection:
        page = colleagues.colleagues(scope, connection, here)
        assert colleagues.colleagues(scope, connection, unit(store, "0102")) is None
    assert page is not None
    assert {place.link.name: [one.name for one in place.people] for place in page.places} == {
        "Mellemtrin": ["Bo"],
        "4. a": [],
        "4. b": ["Ida"],
    }


def test_who_is_at_a_class_of_an_earlier_round_is_still_told_of(stores: Stores, tmp_path: Path, store: Engine) -> None:
    def moved_up(text: str) -> str:
        return text.replace("0101-4b", "0101-5b").replace("4. b", "5. b")

    later = replaced("2015", "2017", -1)
    stores.take(package(tmp_path, mapping=later, units=moved_up, invited=moved_up, pupil=moved_up))
    here = unit(store, "0101")
    scope = Scope((Grant(Role.LEADER, here),))
    with reading(store) as connection:
        page = colleagues.colleagues(scope, connection, here)
        assert "0101-4b" not in colleagues.codes(scope, connection, here).values()
        assert "0101-5b" in colleagues.codes(scope, connection, here).values()
    assert page is not None
    assert [(place.link.name, place.current) for place in page.places if place.people] == [
        ("Mellemtrin", True), ("4. b", False),
    ]  # fmt: skip


def test_of_two_administrators_who_close_each_other_one_stays(store: Engine) -> None:
    with writing(store) as connection:
        accounts.add(connection, "second", PASSWORD)
        grants.give(connection, "second", Role.ADMINISTRATOR, None)
    refused: list[str] = []

    def close(name: str) -> None:
        try:
            with writing(store) as connection, administrators.keeping_one(connection, TODAY):
                accounts.disable(connection, name)
        except LastAdministrator:
            refused.append(name)

    threads = [threading.Thread(target=close, args=(name,)) for name in ("root", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1


@pytest.mark.parametrize(
    ("change", "allowed"),
    [(lambda c, g: accounts.disable(c, "root"), False), (lambda c, g: held.take_back(c, g), False),
     (lambda c, g: held.set_dates(c, g, None, TODAY + timedelta(days=9)), False),
     (lambda c, g: held.set_dates(c, g, TODAY + timedelta(days=1), None), False),
     (lambda c, g: held.set_dates(c, g, TODAY, None), True), (lambda c, g: accounts.disable(c, "Bo"), True)],
    ids=["disabled", "taken back", "ends", "begins later", "begins today", "somebody else"],
)  # fmt: skip
def test_somebody_always_administers(store: Engine, change: Callable, allowed: bool) -> None:
    with reading(store) as connection:
        root = questions.person(OPERATOR, connection, accounts.number_of(connection, "root"), NOW)
    assert root is not None
    try:
        with writing(store) as connection, administrators.keeping_one(connection, TODAY):
            change(connection, root.held[0].number)
        done = True
    except LastAdministrator:
        done = False
    assert done is allowed
