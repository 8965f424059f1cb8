"""Reads a whole mapping package: either everything in it is right, or it is refused with every error at once."""

from collections.abc import Collection
from pathlib import Path, PurePosixPath

import polars as pl

from dashboard.mapping import Form, Mapping
from dashboard.organisation import Unit, in_order_of_descent
from data_access.packages import (
    answers_file,
    invited_file,
    mapping_file,
    participation_file,
    scores_file,
    source,
    tabular,
    units_file,
)
from data_access.packages.members import MAPPING
from data_access.packages.package import Package
from data_access.packages.report import Report
from data_access.packages.source import Source

TABLES = ("units", "invited", "scores", "participation")


def read(path: Path) -> Package:
    """Reads a folder or a zip. Raises Refused when anything in it is wrong."""
    report = Report()
    with source.opened(path, report) as files:
        mapping = mapping_file.read(files, report)
        units = units_file.read(files, mapping.programme.key if mapping else None, report)
        if mapping is None:
            raise report.refusal()
        return _package(files, mapping, units, report)


def _package(files: Source, mapping: Mapping, units: list[Unit] | None, report: Report) -> Package:
    codes = None if units is None else [unit.code for unit in units]
    answers = _answers(files, mapping, codes, report)
    scores = scores_file.read(files, mapping, units, report)
    invited = invited_file.read(files, mapping, codes, report)
    _notice_more_answers(answers, invited, report)
    participation = participation_file.read(files, mapping, codes, report)
    _check_coverage(files, mapping, scores, report)
    _notice_unused(files, mapping, report)
    fingerprint = files.fingerprint()
    report.raise_if_refused()
    in_order = tuple(in_order_of_descent(units or ()))
    return Package(mapping, in_order, answers, scores, invited, participation, tuple(report.notices), fingerprint)


def _answers(files: Source, mapping: Mapping, units: Collection[str] | None, report: Report) -> dict[str, pl.DataFrame]:
    answers: dict[str, pl.DataFrame] = {}
    for form in mapping.forms:
        delivered = _files_of(form, files)
        if len(delivered) > 1:
            report.error("two_files", delivered[1], other=delivered[0])
        elif delivered:
            frame = answers_file.read(files, delivered[0], form, mapping, units, report)
            if frame is not None:
                answers[form.key] = frame
    return answers


def _notice_more_answers(answers: dict[str, pl.DataFrame], invited: dict[tuple[str, str], int], report: Report) -> None:
    """A register that is older than the answers makes this odd, but not wrong."""
    for form, frame in answers.items():
        who = "respondent" if "respondent" in frame.columns else "unit"
        count = pl.len() if who == "unit" else pl.col(who).n_unique()
        for unit, answered in frame.group_by("unit", maintain_order=True).agg(count.alias("n")).iter_rows():
            if answered > invited.get((form, unit), answered):
                report.notice(
                    "more_answered_than_invited",
                    "invited.csv",
                    None,
                    "unit",
                    unit,
                    answered=answered,
                    invited=invited[form, unit],
                )


def _files_of(form: Form, files: Source) -> list[str]:
    return tabular.found(files, f"answers/{form.key}", answers_file.ENDINGS)


def _check_coverage(files: Source, mapping: Mapping, scores: pl.DataFrame | None, report: Report) -> None:
    """Every form arrives once: as answers or as scores. A package may also hold participation alone."""
    delivered = {form.key for form in mapping.forms if _files_of(form, files)}
    scored = set() if scores is None else set(scores["form"].drop_nulls())
    for key in sorted(delivered & scored):
        report.error("answers_and_scores", "scores.csv", column="form", value=key)
    only_participation = not delivered and not tabular.found(files, "scores") and tabular.found(files, "participation")
    if only_participation or (scores is None and tabular.found(files, "scores")):
        return
    for form in mapping.forms:
        if form.key not in delivered | scored:
            report.error("answers_missing", f"answers/{form.key}.csv", form=form.key)


def _notice_unused(files: Source, mapping: Mapping, report: Report) -> None:
    used = {MAPPING, *(name for stem in TABLES for name in tabular.found(files, stem))}
    used |= {name for form in mapping.forms for name in _files_of(form, files)}
    for name in sorted(files.files.keys() - used):
        in_answers = PurePosixPath(name).parts[0] == "answers"
        report.notice("file_of_no_form" if in_answers else "file_unused", name)
