"""Counts of the work with results: added up whoever comes at once, and never with a name."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import Connection, event, insert, inspect, select

from dashboard.logged import Entry, Event
from dashboard.moments import present
from dashboard.work import Opening, Work
from data_access import audit_log, releases, tables, work
from data_access.engine import reading, writing
from tests.data_access.release_worlds import units_of
from tests.stores import Stores

ROUND, YEAR = 1, "2015"
Counted = dict[tuple[int, str], int]


@pytest.fixture
def house(stores: Stores, first_round: Path) -> Stores:
    stores.take(first_round)
    return stores


def counted(house: Stores) -> Counted:
    with reading(house.store) as store:
        rows = store.execute(select(tables.work_done)).all()
    assert {row.round_id for row in rows} <= {ROUND}
    return {(row.unit_id, row.work): row.times for row in rows}


def unit(house: Stores, kind: str, code: str) -> int:
    with reading(house.store) as store:
        return units_of(store, kind)[code]


def test_nothing_in_the_tables_could_say_who(house: Stores) -> None:
    columns = {column["name"] for column in inspect(house.store).get_columns("work_done")}
    assert columns == {"round_id", "unit_id", "work", "times"}


def test_all_who_add_at_once_are_counted(house: Stores) -> None:
    ready, school = Barrier(4), unit(house, "institution", "0101")

    def add() -> None:
        ready.wait()
        for _ in range(5):
            with writing(house.store) as store:
                work.add(store, ROUND, school, Work.MEETING_HELD)

    people = [Thread(target=add) for _ in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert counted(house) == {(school, "meeting_held"): 20}


def open_profile(house: Stores, account: str, seen: int, homes: frozenset[int], *, days: int = 0) -> None:
    """Counted and then logged, as the web does it."""
    at = present() + timedelta(days=days)
    with writing(house.store) as store:
        work.count_openings(store, [Opening(account, seen, YEAR, homes, at)])
        audit_log.append(store, [Entry(Event.READ, account, seen, {"view": "profile", "round": YEAR}, at)])


def test_each_person_counts_once_a_day(house: Stores) -> None:
    school, team = unit(house, "institution", "0101"), unit(house, "team", "0101-t")
    homes = frozenset({school})
    for seen in (school, team, school):
        open_profile(house, "anna", seen, homes)
    assert counted(house) == {(school, "profile_opened"): 1}
    open_profile(house, "bent", team, homes)
    assert counted(house) == {(school, "profile_opened"): 2}
    open_profile(house, "anna", school, homes, days=1)
    assert counted(house) == {(school, "profile_opened"): 3}


@pytest.mark.parametrize(
    "written",
    [
        '{"round":"2015","view":"profile"}',
        '{ "view" : "profile", "round" : "2015" }',
        r'{"view": "pro\u0066ile", "round": "2015"}',
    ],
)
def test_a_line_that_is_written_another_way_still_counts_once_a_day(house: Stores, written: str) -> None:
    school = unit(house, "institution", "0101")
    with writing(house.store) as store:
        log_as_it_is(store, 1, school, written, present())
        work.count_openings(store, [Opening("anna", school, YEAR, frozenset({school}), present())])
    assert counted(house) == {}


def log_as_it_is(store: Connection, number: int, school: int, detail: str, at: datetime) -> None:
    row = {"id": number, "at": at, "event": Event.READ.value, "account": "anna", "unit_id": school}
    store.execute(insert(tables.audit_log).values(row | {"institution_id": school, "detail": detail, "hash": ""}))


def test_of_a_long_log_only_that_day_in_that_house_is_read(house: Stores) -> None:
    """Whoever else looks around, and however long they all have."""
    school, said = unit(house, "institution", "0101"), list[tuple[str, object]]()
    with writing(house.store) as store:
        for number in range(200):
            log_as_it_is(store, number + 1, school, "{}", present() - timedelta(days=number))

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        said.append((statement, parameters))

    event.listen(house.store, "before_cursor_execute", note)
    with writing(house.store) as store:
        work.count_openings(store, [Opening("anna", school, YEAR, frozenset({school}), present())])
    event.remove(house.store, "before_cursor_execute", note)
    [asked] = [one for one in said if "audit_log" in one[0]]
    if house.store.dialect.name == "sqlite":
        with reading(house.store) as store:
            plan = store.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0]}", asked[1]).all()
        assert [row[3] for row in plan] == [
            "SEARCH audit_log USING INDEX ix_audit_log_institution_id_at (institution_id=? AND at>? AND at<?)"
        ]
    with reading(house.store) as store:
        assert len(store.exec_driver_sql(*asked).all()) == 1


def test_several_that_wait_are_counted_together(house: Stores) -> None:
    school = unit(house, "institution", "0101")
    some = [Opening(name, school, YEAR, frozenset({school}), present()) for name in ("anna", "anna", "bent")]
    with writing(house.store) as store:
        work.count_openings(store, some)
    assert counted(house) == {(school, "profile_opened"): 2}


def test_only_the_own_house_counts(house: Stores) -> None:
    school, other = unit(house, "institution", "0101"), unit(house, "institution", "0102")
    open_profile(house, "anna", other, frozenset({school}))
    open_profile(house, "anna", unit(house, "municipality", "700"), frozenset({school}))
    open_profile(house, "over", school, frozenset())
    assert counted(house) == {}


def test_what_else_was_read_is_no_opened_profile(house: Stores) -> None:
    school = unit(house, "institution", "0101")
    with writing(house.store) as store:
        for view, year in (("progress", YEAR), ("profile", "2013")):
            audit_log.append(store, [Entry(Event.READ, "anna", school, {"view": view, "round": year})])
    open_profile(house, "anna", school, frozenset({school}))
    assert counted(house) == {(school, "profile_opened"): 1}


def test_every_institution_has_its_place_from_the_first_publication(house: Stores) -> None:
    with reading(house.store) as store:
        places, town = work.places(store, [ROUND])[ROUND], units_of(store, "municipality")["700"]
        schools = units_of(store, "institution").values()
    assert places.above == dict.fromkeys(schools, town)
    assert places.inside(places.programme) == set(schools)


def test_the_order_of_opening_is_that_of_the_first_time(house: Stores) -> None:
    """Undone and released again, a school keeps its turn."""
    with writing(house.store) as store:
        schools = units_of(store, "institution")
        for code in ("0102", "0101"):
            releases.look(store, ROUND, schools[code], "anna")
            releases.release(store, ROUND, schools[code], "anna", with_teams=False)
        releases.undo(store, ROUND, schools["0102"], "anna")
        releases.release(store, ROUND, schools["0102"], "anna", with_teams=False)
        assert work.opened(store, [ROUND])[ROUND] == [schools["0102"], schools["0101"]]


def test_a_day_is_a_danish_one(house: Stores) -> None:
    """Half an hour before and after midnight in Denmark lie in one day of UTC."""
    school = unit(house, "institution", "0101")
    for minutes, expected in ((0, 1), (20, 1), (60, 2), (120, 2)):
        at = datetime(2018, 7, 1, 21, 30, tzinfo=UTC) + timedelta(minutes=minutes)
        with writing(house.store) as store:
            work.count_openings(store, [Opening("anna", school, YEAR, frozenset({school}), at)])
            audit_log.append(store, [Entry(Event.READ, "anna", school, {"view": "profile", "round": YEAR}, at)])
        assert counted(house) == {(school, "profile_opened"): expected}
