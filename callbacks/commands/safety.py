"""Whether a store may be served to people: what would open it to others, and what could be better."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from callbacks.demonstration import PASSWORD, USERS
from callbacks.server import SHORTEST_KEY
from dashboard.access import Role
from dashboard.settings import Settings
from data_access import accounts
from data_access.engine import Connection, journal_mode, sqlite_module


class Weight(Enum):
    """The value is how it is marked on the console."""

    FINE = "+"
    WARNING = "!"
    FAULT = "-"


@dataclass(frozen=True, slots=True)
class Finding:
    """`key` and `values` of its text."""

    weight: Weight
    key: str
    values: tuple[tuple[str, str], ...] = ()


def faults(settings: Settings, store: Connection) -> list[Finding]:
    """What keeps a real store from being served."""
    return [found for found in judged(settings, store) if found.weight is Weight.FAULT]


def judged(settings: Settings, store: Connection) -> Iterator[Finding]:
    """One finding for each thing that is looked at."""
    yield _key(settings)
    yield _found(not settings.debug, "debug", Weight.FAULT)
    known = accounts.with_password(store, [user.name for user in USERS], PASSWORD)
    yield _found(not known, "users", Weight.FAULT, names=", ".join(known))
    unknown = set(settings.second_factor) - set(Role)
    yield _found(bool(settings.second_factor) and not unknown, "second_factor", Weight.WARNING)
    yield _found(bool(settings.hosts), "hosts", Weight.WARNING)


def journal(store: Connection) -> Iterator[Finding]:
    """Old versions of SQLite cannot be trusted with the journal that lets people read while something is written."""
    if store.dialect.name == "sqlite":
        version = sqlite_module().sqlite_version
        yield _found(journal_mode() == "WAL", "journal", Weight.WARNING, version=version, journal=journal_mode())


def _key(settings: Settings) -> Finding:
    if settings.secret_key and len(settings.secret_key.encode()) < SHORTEST_KEY:
        return Finding(Weight.FAULT, "command.doctor.key.short", (("bytes", str(SHORTEST_KEY)),))
    return _found(bool(settings.secret_key), "key", Weight.FAULT)


def _found(is_fine: bool, what: str, otherwise: Weight, **values: str) -> Finding:
    state = "fine" if is_fine else "wrong"
    return Finding(Weight.FINE if is_fine else otherwise, f"command.doctor.{what}.{state}", tuple(values.items()))
