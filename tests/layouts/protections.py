"""Certificates and what the page shows of them, made from the few fields that matter to a test."""

from datetime import UTC, datetime
from typing import Any

from dashboard.certificate import Protection
from dashboard.gate.certificate import Certificate, FormCertificate
from dashboard.selection import Selection
from tests.layouts.values import FORMS, ROUNDS

MASK = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def line(form: str = "pupil", **own: Any) -> FormCertificate:
    usual: dict[str, Any] = {
        "declared": 1000,
        "shown": 870,
        "few": 60,
        "protect": 20,
        "extreme": 30,
        "absent": 20,
        "whole_declared": 400,
        "whole_shown": 398,
        "smallest": 5,
    }
    return FormCertificate(form=form, **(usual | own))


def certificate(*forms: FormCertificate, **own: Any) -> Certificate:
    usual: dict[str, Any] = {
        "round": "2017",
        "k": 5,
        "versions": 1,
        "publications": 2,
        "seconds": 12.25,
        "rules": "2",
        "mask": MASK,
        "told_at": datetime(2017, 11, 22, 8, 30, 5, tzinfo=UTC),
    }
    return Certificate(forms=forms or (line("pupil"), line("parent", smallest=7)), **(usual | own))


def protection(proof: Certificate | None, **own: Any) -> Protection:
    usual: dict[str, Any] = {
        "selection": Selection("certificate", round="2017"),
        "rounds": ROUNDS,
        "forms": FORMS,
        "k": 5,
        "certificate": proof,
    }
    return Protection(**(usual | own))


STATES: dict[str, Protection] = {
    "kept": protection(certificate()),
    "broken": protection(certificate(groups=1, persons=3, institutions=2)),
    "untested": protection(None),
    "nothing": protection(None, selection=Selection("certificate"), rounds=(), forms=(), k=0),
    "one round": protection(certificate(), rounds=ROUNDS[1:2]),
    "one form": protection(certificate(line())),
    "nothing shown": protection(
        certificate(line(shown=0, extreme=0, few=980, protect=0, whole_shown=0, smallest=None))
    ),
    "nothing asked": protection(
        certificate(
            line(declared=0, shown=0, extreme=0, few=0, protect=0, absent=0, whole_declared=0, whole_shown=0)
        )
    ),
}  # fmt: skip
