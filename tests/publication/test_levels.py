"""At which levels a figure may exist at all."""

from pathlib import Path

import pytest

from dashboard.publication.declared import rolled_up
from tests.publication import published
from tests.publication.programme import make_survey
from tests.publication.surveys import Survey
from tests.statistics.trees import make_tree
from tests.stores import Stores

ALL = "all"


def kinds_of(survey: Survey, addresses: set[tuple[str, str]]) -> set[str]:
    return {survey.kinds[unit] for unit, _ in addresses}


def test_a_local_factor_has_no_cell_for_the_programme(told: Stores) -> None:
    assert ("", ALL) not in published.cells(told, "2015", "pupil", "harbour")
    assert ("", ALL) not in published.bands(told, "2015", "pupil", "harbour")
    assert ("", ALL) in published.cells(told, "2015", "pupil", "relation")


def test_leaders_are_never_told_of_below_the_municipality(told: Stores, first: Survey) -> None:
    assert kinds_of(first, set(published.cells(told, "2015", "leader", "culture"))) == {"programme", "municipality"}
    for item in ("l1", "l2"):
        assert kinds_of(first, set(published.items(told, "2015", "leader", item))) <= {"programme", "municipality"}
    assert set(published.responses(told, "2015", "leader")) <= {"", "N", "S"}


@pytest.mark.parametrize(
    ("splits_from", "kinds"),
    [
        ("municipality", {"programme", "municipality"}),
        ("institution", {"programme", "municipality", "institution"}),
        ("team", {"programme", "municipality", "institution", "team"}),
    ],
)
def test_splits_begin_at_the_level_that_the_package_names(
    store: Stores, tmp_path: Path, splits_from: str, kinds: set[str]
) -> None:
    survey = make_survey(disclosure={"splits_from": splits_from})
    store.take(survey.write(tmp_path / "2015"))
    split = {address for address in published.cells(store, "2015", "pupil", "relation") if address[1] != ALL}
    assert kinds_of(survey, split) == kinds


def test_a_larger_smallest_group_hides_more(store: Stores, tmp_path: Path) -> None:
    store.take(make_survey(disclosure={"k": 12}).write(tmp_path / "2015"))
    cells = published.cells(store, "2015", "pupil", "relation").values()
    shown = [cell.n for cell in cells if cell.n is not None]
    assert shown
    assert min(shown) >= 12


def test_a_unit_without_answers_has_no_cell(store: Stores, tmp_path: Path, first: Survey) -> None:
    empty = Survey(first.mapping, [*first.units, ("N9", "N", "institution", "New")], first.answers)
    store.take(empty.write(tmp_path / "2015"))
    assert "N9" not in {unit for unit, _ in published.cells(store, "2015", "pupil", "relation")}


def test_a_units_own_invitations_stand_before_those_of_its_parts() -> None:
    tree = make_tree("M . municipality", "S M institution", "4a S child_group", "4b S child_group")
    place = tree.position
    assert rolled_up(tree, {"4a": 20, "4b": 22}) == {place[code]: 42 for code in ("pfl", "M", "S")} | {
        place["4a"]: 20,
        place["4b"]: 22,
    }
    assert rolled_up(tree, {"4a": 20, "S": 50})[place["M"]] == 50
