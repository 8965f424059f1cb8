"""What the mapping's newest round asked about the same as the national goals: another instrument, told beside them."""

from dataclasses import dataclass

from dashboard.cells import Cell
from dashboard.indicators.catalogue import constructs
from dashboard.mapping import Name
from dashboard.profile import Choice


@dataclass(frozen=True, slots=True)
class Answer:
    """One factor as one form asked it. `turned`: more points are worse."""

    construct: str
    name: Name
    turned: bool
    form: Choice
    cell: Cell


@dataclass(frozen=True, slots=True)
class Asked:
    """Of one unit in its newest `round`, where the least number of answers behind a figure is `k`."""

    round: Choice
    k: int
    answers: tuple[Answer, ...]

    def of_goal(self, goal: str) -> list[Answer]:
        """In the order of the catalogue, and inside a construct in that of the forms."""
        keys = [one.key for one in constructs() if one.goal == goal]
        return [answer for key in keys for answer in self.answers if answer.construct == key]
