"""Writing to the audit log while serving: in order, in batches, and without a reader waiting for it."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, inspect, select

from callbacks.logbook import MOST, Logbook
from dashboard.logged import Entry, Event
from data_access import migrate, tables
from data_access.audit_chain import verify
from data_access.engine import StoreUnavailable, open_store, reading, writing, writing_at_once
from tests.conftest import ROOT


@pytest.fixture
def store(database_url: str) -> Iterator[Engine]:
    engine = open_store(database_url)
    migrate.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def book(store: Engine) -> Iterator[Logbook]:
    book = Logbook(store)
    yield book
    book.flush()


@pytest.fixture
def away(store: Engine) -> Iterator[Engine]:
    """A store in which the log has no table for now."""
    _rename(store, "audit_log", "elsewhere")
    yield store
    back(store)


def _rename(store: Engine, old: str, new: str) -> None:
    with writing(store) as connection:
        connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")


def back(store: Engine) -> None:
    with reading(store) as connection:
        there = inspect(connection).has_table("audit_log")
    if not there:
        _rename(store, "elsewhere", "audit_log")


def accounts(store: Engine) -> list[str]:
    with reading(store) as connection:
        return list(connection.execute(select(tables.audit_log.c.account).order_by(tables.audit_log.c.id)).scalars())


def whole(store: Engine) -> bool:
    with reading(store) as connection:
        return verify(connection) is None


def test_what_is_written_now_stands_there_at_once(book: Logbook, store: Engine) -> None:
    book.now(Event.EXPORTED, "anna", 3, round="2015")
    assert accounts(store) == ["anna"]


def test_a_read_is_written_within_a_second_without_anybody_asking(book: Logbook, store: Engine) -> None:
    """The timer's own thread is waited for, not the clock."""
    book.soon(Event.READ, "anna", 3)
    assert accounts(store) == []
    timer = book._timer
    assert timer is not None
    assert timer.interval < 1
    timer.join()
    assert accounts(store) == ["anna"]


def test_many_reads_are_one_transaction(book: Logbook, store: Engine) -> None:
    begun: list[object] = []
    event.listen(store, "begin", begun.append)
    for number in range(50):
        book.soon(Event.READ, str(number))
    book._tidied = None
    assert begun == []
    book.flush()
    assert len(begun) == 2  # the lines, and the look for old ones
    assert accounts(store) == [str(number) for number in range(50)]


def test_what_cannot_wait_takes_what_waits_along_so_that_the_order_stays(book: Logbook, store: Engine) -> None:
    book.soon(Event.READ, "first")
    book.soon(Event.READ, "second")
    book.now(Event.EXPORTED, "third")
    book.soon(Event.READ, "fourth")
    book.denied("fifth", view="profile")
    assert accounts(store) == ["first", "second", "third", "fourth", "fifth"]


def test_threads_lose_nothing_and_each_keeps_its_order(book: Logbook, store: Engine) -> None:
    def read(name: str) -> None:
        for number in range(30):
            (book.denied if number % 10 == 9 else lambda who: book.soon(Event.READ, who))(f"{name}{number}")

    threads = [threading.Thread(target=read, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    book.flush()
    found = accounts(store)
    assert len(found) == 120
    for name in "abcd":
        assert [one for one in found if one.startswith(name)] == [f"{name}{number}" for number in range(30)]
    assert whole(store)


def test_a_read_that_cannot_be_written_waits_and_is_told_of_loudly(
    book: Logbook, away: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    book.soon(Event.READ, "anna")
    with caplog.at_level(logging.CRITICAL):
        for _ in range(10):
            book.flush()
    assert any("audit log" in record.message for record in caplog.records)
    back(away)
    book.soon(Event.READ, "bent")
    book.flush()
    assert accounts(away) == ["anna", "bent"]


def test_what_must_not_go_unlogged_fails_when_it_cannot_be(book: Logbook, away: Engine) -> None:
    book.soon(Event.READ, "anna")
    with pytest.raises(Exception, match="audit_log"):
        book.now(Event.EXPORTED, "bent")
    back(away)
    book.flush()
    assert accounts(away) == ["anna"]


def test_a_denial_does_not_wait_for_another_writer(tmp_path: Path) -> None:
    """SQLite has one writer at a time, and an import writes for minutes."""
    engine = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    migrate.upgrade(engine)
    book = Logbook(engine)
    with writing(engine):
        with pytest.raises(StoreUnavailable), writing_at_once(engine):
            raise AssertionError("there can be no second writer")
        book.denied("anna", view="profile")
    book.flush()
    assert accounts(engine) == ["anna"]
    engine.dispose()


def test_not_everything_can_wait_for_ever(book: Logbook, away: Engine, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(MOST + 2):
        book._waiting.append(Entry(Event.READ, str(number)))
    book.flush()
    assert len(book._waiting) == MOST
    assert book._waiting[-1].account == str(MOST + 1)
    assert "2 entries of the audit log are lost" in caplog.text
    book._waiting.clear()


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork")
def test_a_forked_process_begins_anew_and_writes_nothing_twice(book: Logbook, store: Engine) -> None:
    book.soon(Event.READ, "parent")
    child = os.fork()
    if child == 0:
        book.flush()
        book.now(Event.READ, "child")
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    book.flush()
    assert sorted(accounts(store)) == ["child", "parent"]
    assert whole(store)


def test_what_waits_is_written_when_the_program_ends(store: Engine, database_url: str) -> None:
    program = (
        "import sys; from callbacks.logbook import Logbook; from dashboard.logged import Event;"
        "from data_access.engine import open_store;"
        "book = Logbook(open_store(sys.argv[1])); book.soon(Event.READ, 'anna'); sys.exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", program, database_url], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert accounts(store) == ["anna"]
