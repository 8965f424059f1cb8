"""Focus areas in every state: what a verdict allows is said in words, and what is hidden is not said at all."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.follow_up import Area, FollowUp, Later, Outcome
from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.progress import Progress, Section, sections
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference, Verdict, size
from layouts.pieces.follow_up import follow_up
from tests.layouts.tree import find, links, payload, words
from tests.layouts.values import FORMS, MUNICIPALITY, PROGRAMME, ROUNDS, SCHOOL, shown

THEN, NOW = shown(487), shown(531)
TEAM = UnitLink(9, "team", "Mellemtrin")
OUTCOME_OF = {Verdict.BETTER: Outcome.BETTER, Verdict.WORSE: Outcome.WORSE, Verdict.CHANCE: Outcome.CHANCE}


def progress(unit: UnitLink = SCHOOL, round_: str = "2019") -> Progress:
    place = [one.key for one in ROUNDS].index(round_)
    return Progress(
        selection=Selection("progress", unit.unit, round_, section="work", against="2017"),
        unit=unit,
        path=(PROGRAMME,) if unit is MUNICIPALITY else (PROGRAMME, MUNICIPALITY),
        rounds=ROUNDS,
        earlier=ROUNDS[:place],
        forms=FORMS,
        sections=sections(unit.kind),
        k=5,
    )


def later(value: int, verdict: Verdict, round_: Choice = ROUNDS[2], cell: Cell = NOW) -> Later:
    found = Difference(value, value - 20, value + 20, verdict, size(value))
    return Later(round_, OUTCOME_OF[verdict], cell, found)


def area(*laters: Later, outcome: Outcome | None = None, **changes: object) -> Area:
    found = Area(
        number=1,
        unit=SCHOOL,
        round=ROUNDS[1],
        form=FORMS[0],
        factor=Choice("wellbeing", Name(da="Trivsel", en="Wellbeing")),
        turned=False,
        chosen=THEN,
        corrected=None,
        aim=None,
        worked=0,
        since=date(2018, 1, 4),
        ended=None,
        later=laters,
        outcome=outcome or (laters[0].outcome if laters else Outcome.WAITING),
    )
    return replace(found, **changes)


def page(language: Language, *areas: Area, unit: UnitLink = SCHOOL, round_: str = "2019") -> object:
    return follow_up(FollowUp(areas, is_above=unit is MUNICIPALITY), progress(unit, round_), language)


def headings(tree: object) -> list[str]:
    return [words(one) for kind in ("H2", "H3", "H4") for one in find(tree, kind)]


@pytest.mark.parametrize(
    ("value", "verdict", "said", "unsaid"),
    [
        (44, Verdict.BETTER, "tydeligt bedre", "kan ikke skelnes"),
        (-44, Verdict.WORSE, "tydeligt dårligere", "kan ikke skelnes"),
        (9, Verdict.CHANCE, "kan ikke skelnes fra tilfældighed", "tydeligt"),
    ],
)
def test_the_heading_is_the_verdict_in_words(
    danish: Language, value: int, verdict: Verdict, said: str, unsaid: str
) -> None:
    found = page(danish, area(later(value, verdict)))
    assert f"Trivsel: {said}" in headings(found)
    assert unsaid not in words(find(found, "Section", "card-of-area"))
    assert words(find(found, "Table")[0]).count("531") == 1


def test_a_change_that_is_clear_only_by_itself_is_not_called_clear(danish: Language) -> None:
    found = words(page(danish, area(later(30, Verdict.CHANCE))))
    assert "kan være tilfældigt, når alle emner prøves på én gang" in found
    assert "det er tydeligt" not in found.casefold()


def test_two_rounds_that_say_different_things_are_told_apart(danish: Language) -> None:
    laters = (later(9, Verdict.CHANCE, ROUNDS[1]), later(44, Verdict.BETTER))
    found = page(danish, area(*laters, round=ROUNDS[0], worked=2))
    assert "kan ikke ses i tallet" not in words(found)
    both = "kan ikke skelnes fra tilfældighed i Kortlægning 2017, tydeligt bedre i Kortlægning 2019"
    assert f"Trivsel: {both}" in headings(found)
    assert "Det ene indsatsområde var hverken tydeligt bedre eller dårligere i næste runde" in headings(found)


@pytest.mark.parametrize(
    ("verdict", "worked", "said"),
    [
        (Verdict.CHANCE, 0, "ikke registreret arbejde med det. Tallet siger derfor ikke, om en indsats virker"),
        (Verdict.CHANCE, 3, "registreret arbejde med det 3 gange. En virkning kan ikke ses"),
        (Verdict.BETTER, 1, "registreret arbejde med det 1 gang. Tallet siger ikke, om arbejdet er grunden"),
        (Verdict.WORSE, 0, "ikke registreret arbejde med det. Tallet siger ikke, hvad ændringen skyldes"),
    ],
)
def test_nothing_done_and_nothing_gained_are_told_apart(
    danish: Language, verdict: Verdict, worked: int, said: str
) -> None:
    assert said in words(page(danish, area(later(12, verdict), worked=worked)))


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        (516, "ligger hele intervallet over målet"),
        (517, "ligger det inden for intervallet, så tallet kan ikke afgøre"),
        (546, "ligger hele intervallet under målet"),
    ],
)
def test_of_the_aim_is_said_what_the_interval_allows(danish: Language, aim: int, said: str) -> None:
    assert said in words(page(danish, area(later(12, Verdict.CHANCE), aim=aim)))


@pytest.mark.parametrize("status", [Status.FEW, Status.PROTECT])
def test_a_hidden_value_is_no_number_and_no_verdict(language: Language, status: Status) -> None:
    hidden = Later(ROUNDS[2], Outcome.HIDDEN, Cell(status))
    found = page(language, area(hidden, aim=500))
    row = find(found, "Tr")[-1]
    assert not re.search(r"\d", words(row.children[1:]).replace("5", ""))
    assert "interval-bar" not in payload(row)
    assert language.text("progress.follow_up.aim.set", aim=500) in words(found)


def test_both_reasons_to_hide_are_equally_long(language: Language) -> None:
    few, protect = (
        payload(page(language, area(Later(ROUNDS[2], Outcome.HIDDEN, Cell(status)))))
        for status in (Status.FEW, Status.PROTECT)
    )
    assert len(few.encode()) == len(protect.encode())


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.REWORDED, "Spørgsmålene var andre i Kortlægning 2019"),
        (Outcome.UNASKED, "blev ikke spurgt om emnet i Kortlægning 2019"),
        (Outcome.CLOSED, "Kortlægning 2019 er ikke åben for dig"),
    ],
)
def test_a_round_that_cannot_be_held_against_it_says_why(danish: Language, outcome: Outcome, said: str) -> None:
    cell = NOW if outcome is Outcome.REWORDED else NOT_ASKED
    found = words(page(danish, area(Later(ROUNDS[2], outcome, cell))))
    assert said in found
    assert "skelnes" not in found


def test_without_a_newer_round_it_says_that_it_comes_by_itself(danish: Language) -> None:
    assert "endnu ingen nyere runde" in words(page(danish, area(round=ROUNDS[2])))
    assert "ikke med i de runder" in words(page(danish, area(outcome=Outcome.GONE)))


def test_whoever_looks_back_is_sent_on(danish: Language) -> None:
    found = page(danish, area(outcome=Outcome.LATER), round_="2017")
    assert "Der er en nyere runde" in words(found)
    assert "endnu ingen nyere" not in words(found)
    assert headings(found)[0] == "Se i en senere runde, hvordan det er gået"
    assert links(found) == {"Kortlægning 2019": "/progress/3?round=2019&section=work"}


def test_a_corrected_round_says_so(danish: Language) -> None:
    found = page(danish, area(later(12, Verdict.CHANCE), corrected=shown(499)))
    assert "rettet siden valget. Ændringen er regnet ud fra de rettede tal" in words(found)
    assert "Kortlægning 2017, rettet" in words(find(found, "Table")[0])
    withdrawn = words(page(danish, area(corrected=Cell(Status.PROTECT))))
    assert "kan ikke vises mere" in withdrawn


def test_an_ended_area_is_followed_up_all_the_same(danish: Language) -> None:
    found = words(page(danish, area(later(44, Verdict.BETTER), ended=date(2018, 12, 20))))
    assert "afsluttet 20-12-2018" in found
    assert "tydeligt bedre" in found


def test_a_turned_factor_and_a_team_are_named_as_such(danish: Language) -> None:
    found = page(danish, area(later(44, Verdict.BETTER), turned=True, unit=TEAM))
    assert "Trivsel (vendt): tydeligt bedre" in headings(found)
    assert "Mellemtrin · Elever" in words(found)


def test_where_nothing_is_chosen_the_page_says_what_to_do(language: Language) -> None:
    found = page(language)
    assert language.text("progress.follow_up.finding.none") in headings(found)
    assert links(found) == {language.text("progress.follow_up.to_the_profile"): "/profile/3?round=2019"}


def test_those_above_get_counts_and_no_places(danish: Language) -> None:
    calm = replace(area(later(9, Verdict.CHANCE)), factor=Choice("calm", Name(da="Ro", en="Calm")))
    found = page(
        danish, area(later(44, Verdict.BETTER)), area(later(9, Verdict.CHANCE)), calm, area(), unit=MUNICIPALITY
    )
    assert "1 af 3 indsatsområder var tydeligt bedre i næste runde" in headings(found)
    rows = [[words(cell) for cell in row.children] for row in find(found, "Tr")[1:]]
    assert rows == [
        ["tydeligt bedre", "0", "1", "0", "1"],
        ["kan ikke skelnes fra tilfældighed", "0", "2", "0", "2"],
        ["venter på næste runde", "0", "1", "0", "1"],
    ]
    assert [words(line) for line in find(found, "Li")] == ["1   Ro Elever", "3   Trivsel Elever"]
    assert SCHOOL.name not in payload(found)
    assert "531" not in payload(found)


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        ((area(later(44, Verdict.BETTER)),), "Det ene indsatsområde med tal var tydeligt bedre"),
        (
            (area(later(-44, Verdict.WORSE)), area(later(9, Verdict.CHANCE))),
            "1 af 2 indsatsområder var tydeligt dårligere",
        ),
        (
            (area(later(44, Verdict.BETTER)), area(later(-44, Verdict.WORSE))),
            "1 af 2 indsatsområder var tydeligt bedre i næste runde, 1 tydeligt dårligere",
        ),
        ((area(later(9, Verdict.CHANCE)), area()), "hverken tydeligt bedre eller dårligere"),
        ((area(),), "Der følges op, når næste runde er klar"),
        ((area(outcome=Outcome.GONE), area()), "Ingen indsatsområder kan følges op med tal her"),
    ],
)
def test_the_finding_counts_what_has_a_verdict(danish: Language, areas: tuple[Area, ...], said: str) -> None:
    assert said in headings(page(danish, *areas))[0]


def test_the_newest_round_comes_first_and_earlier_ones_fold_when_there_are_many(danish: Language) -> None:
    newest, before, first = ([area(later(9, Verdict.CHANCE), round=one)] * 2 for one in ROUNDS[::-1])
    assert find(page(danish, *newest, *before), "Details") == []
    found = page(danish, *newest, *before, *first)
    [folded] = find(found, "Details")
    assert words(find(folded, "Summary")[0]) == "Valgt ud fra Kortlægning 2015 2 indsatsområder"
    assert len(find(folded, "Section", "card-of-area")) == 2
    assert len(find(found, "Section", "card-of-area")) == 6


def test_all_cards_of_the_newest_round_are_shown(danish: Language) -> None:
    newest, before = ([area(later(9, Verdict.CHANCE), round=one)] * 6 for one in ROUNDS[:0:-1])
    [folded] = find(page(danish, *newest, *before), "Details")
    assert words(find(folded, "H3")[0]) == "Valgt ud fra Kortlægning 2017"


def test_the_section_is_one_of_teams_and_those_above() -> None:
    assert all(Section.WORK in sections(kind) for kind in ("programme", "municipality", "institution", "team"))
    assert Section.WORK not in sections("child_group")


def test_what_was_worked_with_is_counted_beside_what_was_not(danish: Language) -> None:
    found = page(
        danish, area(later(44, Verdict.BETTER), worked=3), area(later(9, Verdict.CHANCE), worked=0), unit=MUNICIPALITY
    )
    rows = [[words(cell) for cell in row.children] for row in find(found, "Tr")]
    assert rows[0][1:3] == ["Næste runde: Der er registreret arbejde", "Næste runde: Intet arbejde registreret"]
    assert rows[1:] == [
        ["tydeligt bedre", "1", "0", "1", "0"],
        ["kan ikke skelnes fra tilfældighed", "0", "1", "0", "1"],
    ]


def test_the_finding_from_above_tells_of_the_newest_round_too_where_it_differs(danish: Language) -> None:
    clear = area(later(9, Verdict.CHANCE, ROUNDS[1]), later(44, Verdict.BETTER), round=ROUNDS[0])
    found = page(danish, clear, area(later(9, Verdict.CHANCE)), unit=MUNICIPALITY)
    now = "men 1 tydeligt bedre i Kortlægning 2019"
    said = f"2 indsatsområder med tal: ingen tydeligt bedre eller dårligere i næste runde, {now}"
    assert headings(found)[0] == said


def test_a_place_that_is_gone_again_is_not_counted_in_the_round_in_view(danish: Language) -> None:
    found = page(danish, area(later(44, Verdict.BETTER, ROUNDS[1]), round=ROUNDS[0]), unit=MUNICIPALITY)
    rows = [[words(cell) for cell in row.children] for row in find(found, "Tr")[1:]]
    assert rows == [["tydeligt bedre", "0", "1", "0", "0"], ["ikke med i senere runder", "0", "0", "0", "1"]]


def test_all_cards_are_accounted_for(danish: Language) -> None:
    waiting = area(round=ROUNDS[2])
    assert "1 er fulgt op og 1 venter på næste runde." in words(page(danish, waiting, area(later(9, Verdict.CHANCE))))
    assert "er fulgt op" not in words(page(danish, area(later(9, Verdict.CHANCE))))


def test_what_the_table_says_is_not_said_again(danish: Language) -> None:
    found = page(danish, area(later(44, Verdict.BETTER)))
    assert "44" not in words(find(found, "Ul"))
    assert "+44" in words(find(found, "Table")[0])


def test_whoever_looks_back_from_above_is_sent_on_too(danish: Language) -> None:
    seen_later, gone = area(outcome=Outcome.LATER), area(outcome=Outcome.GONE)
    found = page(danish, seen_later, gone, unit=MUNICIPALITY, round_="2017")
    assert headings(found)[0] == "Se i en senere runde, hvordan det er gået"
    assert links(found) == {"Kortlægning 2019": f"/progress/{MUNICIPALITY.unit}?round=2019&section=work"}
    assert len(find(found, "Tr")[0].children) == 3
