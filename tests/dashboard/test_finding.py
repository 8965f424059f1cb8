"""A frozen finding is spelled in one way only, reads back as it was, and betrays every change."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Cell, Status
from dashboard.mapping import Name
from dashboard.profile import Choice, Participation
from dashboard.quality import Caution
from dashboard.statistics.verdicts import Difference, Size, Verdict
from dashboard.worksheet.finding import About, Certified, Figure, Finding, fingerprint, moved, read, written

whole = st.integers(min_value=0, max_value=10_000)
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.builds(Name, da=texts, en=texts)
choices = st.builds(Choice, key=st.from_regex(r"[a-z0-9_]{1,10}", fullmatch=True), name=names)
shown = st.builds(Cell, st.just(Status.SHOWN), whole, whole, whole, whole, st.none(), whole)
silent = st.builds(Cell, st.sampled_from([Status.FEW, Status.PROTECT, Status.ABSENT]))
extreme = st.builds(Cell, st.just(Status.EXTREME), bound=st.just(">=560"))
differences = st.builds(Difference, whole, whole, whole, st.sampled_from(Verdict), st.sampled_from(Size))
figures = st.builds(
    Figure,
    about=st.sampled_from(About),
    unit=whole,
    name=names,
    round=choices,
    cell=shown | silent | extreme,
    difference=st.none() | differences,
    comparable=st.booleans(),
)
findings = st.builds(
    Finding,
    unit=whole,
    kind=st.sampled_from(["institution", "team", "child_group"]),
    type=st.sampled_from(["", "school"]),
    place=names,
    round=choices,
    form=choices,
    informant=st.sampled_from(["pupil", "child"]),
    factor=choices,
    turned=st.booleans(),
    k=st.just(5),
    participation=st.builds(Participation, st.none() | whole, st.none() | whole),
    cautions=st.lists(st.sampled_from(Caution), max_size=2).map(tuple),
    figures=st.lists(figures, min_size=1, max_size=5).map(tuple),
    certified=st.builds(Certified, whole, texts, texts, st.datetimes(timezones=st.just(UTC))),
)


@given(findings)
def test_what_is_written_reads_back_as_it_was(finding: Finding) -> None:
    content = written(finding)
    assert read(content) == finding
    assert written(read(content)) == content


@given(findings, st.integers(min_value=1, max_value=500))
def test_a_single_other_number_gives_another_fingerprint(finding: Finding, more: int) -> None:
    own = replace(finding.own, cell=Cell(Status.SHOWN, 20 + more, 500, 480, 520))
    before = replace(finding, figures=(replace(own, cell=Cell(Status.SHOWN, 20, 500, 480, 520)), *finding.figures[1:]))
    after = replace(finding, figures=(own, *finding.figures[1:]))
    assert fingerprint(written(before)) != fingerprint(written(after))


FIGURE = Figure(
    About.OWN, 3, Name(da="Bøgeskolen"), Choice("2015", Name(da="2015")), Cell(Status.SHOWN, 20, 500, 480, 520)
)
FINDING = Finding(
    unit=3,
    kind="institution",
    type="school",
    place=Name(da="Bøgeskolen"),
    round=FIGURE.round,
    form=Choice("pupil", Name(da="Elever")),
    informant="pupil",
    factor=Choice("wellbeing", Name(da="Trivsel")),
    turned=False,
    k=5,
    participation=Participation(20, 24),
    cautions=(),
    figures=(FIGURE,),
    certified=Certified(1, "3", "", datetime(2016, 1, 4, tzinfo=UTC)),
)


def test_the_spelling_is_plain_and_has_no_room_for_another() -> None:
    content = written(FINDING)
    assert "Bøgeskolen" in content
    assert content == json.dumps(json.loads(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_another_spelling_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="does not know"):
        read(written(FINDING).replace('"spelling":1', '"spelling":2'))


@pytest.mark.parametrize(
    "now",
    [
        Cell(Status.SHOWN, 21, 500, 480, 520),
        Cell(Status.SHOWN, 20, 505, 480, 520),
        Cell(Status.SHOWN, 20, 500, 480, 525),
        Cell(Status.PROTECT),
        Cell(Status.ABSENT),
        Cell(Status.EXTREME, bound=">=560"),
    ],
)
def test_whatever_is_told_in_another_way_has_moved(now: Cell) -> None:
    [found] = moved(FINDING, [now])
    assert (found.figure, found.now) == (FIGURE, now)


def test_the_same_figure_has_not_moved_and_neither_has_another_reason_for_silence() -> None:
    assert moved(FINDING, [FIGURE.cell]) == []
    silent = replace(FINDING, figures=(replace(FIGURE, cell=Cell(Status.FEW)),))
    assert moved(silent, [Cell(Status.PROTECT)]) == []
