"""The audit of what stands: it believes neither the store nor its certificate."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from dashboard.gate.findings import Rule
from data_access import tables, vault
from data_access.audit import Audit, UnknownRound, audit
from data_access.engine import reading, writing
from data_access.importing import publish_again
from data_access.packages.reader import read
from tests.packages.builders import package, pupil_answers, replaced
from tests.stores import Stores


@pytest.fixture
def told(stores: Stores, tmp_path: Path) -> Stores:
    stores.take(package(tmp_path, pupil=pupil_answers(12)))
    return stores


def audited(stores: Stores, round_key: str = "2015") -> Audit:
    with reading(stores.vault) as vault, reading(stores.store) as store:
        return audit(vault, store, round_key)


def change(stores: Stores, where: dict[str, object], **values: object) -> None:
    """Changes one factor cell behind everybody's back."""
    with writing(stores.store) as store:
        address = _first(store, where)
        store.execute(update(tables.cell).where(*address).values(values))


def _first(store: Connection, where: dict[str, object]) -> list:
    conditions = [tables.cell.c[name] == value for name, value in where.items()]
    row = store.execute(select(tables.cell).where(*conditions).order_by(*tables.cell.primary_key)).first()
    assert row is not None, "there is no such cell to change"
    return [column == getattr(row, column.name) for column in tables.cell.primary_key]


def reasons(found: Audit) -> set[str]:
    return {finding.reason for finding in found.findings if finding.rule is Rule.CELL}


def test_what_was_published_passes(told: Stores) -> None:
    found = audited(told)
    assert found.passed
    assert found.certificate.versions == found.certificate.publications == 1
    assert {form.form for form in found.certificate.forms} == {"pupil", "staff"}


def test_the_audit_and_the_publication_agree_on_the_mask(told: Stores) -> None:
    first = audited(told).certificate.mask
    publish_again(told.vault, told.store, "2015")
    again = audited(told)
    assert again.passed
    assert again.certificate.mask == first
    assert again.certificate.publications == 1  # the same mask told twice is told once


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"points": 385}, "other_figure"),
        ({"points": 501}, "too_fine"),
        ({"n": 13}, "other_n"),
        ({"low": 400}, "other_interval"),
        ({"groups": 9}, "other_interval"),
        ({"bound": ">=600"}, "bound_elsewhere"),
        ({"status": "protect"}, "number_in_hidden"),
        ({"status": "extreme"}, "number_in_hidden"),
        ({"status": "few", "n": None, "points": None, "low": None, "high": None, "groups": None}, "other_status"),
        ({"status": "absent", "n": None, "points": None, "low": None, "high": None, "groups": None}, "other_status"),
        ({"status": "secret"}, "unknown_status"),
        ({"high": None}, "incomplete"),
    ],
)
def test_a_shown_cell_that_was_changed_is_found(told: Stores, values: dict[str, object], reason: str) -> None:
    change(told, {"status": "shown"}, **values)
    found = audited(told)
    assert not found.passed
    assert reason in reasons(found)


def test_a_number_in_a_hidden_cell_is_found(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path))
    change(stores, {"status": "protect"}, points=500)
    assert "number_in_hidden" in reasons(audited(stores))


def test_a_cell_that_is_hidden_without_need_fails_for_its_certificate(told: Stores) -> None:
    nothing = dict.fromkeys(("n", "points", "low", "high", "groups"))
    change(told, {"status": "shown"}, status="protect", **nothing)
    found = audited(told)
    assert not found.as_certified
    assert not found.passed


def test_a_missing_cell_is_found(told: Stores) -> None:
    with writing(told.store) as store:
        store.execute(tables.cell.delete().where(*_first(store, {"status": "shown"})))
    assert "missing" in reasons(audited(told))


def test_a_cell_below_the_level_of_splits_is_found(told: Stores) -> None:
    with writing(told.store) as store:
        row = store.execute(select(tables.cell).join(tables.unit, tables.unit.c.id == tables.cell.c.unit_id)
                            .where(tables.unit.c.code == "0101-4a")).first()  # fmt: skip
        girls = store.execute(select(tables.split.c.id).where(tables.split.c.key == "gender=girl")).scalar_one()
        assert row is not None
        store.execute(insert(tables.cell).values(row._asdict() | {"split_id": girls}))
    assert "undeclared" in reasons(audited(told))


def test_cells_of_a_form_that_nobody_knows_are_found(told: Stores) -> None:
    with writing(told.store) as store:
        row = store.execute(select(tables.cell)).first()
        number = store.execute(insert(tables.form).values(key="secret")).inserted_primary_key
        assert row is not None
        assert number is not None
        store.execute(insert(tables.cell).values(row._asdict() | {"form_id": number[0]}))
    assert "undeclared" in reasons(audited(told))


@pytest.mark.parametrize(
    ("table", "values", "reason"),
    [
        ("item_cell", {"mean": 1.4}, "other_figure"),
        ("item_cell", {"mean": 2.512}, "too_fine"),
        ("item_cell", {"n": 3}, "other_n"),
        ("band_cell", {"low": "11"}, "other_share"),
        ("band_cell", {"n": 11}, "other_n"),
        ("response", {"answered": 7}, "other_n"),
    ],
)
def test_what_stands_behind_the_factors_is_looked_at_too(
    told: Stores, table: str, values: dict[str, object], reason: str
) -> None:
    with writing(told.store) as store:
        store.execute(update(tables.metadata.tables[table]).values(values))
    assert reason in reasons(audited(told))


def test_a_store_without_a_certificate_does_not_pass(told: Stores) -> None:
    with writing(told.store) as store:
        for table in (tables.certificate_form, tables.certificate):
            store.execute(table.delete())
    assert not audited(told).passed
    publish_again(told.vault, told.store, "2015")
    assert audited(told).passed


def test_a_package_that_waits_in_the_vault_does_not_change_what_stands(told: Stores, tmp_path: Path) -> None:

    renamed = package(tmp_path / "later", pupil=pupil_answers(14), mapping=replaced("Kortlægning", "Måling"))
    with writing(told.vault) as kept:
        vault.keep(kept, read(renamed))
    assert audited(told).passed


def test_a_round_that_nobody_published_cannot_be_audited(told: Stores) -> None:
    with pytest.raises(UnknownRound):
        audited(told, "1999")
