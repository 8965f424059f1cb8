"""A factor that everybody answers alike has no scale: it is told nowhere, and stops nothing else."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select

from data_access import tables
from data_access.engine import reading
from tests.publication.programme import make_survey
from tests.stores import Stores

WORRY = ("q4", "q5")


def test_answers_that_are_all_alike_are_published_without_them(store: Stores, tmp_path: Path) -> None:
    survey = make_survey()
    alike = [replace(one, items={**one.items, **dict.fromkeys(WORRY, 3.0)}) for one in survey.answers["pupil"]]
    store.take(survey.with_answers("pupil", alike).write(tmp_path / "2015"))
    assert shown(store, "relation") > 0
    assert shown(store, "worry") == 0
    assert not items(store) & set(WORRY)


def shown(store: Stores, factor: str) -> int:
    cell = tables.cell.c
    wanted = select(func.count()).select_from(tables.cell).join(tables.factor, tables.factor.c.id == cell.factor_id)
    with reading(store.store) as connection:
        return int(connection.execute(wanted.where(tables.factor.c.key == factor, cell.status == "shown")).scalar_one())


def items(store: Stores) -> set[str]:
    wanted = select(tables.item.c.key).join(tables.item_cell, tables.item_cell.c.item_id == tables.item.c.id)
    with reading(store.store) as connection:
        return set(connection.execute(wanted.distinct()).scalars())
