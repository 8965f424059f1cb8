"""Careless answers may be left out of the figures; the screens still tell how many there were."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data_access.importing import bring_in
from data_access.packages.reader import read
from tests import reference
from tests.publication import expected, published
from tests.publication.surveys import Answer, Survey
from tests.stores import Stores

Screen = Callable[[Answer], bool]


def is_straight(row: Answer) -> bool:
    return reference.is_straight_line(list(row.items.values()))


def is_fast(row: Answer) -> bool:
    return reference.is_too_fast(row.seconds, sum(answer is not None for answer in row.items.values()))


def take(stores: Stores, package: Path, *without: str) -> None:
    bring_in(stores.vault, stores.store, read(package), without)


@pytest.fixture(scope="module")
def careless(first: Survey) -> Survey:
    """With a class where most draw straight lines."""
    lines = [Answer("N1-1", {f"q{number}": 3.0 for number in range(1, 10)}) for _ in range(25)]
    return first.with_answers("pupil", [*lines, *first.answers["pupil"]])


@pytest.mark.parametrize(("screen", "caught"), [("straight", is_straight), ("fast", is_fast)])
def test_figures_are_those_of_the_answers_that_are_left(
    store: Stores, careless: Survey, tmp_path: Path, screen: str, caught: Screen
) -> None:
    take(store, careless.write(tmp_path / "2015"), screen)
    left = [one for one in careless.answers["pupil"] if not caught(one)]
    assert len(left) < len(careless.answers["pupil"])
    kept = careless.with_answers("pupil", left)
    figures = expected.figures(kept, "pupil", "relation", expected.anchor(kept, "pupil", "relation"))
    for address, cell in published.cells(store, "2015", "pupil", "relation").items():
        if cell.status in ("shown", "extreme"):
            assert cell.figure == figures[address].told


def test_how_many_were_careless_is_told_of_all_who_answered(store: Stores, careless: Survey, tmp_path: Path) -> None:
    take(store, careless.write(tmp_path / "2015"), "straight")
    rows = expected.members(careless, "pupil", "N1", expected.ALL)
    left = [row for row in rows if not is_straight(row)]
    assert published.responses(store, "2015", "pupil")["N1"][0] == len(left)
    found = published.marks(store, "2015", "pupil")["N1"].straight
    assert found == reference.carelessness(len(rows) - len(left), len(rows), 5) == "many"
