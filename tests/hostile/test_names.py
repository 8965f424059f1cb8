"""Names that come in with a package or an account come out as they were written, or are refused with a reason."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from dashboard.access import Role
from dashboard.account_names import alike, normal, refusal
from dashboard.spreadsheet import safe
from data_access import accounts, grants, tables
from data_access.engine import reading, writing
from data_access.packages.reader import read
from data_access.packages.report import Refused
from data_access.workbook import write_workbook
from tests.attack.site import Site as Console
from tests.hostile import survey
from tests.hostile.corpus import PERSONAL, STRINGS
from tests.hostile.forms import components
from tests.hostile.site import Site
from tests.hostile.survey import OF_CLASSES, ROUNDS, SCHOOLS, came_in, item_texts, named, unit_lines

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\0")
LONGEST_CELL = 32_767  # what a cell of a workbook holds


@pytest.fixture(scope="module")
def exported(hostile: Path) -> dict[str, bytes]:
    console = Console(hostile.parent)
    return {form: console.exported(form, "--all", round_key=ROUNDS[1]) for form in ("csv", "json", "xlsx")}


@pytest.mark.parametrize("name", [*PERSONAL, "x\0y", "x" * 201, "skolebÃ¦nk", "\ufffd", "   "])
def test_a_name_that_cannot_be_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    package = survey.write(tmp_path / "package", ROUNDS[0], unit_lines([]), item_texts()[:48])
    units = package / "units.csv"
    units.write_text(f'{units.read_text(encoding="utf-8")}extra,{SCHOOLS[0]},child_group,"{name}"\n', encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read(package)
    assert {problem.file for problem in refused.value.problems} == {"units.csv"}
    told = refused.value.as_text("da") + refused.value.as_text("en")
    assert not any(number in told for number in PERSONAL)


@pytest.mark.parametrize("place", ["programme.name", "round.name", "form[pupil].name", "item.p0.text"])
def test_a_name_in_the_mapping_that_is_no_text_is_refused(tmp_path: Path, place: str) -> None:
    kinds = {"programme.name": named(1, 0), "round.name": named(2, 0), "form[pupil].name": named(2, 0)}
    old = json.dumps((kinds | {"item.p0.text": item_texts()[0]})[place]["da"], ensure_ascii=False)
    package = survey.write(tmp_path / "package", ROUNDS[0], unit_lines([]), item_texts()[:48])
    mapping = (package / "mapping.toml").read_text(encoding="utf-8")
    (package / "mapping.toml").write_text(mapping.replace(old, '"x\\u0000y"'), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read(package)
    assert f"{place}.da" in {problem.column for problem in refused.value.problems}


def test_units_are_named_and_coded_as_in_the_package(place: Site, names: list[str]) -> None:
    client, leader, lines = place.client(), place.account(Role.LEADER), unit_lines(names)
    with writing(place.engine) as store:
        grants.give(store, leader, Role.LEADER, SCHOOLS[-1])
    client.sign_in(leader)
    told = {unit["code"]: unit for unit in client.send(f"/api/v1/units?round={ROUNDS[0]}").json}
    wanted = {came_in(code): came_in(name) for code, parent, _, name in lines if parent == SCHOOLS[-1]}
    assert len(wanted) > 500
    assert {code: told[code]["name"] for code in wanted} == wanted
    page = client.view(f"/profile/{told[SCHOOLS[-1]]['unit']}?round={ROUNDS[0]}")
    assert set(wanted.values()) <= set(texts(page.json))
    codes = len(set(wanted) & set(wanted.values()))
    print(f"\nnames: {len(wanted)} units in the store, the API and on a page, {codes} codes")


def test_wordings_are_kept_as_in_the_package(place: Site) -> None:
    kept = tables.item_in_round.c
    with reading(place.engine) as store:
        found = {(row.text_da, row.text_en) for row in store.execute(select(kept.text_da, kept.text_en))}
    wanted = [tuple(unicodedata.normalize("NFC", text[code]) for code in ("da", "en")) for text in item_texts()]
    assert [one for one in wanted if one not in found] == []
    print(f"\nnames: {2 * len(wanted)} wordings in the store")


def test_names_of_accounts_are_kept_or_refused(place: Site) -> None:
    allowed = [one for one in STRINGS if refusal(normal(one)) is None]
    assert len(allowed) > 200
    with writing(place.engine) as store:
        known = set(map(alike, accounts.names(store)))
        one_of_each = {alike(name): name for name in map(normal, allowed) if alike(name) not in known}
        numbers = {name: accounts.add(store, name) for name in one_of_each.values()}
        assert {name: accounts.name_of(store, number) for name, number in numbers.items()} == {
            one: one for one in numbers
        }
    print(f"\nnames: {len(numbers)} accounts, {len(STRINGS) - len(allowed)} names refused")


def test_an_export_is_no_formula_and_loses_nothing(exported: dict[str, bytes]) -> None:
    rows = json.loads(exported["json"])
    assert {came_in(formula) for formula in OF_CLASSES} <= {row["name"] for row in rows}
    as_csv = list(csv.DictReader(io.StringIO(exported["csv"].decode("utf-8"))))
    assert as_csv == [{key: written(value) for key, value in row.items()} for row in rows]
    book = openpyxl.load_workbook(io.BytesIO(exported["xlsx"])).active
    assert book is not None
    heading, *body = book.iter_rows()
    assert [cell.data_type for row in body for cell in row if cell.data_type not in "sn"] == []
    keys = [cell.value for cell in heading]
    assert [dict(zip(keys, (cell.value for cell in row), strict=True)) for row in body] == [
        {key: safe(value) for key, value in row.items()} for row in rows
    ]
    print(f"\nnames: {len(rows)} rows exported in each of {len(exported)} ways")


def test_every_string_survives_a_workbook(tmp_path: Path) -> None:
    kept = [one for one in STRINGS if one and len(one) <= LONGEST_CELL and survey.writable(one)]
    write_workbook(tmp_path / "x.xlsx", ["name"], [[one] for one in kept])
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet is not None
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(str(cell.value).startswith(FORMULA_SIGNS) for cell in cells)
    read_back = [openpyxl.utils.escape.unescape(str(cell.value)) for cell in cells]
    assert [one for one, found in zip(kept, read_back, strict=True) if safe(one) != found] == []


def written(value: Any) -> str:
    return "" if value is None else str(safe(value))


def texts(part: Any) -> Iterator[str]:
    """Everything on a page that is read."""
    for one in components(part):
        children = one["props"].get("children")
        for child in children if isinstance(children, list) else [children]:
            if isinstance(child, str):
                yield child
