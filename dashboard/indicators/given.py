"""What a file of indicators says once it is checked: its rows as they came, before anything is hidden or rounded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.indicators.values import Told

Key = tuple[str, str, int, str, str]  # what a row is about: indicator, unit, school year, grade, group


@dataclass(frozen=True, slots=True)
class Given:
    """`unit` is a unit's code, or "country". `row` is the file's, as a spreadsheet numbers it.

    `status` is shown, suppressed or missing, and `value` a number exactly where it is shown; `n` is None where the
    source does not tell it.
    """

    indicator: str
    unit: str
    school_year: int
    grade: str
    group: str
    value: float | None
    n: int | None
    status: Told
    source: str
    row: int

    @property
    def key(self) -> Key:
        return self.indicator, self.unit, self.school_year, self.grade, self.group


@dataclass(frozen=True, slots=True)
class Checked:
    """One file in which everything is right: each key stands once among `rows`.

    `fingerprint` is the same for the same rows, however they are written. `own` holds the rows of a municipality's own
    catalogue, complete and in order, each as `catalogue.indicators` takes it. `matches` are names that somebody has
    confirmed just now: by spelling the code of the unit that is meant.
    """

    file: str
    fingerprint: str
    rows: tuple[Given, ...]
    made_up: bool = False
    own: tuple[Mapping[str, Any], ...] = ()
    matches: Mapping[str, str] = field(default_factory=dict)
