"""How a foreign file is to be read: an optional TOML file of the same name beside it."""

from typing import Literal, get_args

from pydantic import Field, ValidationError

from dashboard.mapping import Key, Section
from data_access.packages import mapping_file
from data_access.packages.csv_file import Dialect, usable_delimiter
from data_access.packages.known_keys import report_unknown_keys
from data_access.packages.mapping_errors import report_invalid
from data_access.packages.report import Report
from data_access.packages.source import Source
from data_access.packages.text_encoding import normal_name

Role = Literal["indicator", "unit", "school_year", "grade", "group", "value", "n", "status", "source"]
ROLES: tuple[Role, ...] = get_args(Role)
Fixed = Literal["indicator", "unit", "school_year", "grade", "group"]


class ValueColumn(Section):
    """A column of values; without `indicator` each row says which it is.

    `times` is what its numbers are multiplied by, 100 for shares written as 0.58. Values equal to one of `missing`, or
    lower than `missing_below`, are no values.
    """

    indicator: Key | None = None
    n: str | None = None
    grade: str | None = None
    group: str | None = None
    missing: tuple[str, ...] = ()
    missing_below: float | None = None
    times: float | None = Field(None, ge=0.001, le=1000)


class SingleYear(Section):
    """What one year alone means: the school year that begins in it, or ends in it. Neither: it is refused."""

    begins: bool = False
    ends: bool = False


class Description(Section):
    """`columns` names a heading for what a column tells, `fixed` what is the same in all rows. Only rows are read that
    have one of the words that `only` gives for a heading.

    `values` are the columns of values by their heading. The rest says what words in the file mean; `units` are codes
    by the names that stand for them. `others` is what happens to rows of units that are not known here.
    """

    source: str = ""
    made_up: bool = False
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    decimal: Literal[",", "."] | None = None
    others: Literal["refuse", "skip"] = "refuse"
    level: Literal["municipality", "institution"] | None = None
    school_year: SingleYear = SingleYear()
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    columns: dict[Role, str] = Field(default_factory=dict)
    fixed: dict[Fixed, str] = Field(default_factory=dict)
    values: dict[str, ValueColumn] = Field(default_factory=dict)
    indicators: dict[str, str] = Field(default_factory=dict)
    grades: dict[str, str] = Field(default_factory=dict)
    groups: dict[str, str] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    suppressed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def dialect(self) -> Dialect:
        return Dialect(self.delimiter, normal_name(self.encoding) if self.encoding else None, self.sheet)


NONE = Description()


def read(source: Source, file: str, report: Report) -> Description | None:
    """None, with errors in the report, when it cannot be understood."""
    raw = mapping_file.tables(source, file, report)
    if raw is None:
        return None
    understood = report_unknown_keys(raw, report, Description, file)
    try:
        found = Description.model_validate(raw)
    except ValidationError as error:
        report_invalid(error, raw, report, file)
        return None
    return found if _checked(found, file, report) and understood else None


def _checked(found: Description, file: str, report: Report) -> bool:
    before = report.count
    if found.encoding is not None and normal_name(found.encoding) is None:
        report.error("encoding_unknown", file, column="encoding", value=found.encoding)
    if found.delimiter is not None and not (len(found.delimiter) == 1 and usable_delimiter(found.delimiter)):
        report.error("delimiter_unusable", file, column="delimiter", value=found.delimiter)
    if found.school_year.begins and found.school_year.ends:
        report.error("year_both_ways", file, column="school_year")
    return report.count == before
