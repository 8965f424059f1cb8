"""Every published factor cell, beside a count over all respondents."""

from collections import Counter
from pathlib import Path

import pytest

from tests.publication import expected, published
from tests.publication.expected import ALL, LABELS, LEVELS
from tests.publication.programme import BOTTOM, SMALL, TOP
from tests.publication.published import Cell
from tests.publication.surveys import Answer, Survey
from tests.stores import Stores

FACTORS = [
    *(("pupil", factor) for factor in ("relation", "worry", "wellbeing", "harbour")),
    ("child", "language"),
    ("leader", "culture"),
]
every_factor = pytest.mark.parametrize(("form", "factor"), FACTORS)


def cells_of(stores: Stores, form: str, factor: str) -> dict[tuple[str, str], Cell]:
    return published.cells(stores, "2015", form, factor)


def test_everything_told_is_what_the_oracle_finds(stores: Stores, first: Survey, tmp_path: Path) -> None:
    stores.take(first.write(tmp_path / "2015"))
    for form, factor in FACTORS:
        figures = expected.figures(first, form, factor, expected.anchor(first, form, factor))
        for address, cell in cells_of(stores, form, factor).items():
            if cell.status in ("shown", "extreme"):
                assert cell.figure == figures[address].told


def test_something_is_shown_at_every_level(told: Stores, first: Survey) -> None:
    shown = Counter(
        (first.kinds[unit], label)
        for form, factor in FACTORS
        for (unit, label), cell in cells_of(told, form, factor).items()
        if cell.status == "shown"
    )
    declared = {(kind, label) for kind in LEVELS for label in LABELS if label == ALL or expected.has_splits(kind)}
    assert {(kind, ALL) for kind in LEVELS} <= set(shown) <= declared
    assert {label for _, label in shown} == set(LABELS)
    assert shown["child_group", ALL] > 50


@every_factor
def test_every_declared_cell_is_there_once_and_no_other(told: Stores, first: Survey, form: str, factor: str) -> None:
    assert set(cells_of(told, form, factor)) == expected.declared(first, form, first.factor(form, factor))


@every_factor
def test_a_cell_that_is_not_shown_holds_no_number(told: Stores, form: str, factor: str) -> None:
    for cell in cells_of(told, form, factor).values():
        if cell.status != "shown":
            assert (*cell.figure[:4], cell.groups) == (None,) * 5
        assert (cell.bound is not None) == (cell.status == "extreme")


@every_factor
def test_fewer_than_five_are_hidden_as_few_and_for_no_other_reason(
    told: Stores, first: Survey, form: str, factor: str
) -> None:
    figures = expected.figures(first, form, factor, expected.anchor(first, form, factor))
    for address, cell in cells_of(told, form, factor).items():
        n = figures[address].n if address in figures else 0
        if cell.status != "absent":
            assert min(n, expected.persons(first, form, *address)) >= 5 or cell.status == "few"
        else:
            assert n == 0


@pytest.mark.parametrize("factor", ["relation", "worry", "wellbeing", "harbour"])
def test_what_is_hidden_for_the_sake_of_others_rests_on_enough(told: Stores, first: Survey, factor: str) -> None:
    """Where one respondent fills in one row; otherwise respondents are counted where most of their rows are."""
    figures = expected.figures(first, "pupil", factor, expected.anchor(first, "pupil", factor))
    statuses = {address: cell.status for address, cell in cells_of(told, "pupil", factor).items()}
    few = {address for address, status in statuses.items() if status == "few"}
    protected = {address for address, status in statuses.items() if status == "protect"}
    assert all(address not in figures or figures[address].n < 5 for address in few)
    assert protected
    assert all(figures[address].n >= 5 for address in protected)


def test_a_class_of_three_is_hidden(told: Stores) -> None:
    assert {cells_of(told, "pupil", factor)[SMALL, ALL].status for factor in ("relation", "worry")} == {"few"}


def test_a_factor_that_a_unit_was_not_asked_about_is_absent_there(told: Stores, first: Survey) -> None:
    local = {unit: cell.status for (unit, label), cell in cells_of(told, "pupil", "harbour").items() if label == ALL}
    assert {status for unit, status in local.items() if unit.startswith("S")} == {"absent"}
    assert "absent" not in {status for unit, status in local.items() if unit.startswith("N")}


def test_the_programme_stands_at_five_hundred_in_the_first_round(told: Stores) -> None:
    for form, factor in FACTORS:
        whole = cells_of(told, form, factor).get(("", ALL))
        if whole and whole.status == "shown":
            assert whole.points == 500


@pytest.mark.parametrize(("unit", "sign"), [(TOP, ">="), (BOTTOM, "<=")])
@pytest.mark.parametrize("factor", ["relation", "worry"])
def test_a_class_of_one_voice_is_told_only_as_a_bound(told: Stores, unit: str, sign: str, factor: str) -> None:
    """Whichever way the factor points: the best answers give the highest points."""
    cell = cells_of(told, "pupil", factor)[unit, ALL]
    assert cell.status == "extreme"
    assert str(cell.bound).startswith(sign)


def test_a_group_is_shown_only_with_enough_children_and_enough_teachers(told: Stores, first: Survey) -> None:
    shown = {address: cell for address, cell in cells_of(told, "child", "language").items() if cell.status == "shown"}
    assert shown
    for address, cell in shown.items():
        assert (cell.n or 0) >= 5
        assert expected.persons(first, "child", *address) >= 5


def test_teachers_who_skipped_a_factor_do_not_make_its_group_larger(
    store: Stores, first: Survey, tmp_path: Path
) -> None:
    """Six teachers have rows in the class, but every score in it is by one of them."""
    others = [one for one in first.answers["child"] if one.unit != "N1-1"]
    silent = [Answer("N1-1", {"c1": None, "c2": None}, who=f"teacher{number}") for number in range(5)]
    only = [Answer("N1-1", {"c1": float(child % 9), "c2": 7.0}, who="teacher5") for child in range(20)]
    store.take(first.with_answers("child", [*others, *silent, *only]).write(tmp_path / "2015"))
    assert cells_of(store, "child", "language")["N1-1", ALL].status == "few"
