"""Which column of a file tells what: one row for each value, or a column for each indicator."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.indicators.catalogue import Indicators
from data_access.indicators.files import words
from data_access.indicators.files.description import ROLES, Description
from data_access.packages import tabular
from data_access.packages.report import Report
from data_access.packages.spelling import Spelling
from data_access.packages.table import Table


@dataclass(frozen=True, slots=True)
class Values:
    """A column of values; `indicator` is None where each row says which. `n` is the column of how many persons."""

    heading: str
    indicator: str | None = None
    n: str | None = None
    grade: str | None = None
    group: str | None = None
    missing: tuple[str, ...] = ()
    missing_below: float | None = None
    times: float | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """`columns` are headings by what they tell, `fixed` is told of all rows."""

    columns: Mapping[str, str]
    fixed: Mapping[str, str]
    values: tuple[Values, ...]

    @property
    def headings(self) -> list[str]:
        """Every column that is read, once."""
        of_values = [heading for one in self.values for heading in (one.heading, one.n) if heading]
        return list(dict.fromkeys([*self.columns.values(), *of_values]))


def names(known: Indicators) -> dict[str, str]:
    """Keys of indicators by everything a file may call them, as `words.folded` writes it."""
    found: dict[str, str] = {}
    for key, one in known.items():
        for name in (one.name.da, one.name.en):
            found.setdefault(words.folded(name), key)
    return found | {words.folded(key): key for key in known}


def expected(how: Description, known: Indicators) -> list[str]:
    """Headings that ought to be in the file, to tell how it is delimited."""
    by_role = [word for role in ROLES for word in words.role_words(role)]
    named = [name for key, one in known.items() for name in (key, one.name.da, one.name.en)]
    told = [*how.only, *how.columns.values(), *how.values, *(one.n for one in how.values.values() if one.n)]
    return told or [*by_role, *(word.capitalize() for word in by_role), *named]


def found(table: Table, how: Description, known: Indicators, report: Report) -> Layout | None:
    """None, with errors in the report, when the columns do not tell enough."""
    columns = _roles(table, how, report)
    if columns is None:
        return None
    values = _told(how) if how.values else _seen(table, columns, how, known, report)
    layout = Layout(columns, dict(how.fixed.items()), tuple(values))
    if not tabular.has_columns(table, layout.headings, report) or not _is_complete(layout, table, known, report):
        return None
    ignored = [heading for heading in table.headings if heading and heading not in {*layout.headings, *how.only}]
    if ignored:
        report.notice("columns_not_read", table.file, count=len(ignored), columns=ignored)
    return layout


def _roles(table: Table, how: Description, report: Report) -> dict[str, str] | None:
    roles: dict[str, str] = dict(how.columns.items())
    used = {*roles.values(), *how.values, *(one.n for one in how.values.values())}
    for heading in table.headings:
        role = words.role(heading)
        if role is None or heading in used or role in how.columns or role in how.fixed:
            continue
        if role in roles and role != heading:
            if roles[role] == role:  # the documented heading goes before any other word for the same
                continue
            report.error("role_twice", table.file, column=heading, other=roles[role], role=role)
            return None
        roles[role] = heading
    return roles


def _told(how: Description) -> Iterable[Values]:
    for heading, one in how.values.items():
        told = (one.grade, one.group, one.missing, one.missing_below, one.times)
        yield Values(heading, one.indicator, one.n, *told)


def _seen(
    table: Table, columns: dict[str, str], how: Description, known: Indicators, report: Report
) -> Iterable[Values]:
    """A column of values beside one of indicators; or else every column that is called like an indicator."""
    n = columns.get("n")
    if "value" in columns and ("indicator" in columns or "indicator" in how.fixed):
        return [Values(columns["value"], n=n)]
    return _wide(table, columns, known, report)


def _wide(table: Table, columns: dict[str, str], known: Indicators, report: Report) -> Iterable[Values]:
    by_name = names(known)
    counts = {name + ending: key for name, key in by_name.items() for ending in words.count_endings()}
    headings = [heading for heading in table.headings if heading not in columns.values()]
    n_of = {counts[folded]: heading for heading in headings if (folded := words.folded(heading)) in counts}
    spelling = Spelling([name for key, one in known.items() for name in (key, one.name.da, one.name.en)])
    for heading in headings:
        folded = words.folded(heading)
        if key := by_name.get(folded):
            yield Values(heading, key, n_of.get(key, columns.get("n")))
        elif folded not in counts and (meant := spelling.closest(heading)):
            report.error("column_misspelt", table.file, column=heading, hint=meant)


def _is_complete(layout: Layout, table: Table, known: Indicators, report: Report) -> bool:
    before = report.count
    for role in ("unit", "school_year"):
        if role not in layout.columns and role not in layout.fixed:
            report.error("role_missing", table.file, column=role, words=words.role_words(role))
    if not layout.values:
        report.error("no_indicator_column", table.file, names=list(known))
    of_values = {one.heading for one in layout.values}
    for one in layout.values:
        if one.n in of_values:
            report.error("n_is_a_value", table.file, column=one.n)
        if one.indicator is None and "indicator" not in {*layout.columns, *layout.fixed}:
            report.error("role_missing", table.file, column="indicator", words=words.role_words("indicator"))
        if one.indicator is not None and one.indicator not in known:
            hint = Spelling(known).closest(one.indicator)
            report.error("indicator_unknown", table.file, column=one.heading, value=one.indicator, hint=hint)
    return report.count == before
