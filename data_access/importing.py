"""A package's whole way into the store: kept in the vault, published, audited; all of it or nothing."""

from collections.abc import Collection

from sqlalchemy import Connection, Engine, select

from dashboard.disclosure.audit import Violation
from data_access import tables, vault
from data_access.audit import audit
from data_access.engine import writing
from data_access.packages.package import Package
from data_access.publication import publish


class NothingToPublish(ValueError):
    """The package tells who took part, but has neither answers nor scores; as a version of its round it would erase."""


class NotSafe(Exception):
    """What would have been published broke a rule of disclosure; nothing was."""

    def __init__(self, violations: list[Violation]) -> None:
        super().__init__(f"{len(violations)} violations")
        self.violations = violations


def bring_in(vault_engine: Engine, store_engine: Engine, package: Package, without: Collection[str] = ()) -> bool:
    """False when the store holds this package already. Raises NotSafe, NothingToPublish, register.OtherProgramme."""
    if not package.has_results:
        raise NothingToPublish(package.mapping.round.key)
    with writing(store_engine) as store, writing(vault_engine) as kept:
        fresh = vault.keep(kept, package, without)
        if not fresh and _is_published(store, package.fingerprint):
            return False
        _publish(kept, store, package.mapping.round.key)
        # The vault is committed first: were the store's commit lost, importing again would publish what is kept.
    return True


def publish_again(vault_engine: Engine, store_engine: Engine, round_key: str) -> None:
    """Repeat masking and audit of a stored round. Raises NotSafe, publication.UnknownRound."""
    with writing(store_engine) as store, writing(vault_engine) as kept:
        _publish(kept, store, round_key)


def _publish(kept: Connection, store: Connection, round_key: str) -> None:
    publish(kept, store, round_key)
    if violations := audit(store, round_key):
        raise NotSafe(violations)


def _is_published(store: Connection, fingerprint: str) -> bool:
    published = select(tables.publication.c.id).where(tables.publication.c.fingerprint == fingerprint)
    return store.execute(published.limit(1)).first() is not None
