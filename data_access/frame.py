"""Where a reader of the page of progress stands: the unit, two of its rounds, a form, and the section in view."""

from dataclasses import dataclass

from dashboard.progress import Section
from dashboard.selection import Selection
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.questions.units import Trail
from data_access.standpoint import Standpoint


@dataclass(frozen=True)
class Frame:
    """`before` is the earlier of the two rounds, None where there is none; `selection` is complete."""

    at: Standpoint
    before: Round | None
    selection: Selection
    section: Section

    @property
    def trail(self) -> Trail:
        return self.at.trail

    @property
    def unit(self) -> int:
        return self.at.trail[-1].unit

    @property
    def form(self) -> Form | None:
        return self.at.form

    def comparable(self, catalogue: Catalogue) -> list[Factor]:
        """The form's factors that were asked in the same way in both rounds."""
        if self.before is None or self.at.form is None:
            return []
        return catalogue.comparable(self.at.round.id, self.before.id, self.at.form.id)
