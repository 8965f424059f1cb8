"""Reads `units.csv` (or `units.xlsx`): the organisation as it was in the round."""

from dashboard.organisation import Unit
from data_access.packages import tabular, unit_checks
from data_access.packages.report import Report
from data_access.packages.source import Source
from data_access.packages.table import Table
from data_access.packages.unit_checks import Line

REQUIRED = ("code", "parent", "kind", "name")
OPTIONAL = ("type", "grade", "successor_of", "same_children_as")


def read(source: Source, programme: str | None, report: Report) -> list[Unit] | None:
    """The units as listed, or None when there is no list. `programme` is the code of the root, which is not listed."""
    file = tabular.only_file(source, "units", report, required=True)
    table = tabular.table(source, file, (*REQUIRED, *OPTIONAL), report) if file else None
    if table is None or not tabular.has_columns(table, REQUIRED, report):
        return None
    tabular.notice_others(table, REQUIRED, OPTIONAL, report)
    lines = _lines(table, programme)
    if not lines:
        report.error("no_units", table.file)
        return None
    unit_checks.check(lines, table.file, programme, report)
    return [line.unit for line in lines]


def _lines(table: Table, programme: str | None) -> list[Line]:
    columns = [column for column in (*REQUIRED, *OPTIONAL) if column in table.headings]
    return [
        Line(row, _unit({column: text.strip() for column, text in zip(columns, texts, strict=True)}, programme))
        for row, *texts in table.lines(columns)
    ]


def _unit(cells: dict[str, str], programme: str | None) -> Unit:
    return Unit(
        code=cells["code"],
        parent="" if cells["parent"] == programme else cells["parent"],
        kind=cells["kind"],
        name=cells["name"],
        type=cells.get("type", ""),
        grade=cells.get("grade", ""),
        successor_of=tuple(code.strip() for code in cells.get("successor_of", "").split("|") if code.strip()),
        same_children_as=cells.get("same_children_as", ""),
    )
