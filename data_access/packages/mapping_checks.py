"""Checks of a mapping that look at several of its parts at once."""

from collections import Counter
from collections.abc import Iterator
from math import inf

from dashboard.mapping import Form, Mapping, Name
from data_access.packages import limits
from data_access.packages.csv_file import usable_delimiter
from data_access.packages.members import MAPPING
from data_access.packages.report import Report
from data_access.packages.text_encoding import normal_name, spoiled
from data_access.packages.values import code, number

_RESERVED = {"unit", "respondent", "seconds"}  # columns of an answers frame that no item may be called


def check(mapping: Mapping, report: Report) -> bool:
    """False when the answers cannot be read by this mapping."""
    _check_names(mapping, report)
    _check_items(mapping, report)
    for form in mapping.forms:
        _check_columns(form, mapping, report)
        _check_scales(form, report)
        _check_labels(form, mapping, report)
        _mention_missing_codes(form, report)
    usable = [_check_dialect(form, report) for form in mapping.forms]
    return all(usable)


def item_scale(form: Form, item: str) -> tuple[float, float]:
    """Lowest and highest answer that every factor with the item accepts."""
    lowest, highest = -inf, inf
    for factor in form.factors:
        if item in factor.items:
            lowest, highest = max(lowest, factor.scale[0]), min(highest, factor.scale[1])
    return lowest, highest


def _check_names(mapping: Mapping, report: Report) -> None:
    for place, name in _names(mapping):
        if not name.da.strip():
            report.error("name_empty", MAPPING, column=f"{place}.da")
        for language, text in (("da", name.da), ("en", name.en)):
            if spoiled(text):
                report.error("letters_spoiled", MAPPING, None, f"{place}.{language}", text)
            if "\0" in text:  # PostgreSQL keeps no such text
                report.error("no_text", MAPPING, None, f"{place}.{language}", text)
            if len(text) > limits.MAPPING_CHARACTERS:
                report.error(
                    "text_too_long", MAPPING, None, f"{place}.{language}", text, limit=limits.MAPPING_CHARACTERS
                )


def _names(mapping: Mapping) -> Iterator[tuple[str, Name]]:
    yield "programme.name", mapping.programme.name
    yield "round.name", mapping.round.name
    for form in mapping.forms:
        yield f"form[{form.key}].name", form.name
        for factor in form.factors:
            if factor.name:
                yield f"form[{form.key}].factor[{factor.key}].name", factor.name
        for key, split in form.splits.items():
            yield f"form[{form.key}].split.{key}.name", split.name
            yield from ((f"form[{form.key}].split.{key}.values.{text}", value) for text, value in split.values.items())
    for key, item in mapping.items.items():
        if item.text:
            yield f"item.{key}.text", item.text


def _check_items(mapping: Mapping, report: Report) -> None:
    used = {item for form in mapping.forms for item in form.item_keys}
    for item in sorted(used & _RESERVED):
        report.error("item_reserved", MAPPING, None, "items", item)
    for item in mapping.items:
        if item not in used:
            report.notice("item_unused", MAPPING, column=f"item.{item}")


def _check_scales(form: Form, report: Report) -> None:
    for item in form.item_keys:
        lowest, highest = item_scale(form, item)
        if lowest > highest:
            report.error("item_scales_apart", MAPPING, None, f"form[{form.key}]", item)


def _check_columns(form: Form, mapping: Mapping, report: Report) -> None:
    """Two items from one column, or an item from the column of the units, is a slip of the pen."""
    columns = Counter(mapping.column_of(item) for item in form.item_keys)
    for column in (column for column, count in columns.items() if count > 1):
        items = [item for item in form.item_keys if mapping.column_of(item) == column]
        report.error("column_for_two_items", MAPPING, None, f"form[{form.key}]", column, items=items)
    others = {form.unit_column, form.respondent_column, form.duration_column}
    for column in sorted(columns.keys() & others):
        report.error("column_for_two_things", MAPPING, None, f"form[{form.key}]", column)
    if form.include and not form.include.equals:
        report.error("key_too_few", MAPPING, column=f"form[{form.key}].include.equals")


def _check_labels(form: Form, mapping: Mapping, report: Report) -> None:
    missing = {code(text) for text in form.missing}
    for item in form.item_keys:
        lowest, highest = item_scale(form, item)
        for label, value in mapping.item(item).values.items():
            if not lowest <= value <= highest and code(value) not in missing:
                report.error(
                    "label_outside_scale",
                    MAPPING,
                    None,
                    f"item.{item}.values",
                    label,
                    number=value,
                    lowest=lowest,
                    highest=highest,
                )


def _mention_missing_codes(form: Form, report: Report) -> None:
    for factor in form.factors:
        for text in form.missing:
            answer = number(text, ".")
            if answer is not None and factor.scale[0] <= answer <= factor.scale[1]:
                report.notice(
                    "missing_within_scale", MAPPING, None, f"form[{form.key}].missing", text, factor=factor.key
                )


def _check_dialect(form: Form, report: Report) -> bool:
    before = report.count
    if form.encoding is not None and normal_name(form.encoding) is None:
        report.error("encoding_unknown", MAPPING, None, f"form[{form.key}].encoding", form.encoding)
    if form.delimiter is not None and not usable_delimiter(form.delimiter):
        report.error("delimiter_unusable", MAPPING, None, f"form[{form.key}].delimiter", form.delimiter)
    return report.count == before
