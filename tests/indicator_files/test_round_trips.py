"""However rows are written, long or wide, in any convention, the same rows are read."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dashboard.indicators.given import Given
from dashboard.indicators.values import Told
from tests.indicator_files.delivered import HEADING, known, taken, workbook, written

NAMES = {"580": ("580", "Aabenraa"), "492": ("492", "Ærø"), "280123": ("280123",), "country": ("country", "Danmark")}
WORDS = {
    "indicator": ("indicator", "Indikator"), "unit": ("unit", "Kommune"), "school_year": ("school_year", "Skoleår"),
    "grade": ("grade", "KLASSETRIN"), "group": ("group", "Gruppe"), "value": ("value", "Værdi"), "n": ("n", "Antal"),
    "status": ("Status", "status"), "source": ("source", "Kilde"),
}  # fmt: skip
MARKS = {Told.SUPPRESSED: ("*", "s", "..", "-", ":"), Told.MISSING: ("", "NA", ".")}
INDICATORS = ("reading_good", "absence", "wellbeing_general")
GROUPS = {"gender=girl": ("gender=girl", "Piger", "girls"), "all": ("all", "Alle", "i alt")}


@dataclass(frozen=True)
class Convention:
    decimal: str
    thousands: str
    per_cent: str
    delimiter: str
    encoding: str
    danish: int
    mark: int
    end_of_line: str

    def number(self, value: float) -> str:
        whole, _, decimals = f"{value:.2f}".partition(".")
        return f"{whole}{self.decimal}{decimals}"

    def count(self, n: int | None) -> str:
        return "" if n is None else f"{n:,}".replace(",", self.thousands)

    def word(self, words: Sequence[str]) -> str:
        return words[self.danish % len(words)]

    def cell(self, row: Given) -> str:
        if row.value is None:
            return MARKS[row.status][self.mark % len(MARKS[row.status])]
        share = row.indicator != "wellbeing_general"
        return self.number(row.value) + (self.per_cent if share else "")

    def text(self, lines: Sequence[Sequence[str]]) -> bytes:
        return self.end_of_line.join(self.delimiter.join(line) for line in [*lines, ()]).encode(self.encoding)


CONVENTIONS = st.builds(
    Convention,
    decimal=st.shared(st.sampled_from(",."), key="decimal"),
    thousands=st.shared(st.sampled_from(",."), key="decimal").flatmap(
        lambda decimal: st.sampled_from(["", " ", "\u00a0", {",": ".", ".": ","}[decimal]])
    ),
    per_cent=st.sampled_from(["", "%", " %"]),
    delimiter=st.sampled_from([";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    danish=st.integers(0, 2),
    mark=st.integers(0, 4),
    end_of_line=st.sampled_from(["\n", "\r\n"]),
)


@st.composite
def right_rows(draw: st.DrawFn, parts: bool = True) -> list[Given]:
    """With different keys, and a value whose decimals show the convention."""
    keys = draw(
        st.lists(
            st.tuples(
                st.sampled_from(INDICATORS), st.sampled_from(sorted(NAMES)), st.integers(2010, 2024),
                st.sampled_from(["all", "4", "6"] if parts else ["all"]), st.sampled_from(sorted(GROUPS)),
            ),
            min_size=1, max_size=12, unique=True,
        )
    )  # fmt: skip
    return [draw(_row((key[0], key[1], key[2], key[3], key[4]))) for key in keys]


def _row(key: tuple[str, str, int, str, str]) -> st.SearchStrategy[Given]:
    indicator = known()[key[0]]
    hundredths = st.integers(int(100 * max(indicator.lowest, 1)) + 1, int(100 * indicator.highest))
    status = st.sampled_from([Told.SHOWN, Told.SHOWN, Told.SUPPRESSED, Told.MISSING])
    n = st.one_of(st.none(), st.integers(1, 70_000))
    return st.builds(
        lambda v, n, s: Given(*key, v / 100 if s is Told.SHOWN else None, n, s, "STIL", 0), hundredths, n, status
    )


def as_long(rows: Sequence[Given], how: Convention, with_status: bool) -> list[list[str]]:
    heading = [name for name in HEADING if with_status or name != "status"]
    lines = [[how.word(WORDS[name]) for name in heading]]
    for row in rows:
        name, year, grade = known()[row.indicator].name, row.school_year, row.grade
        cells = {
            "indicator": how.word((row.indicator, name.da, name.en)),
            "unit": how.word(NAMES[row.unit]),
            "school_year": how.word((f"{year}/{year + 1}", f"{year}/{(year + 1) % 100:02}")),
            "grade": grade if grade == "all" else how.word((grade, f"{grade}. klasse", f"{grade}.kl")),
            "group": how.word(GROUPS[row.group]),
            "value": how.cell(row),
            "n": how.count(row.n),
            "status": row.status.value,
            "source": row.source,
        }
        lines.append([cells[name] for name in heading])
    return lines


def as_wide(rows: Sequence[Given], how: Convention) -> list[list[str]]:
    """A row for each unit, year, grade and group; only places with a value of every indicator have none too many."""
    names = {key: how.word((key, known()[key].name.da, known()[key].name.en)) for key in INDICATORS}
    headed = [how.word(WORDS[name]) for name in ("unit", "school_year", "grade", "group", "source")]
    lines = [headed + [text for key in INDICATORS for text in (names[key], f"{names[key]} n")]]
    places = dict.fromkeys(row.key[1:] for row in rows)
    by_key = {row.key: row for row in rows}
    for unit, year, grade, group in places:
        found = [by_key.get((key, unit, year, grade, group)) for key in INDICATORS]
        cells = [text for row in found for text in (("", "") if row is None else (how.cell(row), how.count(row.n)))]
        lines.append([how.word(NAMES[unit]), f"{year}/{year + 1}", grade, how.word(GROUPS[group]), "STIL", *cells])
    return lines


def read_back(path: Path) -> set[Given]:
    return {replace(row, row=0) for row in taken(path).checked.rows}


@given(right_rows(), CONVENTIONS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_long_files_give_back_the_rows_that_were_written(rows: list[Given], how: Convention, with_status: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), how.text(as_long(rows, how, with_status)))
        assert read_back(path) == set(rows)


@given(right_rows(parts=False), CONVENTIONS)
@settings(max_examples=60, deadline=None)
def test_wide_files_give_back_the_rows_that_were_written(rows: list[Given], how: Convention) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = read_back(written(Path(folder), how.text(as_wide(rows, how))))
    assert read >= set(rows)
    assert all((row.value, row.n, row.status) == (None, None, Told.MISSING) for row in read - set(rows))


@given(right_rows(), CONVENTIONS)
@settings(max_examples=4, deadline=None, phases=[Phase.generate])
def test_workbooks_give_back_the_rows_that_were_written(rows: list[Given], how: Convention) -> None:
    """Numbers as numbers, and as texts."""
    heading, *lines = as_long(rows, how, with_status=True)
    numbers = [
        [*line[:5], line[5] if row.value is None else row.value, row.n, *line[7:]]
        for line, row in zip(lines, rows, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        assert read_back(workbook(Path(folder), heading, numbers)) == set(rows)
        assert read_back(workbook(Path(folder), heading, lines)) == set(rows)


@given(right_rows(), CONVENTIONS, CONVENTIONS, st.randoms())
@settings(max_examples=25, deadline=None)
def test_the_same_rows_have_the_same_fingerprint_however_they_are_written(
    rows: list[Given], one: Convention, other: Convention, chance: object
) -> None:
    shuffled = chance.sample(rows, len(rows))  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        first = taken(written(Path(folder), one.text(as_long(rows, one, True)))).checked.fingerprint
        again = taken(written(Path(folder), other.text(as_long(shuffled, other, False)))).checked.fingerprint
        changed = [replace(rows[0], n=(rows[0].n or 0) + 1), *rows[1:]]
        third = taken(written(Path(folder), one.text(as_long(changed, one, True)))).checked.fingerprint
    assert first == again != third
