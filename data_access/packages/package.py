"""A mapping package in memory, after everything in it has been checked."""

from dataclasses import dataclass

import polars as pl

from dashboard.mapping import Mapping
from dashboard.organisation import Unit
from data_access.packages.report import Problem


@dataclass(frozen=True)
class Package:
    """`units` stand in order of descent.

    `answers` holds a frame for each form with an answers file: `unit`, `respondent` (if the form has such a column),
    `seconds` (likewise), `split:<key>` with the value's key or null, then one Float64 column per item as answered,
    null for no answer. `scores` has unit, form, factor, split ("all" or "gender=girl"), n, mean, sd. `invited` is
    keyed by (form, unit code). `participation` has form, unit, invited, answered, at. `fingerprint` is the same for a
    folder and its zip.
    """

    mapping: Mapping
    units: tuple[Unit, ...]
    answers: dict[str, pl.DataFrame]
    scores: pl.DataFrame | None
    invited: dict[tuple[str, str], int]
    participation: pl.DataFrame | None
    notices: tuple[Problem, ...]
    fingerprint: str

    @property
    def has_results(self) -> bool:
        return bool(self.answers) or self.scores is not None

    @property
    def tells_participation(self) -> bool:
        return self.participation is not None and self.participation.height > 0

    @property
    def invitations(self) -> dict[tuple[str, str], int]:
        """By form and unit: those of invited.csv, else the latest that participation.csv tells."""
        if self.participation is None:
            return self.invited
        rows = self.participation.sort("at").select("form", "unit", "invited").iter_rows()
        return {(form, unit): invited for form, unit, invited in rows} | self.invited
