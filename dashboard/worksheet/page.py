"""What the page of one worksheet shows: values only, ready to be laid out."""

from dataclasses import dataclass

from dashboard.attachments import Attached
from dashboard.library import Suggestions
from dashboard.meeting import Meeting
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection
from dashboard.worksheet.actions import counted
from dashboard.worksheet.finding import Frozen
from dashboard.worksheet.sheet import Sheet, Topic
from dashboard.worksheet.written import Written

PAPER = "paper"  # the section of the address that shows the worksheet as it is printed
# What a new cycle can take over from the worksheet before it, and what it does unless somebody wants otherwise.
OFFERED = ("challenge", "goal", "information", "problem", "maintaining", "knowledge", "actions", "signs")
CARRIED = ("challenge", "goal", "problem", "maintaining", "knowledge")


@dataclass(frozen=True, slots=True)
class Cycle:
    """Another worksheet of the same team that this one came from, or that came from it."""

    number: int
    round: Choice


@dataclass(frozen=True, slots=True)
class Figures:
    """What the team can hold fast from the round: at which places, and which factors of which form. `areas` are the
    focus areas that the worksheet could work on as well."""

    areas: tuple[Topic, ...] = ()
    places: tuple[UnitLink, ...] = ()
    factors: tuple["Asked", ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    form: Choice
    factor: Choice
    turned: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Everything on `/worksheet/<number>`. `closed` counts findings of places that the reader may not open.

    `chosen_at` is a place of its focus areas that the reader may open, `people` are the names of those who take part in
    the team, and `newest` is the round that a new cycle looks at.
    """

    selection: Selection
    sheet: Sheet
    findings: tuple[Frozen, ...]
    closed: int
    chosen_at: int | None
    written: Written
    people: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    attached: tuple[Attached, ...]
    previous: Cycle | None
    next: tuple[Cycle, ...]
    figures: Figures
    suggestions: tuple[Suggestions, ...]
    newest: Choice

    @property
    def writes(self) -> bool:
        """Else it is only read: by whoever may not write, when it is closed, and on paper."""
        return self.sheet.may_write and self.selection.section != PAPER

    @property
    def actions(self) -> dict[str, int]:
        """How many there are by status."""
        return counted(row.text("status") for row in self.written.rows("actions"))
