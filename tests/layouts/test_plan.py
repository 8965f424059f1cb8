"""The section about planning: sentences that hold for every factor, tables that round to the safe side, no ranking."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import LANGUAGES, Language
from dashboard.mapping import Name
from dashboard.planning import Below, Deviations, Plan, Reach, below, floor, needed, of_factor, sizes
from dashboard.profile import Choice, Participation, UnitLink
from dashboard.progress import Progress, sections
from dashboard.selection import Selection
from layouts.pieces import plan as layout
from layouts.pieces import plan_words
from tests.layouts.tree import find, payload, words

ROUND = Choice("2019", Name(da="Kortlægning 2019", en="Mapping 2019"))
TOWN = UnitLink(2, "municipality", "Nørreå Kommune")
SCHOOL = UnitLink(9, "institution", "Bøgeskolen", type="school")
UNKNOWN = Participation()
KEYS = {"wellbeing": Deviations(95, 25), "bullying": Deviations(85, 40)}


def shown(n: int, groups: int) -> Cell:
    return Cell(Status.SHOWN, n, 500, 480, 520, None, groups)


def plan_of(*cells: Cell, participation: Participation = UNKNOWN, under: Below | None = None) -> Plan:
    pairs = list(zip(KEYS.items(), cells, strict=False))
    factors = tuple(
        of_factor((key, Name(da=key.title()), key == "bullying"), cell, spread, len(cells), participation)
        for (key, spread), cell in pairs
    )
    spreads = [spread for (_, spread), _ in pairs]
    return Plan(
        factors=factors,
        participation=participation,
        sizes=sizes(spreads),
        needed=needed(spreads, cells),
        floor=floor([(cell, spread) for (_, spread), cell in pairs]),
        below=under,
    )


def laid_out(found: Plan | None, language: Language) -> list[Any]:
    progress = Progress(
        selection=Selection("progress", 2, "2019", "pupil", section="plan"),
        unit=TOWN,
        path=(UnitLink(1, "programme", "Programmet"),),
        rounds=(ROUND,),
        earlier=(),
        forms=(Choice("pupil", Name(da="Elever", en="Pupils")),),
        sections=sections("municipality"),
        k=5,
    )
    return layout.section(found, progress, language)


def headings(found: Plan, language: Language) -> list[str]:
    return [words(one) for one in find(laid_out(found, language), "H2")]


def units(*sizes_: tuple[int, int]) -> Below:
    return below(SCHOOL, [[(shown(*one), spread) for spread in KEYS.values()] for one in sizes_])


def test_one_factor_has_one_number(danish: Language) -> None:
    found = plan_of(shown(41, 2))
    assert found.factors[0].change == pytest.approx(96, abs=1)
    assert headings(found, danish)[0] == "Næste runde kan vise en ændring på 96 point"
    assert "Det lykkes fire ud af fem gange, hvis lige så mange svarer igen." in words(laid_out(found, danish))
    assert "på én gang" not in words(find(laid_out(found, danish), "P")), "one factor alone is no family"


def test_several_have_a_range_with_the_numbers_of_the_table_and_no_break_at_the_dash(danish: Language) -> None:
    found = plan_of(shown(41, 2), shown(40, 2))
    low, high = sorted(round(one.change or 0) for one in found.factors)
    assert low < high
    [title, *_] = find(laid_out(found, danish), "H2")
    assert title.children == f"Næste runde kan vise en ændring på {low}\u2060–\u2060{high} point"
    first = words(find(laid_out(found, danish), "Table")[0])
    assert f"{low} point" in first
    assert f"{high} point" in first


def test_the_family_is_spoken_of_by_its_least_and_rounded_down(danish: Language) -> None:
    found = plan_of(shown(41, 2), shown(40, 2))
    least = min(one.among or 1 for one in found.factors)
    said = words(laid_out(found, danish))
    assert f"Prøves alle 2 emner på én gang, ses den samme ændring mindst {int(100 * least)} ud af 100 gange." in said
    assert 100 * least < 80


def test_a_better_response_rate_is_worth_what_it_is_worth(danish: Language) -> None:
    told = plan_of(shown(200, 100), participation=Participation(200, 400))
    assert "Svarer alle 400 inviterede i næste runde, er det omkring" in words(laid_out(told, danish))
    same = plan_of(shown(2000, 90), participation=Participation(2000, 2010))
    assert "bliver tallet omkring det samme" in words(laid_out(same, danish))
    nobody_knows = words(laid_out(plan_of(shown(41, 2)), danish))
    assert "inviterede" not in nobody_knows
    assert "Ændring, hvis alle svarer" not in nobody_knows


def test_the_floor_is_told_only_where_it_stops_anybody(danish: Language) -> None:
    assert "Under omkring" in words(laid_out(plan_of(shown(41, 2)), danish))
    assert "Under omkring" not in words(laid_out(plan_of(shown(9000, 900)), danish))


@pytest.mark.parametrize("status", [Status.FEW, Status.PROTECT])
def test_a_hidden_figure_says_why_and_nothing_else(language: Language, status: Status) -> None:
    found = plan_of(Cell(status), shown(41, 2))
    [row] = [row for row in find(laid_out(found, language), "Tr") if "Wellbeing" in words(row)]
    assert language.text(f"hidden.{status}", k=5) in words(row)
    assert "41" not in words(row)


def test_the_hidden_and_the_protected_say_as_much_as_each_other(language: Language) -> None:
    lengths = {
        len(payload(laid_out(plan_of(Cell(status), shown(41, 2)), language)).encode())
        for status in (Status.FEW, Status.PROTECT)
    }
    assert len(lengths) == 1


def test_where_all_is_hidden_the_planning_table_is_still_there(language: Language) -> None:
    found = plan_of(Cell(Status.FEW), Cell(Status.FEW))
    assert headings(found, language)[0] == language.text("progress.plan.hidden")
    assert len(find(laid_out(found, language), "Table")) == 3
    assert not find(laid_out(found, language), "Tr", "here")


def test_the_unit_itself_is_the_first_row_of_the_sizes(danish: Language) -> None:
    found = plan_of(shown(41, 2), shown(40, 3))
    [row] = find(laid_out(found, danish), "Tr", "here")
    points = plan_words.whole(plan_words.changes(found), danish)
    said = words(row).replace("\u2060", "")
    assert said.startswith(f"Her 40–41 2–3 {points} ".replace("\u2060", ""))
    first = find(find(laid_out(found, danish), "Table")[1], "Tbody")[0].children[0]
    assert words(first) == words(row)


def test_a_unit_that_is_its_own_group_says_so(danish: Language) -> None:
    [row] = find(laid_out(plan_of(shown(20, 0)), danish), "Tr", "here")
    assert words(row).startswith("Her 20 gruppen selv ")


def test_a_column_that_says_the_same_in_every_row_is_left_to_the_sentence(danish: Language) -> None:
    head = "når alle 2 emner prøves"
    alike, differ = plan_of(shown(41, 2), shown(41, 2)), plan_of(shown(41, 2), shown(41, 2))
    differ = replace(differ, factors=(differ.factors[0], replace(differ.factors[1], among=0.5)))
    for found, column in ((alike, False), (differ, True)):
        assert (head in words(find(laid_out(found, danish), "Table")[0])) is column
        assert "ses den samme ændring mindst" in words(laid_out(found, danish))


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        ((0.031, 0.049), "3–4 %"),
        ((0.416, 0.417), "41 %"),
        ((0.979, 1.0), "97–99 %"),
        ((0.991, 1.0), "mindst 99 %"),
    ],
)
def test_a_chance_is_rounded_down_and_never_certain(danish: Language, reach: tuple[float, float], said: str) -> None:
    assert plan_words.chance(Reach(*reach), danish).replace("\u00a0", " ").replace("\u2060", "") == said


def test_the_groups_are_said_to_matter_by_numbers_from_the_table(danish: Language) -> None:
    found = plan_of(shown(41, 2))
    few, many = found.few_and_many
    said = words(laid_out(found, danish))
    weak, strong = round(few.change.lowest), round(many.change.lowest)
    assert f"100 svar fra {few.groups} grupper viser en ændring på {weak} point, men fra {many.groups} grupper" in said
    assert strong < weak


def test_units_below_are_counts_by_size_and_never_names(danish: Language) -> None:
    found = plan_of(shown(900, 60), under=units((19, 2), (150, 9), (240, 20), (3000, 250)))
    title = headings(found, danish)[1]
    assert title == "1 af 4 skoler kan se en ændring på 20 point i mindst ét emne"
    assert SCHOOL.name not in words(laid_out(found, danish))
    rows = [words(row) for row in find(laid_out(found, danish), "Tr")]
    assert "1 til 19 1 0 0 0 0" in rows
    assert "200 eller flere 2 1 1 2 2" in rows


def test_when_no_place_can_see_a_small_change_the_large_one_is_told(danish: Language) -> None:
    some = plan_of(shown(900, 60), under=units((19, 2), (240, 20)))
    assert headings(some, danish)[1] == "1 af 2 skoler kan se en ændring på 50 point i mindst ét emne"
    none = plan_of(shown(900, 60), under=units((19, 2), (18, 1)))
    assert headings(none, danish)[1] == "Ingen af de 2 skoler kan se en ændring på 50 point i noget emne"


def test_places_of_several_types_are_called_places(danish: Language) -> None:
    found = plan_of(shown(900, 60), under=replace(units((19, 2), (240, 20)), like=None))
    assert "1 af 2 steder kan se" in headings(found, danish)[1]


def test_of_one_open_place_nothing_is_counted(language: Language) -> None:
    found = plan_of(shown(900, 60), under=units((240, 20)))
    assert language.text("progress.plan.below.too_few") in words(laid_out(found, language))
    assert len(headings(found, language)) == 2


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_a_form_there_is_nothing_to_plan(code: str) -> None:
    assert words(laid_out(None, LANGUAGES[code])) == LANGUAGES[code].text("progress.plan.nothing")
