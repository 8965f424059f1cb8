"""The gate over a whole round: what stands in the store beside everything that the vault counted and remembers."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Connection, select

from dashboard.disclosure import RULES
from dashboard.gate import certificate
from dashboard.gate.carelessness import broken_marks
from dashboard.gate.certificate import Certificate
from dashboard.gate.findings import Finding, Rule
from dashboard.gate.gate import Case, judge
from dashboard.gate.narrowing import Narrowing
from dashboard.gate.standing import Standing
from dashboard.gate.told import Telling, telling
from dashboard.mapping import Mapping
from data_access import joining, published_rows, quality_marks, tables, vault
from data_access.history import History, Version, everything, history
from data_access.told import Record, record_of
from data_access.vault import Kept


@dataclass(frozen=True)
class Verdict:
    """`records` are what must be remembered, by form."""

    certificate: Certificate
    findings: tuple[Finding, ...]
    records: dict[str, Record]


@dataclass(frozen=True)
class _Judged:
    """One form: `earlier` is what was told before of it, `record` what stands now."""

    findings: list[Finding]
    standing: Standing
    record: Record
    earlier: History


@dataclass
class Gate:
    """`versions` of one round; cells of the last stand in the store. `narrowings` are those of the drafts, by form."""

    vault: Connection
    store: Connection
    round_id: int
    versions: Sequence[Kept]
    narrowings: dict[str, Narrowing] = field(default_factory=dict)

    @property
    def mapping(self) -> Mapping:
        return self.versions[-1].mapping

    @cached_property
    def histories(self) -> list[History]:
        """Of the forms of the last version that have anything to tell, in their order. Asked first before anything in
        the store is changed: what stood may be all that is known of what was told."""
        joins = joining.joins_of(self.vault, self.mapping.round.key)
        found = [history(self.vault, self.versions, form.key, joins, self._told_before) for form in self.mapping.forms]
        return [one for one in found if one is not None]

    @cached_property
    def _published(self) -> list[str]:
        """Fingerprints of the round's packages, in the order in which they were published."""
        here = tables.publication.c
        wanted = select(here.fingerprint).where(here.round_id == self.round_id)
        return list(self.store.execute(wanted.order_by(here.id)).scalars())

    def _told_before(self, version: Version) -> Telling | None:
        """Of a version that the vault does not remember telling: what stands, if it stands; else all that could be."""
        if version.kept.fingerprint not in self._published:
            return None
        if version.kept.fingerprint != self._published[-1]:
            return everything(version)
        standing = published_rows.read(self.store, self.round_id, version.form, version.counted.tree)
        constants = vault.constants_of(self.vault, version.form.key)
        return telling(version.counted, standing, constants)

    def verdict(self) -> Verdict:
        started = time.perf_counter()
        judged = {history.newest.form.key: self._judged(history) for history in self.histories}
        findings = [finding for one in judged.values() for finding in one.findings]
        findings += [_stray(form) for form in published_rows.forms(self.store, self.round_id) if form not in judged]
        seconds = time.perf_counter() - started
        records = {form: one.record for form, one in judged.items()}
        return Verdict(self._certificate(list(judged.values()), findings, seconds), tuple(findings), records)

    def _judged(self, history: History) -> _Judged:
        newest, form = history.newest, history.newest.form
        standing = published_rows.read(self.store, self.round_id, form, newest.counted.tree)
        constants = vault.constants_of(self.vault, form.key)
        case = Case(history.truth, standing, constants, history.tellings)
        record = record_of(newest.kept.id, history.joins, case.newest)
        earlier = history.before(record.fingerprint)
        narrowing = self.narrowings.get(form.key) if len(earlier.earlier) == len(history.earlier) else None
        found = judge(
            replace(case, earlier=earlier.tellings), narrowing or Narrowing(delivered=not newest.sums.has_answers)
        )
        marks = quality_marks.standing(self.vault, self.store, self.round_id, self.versions, history)
        found += broken_marks(history.truth, marks, len(earlier.earlier))
        return _Judged(found, standing, record, earlier)

    def _certificate(self, judged: list[_Judged], findings: list[Finding], seconds: float) -> Certificate:
        rules = [finding.rule for finding in findings]
        packages = {one.package_id for form in judged for one in form.earlier.earlier if not one.is_anchor}
        return Certificate(
            round=self.mapping.round.key,
            forms=tuple(certificate.of_form(one.standing) for one in judged),
            k=self.mapping.disclosure.k,
            groups=rules.count(Rule.GROUP),
            persons=rules.count(Rule.PERSON) + rules.count(Rule.DOUBT),
            institutions=rules.count(Rule.INSTITUTION),
            versions=len(packages | {self.versions[-1].id}),
            publications=1
            + max((sum(not told.is_anchor for told in one.earlier.earlier) for one in judged), default=0),
            seconds=round(seconds, 1),
            rules=RULES,
            mask=certificate.fingerprint({one.standing.form.key: certificate.mask_of(one.standing) for one in judged}),
            told_at=datetime.now(UTC),
        )


def _stray(form: str) -> Finding:
    """Cells of a form that the version does not have."""
    return Finding(Rule.CELL, form, "", (), "undeclared")
