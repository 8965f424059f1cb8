"""A frozen finding on the page: its heading holds with the verdict, and what is hidden is no number anywhere."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.profile import Participation
from dashboard.quality import Caution
from dashboard.statistics.verdicts import Difference, Verdict, size
from dashboard.worksheet.finding import About, Certified, Figure, Finding, Frozen, Moved
from layouts.pieces.worksheet_finding import worksheet_finding
from layouts.pieces.worksheet_finding_words import heading
from tests.layouts.tree import find, words
from tests.layouts.values import FORMS, ROUNDS, shown

TOWN = Figure(About.MUNICIPALITY, 2, Name(da="Egebæk"), ROUNDS[1], shown(500, 3, 2300))
OWN = Figure(About.OWN, 9, Name(da="Mellemtrin"), ROUNDS[1], shown(455))
MARK = "f00d" * 16


def against(verdict: Verdict, figure: Figure = TOWN) -> Figure:
    return replace(figure, difference=Difference(-45, -70, -20, verdict, size(-45)))


def finding(*figures: Figure) -> Finding:
    return Finding(
        unit=9,
        kind="team",
        type="school",
        place=Name(da="Mellemtrin"),
        round=ROUNDS[1],
        form=FORMS[0],
        informant="pupil",
        factor=FORMS[0].__class__("wellbeing", Name(da="Trivsel", en="Wellbeing")),
        turned=False,
        k=5,
        participation=Participation(214, 260),
        cautions=(),
        figures=figures or (OWN, against(Verdict.WORSE)),
        certified=Certified(7, "3", "beef", datetime(2017, 12, 1, tzinfo=UTC)),
    )


def frozen(found: Finding | None = None, **changes: object) -> Frozen:
    usual = Frozen(1, None, found or finding(), "{}", MARK, True, datetime(2018, 1, 9, 14, 5), (), False)
    return replace(usual, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.BETTER, "ligger tydeligt over Egebæk"),
        (Verdict.WORSE, "ligger tydeligt under Egebæk"),
        (Verdict.CHANCE, "kan ikke skelnes fra tilfældighed"),
    ],
)
def test_the_heading_says_what_the_verdict_allows(danish: Language, verdict: Verdict, said: str) -> None:
    found = heading(finding(OWN, against(verdict)), danish)
    assert said in found
    assert ("tydeligt" in found) is (verdict is not Verdict.CHANCE)


def test_the_municipality_is_told_of_before_the_school_and_the_programme(danish: Language) -> None:
    school = against(Verdict.BETTER, replace(TOWN, about=About.INSTITUTION, name=Name(da="Skolen")))
    assert "Egebæk" in heading(finding(OWN, school, against(Verdict.CHANCE)), danish)
    assert "Skolen" in heading(finding(OWN, school, TOWN), danish)


def test_alone_it_has_only_its_points(danish: Language) -> None:
    assert heading(finding(OWN), danish) == "Trivsel: Mellemtrin har 455 point"


@pytest.mark.parametrize("status", [Status.FEW, Status.PROTECT])
def test_a_hidden_figure_says_why_and_shows_no_number_or_bar(danish: Language, status: Status) -> None:
    page = worksheet_finding(frozen(finding(replace(OWN, cell=Cell(status)), TOWN)), danish)
    [first, *_] = find(find(page, "Tbody")[0], "Tr")
    assert not find(first, "Span", "interval-bar")
    silent = words(find(first, "Td", "silent"))
    assert silent
    assert set(re.findall(r"\d+", words(first))) <= {"5"}
    assert set(re.findall(r"\d+", words(find(page, "H3")))) <= {"5"}


def test_a_corrected_round_is_told_of_with_then_beside_now(danish: Language) -> None:
    moved = (Moved(OWN, shown(470)), Moved(TOWN, Cell(Status.PROTECT)))
    page = worksheet_finding(frozen(moved=moved, published_since=True), danish)
    assert "Kortlægning 2017 er rettet" in words(find(page, "P", "notice"))
    then_and_now = find(page, "Table")[1]
    [own, town] = [words(row) for row in find(find(then_and_now, "Tbody"), "Tr")]
    assert "455 point" in own
    assert "470 point" in own
    assert "500 point" in town
    assert town.count("point") == 1
    assert "455" in words(find(page, "Table")[0])


def test_nothing_is_said_of_a_correction_where_nothing_moved(danish: Language) -> None:
    assert not find(worksheet_finding(frozen(), danish), "P", "notice")
    again = worksheet_finding(frozen(published_since=True), danish)
    assert not find(again, "P", "notice")
    assert "Disse tal er de samme" in words(again)
    assert len(find(again, "Table")) == 1


def test_a_fingerprint_that_does_not_fit_is_a_warning(danish: Language) -> None:
    page = worksheet_finding(frozen(kept=False), danish)
    assert "Fingeraftrykket passer ikke" in words(find(page, "P", "notice"))


def test_it_shows_how_it_is_held_fast(danish: Language) -> None:
    details = words(find(worksheet_finding(frozen(), danish), "Details"))
    for told in (MARK, "beef", "09-01-2018 kl. 14.05", "Fingeraftryk: f00df00df00d"):
        assert told in details


def test_answers_of_small_children_keep_their_caution(danish: Language) -> None:
    page = worksheet_finding(frozen(replace(finding(), cautions=(Caution.TOP,))), danish)
    assert "Læs det ikke som en styrke" in words(find(page, "P", "caution"))
