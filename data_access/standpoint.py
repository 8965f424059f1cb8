"""Where a reader stands: the round, form, split and comparison that an address means."""

from dataclasses import dataclass

from dashboard.profile import Choice, Similar
from data_access.catalogue import Form, Round, Split
from data_access.questions.units import Trail

WHOLES = ("institution", "municipality", "programme")  # what a unit can be compared with, as far as it lies in them
SIMILAR = "similar"  # and for an institution a group of others that it belongs to


@dataclass(frozen=True)
class Standpoint:
    """`trails` hold the way to the unit in each round the reader may open it in; `forms` those asked of it here
    and `splits` what they are told for, `all` first.

    `against` is the kind of a unit above, SIMILAR, or the key of another round; None where there is nothing to compare
    with. `similar` is given where there is such a group for the form and split in view.
    """

    trails: dict[int, Trail]
    round: Round
    rounds: tuple[Round, ...]
    forms: tuple[Form, ...]
    form: Form | None
    splits: tuple[Split, ...]
    split: Split | None
    comparisons: tuple[Choice, ...]
    against: str | None
    similar: Similar | None = None

    @property
    def trail(self) -> Trail:
        return self.trails[self.round.id]

    @property
    def is_newest(self) -> bool:
        """Whether there is no later round with the unit that the reader may open."""
        return self.round is self.rounds[-1]

    @property
    def wholes(self) -> dict[str, Trail]:
        """The units above, by kind."""
        return wholes(self.trail)


def wholes(trail: Trail) -> dict[str, Trail]:
    above = {place.kind: trail[: depth + 1] for depth, place in enumerate(trail[:-1])}
    return {kind: above[kind] for kind in WHOLES if kind in above}
