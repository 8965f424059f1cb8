"""The databases that tests are given: new, empty and apart from each other."""

import pytest
import sqlalchemy

from tests.services import application, postgresql


def test_a_database_is_empty_and_takes_a_table(database_url: str) -> None:
    engine = sqlalchemy.create_engine(database_url)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE børn (navn VARCHAR(20))"))
        connection.execute(sqlalchemy.text("INSERT INTO børn VALUES ('Øjvind')"))
        assert connection.execute(sqlalchemy.text("SELECT navn FROM børn")).scalars().all() == ["Øjvind"]
    engine.dispose()


def test_what_one_test_stores_another_does_not_see(postgresql_cluster: postgresql.Cluster) -> None:
    with postgresql_cluster.empty_database() as first, postgresql_cluster.empty_database() as second:
        engine = sqlalchemy.create_engine(first)
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("CREATE TABLE unit (code TEXT)"))
        engine.dispose()
        engine = sqlalchemy.create_engine(second)
        assert sqlalchemy.inspect(engine).get_table_names() == []
        engine.dispose()


def test_the_developers_own_store_is_out_of_reach() -> None:
    engine = sqlalchemy.create_engine(f"sqlite:///{application.ROOT / 'data' / 'laeringsblik.db'}")
    with pytest.raises(RuntimeError, match="reached for the real store"):
        engine.connect()
