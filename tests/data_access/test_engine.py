"""The safety of a small database (trust.md REL-6)."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from data_access import migrate, tables
from data_access.engine import (
    StoreUnavailable,
    journal_mode,
    open_store,
    reading,
    sqlite_module,
    writing,
    writing_at_once,
)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    made = open_store(f"sqlite:///{tmp_path / 'new' / 'store.db'}")
    migrate.upgrade(made)
    return made


def pragma(engine: Engine, name: str) -> object:
    with reading(engine) as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_nothing_acknowledged_is_lost_and_references_hold(engine: Engine) -> None:
    full = 2
    assert pragma(engine, "synchronous") == full
    assert pragma(engine, "foreign_keys") == 1
    assert int(str(pragma(engine, "busy_timeout"))) >= 5000
    assert str(pragma(engine, "journal_mode")).upper() == journal_mode()


def test_the_shared_journal_is_used_only_where_it_is_safe() -> None:
    safe = sqlite_module().sqlite_version_info >= (3, 51, 3)
    assert (journal_mode() == "WAL") is safe


def test_a_broken_reference_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(insert(tables.grant).values(account_id=99, role="leader", unit_id=1))


def test_what_fails_half_way_leaves_nothing(engine: Engine) -> None:
    def stops_half_way() -> None:
        with writing(engine) as connection:
            connection.execute(insert(tables.unit).values(code="0101"))
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        stops_half_way()
    with reading(engine) as connection:
        assert connection.execute(select(tables.unit)).all() == []


def test_what_can_be_written_another_time_does_not_wait_for_another_writer(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(insert(tables.unit).values(code="0101"))
        with pytest.raises(StoreUnavailable), writing_at_once(engine) as hasty:
            hasty.execute(insert(tables.unit).values(code="0102"))
    with writing_at_once(engine) as hasty:
        assert hasty.exec_driver_sql("PRAGMA busy_timeout").scalar() == 0
    assert int(str(pragma(engine, "busy_timeout"))) >= 5000


def test_a_full_disk_is_told_and_harms_nothing(engine: Engine) -> None:
    def write_too_much() -> None:
        with writing(engine) as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
            connection.execute(insert(tables.unit), [{"code": f"{number:06}" * 20} for number in range(5000)])

    with pytest.raises(OperationalError, match="full"):
        write_too_much()
    with reading(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.execute(select(tables.unit)).all() == []
