"""What was asked in a made-up round, as the tables of a `mapping.toml`."""

from datetime import date
from typing import Any

from dashboard.demonstration import catalogue
from dashboard.demonstration.answers import item_columns
from dashboard.demonstration.catalogue import FORMS, FactorPlan, FormPlan, ItemPlan

_FIRST_WEEK, _LAST_WEEK = 38, 44
_MONDAY, _FRIDAY = 1, 5


def mapping(round_key: str, *, parquet: frozenset[str] = frozenset()) -> dict[str, Any]:
    """`parquet` names the forms whose answers are delivered that way, so that nothing is said of delimiters."""
    plan = catalogue.programme()
    forms = [catalogue.form(key) for key in FORMS]
    return {
        "programme": plan.programme,
        "round": _round(round_key),
        "disclosure": plan.disclosure,
        "form": [_form(form, form.key in parquet) for form in forms],
        "item": {key: item for form in forms for key, item in _items(form, round_key)},
    }


def _round(round_key: str) -> dict[str, Any]:
    year, names = int(round_key), catalogue.programme().round_name.model_dump()
    return {
        "key": round_key,
        "name": {language: text.format(round=round_key) for language, text in names.items()},
        "opened": date.fromisocalendar(year, _FIRST_WEEK, _MONDAY),
        "closed": date.fromisocalendar(year, _LAST_WEEK, _FRIDAY),
    }


def _form(form: FormPlan, parquet: bool) -> dict[str, Any]:
    table = form.model_dump(include={"key", "informant", "subject", "name", "unit_column"})
    table |= form.model_dump(include={"respondent_column", "duration_column"}, exclude_none=True)
    table |= {"missing": ["", str(form.missing_code)]} if form.missing_code else {}
    table |= {} if parquet or form.file.format != "csv" else _delivery(form)
    if form.splits:
        table["split"] = {key: catalogue.programme().split[key].model_dump() for key in form.splits}
    table["factor"] = [_factor(form, factor) for factor in form.factor]
    return table


def _delivery(form: FormPlan) -> dict[str, str]:
    """Only what a reader could not find out alone is always said."""
    file = form.file
    said = {"delimiter": file.delimiter, "decimal": file.decimal, "encoding": file.encoding}
    usual = {"decimal": ".", "encoding": "utf-8"}
    return {name: value for name, value in said.items() if usual.get(name) != value}


def _factor(form: FormPlan, factor: FactorPlan) -> dict[str, Any]:
    keys = [form.item_key(factor, n) for n in range(len(factor.items))]
    table = factor.model_dump(include={"key", "construct_key", "name"}, exclude_none=True, by_alias=True)
    table |= {"scale": list(form.scale), "items": keys}
    table["reversed"] = [key for key, item in zip(keys, factor.items, strict=True) if item.reversed]
    return table | {"higher_is": factor.higher_is, "local": factor.local}


def _items(form: FormPlan, round_key: str) -> list[tuple[str, dict[str, Any]]]:
    items = [item for factor in form.factor for item in factor.items]
    columns = item_columns(form).items()
    return [
        (key, _item(form, key, column, item, round_key)) for (key, column), item in zip(columns, items, strict=True)
    ]


def _item(form: FormPlan, key: str, column: str, item: ItemPlan, round_key: str) -> dict[str, Any]:
    rewording = item.rewording_in(round_key)
    text = rewording or item
    table: dict[str, Any] = {} if column == key else {"column": column}
    table |= {"text": {"da": text.da, "en": text.en}, "version": 2 if rewording else 1}
    if form.labels:
        table["values"] = {label: form.scale[0] + place for place, label in enumerate(form.labels)}
    return table
