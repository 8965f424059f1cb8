"""The rules of the heat map: one family of verdicts, rows that never stand by value, totals beside a slow count."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.heat_map import Column, Earlier, Group, HeatMap, Line, by_factor, expected_false, judged, total
from dashboard.heat_map_view import chosen, order_of, releases, types
from dashboard.mapping import Name
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from tests import reference_progress_changes as reference
from tests.statistics.made_up import some_examples

FACTORS = ("wellbeing", "relation", "noise")
SPREADS = {"wellbeing": (90, 20), "relation": (80, 35), "noise": (95, 0)}
COLUMNS = tuple(Column(key, Name(da=key), False, *SPREADS[key]) for key in FACTORS)
NAMES = ("Ørstedskolen", "Zonen", "10. gården", "2. gården", "Aaby Skole", "Æblehaven", "Solbakken")
HERE = Selection("progress", 1, section="changes")

shown = st.builds(
    lambda step, n, groups: Cell(Status.SHOWN, n, 5 * step, 0, 0, None, groups),
    st.integers(80, 120),
    st.integers(5, 400),
    st.integers(0, 9),
)
hidden = st.sampled_from([Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound=">=560"), NOT_ASKED])
cells = st.one_of(shown, shown, shown, hidden)
rows = st.lists(st.tuples(*[st.tuples(cells, cells)] * len(FACTORS)), max_size=len(NAMES))


def heat_map(found: list[tuple[tuple[Cell, Cell], ...]]) -> HeatMap:
    lines = [
        Line(
            UnitLink(10 + place, "institution", NAMES[place], type="daycare" if place % 3 else "school"),
            Earlier.THERE if place % 2 else list(Earlier)[place % 4],
            changes,
            answers=None if place == 3 else 50 * (place % 3),
            place=f"By {place % 2}",
        )
        for place, changes in enumerate(judged(found, COLUMNS))
    ]
    return HeatMap("institution", ("institution",), COLUMNS, lines[0] if lines else empty(), tuple(lines), 5)


def empty() -> Line:
    return Line(UnitLink(1, "programme", "P"), Earlier.THERE, ())


def figure(cell: Cell) -> reference.Figure | None:
    return (cell.points or 0, cell.n or 0, cell.groups or 0) if cell.shown else None


def table(found: HeatMap) -> dict[tuple[str, str], tuple]:
    return {
        (line.unit.name, column.key): (figure(change.now), figure(change.before))
        for line in found.lines
        for column, change in zip(found.columns, line.changes, strict=True)
    }


@some_examples
@given(rows)
def test_every_change_is_as_a_slow_count_has_it(found: list) -> None:
    made = heat_map(found)
    expected = reference.changes(table(made), SPREADS)
    told = {
        (line.unit.name, column.key): one.difference
        for line in made.lines
        for column, one in zip(made.columns, line.changes, strict=True)
        if one.difference
    }
    assert {key: (d.value, d.low, d.high, d.verdict, d.size) for key, d in told.items()} == expected


@some_examples
@given(rows)
def test_totals_are_as_a_slow_count_has_them(found: list) -> None:
    made = heat_map(found)
    told = reference.changes(table(made), SPREADS)
    of_units, of_factors = (reference.totals(table(made), told, which) for which in (0, 1))
    assert {line.unit.name: dict(line.counts) for line in made.lines} == {
        unit: dict(count) for unit, count in of_units.items()
    }
    assert by_factor(made.lines, made.columns) == [of_factors.get(key, Counter()) for key in FACTORS]
    assert total(made.lines) == sum(of_units.values(), Counter())
    assert made.tried == len(told)


@some_examples
@given(rows, st.sampled_from([None, "school", "daycare", "youth"]), st.sampled_from([None, "both", "one"]))
def test_no_filter_and_no_order_changes_what_a_change_is_called(
    found: list, type_: str | None, release: str | None
) -> None:
    made = heat_map(found)
    for order in (None, "name", "size", "verdict", "place"):
        kept = chosen(made, HERE.to(type=type_, release=release, order=order, factor="relation"))
        assert all(any(line is one for one in made.lines) for line in kept)
        assert {line.unit.type for line in kept} <= ({type_} if type_ else {"school", "daycare"})


def clear() -> HeatMap:
    """Units with a change of their own in each factor, by how far apart two figures of 200 lie."""

    def row(*values: int | None) -> tuple[tuple[Cell, Cell], ...]:
        return tuple((Cell(Status.FEW) if one is None else make(500 + one), make(500)) for one in values)

    return heat_map(
        [
            row(80, 0, 0),
            row(300, 0, 0),
            row(-90, 0, 0),
            row(None, 0, 0),
            row(0, 0, 0),
            row(None, None, None),
            row(4, 0, 0),
        ]
    )


def make(points: int) -> Cell:
    return Cell(Status.SHOWN, 400, points, points - 10, points + 10, None, 20)


def names(found: HeatMap, **choice: str) -> list[str]:
    return [line.unit.name for line in chosen(found, HERE.to(**choice))]


ALPHABET = ["2. gården", "10. gården", "Solbakken", "Zonen", "Æblehaven", "Ørstedskolen", "Aaby Skole"]


@pytest.mark.parametrize("order", [None, "name", "asked", "value"])
def test_without_an_order_rows_stand_in_the_danish_alphabet(order: str | None) -> None:
    made = clear()
    assert [line.unit.name for line in chosen(made, HERE.to(order=order))] == ALPHABET
    assert order_of(made, HERE.to(order=order)) == "name"


def test_sorted_by_a_factor_rows_are_grouped_by_verdict_and_alphabetical_inside() -> None:
    made = clear()
    told = reference.changes(table(made), SPREADS)
    groups = reference.groups(told, ALPHABET, "wellbeing")
    assert groups["better"] == ["Zonen", "Ørstedskolen"]  # +300 and +80
    assert names(made, order="verdict", factor="wellbeing") == [one for group in groups.values() for one in group]


def test_without_a_factor_units_with_any_clear_change_come_first_and_those_with_nothing_told_last() -> None:
    assert names(clear(), order="verdict") == [
        *("10. gården", "Zonen", "Ørstedskolen"),
        *("2. gården", "Solbakken", "Aaby Skole"),
        "Æblehaven",
    ]


def test_a_factor_that_is_not_in_the_table_sorts_as_no_factor() -> None:
    assert names(clear(), order="verdict", factor="culture") == names(clear(), order="verdict")


def test_sorted_by_size_those_whose_number_is_hidden_come_last_in_the_alphabet() -> None:
    assert names(clear(), order="size") == [
        *("10. gården", "Æblehaven"),  # 100
        *("Zonen", "Aaby Skole"),  # 50
        *("2. gården", "Solbakken", "Ørstedskolen"),  # none, or not told
    ]


def test_sorted_by_place_units_of_a_municipality_stand_together() -> None:
    made = clear()
    assert [line.place for line in chosen(made, HERE.to(order="place"))] == ["By 0"] * 4 + ["By 1"] * 3


@some_examples
@given(rows, st.permutations(range(len(NAMES))))
def test_no_order_follows_the_size_of_a_change(found: list, places: list[int]) -> None:
    """Of two units of one group the first in the alphabet comes first, whatever their changes."""
    made = heat_map(found)
    for column, factor in enumerate(FACTORS):
        rows_ = chosen(made, HERE.to(order="verdict", factor=factor))
        for group in Group:
            inside = [line.unit.name for line in rows_ if line.changes[column].group is group]
            assert inside == [name for name in ALPHABET if name in inside]


def test_what_can_be_chosen_is_what_is_there() -> None:
    assert (types(clear()), releases(clear())) == (["daycare", "school"], ["both", "one"])


@pytest.mark.parametrize("clear_changes", [0, 1, 7, 19, 20, 21, 40, 41, 100, 5604])
def test_how_many_may_be_false_is_a_twentieth_rounded_up(clear_changes: int) -> None:
    assert expected_false(clear_changes) == reference.most_false(clear_changes)
