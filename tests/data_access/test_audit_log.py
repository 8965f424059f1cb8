"""The audit log as it is kept: a chain in which every change shows, and which keeps itself short."""

import multiprocessing
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from dashboard.chain import BEGINNING, hash_of
from dashboard.logged import Entry, Event
from data_access import tables
from data_access.audit_chain import purge, verify
from data_access.audit_log import append, head
from data_access.engine import open_store, reading, writing
from tests.packages.builders import package
from tests.stores import Stores

LOG = tables.audit_log
NOW = datetime.now(UTC)
READ = Entry(Event.READ, "leader", 3, {"view": "profile", "form": "pupil"})
# What somebody with every right to the database does first; the log is then only as good as its chain.
DISARM = {
    "sqlite": (
        "DROP TRIGGER audit_log_unchanged",
        "DROP TRIGGER audit_log_kept",
        "DROP TRIGGER audit_log_not_replaced",
    ),
    "postgresql": ("ALTER TABLE audit_log DISABLE TRIGGER ALL",),
}


@pytest.fixture
def store(stores: Stores) -> Engine:
    return stores.store


@pytest.fixture
def written(store: Engine) -> Engine:
    """Five entries, in two goes."""
    write(store, READ, Entry(Event.DENIED, "member", 9, {"view": "profile"}))
    write(store, *[Entry(Event.SIGNED_IN, f"reader {number}") for number in range(3)])
    return store


@pytest.fixture
def disarmed(written: Engine) -> Engine:
    with writing(written) as connection:
        for statement in DISARM[written.dialect.name]:
            connection.exec_driver_sql(statement)
    return written


def write(store: Engine, *entries: Entry) -> None:
    with writing(store) as connection:
        append(connection, entries)


def broken_at(store: Engine) -> int | None:
    with reading(store) as connection:
        return verify(connection)


def rows(store: Engine) -> list:
    with reading(store) as connection:
        return list(connection.execute(select(LOG).order_by(LOG.c.id)))


def do(store: Engine, *statements: object) -> None:
    with writing(store) as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def test_entries_are_numbered_and_each_hash_holds_the_one_before(written: Engine) -> None:
    found = rows(written)
    assert [row.id for row in found] == [1, 2, 3, 4, 5]
    before = BEGINNING
    for row in found:
        assert row.hash == hash_of(before, row._mapping)
        before = row.hash
    assert broken_at(written) is None


def test_an_empty_log_is_whole(store: Engine) -> None:
    assert broken_at(store) is None


@pytest.mark.parametrize(
    "change",
    [{"account": "somebody"}, {"event": "exported"}, {"detail": "{}"}, {"unit_id": 4}, {"institution_id": 4},
     {"at": NOW - timedelta(hours=1)}, {"hash": "0" * 64}],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_a_changed_entry_shows(disarmed: Engine, change: dict[str, object]) -> None:
    do(disarmed, update(LOG).where(LOG.c.id == 2).values(change))
    assert broken_at(disarmed) == 2


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_deleted_entry_shows(disarmed: Engine, number: int) -> None:
    """The first, one between others and the last."""
    do(disarmed, delete(LOG).where(LOG.c.id == number))
    assert broken_at(disarmed) == number


def test_a_log_that_was_emptied_shows(disarmed: Engine) -> None:
    do(disarmed, delete(LOG))
    assert broken_at(disarmed) == 1


def test_an_entry_put_in_shows(disarmed: Engine) -> None:
    forged = {"id": 6, "at": NOW, "event": "read", "account": "leader", "detail": "{}", "hash": "f" * 64}
    do(disarmed, insert(LOG).values(forged))
    assert broken_at(disarmed) == 6


def test_an_entry_put_in_with_a_right_hash_shows_all_the_same(disarmed: Engine) -> None:
    forged = {"id": 6, "at": NOW, "event": "read", "account": "leader", "unit_id": None, "institution_id": None}
    forged |= {"detail": "{}"}
    do(disarmed, insert(LOG).values(forged | {"hash": hash_of(rows(disarmed)[-1].hash, forged)}))
    assert broken_at(disarmed) == 6


def test_entries_that_changed_places_show(disarmed: Engine) -> None:
    do(disarmed, *(update(LOG).where(LOG.c.id == old).values(id=new) for old, new in ((1, 99), (2, 1), (99, 2))))
    assert broken_at(disarmed) == 1


def test_what_follows_a_deleted_end_does_not_hide_it(disarmed: Engine) -> None:
    do(disarmed, delete(LOG).where(LOG.c.id == 5))
    write(disarmed, READ)
    assert broken_at(disarmed) == 5


@pytest.mark.parametrize(
    "statement",
    [update(LOG).values(account="somebody"), delete(LOG), delete(LOG).where(LOG.c.id == 5)],
    ids=["update", "delete all", "delete one"],
)
def test_the_database_refuses_to_change_or_delete_young_entries(written: Engine, statement: object) -> None:
    before = rows(written)
    with pytest.raises(DBAPIError, match="audit log"):
        do(written, statement)
    assert rows(written) == before


def test_the_database_refuses_to_replace_or_empty(written: Engine) -> None:
    sqlite = written.dialect.name == "sqlite"
    statement = "INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log" if sqlite else "TRUNCATE audit_log"
    with pytest.raises(DBAPIError, match="audit log"), writing(written) as connection:
        connection.exec_driver_sql(statement)
    assert len(rows(written)) == 5


def test_the_institution_of_a_unit_is_filled_in(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path))
    with reading(stores.store) as connection:
        units = {row.code: row.id for row in connection.execute(select(tables.unit))}
    codes = ("0101", "0101-4a", "700", "pfl")
    write(stores.store, *(Entry(Event.READ, "leader", units[code]) for code in codes), Entry(Event.READ, "leader", 999))
    found = [row.institution_id for row in rows(stores.store)]
    assert found == [units["0101"], units["0101"], None, None, None]


def test_what_is_no_business_of_the_log_does_not_land_in_it(written: Engine) -> None:
    names = ["010190-1234", "0101901234", "Eva 010190 - 1234", "x" * 500, "two\nlines\x00", "\ud800"]
    write(written, *(Entry(Event.DENIED, name, None, {"action": name}) for name in names))
    for row in rows(written)[5:]:
        text = f"{row.account} {row.detail}"
        assert "1234" not in text
        assert "\\n" not in text
        assert "\x00" not in text
        assert len(row.account) <= 128
        assert len(row.detail) < 250
    assert broken_at(written) is None


def test_old_entries_are_deleted_and_the_chain_stays_whole(store: Engine) -> None:
    ages = (500, 400, 370, 300, 10)
    write(store, *(Entry(Event.READ, f"{age}", at=NOW - timedelta(days=age)) for age in ages))
    with writing(store) as connection:
        assert purge(connection, 12, NOW) == 3
    found = rows(store)
    assert [row.account for row in found] == ["300", "10", ""]
    assert found[-1].event == "purged"
    assert '"entries": "3"' in found[-1].detail
    assert broken_at(store) is None
    with writing(store) as connection:
        assert purge(connection, 12, NOW) == 0
    assert len(rows(store)) == 3


def test_a_log_whose_beginning_was_deleted_otherwise_shows(store: Engine) -> None:
    write(store, *(Entry(Event.READ, "leader", at=NOW - timedelta(days=age)) for age in (500, 400, 300)))
    do(store, delete(LOG).where(LOG.c.id == 1))  # older than six months: the database lets it go
    assert broken_at(store) == 1


def test_everything_may_be_deleted_and_the_chain_goes_on(store: Engine) -> None:
    write(store, *(Entry(Event.READ, "leader", at=NOW - timedelta(days=900 + age)) for age in range(3)))
    with writing(store) as connection:
        assert purge(connection, 6, NOW) == 3
    write(store, READ)
    assert [row.id for row in rows(store)] == [4, 5]
    assert broken_at(store) is None


@pytest.mark.parametrize("months", [0, 1, 5])
def test_nothing_younger_than_six_months_is_deleted_whatever_is_set(store: Engine, months: int) -> None:
    write(store, *(Entry(Event.READ, "leader", at=NOW - timedelta(days=age)) for age in (170, 100, 40)))
    with writing(store) as connection:
        assert purge(connection, months, NOW) == 0


def test_an_old_entry_behind_a_young_one_waits(store: Engine) -> None:
    """The chain can only be cut from its beginning."""
    write(store, READ, Entry(Event.READ, "leader", at=NOW - timedelta(days=900)))
    with writing(store) as connection:
        assert purge(connection, 6, NOW) == 0


def test_threads_append_one_after_the_other(store: Engine) -> None:
    threads = [threading.Thread(target=append_some, args=(store, str(name))) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert_all_there(store)


def test_processes_append_one_after_the_other(store: Engine, database_url: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=append_from_afar, args=(database_url, str(name))) for name in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
    assert_all_there(store)


def append_from_afar(url: str, name: str) -> None:
    engine = open_store(url)
    append_some(engine, name)
    engine.dispose()


def append_some(store: Engine, name: str) -> None:
    for number in range(10):
        write(store, Entry(Event.READ, name, None, {"number": str(number)}))


def assert_all_there(store: Engine) -> None:
    found = rows(store)
    assert len(found) == 40
    assert broken_at(store) is None
    with reading(store) as connection:
        assert head(connection) == (40, found[-1].hash)
    for name in "0123":
        mine = [row.detail for row in found if row.account == name]
        assert mine == [f'{{"number": "{number}"}}' for number in range(10)]
