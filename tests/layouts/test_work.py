"""Counts of work as they are read: in alphabetical order, sums only in steps, and silence with its reason."""

from dashboard.follow_up import FollowUp
from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.work import MADE_UP, REGISTERED, Done, Others, Registered, Silence, Trace, Work, Worked
from layouts.pieces.work import section
from tests.layouts.test_follow_up import TEAM, progress
from tests.layouts.tree import find, links, payload, words
from tests.layouts.values import MUNICIPALITY, ROUNDS, SCHOOL

ELM, ASH = UnitLink(11, "institution", "Ærten"), UnitLink(12, "institution", "Zebraen")
LOOKED = Done(1, {Work.PROFILE_OPENED: 4})
DONE = Done(2, {Work.PROFILE_OPENED: 9, Work.MEETING_HELD: 3, Work.ACTION_DONE: 1})


def trace(*named: tuple[UnitLink, Done], others: Others | Silence = Silence.CLOSED, year: int = 1, **more) -> Trace:
    return Trace(ROUNDS[year], named, more.get("waiting", ()), others)


def page(
    language: Language, *traces: Trace, unit: UnitLink = SCHOOL, registered: Registered = MADE_UP, is_own: bool = True
) -> list:
    follow_up = FollowUp((), unit is MUNICIPALITY, registered.focus_areas)
    found = Worked(follow_up, traces, registered, is_own and unit is not MUNICIPALITY)
    return section(found, progress(unit), language)


def rows(tree: object) -> list[list[str]]:
    return [[words(cell) for cell in row.children] for row in find(tree, "Tr")]


def test_an_institution_sees_its_counts_round_by_round(danish: Language) -> None:
    found = page(danish, trace((SCHOOL, DONE)), trace((SCHOOL, LOOKED), year=2))
    assert rows(found) == [
        ["Hvad", "Kortlægning 2017", "Kortlægning 2019"],
        ["Fokusområder valgt", "2", "1"],
        ["Profilen åbnet", "9", "4"],
        ["Møder holdt", "3", "0"],
        ["Arbejdsark afsluttet", "0", "0"],
        ["Handlinger udført", "1", "0"],
    ]
    assert "Der er arbejdet med Kortlægning 2017" in words(find(found, "H2")[-1])
    assert "kan det altså ikke forklares med, at intet blev gjort" in words(found)
    assert "ikke registreret møder, arbejdsark eller handlinger" in words(found)


def test_a_team_is_told_that_the_counts_are_of_the_whole_school(danish: Language) -> None:
    found = page(danish, trace((SCHOOL, DONE)), unit=TEAM)
    assert words(find(found, "H2")[-1]) == f"{SCHOOL.name}: Der er arbejdet med Kortlægning 2017"


def test_nothing_registered_is_said_without_blame(danish: Language) -> None:
    found = words(page(danish, trace((SCHOOL, Done()))))
    assert "Der er ikke registreret møder, arbejdsark eller handlinger for hele stedet ud fra Kortlægning 2017" in found
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


def test_what_cannot_be_registered_is_not_called_undone(language: Language) -> None:
    for unit in (SCHOOL, TEAM, MUNICIPALITY):
        found = page(language, trace((SCHOOL, DONE)), unit=unit, registered=REGISTERED)
        unsaid = [f"kind.{one}" for one in ("focus_areas", "meeting_held", "worksheet_closed", "action_done")]
        for key in (*unsaid, "teams"):
            assert language.text(f"progress.work.{key}") not in words(found)
        assert language.text("progress.follow_up.finding.not_yet") in words(find(found, "H2")[0])
        assert language.text("progress.work.not_yet") in words(found)


def test_of_looks_alone_the_finding_speaks_of_looks(danish: Language) -> None:
    own = page(danish, trace((SCHOOL, Done())), registered=REGISTERED)
    assert words(find(own, "H2")[-1]) == "Det er ikke registreret, at profilen for Kortlægning 2017 er åbnet"
    assert "ikke registreret møder" not in words(own)
    looked = page(danish, trace((SCHOOL, LOOKED)), registered=REGISTERED)
    assert words(find(looked, "H2")[-1]) == "Profilen for Kortlægning 2017 er åbnet"
    above = page(danish, trace((ELM, LOOKED), (ASH, Done())), unit=MUNICIPALITY, registered=REGISTERED)
    assert words(find(above, "H3")[-1]) == "Profilen for Kortlægning 2017 er åbnet på 1 af de 2 steder i tabellen"


def test_what_two_rounds_have_in_common_is_said_once(danish: Language) -> None:
    found = words(page(danish, trace((SCHOOL, DONE)), trace((SCHOOL, DONE), year=2)))
    assert found.count("mere end et blik på tallene") == 1
    assert "Kortlægning 2017 og Kortlægning 2019: Der er registreret mere" in found


def test_from_above_only_the_areas_of_the_whole_house_are_counted(danish: Language) -> None:
    assert rows(page(danish, trace((SCHOOL, DONE)), is_own=False))[1][0] == "Fokusområder valgt for hele stedet"
