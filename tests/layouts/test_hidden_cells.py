"""A cell that may not be shown leaves words on the page and nothing else."""

import json
from dataclasses import replace

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import Language
from dashboard.profile import FactorRow, Profile
from layouts.pieces.hidden import instead_of_points
from layouts.profile import page
from tests.layouts.tree import find, links, payload, words
from tests.layouts.values import MUNICIPALITY, before, factor, hidden, profile, programme_profile

HIDDEN = [Status.FEW, Status.PROTECT]
PLACES = ["own", "comparison", "earlier"]


def with_cell(place: str, cell: Cell) -> FactorRow:
    if place == "own":
        return hidden(own=cell)
    if place == "earlier":
        return factor(earlier=(before("2017", cell),))
    return factor(comparisons={"municipality": cell}, difference=None)


def shown_with(place: str, cell: Cell) -> Profile:
    return profile(with_cell(place, cell), factor("relation", "Relation"))


@pytest.mark.parametrize("status", HIDDEN)
@pytest.mark.parametrize("place", PLACES)
def test_a_number_left_in_a_hidden_cell_changes_nothing(language: Language, status: Status, place: str) -> None:
    empty = Cell(status)
    full = Cell(status, n=3, points=913, low=880, high=946, groups=1)
    assert payload(page(shown_with(place, full), language)) == payload(page(shown_with(place, empty), language))


@pytest.mark.parametrize("place", PLACES)
def test_the_two_reasons_make_pages_of_the_same_length(language: Language, place: str) -> None:
    few, protect = (payload(page(shown_with(place, Cell(status)), language)) for status in HIDDEN)
    assert len(few) == len(protect)


@pytest.mark.parametrize("k", [3, 5, 10, 100])
def test_the_two_reasons_are_equally_long_for_every_smallest_group(language: Language, k: int) -> None:
    few, protect = (instead_of_points(Cell(status), k, language) for status in HIDDEN)
    for length in (len, lambda text: len(text.encode()), lambda text: len(json.dumps(text))):
        assert length(few) == length(protect)


@pytest.mark.parametrize("k", [3, 5])
def test_every_text_that_differs_by_reason_is_written_equally_long(language: Language, k: int) -> None:
    """What is filled up cannot be seen; what is read is of one length already."""
    pairs = [key for key in language.texts if key.startswith("hidden.few")]
    assert {"hidden.few", "hidden.few_more"} <= set(pairs)
    for key in pairs:
        few, protect = (language.text(text, k=k) for text in (key, key.replace("few", "protect")))
        assert len(few) == len(protect)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_but_the_words_of_the_reason_depends_on_it(language: Language, place: str) -> None:
    few, protect = (payload(page(shown_with(place, Cell(status)), language)) for status in HIDDEN)
    words_of = [instead_of_points(Cell(status), 5, language) for status in HIDDEN]
    assert few.replace(words_of[0], "") == protect.replace(words_of[1], "")


@pytest.mark.parametrize("status", HIDDEN)
def test_a_hidden_factor_keeps_its_place(danish: Language, status: Status) -> None:
    names = ["Ro", "Trivsel", "Arbejde"]
    for place in range(len(names)):
        rows = [hidden(status, name=name) if at == place else factor(name=name) for at, name in enumerate(names)]
        [table] = find(page(profile(*rows), danish), "Table")
        [body] = find(table, "Tbody")
        assert [words(find(row, "Th")[0]).split()[0] for row in find(body, "Tr")] == names


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(Status.FEW), "Færre end 5 svar"),
        (Cell(Status.PROTECT), "Skjult for at beskytte en anden gruppe"),
        (Cell(Status.EXTREME, bound=">=590"), "Mindst 590"),
        (Cell(Status.EXTREME, bound="<=410"), "Højst 410"),
        (Cell(Status.ABSENT), "Ikke spurgt"),
    ],
)
@pytest.mark.parametrize("place", PLACES)
def test_the_table_says_in_words_why_there_is_no_number(danish: Language, cell: Cell, text: str, place: str) -> None:
    [table] = find(page(shown_with(place, cell), danish), "Table")
    assert text in words(table)


@pytest.mark.parametrize("status", HIDDEN)
def test_chart_and_table_use_the_same_words(danish: Language, status: Status) -> None:
    shown = page(shown_with("own", Cell(status)), danish)
    [graph], [table] = find(shown, "Graph"), find(shown, "Table")
    reason = instead_of_points(Cell(status), 5, danish)
    assert reason in payload(graph.figure)
    assert reason in words(table)


@pytest.mark.parametrize("status", HIDDEN)
def test_both_reasons_are_explained_whichever_holds(danish: Language, status: Status) -> None:
    [explanation] = find(page(shown_with("own", Cell(status)), danish), "Div", "hidden-why")
    assert "Færre end 5 svar:" in words(explanation)
    assert "En anden gruppe:" in words(explanation)


def test_nothing_is_explained_where_nothing_is_hidden(danish: Language) -> None:
    assert not find(page(profile(), danish), "Div", "hidden-why")


def test_a_hidden_row_leads_to_the_unit_above(danish: Language) -> None:
    [table] = find(page(profile(hidden(), factor("relation")), danish), "Table")
    assert links(find(table, "Td")) == {"Egebæk": profile().selection.to(unit=MUNICIPALITY.unit).address}


@pytest.mark.parametrize("status", HIDDEN)
def test_the_explanation_leads_to_the_unit_above_and_to_the_certificate(danish: Language, status: Status) -> None:
    [explanation] = find(page(shown_with("own", Cell(status)), danish), "Div", "hidden-why")
    assert links(explanation) == {
        "Egebæk": profile().selection.to(unit=MUNICIPALITY.unit).address,
        "Se, hvordan svarene er beskyttet": "/certificate?round=2019",
    }


def test_a_hidden_split_leads_to_everyone(danish: Language) -> None:
    girls = profile(hidden(), selection=profile().selection.to(split="gender=girl"))
    [table] = find(page(girls, danish), "Table")
    assert links(find(table, "Td")) == {"svar fra alle": profile().selection.address}


def test_at_the_top_another_form_is_what_is_left(danish: Language) -> None:
    top = replace(programme_profile(), factors=(hidden(comparisons={}),))
    assert "Vælg et andet skema" in words(page(top, danish))


def test_nothing_is_drawn_where_every_number_is_hidden(danish: Language) -> None:
    shown = page(profile(hidden(earlier=(before("2017", Cell(Status.PROTECT)),))), danish)
    assert not find(shown, "Graph")
    assert find(shown, "Table")
