"""The heat map as it is laid out: a real table in which every number has its words, and nothing hidden a number."""

import re
from dataclasses import replace
from typing import Any

import pytest

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.heat_map import Change, Column, Earlier, HeatMap, Line, judged
from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.paging import ALL, PER_PAGE
from dashboard.profile import UnitLink
from dashboard.progress import Progress, Section, sections
from dashboard.selection import Selection
from layouts.pieces.heat_map import finding, section
from tests.layouts.tree import attribute, find, links, payload, walk, words
from tests.layouts.values import FORMS, MUNICIPALITY, PROGRAMME, ROUNDS

COLUMNS = (
    Column("wellbeing", Name(da="Trivsel", en="Wellbeing"), False, 90, 20),
    Column("noise", Name(da="Uro", en="Noise"), True, 90, 20),
)
HERE = Selection("progress", MUNICIPALITY.unit, "2019", "pupil", against="2017", section="changes")
FEW, PROTECT = Cell(Status.FEW), Cell(Status.PROTECT)


def shown(points: int, n: int = 400) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 10, points + 10, None, 20)


def line(place: int, *sides: tuple[Cell, Cell], earlier: Earlier = Earlier.THERE, type_: str = "school") -> Line:
    unit = UnitLink(10 + place, "institution", f"Skole {place}", type=type_)
    changes = tuple(Change(now, before) for now, before in sides)
    return Line(unit, earlier, changes, answers=100 + place)


BETTER, LARGE, WORSE = (shown(545), shown(500)), (shown(580), shown(500)), (shown(455), shown(500))
CHANCE, HIDDEN, GUARDED = (shown(504), shown(500)), (FEW, shown(500)), (shown(512), PROTECT)
AT_END, ABSENT = (Cell(Status.EXTREME, bound=">=560"), shown(555)), (NOT_ASKED, shown(500))
LINES = (
    line(0, BETTER, WORSE),
    line(1, LARGE, CHANCE, type_="daycare"),
    line(2, HIDDEN, GUARDED),
    line(3, AT_END, ABSENT),
    line(4, (shown(500), NOT_ASKED), (shown(500), NOT_ASKED), earlier=Earlier.CLOSED),
)


def heat_map(*lines: Line, whole: tuple = (CHANCE, CHANCE), **own: Any) -> HeatMap:
    rows = judged([[(one.now, one.before) for one in row.changes] for row in lines], COLUMNS)
    told = tuple(replace(row, changes=changes) for row, changes in zip(lines, rows, strict=True))
    [itself] = judged([whole], COLUMNS)
    above = Line(MUNICIPALITY, Earlier.THERE, itself, 2000)
    return HeatMap("institution", ("institution",), COLUMNS, above, told, 5, **own)


def progress(**own: Any) -> Progress:
    selection = HERE.to(**own.pop("chosen", {}))
    usual: dict[str, Any] = {
        "selection": selection,
        "unit": MUNICIPALITY,
        "path": (PROGRAMME,),
        "rounds": ROUNDS,
        "earlier": ROUNDS[:2],
        "forms": FORMS,
        "sections": sections("municipality"),
        "k": 5,
    }
    return Progress(**(usual | own))


def laid_out(found: HeatMap | None, language: Language, **own: Any) -> list[Any]:
    return section(found, progress(**own), language)


def cells(tree: Any, row: int) -> list[Any]:
    return find(find(find(tree, "Tbody")[1], "Tr")[row], "Td")


def test_the_table_has_a_caption_and_a_head_for_each_row_and_column(language: Language) -> None:
    tree = laid_out(heat_map(*LINES), language)
    [table] = find(tree, "Table")
    assert len(find(table, "Caption")) == 1
    heads = find(find(table, "Thead"), "Th")
    assert {head.scope for head in heads} == {"col"}
    rows = [row for part in (*find(table, "Tbody"), *find(table, "Tfoot")) for row in find(part, "Tr")]
    assert all([head.scope for head in find(row, "Th")] == ["row"] for row in rows)
    widths = {sum(getattr(cell, "colSpan", None) or 1 for cell in row.children) for row in rows}
    assert widths == {len(heads)}


def test_a_clear_change_has_a_sign_a_word_and_a_colour(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES), danish)
    seen = [(words(cell), cell.className) for row in (0, 1) for cell in cells(tree, row)[:2]]
    assert seen == [
        ("▲ +45\nbedre", "better"),
        ("▼ −45\ndårligere", "worse"),
        ("▲ +80\nbedre", "better large"),
        ("+4", "chance"),
    ]


def test_a_cell_tells_all_of_its_change_to_whoever_listens(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES), danish)
    better, _, chance = *cells(tree, 0)[:2], cells(tree, 1)[1]
    assert re.fullmatch(
        r"\+45 point \(\d+ til \d+\), tydeligt bedre, mærkbar ændring\. 2017: 500 point\. 2019: 545 point\.",
        attribute(better, "aria-label"),
    )
    assert "kan ikke skelnes fra tilfældighed" in attribute(chance, "aria-label")


def test_a_hidden_cell_has_a_word_and_no_number_of_the_hidden_side(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES), danish)
    few, guarded = cells(tree, 2)[:2]
    end, absent = cells(tree, 3)[:2]
    assert [words(one) for one in (few, guarded, end, absent)] == ["skjult", "skjult", "kun grænse", "ikke spurgt"]
    assert "2019: Færre end 5 svar" in attribute(few, "aria-label")
    assert "2017: Skjult for at beskytte" in attribute(guarded, "aria-label")
    assert not any(re.search("[+−]", attribute(one, "aria-label")) for one in (few, guarded, end, absent))


def test_both_reasons_to_hide_take_the_same_room(language: Language) -> None:
    one, other = (
        payload(laid_out(heat_map(line(0, (cell, shown(500)), CHANCE)), language)).encode() for cell in (FEW, PROTECT)
    )
    assert len(one) == len(other)


def test_a_unit_without_an_earlier_figure_says_why_once(danish: Language) -> None:
    lines = [replace(LINES[4], earlier=earlier) for earlier in list(Earlier)[1:]]
    tree = laid_out(heat_map(*lines), danish)
    told = {words(cells(tree, row)[0]) for row in range(3)}
    assert told == {"Ikke spurgt i 2017", "Ikke åbent for dig i 2017", "Fandtes ikke i 2017"}
    assert all(cells(tree, row)[0].colSpan == len(COLUMNS) for row in range(3))


def test_the_unit_itself_stands_apart_and_says_why_where_it_is_withheld(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES, whole=((PROTECT, PROTECT), (PROTECT, PROTECT))), danish)
    first = find(tree, "Tbody")[0]
    assert words(first).startswith("Hele kommunen")
    assert "Skjult for at beskytte en anden gruppe" in words(first)
    assert "−" not in words(find(first, "Td")[0])


def test_totals_stand_under_every_factor_and_beside_every_unit(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES), danish)
    foot = [[words(part) for part in row.children] for row in find(find(tree, "Tfoot"), "Tr")]
    assert foot == [
        ["▲ Bedre", "2", "0", "2", ""],
        ["▼ Dårligere", "0", "1", "1", ""],
        ["Kan ikke skelnes fra tilfældighed", "0", "1", "1", ""],
        ["Ikke vist", "3", "3", "6", ""],
    ]
    assert [words(cells(tree, row)[-2]) for row in (0, 1, 2)] == ["▲ 1\n▼ 1", "▲ 1", "–"]


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        (LINES, "3 af 4 ændringer er tydelige: 2 bedre og 1 dårligere"),
        ((line(0, BETTER, CHANCE),), "1 af 2 ændringer er tydelig: 1 bedre"),
        ((line(0, CHANCE, CHANCE),), "Ingen af 2 ændringer kan skelnes fra tilfældighed"),
        ((line(0, CHANCE, HIDDEN),), "Den ene ændring kan ikke skelnes fra tilfældighed"),
        ((LINES[2],), "Ingen ændring kan vises her"),
        ((), "Her er ingen steder at vise med dette skema"),
    ],
)
def test_the_heading_is_what_the_whole_table_finds(danish: Language, lines: tuple, heading: str) -> None:
    found = heat_map(*lines)
    assert finding(found, danish) == heading
    assert words(find(laid_out(found, danish, chosen={"type": "daycare", "order": "size"}), "H2")) == heading


def test_how_many_may_be_false_is_told_only_of_clear_changes(danish: Language) -> None:
    many = [line(place, BETTER, LARGE) for place in range(30)]
    assert "Blandt 60 er det højst 3." in words(laid_out(heat_map(*many), danish))
    assert "Blandt 3 er det mindre end 1." in words(laid_out(heat_map(*LINES), danish))
    none = words(laid_out(heat_map(line(0, CHANCE, CHANCE)), danish))
    assert "højst 1 af 20" not in none
    assert "Det betyder ikke, at intet er sket" in none


def test_factors_that_cannot_be_compared_are_told_once(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES, broken=(Name(da="Mobning"),), fresh=(Name(da="Ro"),)), danish)
    told = words(tree)
    assert told.count("Mobning") == told.count("Ro.") == 1
    assert links(tree)["Kan runderne sammenlignes?"] == "/comparability?form=pupil"


def test_a_heading_sorts_and_says_that_it_does(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES), danish, chosen={"order": "verdict", "factor": "noise"})
    heads = find(find(tree, "Thead"), "Th")
    assert [attribute(head, "aria-sort") for head in heads] == [None, None, "other", None, None]
    assert [words(head) for head in heads] == ["Institution", "Trivsel", "Uro (vendt)", "Tydelige", "Svar 2019"]
    sorted_by = links(heads)
    assert sorted_by["Institution"] == HERE.address
    assert sorted_by["Trivsel"] == HERE.to(order="verdict", factor="wellbeing").address
    assert sorted_by["Tydelige"] == HERE.to(order="verdict").address
    assert sorted_by["Svar 2019"] == HERE.to(order="size").address


def test_filters_are_links_where_there_is_something_to_choose(danish: Language) -> None:
    found = links(laid_out(heat_map(*LINES), danish))
    assert found["Skoler"] == HERE.to(type="school").address
    assert found["Kun i 2019"] == HERE.to(release="one").address
    alone = links(laid_out(heat_map(LINES[0]), danish))
    assert not {"Skoler", "Kun i 2019"} & alone.keys()


def test_a_filter_that_leaves_nothing_says_how_to_get_back(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES), danish, chosen={"type": "youth", "page": "3"})
    assert "Ingen af de 5 steder passer" in words(tree)
    assert links(tree)["Vis alle steder"] == HERE.address
    assert not find(tree, "Tfoot")


def test_long_tables_come_in_pages_and_totals_are_of_all(danish: Language) -> None:
    many = [line(place, BETTER, CHANCE) for place in range(PER_PAGE + 7)]
    first, last = (laid_out(heat_map(*many), danish, chosen={"page": page}) for page in (None, "99"))
    assert [len(find(find(tree, "Tbody")[1], "Tr")) for tree in (first, last)] == [PER_PAGE, 7]
    assert words(find(first, "Tfoot")) == words(find(last, "Tfoot"))
    assert f"▲ Bedre {PER_PAGE + 7}" in words(find(first, "Tfoot"))


def test_all_rows_can_be_shown_at_once_and_stay_so_in_another_order(danish: Language) -> None:
    many = [line(place, BETTER, CHANCE) for place in range(2 * PER_PAGE + 7)]
    paged, whole = (laid_out(heat_map(*many), danish, chosen={"page": page}) for page in ("2", ALL))
    assert links(paged)["Vis alle 107 på én side, så de kan skrives ud"] == HERE.to(page=ALL).address
    assert len(find(find(whole, "Tbody")[1], "Tr")) == len(many)
    assert links(whole)["Vis 50 ad gangen"] == HERE.address
    assert links(whole)["Trivsel"] == HERE.to(order="verdict", factor="wellbeing", page=ALL).address
    assert links(paged)["Trivsel"] == HERE.to(order="verdict", factor="wellbeing").address
    assert "Vis alle" not in words(laid_out(heat_map(*LINES), danish))


def test_a_long_heading_may_break_after_a_stroke_and_nowhere_else(danish: Language) -> None:
    found = replace(heat_map(*LINES), columns=(replace(COLUMNS[0], name=Name(da="Ro/uro i gruppen")), COLUMNS[1]))
    [head, other] = find(find(laid_out(found, danish), "Thead"), "A")[1:3]
    assert [type(part).__name__ for part in head.children] == ["str", "str", "Wbr", "str"]
    assert "".join(part for part in head.children if isinstance(part, str)) == "Ro/uro i gruppen"
    assert not find(other, "Wbr")


def test_of_small_children_it_says_that_a_change_may_be_a_habit(danish: Language) -> None:
    said = "Små børn vælger det gladeste ansigt oftere, end de mener det."
    young = replace(heat_map(*LINES), is_young=True)
    assert said in words(laid_out(young, danish))
    assert said not in words(laid_out(heat_map(*LINES), danish))
    nothing = replace(heat_map(LINES[2], whole=(HIDDEN, HIDDEN)), is_young=True)
    assert said not in words(laid_out(nothing, danish))


def test_a_link_to_a_unit_takes_the_rounds_along_and_not_the_sorting(danish: Language) -> None:
    tree = laid_out(heat_map(*LINES), danish, chosen={"order": "verdict", "factor": "noise", "type": "school"})
    assert links(tree)["Skole 0"] == HERE.to(unit=10).address


def test_groups_of_children_are_not_the_same_children(danish: Language) -> None:
    groups = replace(heat_map(*LINES), kind="child_group", kinds=("team", "child_group"))
    assert "Der kan være andre børn i gruppen nu" in words(laid_out(groups, danish))
    assert "andre børn" not in words(laid_out(heat_map(*LINES), danish))


def test_before_there_are_two_rounds_the_page_says_so(language: Language) -> None:
    tree = laid_out(None, language)
    assert words(find(tree, "H2")) == language.text("progress.changes.one_round")
    no_form = laid_out(None, language, forms=(), chosen={"form": None})
    assert words(find(no_form, "H2")) == language.text("progress.changes.no_form")


def test_one_element_holds_a_cell(language: Language) -> None:
    tree = laid_out(heat_map(*LINES), language)
    assert all(len(list(walk(cell))) == 1 for row in (0, 1, 2, 3) for cell in cells(tree, row))


def test_the_section_is_one_of_the_page() -> None:
    assert progress().section is Section.CHANGES
