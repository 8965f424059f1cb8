"""Opening the store for a command: settings from the environment, tables brought up to date first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dashboard.settings import Settings
from data_access import migrate, releases
from data_access.engine import Engine, open_store, open_vault, writing


@dataclass(frozen=True, slots=True)
class Opened:
    """`is_new`: there was no store before this command. `is_upgraded`: it has just been given its newest tables."""

    settings: Settings
    store: Engine
    is_new: bool
    is_upgraded: bool


@contextmanager
def opened(*, as_it_is: bool = False) -> Iterator[Opened]:
    """`as_it_is` leaves old tables alone, for commands that only look."""
    settings = Settings.from_environment()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.database_url)
    is_new = not migrate.exists(store)
    is_upgraded = not as_it_is and not migrate.is_current(store)
    if is_upgraded:
        migrate.upgrade(store, "store")
        with writing(store) as connection:
            releases.settle_all(connection)
    try:
        yield Opened(settings, store, is_new, is_upgraded)
    finally:
        store.dispose()


@contextmanager
def vault(settings: Settings) -> Iterator[Engine]:
    """Only commands that import, publish, audit or bring the store up to date may come here, never the web: `serve`
    only before there is an application."""
    engine = open_vault(settings.data_dir)
    migrate.upgrade(engine, "vault")
    try:
        yield engine
    finally:
        engine.dispose()
