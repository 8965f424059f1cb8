"""Which forms a reader may be told of units above the institutions."""

from dataclasses import dataclass, field

from dashboard.access import is_aggregate
from data_access.questions.units import Trail

InRound = tuple[int, Trail]  # round number and the way to the unit in that round


@dataclass(frozen=True, slots=True)
class Telling:
    """`everything` for readers of whom the publication itself takes care: they know one institution at most.

    `forms` are told, each by unit, round and form; what is not among them is not.
    """

    everything: bool = False
    forms: frozenset[tuple[int, int, int]] = field(default_factory=frozenset)

    def withholds(self, place: InRound, form_id: int) -> bool:
        round_id, trail = place
        if self.everything or not is_aggregate(trail[-1].kind):
            return False
        return (trail[-1].unit, round_id, form_id) not in self.forms
