"""The audit of a published round and of the indicators, and how its findings and its certificate are printed."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence

from callbacks.commands import console
from callbacks.commands.opening import opened, vault
from dashboard.gate.certificate import Certificate, FormCertificate
from dashboard.gate.findings import Finding
from dashboard.language import Language
from data_access.audit import UnknownRound
from data_access.audit import audit as audit_round
from data_access.engine import reading
from data_access.importing import NotSafe
from data_access.indicators.audit import audit as audit_indicators
from data_access.indicators.audit import count as count_of_indicators

MOST = 1000  # findings printed


def audit(arguments: Namespace) -> int:
    """1 on any finding, and when something else stands in the store than what was certified."""
    try:
        with opened() as at, vault(at.settings) as kept, reading(at.store) as store, reading(kept) as counted:
            found = audit_round(counted, store, arguments.round)
            followed, values = audit_indicators(counted, store), count_of_indicators(store)
    except UnknownRound:
        return console.refuse("command.unknown_round", round=arguments.round)
    language = console.language()
    for line in _lines(found.certificate, language):
        console.say(line)
    if not found.as_certified:
        console.refuse("command.audit.other_mask")
    if values:
        console.say(language.text("command.audit.indicators", n=values))
    if findings := [*found.findings, *followed]:
        return _refuse("command.audit.failed", findings)
    return console.done("command.audit.done", round=arguments.round) if found.passed else console.REFUSED


def refuse_unsafe(unsafe: NotSafe, key: str = "command.audit.unsafe") -> int:
    return _refuse(key, unsafe.findings)


def _refuse(key: str, findings: Sequence[Finding]) -> int:
    language = console.language()
    lines = [_as_text(finding, language) for finding in findings[:MOST]]
    if len(findings) > MOST:
        lines.append(language.text("command.audit.more", n=len(findings) - MOST))
    return console.refuse(key, "\n".join(lines), n=len(findings))


def _as_text(finding: Finding, language: Language) -> str:
    """Places and reasons, never a number."""
    rule, reason = language.text(f"command.audit.rule.{finding.rule}"), finding.reason
    if language.has(f"command.audit.reason.{reason}"):
        reason = language.text(f"command.audit.reason.{reason}")
    places = ", ".join(f"{place.unit} {place.label}" for place in finding.places)
    why = f" ({reason})" if reason else ""
    return f"{rule}{why}: {finding.form} {finding.variable} {places}".rstrip()


def _lines(certificate: Certificate, language: Language) -> Iterator[str]:
    for form in certificate.forms:
        yield _form(form, language)
    smallest = _smallest((form.smallest for form in certificate.forms), language)
    yield language.text("command.certificate.smallest", smallest=smallest, k=certificate.k)
    for name in ("groups", "persons", "institutions"):
        yield language.text(f"command.certificate.{name}", n=getattr(certificate, name))
    counts = {"versions": certificate.versions, "publications": certificate.publications}
    yield language.text("command.certificate.versions", **counts)
    yield language.text("command.certificate.seconds", seconds=language.number(certificate.seconds, 1))
    yield language.text("command.certificate.rules", rules=certificate.rules)
    yield language.text("command.certificate.mask", mask=certificate.mask)


def _form(form: FormCertificate, language: Language) -> str:
    names = ("declared", "shown", "extreme", "few", "protect", "absent", "whole_shown", "whole_declared")
    smallest = _smallest([form.smallest], language)
    counts = {name: getattr(form, name) for name in names}
    return language.text("command.certificate.form", form=form.form, smallest=smallest, **counts)


def _smallest(counts: Iterable[int | None], language: Language) -> str:
    known = [count for count in counts if count is not None]
    return language.number(min(known)) if known else language.text("command.certificate.nothing")
