"""A corrected package: whoever kept the old figures learns nothing from the new ones."""

from pathlib import Path

import pytest
from sqlalchemy import select

from data_access import tables, vault, vault_tables
from data_access.engine import reading, writing
from data_access.importing import publish_again
from data_access.packages.reader import read
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


def late_answers(text: str, count: int) -> str:
    """As many more girls as boys, with answers of every kind."""
    for one in range(count):
        answers = ";".join(str(1 + (one + item) % (5 if item < 3 else 4)) for item in range(5))
        text += f"late{one};{CLASSES[0]};{1 + one % 2};completed;120,5;{answers}\n"
    return text


def take(stores: Stores, folder: Path, answers: str) -> dict[Address, int]:
    """What is shown of the pupils once a package with these answers is in."""
    stores.take(package(folder, pupil=lambda _: answers))
    return shown(stores)


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


def test_one_changed_answer_is_withheld_like_a_late_one(stores: Stores, many: Path, tmp_path: Path) -> None:
    """As many answers as before, but the difference of the two figures would be one pupil's."""
    stores.take(many)
    before = shown(stores)
    after = take(stores, tmp_path / "second", replaced("100,5;1;", "100,5;4;")(pupil_answers(12)))
    assert after.items() <= before.items()
    assert {(unit, "relation", "all") for unit in (CLASSES[0], "0101")} <= before.keys() - after.keys()


def test_so_many_late_answers_that_they_protect_each_other_are_shown(
    stores: Stores, many: Path, tmp_path: Path
) -> None:
    stores.take(many)
    before = shown(stores)
    after = take(stores, tmp_path / "second", late_answers(pupil_answers(12), 12))
    assert after.keys() == before.keys()
    assert after != before


def test_what_was_withheld_comes_back_when_the_answer_is_taken_back(stores: Stores, many: Path, tmp_path: Path) -> None:
    """The figures of the first version are known already."""
    stores.take(many)
    before = shown(stores)
    stores.take(package(tmp_path / "second", pupil=lambda _: late_answer(pupil_answers(12))))
    renamed = replaced("Kortlægning 2015", "Kortlægningen 2015")
    stores.take(package(tmp_path / "third", pupil=pupil_answers(12), mapping=renamed))
    assert shown(stores) == before


def test_a_version_that_was_told_before_anything_was_remembered_counts_as_well(
    stores: Stores, many: Path, tmp_path: Path
) -> None:
    stores.take(many)
    before = shown(stores)
    with writing(stores.vault) as connection:
        connection.execute(vault_tables.told.delete())
    after = take(stores, tmp_path / "second", late_answer(pupil_answers(12)))
    assert after.items() <= before.items()


def test_a_package_kept_but_never_told_of_withholds_nothing(stores: Stores, many: Path, tmp_path: Path) -> None:
    with writing(stores.vault) as kept:
        vault.keep(kept, read(package(tmp_path / "lost", pupil=lambda _: late_answer(pupil_answers(12)))))
    stores.take(many)
    assert {(unit, "wellbeing", "all") for unit in (CLASSES[0], "0101")} <= shown(stores).keys()


def test_every_mask_is_remembered_once(stores: Stores, many: Path, tmp_path: Path) -> None:
    stores.take(many)
    publish_again(stores.vault, stores.store, "2015")
    assert remembered(stores) == [(1, "pupil"), (1, "staff")]
    take(stores, tmp_path / "second", late_answer(pupil_answers(12)))
    assert remembered(stores) == [(1, "pupil"), (1, "staff"), (2, "pupil"), (2, "staff")]


def remembered(stores: Stores) -> list[tuple[int, str]]:
    told = vault_tables.told.c
    with reading(stores.vault) as connection:
        return [tuple(row) for row in connection.execute(select(told.package_id, told.form).order_by(told.id))]


def test_a_corrected_name_withholds_nothing(stores: Stores, many: Path, tmp_path: Path) -> None:
    stores.take(many)
    before = shown(stores)
    renamed = replaced("Kortlægning 2015", "Kortlægningen 2015")
    assert stores.take(package(tmp_path / "second", pupil=pupil_answers(12), mapping=renamed))
    assert shown(stores) == before
