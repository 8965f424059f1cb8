"""What the page of participation shows of one unit: who has answered, who is missing, and how it came about."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.cells import Status
from dashboard.levels import aim
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection

LOW_RATE = 0.60  # features.md row 15: flagged under 60 %


@dataclass(frozen=True, slots=True)
class Turnout:
    """Answers and invitations of one unit and form; `answered` is None unless `status` is shown, `invited` where it is
    unknown too. `withheld`: a sum of too few institutions for this reader. `together`: while the round is open, told
    only together with what stands beside it."""

    status: Status
    answered: int | None = None
    invited: int | None = None
    withheld: bool = False
    together: bool = False

    @property
    def rate(self) -> float | None:
        return self.answered / self.invited if self.answered is not None and self.invited else None

    @property
    def missing(self) -> int | None:
        """How many are still to answer; nobody where more have answered than were invited."""
        return max(0, self.invited - self.answered) if self.answered is not None and self.invited else None

    @property
    def is_low(self) -> bool:
        return self.rate is not None and self.rate < LOW_RATE


@dataclass(frozen=True, slots=True)
class FormTurnout:
    """`about_others`: one adult answers about several children, so that there are more answers than adults."""

    form: Choice
    informant: str
    turnout: Turnout
    about_others: bool = False

    @property
    def aim(self) -> str:
        return aim(self.informant)


@dataclass(frozen=True, slots=True)
class Group:
    """A unit below, `depth` steps down; `forms` holds those that are asked of it, by key."""

    unit: UnitLink
    depth: int
    forms: dict[str, Turnout]

    def is_below_aim(self, forms: dict[str, str]) -> bool:
        """`forms` are the informants by form. Only where everybody is to answer is anybody missing for certain."""
        asked_of_all = {key for key, informant in forms.items() if aim(informant) == "all"}
        return any(turnout.missing for key, turnout in self.forms.items() if key in asked_of_all)


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` is Danish time."""

    at: datetime
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class Participating:
    """Everything on `/participation/<unit>`. `selection` is complete; `rounds` oldest first; `forms` in their order.

    `course` is that of the chosen form, oldest first. `is_open`: nothing of the round is published. `newest` is the
    moment of the latest numbers of the round, None where only its published answers are known. `ceiling` is how many of
    the chosen form can have answered at most when the round closes, None where nothing can be said. `in_the_house`: the
    reader has a page of focus areas here.
    """

    selection: Selection
    unit: UnitLink
    path: tuple[UnitLink, ...]
    rounds: tuple[Choice, ...]
    forms: tuple[FormTurnout, ...]
    groups: tuple[Group, ...]
    course: tuple[Moment, ...]
    ceiling: int | None
    is_open: bool
    newest: datetime | None
    opened: date
    closed: date
    k: int
    in_the_house: bool = False

    @property
    def chosen(self) -> FormTurnout | None:
        return next((one for one in self.forms if one.form.key == self.selection.form), None)

    @property
    def still_answering(self) -> bool:
        """Whether the latest numbers are from before the last day."""
        return self.is_open and self.newest is not None and self.newest.date() < self.closed
