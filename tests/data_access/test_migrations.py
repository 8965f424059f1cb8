"""The tables: what the migrations make is what the code expects, up and down."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData

from data_access import migrate, tables, vault_tables
from data_access.engine import open_store, reading

METADATA = {"store": tables.metadata, "vault": vault_tables.metadata}


@pytest.mark.parametrize("database", ["store", "vault"])
def test_the_migrations_make_the_tables_that_the_code_expects(database_url: str, database: str) -> None:
    engine = open_store(database_url)
    migrate.upgrade(engine, database)
    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA[database]) == []
    assert migrate.is_current(engine, database)
    engine.dispose()


@pytest.mark.parametrize("database", ["store", "vault"])
def test_every_migration_goes_down_and_up_again(database_url: str, database: str) -> None:
    engine = open_store(database_url)
    migrate.upgrade(engine, database)
    migrate.downgrade(engine, database, "base")
    assert not migrate.is_current(engine, database)
    left = MetaData()
    left.reflect(engine)
    assert set(left.tables) <= {"alembic_version"}
    migrate.upgrade(engine, database)
    assert migrate.is_current(engine, database)
    engine.dispose()


def test_upgrading_an_up_to_date_store_changes_nothing(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    migrate.upgrade(engine)
    engine.dispose()
    before = (tmp_path / "store.db").read_bytes()
    engine = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    migrate.upgrade(engine)
    engine.dispose()
    assert (tmp_path / "store.db").read_bytes() == before
