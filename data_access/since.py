"""What a later round says of one form at several units, beside an earlier round: judged as the API judges changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.cells import NOT_ASKED, Cell
from dashboard.comparison import Pair, against_round
from dashboard.statistics.verdicts import Difference
from data_access.catalogue import Factor, Round

Address = tuple[int, int, int]  # unit, factor, round


@dataclass
class Since:
    """`factors` were asked in the same way in both rounds, whose cells are among those `found`. What one unit was asked
    in the form is one family."""

    before: Round
    now: Round
    factors: dict[int, Factor]
    found: Mapping[Address, Cell]
    _judged: dict[int, dict[int, Difference]] = field(default_factory=dict)

    def then(self, unit: int, factor: int) -> Cell:
        return self.found.get((unit, factor, self.before.id), NOT_ASKED)

    def cell(self, unit: int, factor: int) -> Cell:
        return self.found.get((unit, factor, self.now.id), NOT_ASKED)

    def is_comparable(self, factor: int) -> bool:
        return factor in self.factors

    def difference(self, unit: int, factor: int) -> Difference | None:
        if unit not in self._judged:
            self._judged[unit] = against_round({one: self._pair(unit, one) for one in self.factors})
        return self._judged[unit].get(factor)

    def _pair(self, unit: int, factor: int) -> Pair:
        within, between = self.factors[factor].within or 0, self.factors[factor].between or 0
        return Pair(self.cell(unit, factor), self.then(unit, factor), within, between)
