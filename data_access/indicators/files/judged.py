"""Judges each different text of a column once, and says what is wrong with it where it first stands."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from data_access.indicators.files.layout import Layout
from data_access.packages.columns import Fault, Judge
from data_access.packages.report import Report
from data_access.packages.table import Table


@dataclass(frozen=True, slots=True)
class Judging:
    """One file that is being judged, with its description's name."""

    table: Table
    layout: Layout
    described: str
    report: Report

    def role(self, role: str, judge: Judge, otherwise: object = None) -> list:
        """What each row means by it; `otherwise` where the file has no such column. None where the text will not do."""
        if role in self.layout.columns:
            return self.column(self.layout.columns[role], judge)
        if role in self.layout.fixed:
            otherwise = self.described_as(f"fixed.{role}", self.layout.fixed[role], judge)
        return [otherwise] * len(self.table)

    def column(self, heading: str, judge: Judge) -> list:
        verdicts = {text: judge(text) for text in self.table.different(heading)}
        faults = {text: verdict for text, verdict in verdicts.items() if isinstance(verdict, Fault)}
        for text, row in self.first_rows(heading, faults).items():
            fault = faults[text]
            self.report.error(fault.reason, self.table.file, row, heading, text, **fault.fields)
        meanings = {text: None if text in faults else verdict for text, verdict in verdicts.items()}
        return [meanings[text] for text in self.table.texts(heading)]

    def first_rows(self, heading: str, texts: Collection[str]) -> dict[str, int]:
        """Where each of the texts first stands, in the file's order."""
        wanted = list(texts)
        rows: dict[str, int] = {}
        for row, text in self.table.cells(heading, self.table.texts(heading).is_in(wanted)).iter_rows():
            rows.setdefault(text, row)
        return rows

    def described_word(self, heading: str, what: str, text: str | None, judge: Judge) -> str | None:
        """What the description says of all values in a column; None where it says nothing."""
        return None if text is None else self.described_as(f"values.{heading}.{what}", text, judge)

    def described_as(self, place: str, text: str, judge: Judge) -> Any:
        """What a word of the description means; None where it will not do."""
        verdict = judge(text)
        if not isinstance(verdict, Fault):
            return verdict
        self.report.error(verdict.reason, self.described, None, place, text, **verdict.fields)
        return None
