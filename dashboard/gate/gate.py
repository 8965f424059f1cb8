"""The publish gate: everything that is about to be told, judged once more by rules and arithmetic of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.gate.cells import broken_cells
from dashboard.gate.columns import Attack
from dashboard.gate.findings import Finding
from dashboard.gate.groups import exposed_by_unit, exposed_groups
from dashboard.gate.institutions import exposed_institutions
from dashboard.gate.narrowing import Narrowing
from dashboard.gate.standing import Standing
from dashboard.gate.told import Telling, figures, telling, variables
from dashboard.gate.truth import Truth
from dashboard.statistics.points import Constants


@dataclass(frozen=True, eq=False)
class Case:
    """One form of a round: what stands in the store, what the vault counted, and what was told earlier (oldest first).

    `constants` are the factors' own, by key.
    """

    truth: Truth
    standing: Standing
    constants: Mapping[str, Constants]
    earlier: Sequence[Telling]

    @cached_property
    def newest(self) -> Telling:
        return telling(self.truth.counted, self.standing, self.constants)

    @property
    def tellings(self) -> list[Telling]:
        return [*self.earlier, self.newest]


def judge(case: Case, narrowing: Narrowing) -> list[Finding]:
    """Every rule that what stands now breaks, together with all that was ever told of the form in this round.

    `narrowing` may know figures that it found nobody in; what differs from them by a single number is judged anew.
    What was told earlier and breaks today's rules by itself cannot be taken back, and is not found.
    """
    publications, newest = [one.publication for one in case.tellings], len(case.earlier)
    key = case.truth.form.key
    found = broken_cells(case.truth, case.standing, case.constants, newest)
    found += exposed_groups(key, publications, case.truth.k)
    found += exposed_by_unit(key, publications, case.truth.k)
    found += exposed_institutions(key, publications)
    attack = Attack(publications)
    for variable, scale in variables(case.truth.form).items():
        found += narrowing.found(attack, key, figures(variable, scale, case.tellings))
    return [finding for finding in found if concerns(finding, newest)]


def concerns(finding: Finding, publication: int) -> bool:
    return any(place.publication == publication for place in finding.places)
