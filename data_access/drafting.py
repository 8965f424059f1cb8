"""What may be published of one form: masked, then narrowed until nobody's own score is known to less than half."""

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.disclosure.masks import Masking, Masks
from dashboard.gate.columns import Attack
from dashboard.gate.findings import Finding
from dashboard.gate.gate import concerns
from dashboard.gate.narrowing import Narrowing
from dashboard.gate.standing import Standing
from dashboard.gate.told import Telling, figures, telling, variables
from dashboard.publication import cells, details
from dashboard.publication.counted import Told
from dashboard.publication.declared import rolled_up
from dashboard.statistics.atoms import factor_variable
from dashboard.statistics.points import Constants
from data_access.history import History

ATTEMPTS = 200  # each hides at least one cell more; far fewer are needed


class NotSafe(Exception):
    """What would have been published broke a rule of disclosure; nothing was."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = list(findings)

    def __reduce__(self) -> tuple[type, tuple]:
        """It may have to come over from another process."""
        return NotSafe, (self.findings,)


class Drafting:
    """One form of a round on its way to the store."""

    def __init__(self, history: History, constants: Mapping[str, Constants]) -> None:
        self.history, self.constants = history, constants
        self.version, self.truth = history.newest, history.truth
        earlier = [one.publication for one in history.tellings]
        self.masking = Masking(
            self.version.form, self.version.counted, self.version.sums, self.truth.k, self.truth.splits_from, earlier
        )
        self.narrowing = Narrowing(delivered=not self.version.sums.has_answers)

    def safe(self) -> Standing:
        """Raises NotSafe when hiding one cell after the other does not end."""
        counted, forbidden = self.version.counted, self._without_scale()
        found: list[Finding] = []
        for _ in range(ATTEMPTS):
            draft = self._draft(self.masking.masks(forbidden))
            found = self._narrow(draft)
            if not found:
                return draft
            for finding in found:
                unit, label = self._sacrifice(finding)
                forbidden[label][counted.tree.position[unit], counted.column(finding.variable)] = True
        raise NotSafe(found)

    def _without_scale(self) -> Told:
        """What is never told: a factor whose answers have never varied has no scale, and its items go with it."""
        counted = self.version.counted
        unscaled = {factor_variable(one.key) for one in self.version.form.factors if one.key not in self.constants}
        flags = np.array([name in unscaled for name in counted.variables])
        return {label: np.tile(flags, (len(counted.tree.codes), 1)) for label in self.truth.labels}

    def _narrow(self, draft: Standing) -> list[Finding]:
        tellings = [*self.history.tellings, self._telling(draft)]
        attack = Attack([one.publication for one in tellings])
        found = []
        for variable, scale in variables(self.version.form).items():
            found += self.narrowing.found(attack, self.version.form.key, figures(variable, scale, tellings))
        return [finding for finding in found if concerns(finding, len(self.history.earlier))]

    def _telling(self, draft: Standing) -> Telling:
        return telling(self.version.counted, draft, self.constants)

    def _sacrifice(self, finding: Finding) -> tuple[str, str]:
        newest = len(self.history.earlier)
        mine = [(place.unit, place.label) for place in finding.places if place.publication == newest]
        return self.masking.least_important(mine)

    def _draft(self, masks: Masks) -> Standing:
        form, sums, k, splits_from = self.version.form, self.version.sums, self.truth.k, self.truth.splits_from
        codes, invited = sums.tree.codes, rolled_up(sums.tree, self._invited())
        factors = cells.factor_cells(form, sums, masks, self.constants, k, splits_from)
        return Standing(
            form,
            sums.tree,
            [(codes[row[0]], *row[1:]) for row in factors],
            [(codes[row[0]], *row[1:]) for row in details.item_cells(form, sums, masks)],
            [(codes[row[0]], *row[1:]) for row in details.band_cells(form, sums, masks)],
            [(codes[row[0]], *row[1:]) for row in details.responses(form, sums, masks, invited, splits_from)],
        )

    def _invited(self) -> dict[str, int]:
        invited = self.version.kept.invited
        return {code: count for (form, code), count in invited.items() if form == self.version.form.key}
