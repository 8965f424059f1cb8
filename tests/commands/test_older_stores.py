"""A store from before there were releases."""

from pathlib import Path

from sqlalchemy import func, select

from data_access import migrate, tables
from data_access.engine import open_store, reading
from tests.commands.conftest import Command
from tests.packages.builders import package, replaced


def test_what_sums_tell_is_counted_when_the_tables_are_brought_up_to_date(command: Command, tmp_path: Path) -> None:
    assert command("import", package(tmp_path, mapping=replaced("made_up = true", "made_up = false"))) == 0
    engine = open_store(f"sqlite:///{tmp_path / 'data' / 'laeringsblik.db'}")
    counted = select(func.count()).select_from(tables.aggregate)
    with reading(engine) as store:
        before = store.execute(counted).scalar()
    migrate.downgrade(engine, "store", "0002")
    assert command("migrate") == 0
    with reading(engine) as store:
        assert store.execute(counted).scalar() == before
    engine.dispose()
    assert before
