"""A corrected package: whoever kept the old figures learns nothing from the new ones."""

from pathlib import Path

import pytest
from sqlalchemy import select

from data_access import tables
from data_access.engine import reading
from tests.packages.builders import CLASSES, package, pupil_answers, replaced
from tests.stores import Stores

Address = tuple[str, str, str]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twelve pupils in each class, so that something is shown everywhere."""
    return package(tmp_path / "first", pupil=pupil_answers(12))


def shown(stores: Stores) -> dict[Address, int]:
    cell, unit, factor, split = tables.cell.c, tables.unit.c, tables.factor.c, tables.split.c
    wanted = select(unit.code, factor.key, split.key, cell.points).join(tables.unit, unit.id == cell.unit_id)
    wanted = wanted.join(tables.factor, factor.id == cell.factor_id).join(tables.split, split.id == cell.split_id)
    with reading(stores.store) as store:
        rows = store.execute(wanted.where(cell.status == "shown")).all()
    return {(code, factor_key, label): points for code, factor_key, label, points in rows}


def late_answer(text: str) -> str:
    """One more pupil in the first class."""
    return text + f"late;{CLASSES[0]};1;completed;120,5;5;5;1;4;4\n"


def test_a_late_answer_changes_no_figure_that_is_still_shown(stores: Stores, many: Path, tmp_path: Path) -> None:
    stores.take(many)
    before = shown(stores)
    stores.take(package(tmp_path / "second", pupil=lambda _: late_answer(pupil_answers(12))))
    after = shown(stores)
    assert after
    assert after.items() <= before.items()


def test_every_cell_the_late_answer_is_part_of_is_withheld(stores: Stores, many: Path, tmp_path: Path) -> None:
    stores.take(many)
    stores.take(package(tmp_path / "second", pupil=lambda _: late_answer(pupil_answers(12))))
    touched = {CLASSES[0], "0101-t", "0101", "700", "pfl"}
    assert not {unit for unit, factor, _ in shown(stores) if factor == "wellbeing"} & touched


def test_a_third_version_shows_no_more_than_the_second(stores: Stores, many: Path, tmp_path: Path) -> None:
    stores.take(many)
    stores.take(package(tmp_path / "second", pupil=lambda _: late_answer(pupil_answers(12))))
    second = shown(stores)
    renamed = replaced("Kortlægning 2015", "Kortlægningen 2015")
    stores.take(package(tmp_path / "third", pupil=pupil_answers(12), mapping=renamed))
    assert shown(stores).items() <= second.items()


def test_a_corrected_name_withholds_nothing(stores: Stores, many: Path, tmp_path: Path) -> None:
    stores.take(many)
    before = shown(stores)
    renamed = replaced("Kortlægning 2015", "Kortlægningen 2015")
    assert stores.take(package(tmp_path / "second", pupil=pupil_answers(12), mapping=renamed))
    assert shown(stores) == before
