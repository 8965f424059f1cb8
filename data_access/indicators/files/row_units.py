"""The unit of every row of a file; rows of units that are not known here are left out where its description says so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from data_access.indicators.files.description import Description
from data_access.indicators.files.judged import Judging
from data_access.indicators.files.places import Matching, Places, Proposal, Unit
from data_access.packages.columns import Fault
from data_access.packages.report import Report

_UNKNOWN = "place_unknown"


@dataclass(frozen=True, slots=True)
class RowUnits:
    """`judging` has the rows that are left and `units` one for each, None where there is an error.

    `confirmed` are codes by spelling.
    """

    judging: Judging
    units: list[Unit | None]
    confirmed: Mapping[str, str]


def found(judging: Judging, how: Description, places: Places, confirm: bool) -> RowUnits:
    matching = Matching(places.only(how.level), how.units)
    _refuse_as_country(judging, how, Matching(places))
    heading = judging.layout.columns.get("unit")
    if heading is None:
        units = judging.role("unit", lambda text: _certain(matching.unit(text)))
        return RowUnits(judging, units, {})
    verdicts = {text: matching.unit(text) for text in judging.table.different(heading)}
    if how.others == "skip":
        judging = _without_others(judging, heading, verdicts)
    proposals = {text: one for text, one in verdicts.items() if isinstance(one, Proposal)}
    _tell(judging, heading, proposals, confirm)
    units = judging.column(heading, lambda text: _meant(verdicts[text]))
    return RowUnits(judging, units, {one.spelling: one.unit.code for one in proposals.values()} if confirm else {})


def _refuse_as_country(judging: Judging, how: Description, matching: Matching) -> None:
    """Figures of the country are hidden from nobody, so a place must not be taken for it."""
    for text in (text for text, code in how.units.items() if matching.is_country(code)):
        if not matching.is_no_place(text):
            judging.report.error("unit_as_country", judging.described, None, f"units.{text}", text)


def _certain(verdict: Unit | Proposal | Fault) -> Unit | Fault:
    """For a name in a description, which its writer can put right."""
    return Fault(_UNKNOWN, {"hint": verdict.unit.name}) if isinstance(verdict, Proposal) else verdict


def _meant(verdict: Unit | Proposal | Fault) -> Unit | Fault:
    return verdict.unit if isinstance(verdict, Proposal) else verdict


def _tell(judging: Judging, heading: str, proposals: Mapping[str, Proposal], confirm: bool) -> None:
    report: Report = judging.report
    for text, row in judging.first_rows(heading, proposals).items():
        unit = proposals[text].unit
        tell, key = (report.notice, "unit_confirmed") if confirm else (report.error, "unit_proposed")
        tell(key, judging.table.file, row, heading, text, name=unit.name, code=unit.code)


def _without_others(judging: Judging, heading: str, verdicts: Mapping[str, Unit | Proposal | Fault]) -> Judging:
    faults = {text: one for text, one in verdicts.items() if isinstance(one, Fault) and one.reason == _UNKNOWN}
    if not faults:
        return judging
    names = list(judging.first_rows(heading, faults))
    judging.report.notice("units_skipped", judging.table.file, column=heading, count=len(names), names=names)
    for text in (text for text in names if (hint := faults[text].fields["hint"])):
        judging.report.notice("unit_skipped_but_near", judging.table.file, None, heading, text, hint=hint)
    kept = ~judging.table.texts(heading).is_in(list(faults))
    return replace(judging, table=judging.table.only(pl.Series(kept)))
