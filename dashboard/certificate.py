"""What the certificate page shows of one round: values only, ready to be laid out."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.gate.certificate import Certificate
from dashboard.profile import Choice
from dashboard.selection import Selection


class Finding(StrEnum):
    """What a reader is told first."""

    KEPT = "kept"
    BROKEN = "broken"  # published by earlier rules, or changed behind the gate's back
    UNTESTED = "untested"  # published before there were certificates
    NOTHING = "nothing"  # no round is published


@dataclass(frozen=True, slots=True)
class Protection:
    """Everything on `/certificate`. `rounds` oldest first, `forms` in the round's order; `k` is the smallest group."""

    selection: Selection
    rounds: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    k: int
    certificate: Certificate | None

    @property
    def finding(self) -> Finding:
        if not self.rounds:
            return Finding.NOTHING
        if self.certificate is None:
            return Finding.UNTESTED
        found = self.certificate.groups + self.certificate.persons + self.certificate.institutions
        return Finding.BROKEN if found else Finding.KEPT
