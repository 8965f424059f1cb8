"""Real small stores for tests: a store and a vault with up-to-date tables, and packages brought into them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, MetaData, select

from data_access import migrate
from data_access.engine import open_store, open_vault, reading
from data_access.importing import bring_in
from data_access.packages.reader import read


@dataclass(frozen=True)
class Stores:
    store: Engine
    vault: Engine

    def take(self, package: Path) -> bool:
        """The package's whole way in; False when it was there already."""
        return bring_in(self.vault, self.store, read(package))


@contextmanager
def new_stores(url: str, folder: Path) -> Iterator[Stores]:
    made = Stores(open_store(url), open_vault(folder))
    migrate.upgrade(made.store, "store")
    migrate.upgrade(made.vault, "vault")
    try:
        yield made
    finally:
        made.store.dispose()
        made.vault.dispose()


def dump(engine: Engine) -> dict[str, list[tuple]]:
    """Every row of every table, in an order of its own, to compare a store before and after."""
    found = MetaData()
    found.reflect(engine)
    with reading(engine) as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in found.tables.items()
        }
