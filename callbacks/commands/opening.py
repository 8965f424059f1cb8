"""Opening the store for a command: settings from the environment, tables brought up to date first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dashboard.settings import Settings
from data_access import migrate
from data_access.engine import Engine, open_store, open_vault


@dataclass(frozen=True, slots=True)
class Opened:
    settings: Settings
    store: Engine


@contextmanager
def opened() -> Iterator[Opened]:
    settings = Settings.from_environment()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.database_url)
    migrate.upgrade(store, "store")
    try:
        yield Opened(settings, store)
    finally:
        store.dispose()


@contextmanager
def vault(settings: Settings) -> Iterator[Engine]:
    """Only commands that import or publish may come here."""
    engine = open_vault(settings.data_dir)
    migrate.upgrade(engine, "vault")
    try:
        yield engine
    finally:
        engine.dispose()
