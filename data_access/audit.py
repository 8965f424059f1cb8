"""The audit of a published round: the whole gate once more, over what stands in the store now."""

from dataclasses import dataclass

from sqlalchemy import Connection, select
from threadpoolctl import threadpool_limits

from dashboard.gate.certificate import Certificate
from dashboard.gate.findings import Finding
from data_access import tables, vault
from data_access.certificates import newest_publication
from data_access.gate import Gate


class UnknownRound(LookupError):
    """No package of the round has been imported."""


@dataclass(frozen=True)
class Audit:
    """`as_certified` is False where the certificate in the store is of another mask than the one that stands."""

    certificate: Certificate
    findings: tuple[Finding, ...]
    as_certified: bool

    @property
    def passed(self) -> bool:
        return self.as_certified and not self.findings


@threadpool_limits.wrap(limits=1)
def audit(vault_connection: Connection, store: Connection, round_key: str) -> Audit:
    """Raises UnknownRound, also where the vault does not know what the store has published."""
    round_id = store.execute(select(tables.round_.c.id).where(tables.round_.c.key == round_key)).scalar()
    published = None if round_id is None else newest_publication(store, round_id)
    versions = vault.versions(vault_connection, round_key)
    if round_id is None or published is None or published.fingerprint not in [kept.fingerprint for kept in versions]:
        raise UnknownRound(round_key)
    versions.sort(key=lambda kept: kept.fingerprint == published.fingerprint)  # the one that stands comes last
    found = Gate(vault_connection, store, round_id, versions).verdict()
    return Audit(found.certificate, found.findings, published.mask == found.certificate.mask)
