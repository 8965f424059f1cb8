"""Reads one file of indicators: either everything in it is right, or it is refused with every error at once."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.indicators.catalogue import Indicators
from dashboard.indicators.given import Checked
from data_access.indicators.files import checks, chosen, description, layout, meanings, own_file, row_units, rows
from data_access.indicators.files.description import NONE, Description
from data_access.indicators.files.judged import Judging
from data_access.indicators.files.places import Places
from data_access.indicators.files.row_units import RowUnits
from data_access.packages import folder, limits, tabular
from data_access.packages.columns import Fault
from data_access.packages.report import Problem, Report
from data_access.packages.source import Source

TABLES = (".csv", ".txt", ".tsv", ".xlsx")
CATALOGUE = ".toml"


@dataclass(frozen=True, slots=True)
class Read:
    checked: Checked
    notices: tuple[Problem, ...]


def read(path: Path, known: Indicators, places: Places, in_use: Indicators, confirm: bool = False) -> Read:
    """Raises Refused when anything in it is wrong. `in_use` are indicators that a municipality added and of which there
    are values. `confirm` takes names that are only spelt nearly right."""
    report = Report()
    files = _files(_found(path, report), report)
    report.raise_if_refused()
    name, *beside = files.files
    if name.lower().endswith(CATALOGUE):
        return _catalogue(files, name, in_use, report)
    how = description.read(files, beside[0], report) if beside else NONE
    if how is None:
        raise report.refusal()
    table = tabular.table(files, name, layout.expected(how, known), report, how.dialect)
    table = chosen.rows(table, how, report) if table is not None else None
    columns = layout.found(table, how, known, report) if table is not None else None
    if table is None or columns is None:
        raise report.refusal()
    units = row_units.found(Judging(table, columns, beside[0] if beside else name, report), how, places, confirm)
    return _values(units, how, known, report)


def _found(path: Path, report: Report) -> Path:
    """Where links lead to. The name is written into the log, and beside figures that have no other source."""
    try:
        found = path.resolve()
    except (OSError, RuntimeError):  # links that lead to each other
        report.error("file_not_there", path.name)
        return path
    verdict = meanings.source(found.name)
    if isinstance(verdict, Fault):
        report.error(verdict.reason, found.name, None, None, None, **verdict.fields)
    return found


def _files(path: Path, report: Report) -> Source:
    """The file, and the description beside it if there is one."""
    if report.count:
        return Source({}, report)
    if path.suffix.lower() not in (*TABLES, CATALOGUE):
        report.error("not_a_table", path.name)
    elif not path.is_file():
        report.error("file_not_there", path.name)
    wanted = [path, *(one for one in [path.with_suffix(CATALOGUE)] if one != path and one.is_file())]
    for one in (one for one in wanted if not report.count):
        if one.stat().st_size > limits.UNPACKED_BYTES:
            report.error("package_too_large", one.name, limit=limits.UNPACKED_BYTES // 1_000_000)
    return Source({one.name: folder.member(path.parent, one) for one in wanted} if not report.count else {}, report)


def _catalogue(files: Source, name: str, in_use: Indicators, report: Report) -> Read:
    own = own_file.read(files, name, in_use, report)
    report.raise_if_refused()
    return Read(Checked(name, checks.fingerprint((), False, own), (), own=tuple(own)), tuple(report.notices))


def _values(units: RowUnits, how: Description, known: Indicators, report: Report) -> Read:
    file, columns = units.judging.table.file, units.judging.layout
    if not len(units.judging.table):
        report.error("no_values", file)
    given = checks.without_repeated(rows.rows(units.judging, units.units, how, known), file, report)
    checks.check_shares(given, columns, known, file, report)
    checks.notice_lowest(given, known, file, report)
    report.raise_if_refused()
    given.sort(key=lambda row: row.row)
    checked = Checked(file, checks.fingerprint(given, how.made_up, ()), tuple(given), how.made_up, (), units.confirmed)
    return Read(checked, tuple(report.notices))
