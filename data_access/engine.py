"""Connections to the store and the vault, with the safety a small database needs (trust.md REL-6)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError as StoreUnavailable
from sqlalchemy.exc import TimeoutError as StoreBusy

__all__ = [
    "Connection",
    "Engine",
    "StoreBusy",
    "StoreUnavailable",
    "journal_mode",
    "open_store",
    "open_vault",
    "reading",
    "sqlite_module",
    "writing",
    "writing_at_once",
]

FIRST_SAFE_WAL = (3, 51, 3)  # earlier versions can corrupt a database when several processes write (trust.md 3.1)
BUSY_MILLISECONDS = 10_000

try:
    import pysqlite3.dbapi2 as _sqlite
except ImportError:  # the system's own library then decides the journal
    _sqlite = sqlite3


def sqlite_module() -> ModuleType:
    return _sqlite


def open_store(url: str) -> Engine:
    """An engine for the app's store: SQLite file or PostgreSQL. Makes the folder of a SQLite file."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed)
    return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True)


def open_vault(data_dir: Path) -> Engine:
    return open_store(f"sqlite:///{data_dir / 'vault.db'}")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the store, whatever is published meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """All or nothing. SQLite takes the write lock at once, so that no writer fails half-way for want of it."""
    with engine.connect().execution_options(laeringsblik_write=True) as connection, connection.begin():
        yield connection


@contextmanager
def writing_at_once(engine: Engine) -> Iterator[Connection]:
    """For what can be written another time: raises StoreUnavailable rather than wait until another writer is done."""
    options = {"laeringsblik_write": True, "laeringsblik_patience": 0}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _open_sqlite(url: Any) -> Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, module=_sqlite, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def journal_mode() -> str:
    return "WAL" if _sqlite.sqlite_version_info >= FIRST_SAFE_WAL else "DELETE"


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin transactions behind our back
    for pragma in (
        f"journal_mode = {journal_mode()}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -65536",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {options.get('laeringsblik_patience', BUSY_MILLISECONDS)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("laeringsblik_write") else "BEGIN")
