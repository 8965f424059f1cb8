"""Asking about persons one variable at a time, and never twice about the very same figures."""

from contextlib import suppress

import numpy as np

from dashboard.gate.columns import Attack
from dashboard.gate.figures import Figures
from dashboard.gate.findings import Finding, Rule
from dashboard.gate.persons import narrow_in
from dashboard.gate.thirds import NotNested, pinned_thirds
from dashboard.gate.told import widened
from dashboard.statistics.atoms import is_third

_COLUMNS = ("publications", "units", "labels", "least", "most")


class Narrowing:
    """Of one form, its earlier publications being the same throughout: what was clear stays clear.

    `delivered` means contradict each other now and then; only where they do are they taken less exactly.
    """

    def __init__(self, *, delivered: bool = False) -> None:
        self.delivered = delivered
        self._clear: dict[str, Figures] = {}

    def found(self, attack: Attack, form: str, told: Figures) -> list[Finding]:
        if not len(told.units) or _same(told, self._clear.get(told.variable)):
            return []
        narrow = _narrow(attack, form, told)
        if self.delivered and any(finding.rule is Rule.DOUBT for finding in narrow):
            narrow = narrow_in(attack, form, widened(told))
        if not narrow:
            self._clear[told.variable] = told
        return narrow


def _narrow(attack: Attack, form: str, told: Figures) -> list[Finding]:
    if is_third(told.variable):
        with suppress(NotNested):
            return pinned_thirds(attack, form, told)
    return narrow_in(attack, form, told)


def _same(told: Figures, before: Figures | None) -> bool:
    return before is not None and all(np.array_equal(getattr(told, c), getattr(before, c)) for c in _COLUMNS)
