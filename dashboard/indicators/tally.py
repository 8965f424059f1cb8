"""How many targets of a unit are met, and what is said of the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.indicators.panel import AnyCard, Status, judged
from dashboard.indicators.targets import Whose


@dataclass(frozen=True, slots=True)
class Tally:
    """How many targets there are with a value to judge, and what is said of them."""

    met: int = 0
    under_way: int = 0
    not_met: int = 0
    cannot_tell: int = 0

    @property
    def targets(self) -> int:
        return self.met + self.under_way + self.not_met + self.cannot_tell


def tally(cards: Iterable[AnyCard], whose: Whose) -> Tally:
    """Of the national targets, or of those that a municipality set: each is counted by itself."""
    found = [status for card in cards for target, status in judged(card) if target.whose is whose]
    return Tally(*(found.count(status) for status in Status))
