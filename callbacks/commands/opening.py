"""Opening the store for a command: settings from the environment, tables brought up to date first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dashboard.settings import Settings
from data_access import migrate, releases
from data_access.engine import Engine, open_store, open_vault, writing
from data_access.indicators import shipped


@dataclass(frozen=True, slots=True)
class Opened:
    """`is_new`: there was no store before this command."""

    settings: Settings
    store: Engine
    is_new: bool


@contextmanager
def opened(*, as_it_is: bool = False) -> Iterator[Opened]:
    """`as_it_is` leaves old tables alone, for commands that only look."""
    settings = Settings.from_environment()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.database_url)
    is_new = not migrate.exists(store)
    if not as_it_is and not migrate.is_current(store):
        migrate.upgrade(store, "store")
        with writing(store) as connection:
            releases.settle_all(connection)
    if not as_it_is and shipped.wanting(store):
        with vault(settings) as kept:
            shipped.bring_in_shipped(kept, store)
    try:
        yield Opened(settings, store, is_new)
    finally:
        store.dispose()


@contextmanager
def vault(settings: Settings) -> Iterator[Engine]:
    """Only commands that import, publish or audit may come here, never the web."""
    engine = open_vault(settings.data_dir)
    migrate.upgrade(engine, "vault")
    try:
        yield engine
    finally:
        engine.dispose()
