"""Counts of work as they are read: in alphabetical order, sums only in steps, and silence with its reason."""

from dashboard.follow_up import FollowUp
from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.work import Done, Others, Silence, Trace, Work, Worked
from layouts.pieces.work import section
from tests.layouts.test_follow_up import TEAM, progress
from tests.layouts.tree import find, links, payload, words
from tests.layouts.values import MUNICIPALITY, ROUNDS, SCHOOL

ELM, ASH = UnitLink(11, "institution", "Ærten"), UnitLink(12, "institution", "Zebraen")
LOOKED = Done(1, {Work.PROFILE_OPENED: 4})
DONE = Done(2, {Work.PROFILE_OPENED: 9, Work.MEETING_HELD: 3, Work.ACTION_DONE: 1})


def trace(*named: tuple[UnitLink, Done], others: Others | Silence = Silence.CLOSED, year: int = 1, **more) -> Trace:
    return Trace(ROUNDS[year], named, more.get("waiting", ()), others)


def page(language: Language, *traces: Trace, unit: UnitLink = SCHOOL, is_own: bool = True) -> list:
    found = Worked(FollowUp((), unit is MUNICIPALITY), traces, is_own and unit is not MUNICIPALITY)
    return section(found, progress(unit), language)


def rows(tree: object) -> list[list[str]]:
    return [[words(cell) for cell in row.children] for row in find(tree, "Tr")]


def test_an_institution_sees_its_counts_round_by_round(danish: Language) -> None:
    found = page(danish, trace((SCHOOL, DONE)), trace((SCHOOL, LOOKED), year=2))
    assert rows(found) == [
        ["Hvad", "Kortlægning 2017", "Kortlægning 2019"],
        ["Indsatsområder valgt", "2", "1"],
        ["Profilen åbnet", "9", "4"],
        ["Møder holdt", "3", "0"],
        ["Arbejdsark lukket", "0", "0"],
        ["Tiltag gjort", "1", "0"],
    ]
    assert "Der er arbejdet med Kortlægning 2017" in words(find(found, "H2")[-1])
    assert "kan det altså ikke forklares med, at intet blev gjort" in words(found)
    assert "ikke registreret møder, arbejdsark eller tiltag" in words(found)


def test_a_team_is_told_that_the_counts_are_of_the_whole_school(danish: Language) -> None:
    found = page(danish, trace((SCHOOL, DONE)), unit=TEAM)
    assert words(find(found, "H2")[-1]) == f"{SCHOOL.name}: Der er arbejdet med Kortlægning 2017"


def test_nothing_registered_is_said_without_blame(danish: Language) -> None:
    found = words(page(danish, trace((SCHOOL, Done()))))
    assert "Der er ikke registreret møder, arbejdsark eller tiltag på stedet ud fra Kortlægning 2017" in found
    assert "og heller ikke, at profilen er åbnet" in found


def test_those_above_see_places_in_alphabetical_order(danish: Language) -> None:
    """However much was done there."""
    others = Others(6, Done(12, {Work.PROFILE_OPENED: 44, Work.MEETING_HELD: 3}))
    found = page(danish, trace((ELM, DONE), (ASH, LOOKED), others=others), unit=MUNICIPALITY)
    assert [row[0] for row in rows(found)[1:]] == ["Zebraen", "Ærten", "6 andre steder tilsammen"]
    assert rows(found)[-1][1:] == ["ca. 10", "ca. 45", "færre end 5", "færre end 5", "færre end 5"]
    assert "1 af de 2 steder i tabellen har registreret arbejde med Kortlægning 2017" in words(find(found, "H3")[-1])
    assert "Et sted kan mangle, fordi dets runde ikke er åben." in words(found)
    assert "for hele stedet" in rows(found)[0][1]
    assert links(found)["Ærten"] == "/progress/11?round=2019&against=2017&section=work"


def test_what_is_not_told_says_why(language: Language) -> None:
    for silence in Silence:
        found = words(page(language, trace(others=silence), unit=MUNICIPALITY))
        assert language.text(f"progress.work.silence.{silence}") in found


def test_a_place_that_waits_has_a_name_and_no_counts(danish: Language) -> None:
    found = page(danish, trace((ASH, LOOKED), waiting=(ELM,), others=Silence.FEW), unit=MUNICIPALITY)
    assert "Venter: Ærten." in words(found)
    assert [row[0] for row in rows(found)[1:]] == ["Zebraen"]
    alone = page(danish, trace(waiting=(SCHOOL,)))
    assert find(alone, "Table") == []
    assert "Ellers kunne andre steders arbejde regnes ud" in words(alone)


def test_a_sum_is_never_told_exactly(language: Language) -> None:
    others = Others(6, Done(13, dict.fromkeys(Work, 1237)))
    found = payload(page(language, trace(others=others), unit=MUNICIPALITY))
    assert "1237" not in found.replace(".", "").replace(",", "")


def test_what_two_rounds_have_in_common_is_said_once(danish: Language) -> None:
    found = words(page(danish, trace((SCHOOL, DONE)), trace((SCHOOL, DONE), year=2)))
    assert found.count("mere end et blik på tallene") == 1
    assert "Kortlægning 2017 og Kortlægning 2019: Der er registreret mere" in found


def test_from_above_only_the_areas_of_the_whole_house_are_counted(danish: Language) -> None:
    assert rows(page(danish, trace((SCHOOL, DONE)), is_own=False))[1][0] == "Indsatsområder valgt for hele stedet"
