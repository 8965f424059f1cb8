"""A package's whole way into the store: kept in the vault, published, audited; all of it or nothing."""

from collections.abc import Collection

from sqlalchemy import Connection, Engine, select

from data_access import open_rounds, participation, tables, vault
from data_access.drafting import NotSafe
from data_access.engine import writing
from data_access.packages.package import Package
from data_access.publication import publish

__all__ = ["NotSafe", "NothingToPublish", "bring_in", "publish_again"]


class NothingToPublish(ValueError):
    """The package has neither answers nor scores, and does not tell how many have answered either."""


def bring_in(vault_engine: Engine, store_engine: Engine, package: Package, without: Collection[str] = ()) -> bool:
    """False when the store holds this package already. Raises NotSafe, NothingToPublish, register.OtherProgramme."""
    if not package.has_results and not package.tells_participation:
        raise NothingToPublish(package.mapping.round.key)
    with writing(store_engine) as store, writing(vault_engine) as kept:
        if not package.has_results:
            return open_rounds.bring_in(kept, store, package)
        fresh = vault.keep(kept, participation.completed(kept, package), without)
        if not fresh and _is_published(store, package.fingerprint):
            return False
        participation.keep(kept, package)
        publish(kept, store, package.mapping.round.key)
        # The vault is committed first: were the store's commit lost, importing again would publish what is kept.
    return True


def publish_again(vault_engine: Engine, store_engine: Engine, round_key: str) -> None:
    """Repeat masking and audit of a stored round. Raises NotSafe, publication.UnknownRound."""
    with writing(store_engine) as store, writing(vault_engine) as kept:
        publish(kept, store, round_key)


def _is_published(store: Connection, fingerprint: str) -> bool:
    published = select(tables.publication.c.id).where(tables.publication.c.fingerprint == fingerprint)
    return store.execute(published.limit(1)).first() is not None
