"""What only shows when all rows of a file are seen together: repeated rows, shares written as parts of one."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from dashboard.indicators.catalogue import Indicators, Kind
from dashboard.indicators.given import Given, Key
from data_access.indicators.files.layout import Layout
from data_access.packages.report import Report


def without_repeated(rows: Iterable[Given], file: str, report: Report) -> list[Given]:
    """The same said twice counts once; two different figures for the same are an error."""
    first: dict[Key, Given] = {}
    same = 0
    for row in rows:
        before = first.setdefault(row.key, row)
        if before is row:
            continue
        if _figures(before) == _figures(row):
            same += 1
        else:
            report.error("given_twice", file, row.row, None, row.unit, indicator=row.indicator, first=before.row)
    if same:
        report.notice("given_again", file, count=same)
    return list(first.values())


def check_shares(rows: Collection[Given], layout: Layout, known: Indicators, file: str, report: Report) -> None:
    """All from 0 to 1: a spreadsheet keeps 58.4 % as 0.584."""
    settled = {one.indicator for one in layout.values if one.times is not None}
    by_indicator: dict[str, list[Given]] = {}
    for row in rows:
        if row.value is not None and known[row.indicator].kind is not Kind.MEAN and known[row.indicator].highest > 1:
            by_indicator.setdefault(row.indicator, []).append(row)
    for key, found in by_indicator.items():
        values = [row.value for row in found if row.value is not None]
        if not settled & {key, None} and max(values) <= 1 and any(0 < value < 1 for value in values):
            report.error("shares_of_one", file, found[0].row, None, min(v for v in values if 0 < v < 1), indicator=key)


def notice_lowest(rows: Iterable[Given], known: Indicators, file: str, report: Report) -> None:
    """A rate of nothing at all, as an absence of 0.0 %, is more often a value that is not there."""
    found = [row for row in rows if known[row.indicator].kind is Kind.RATE and row.value == known[row.indicator].lowest]
    if found:
        names = list(dict.fromkeys(row.indicator for row in found))
        report.notice("lowest_possible", file, found[0].row, count=len(found), names=names)


def fingerprint(rows: Iterable[Given], made_up: bool, own: Sequence[Mapping[str, Any]]) -> str:
    """SHA-256 of what is said, whatever the file's order and way of writing."""
    lines = sorted(repr((*row.key, row.value, row.n, row.status.value, row.source)) for row in rows)
    whole = "\n".join([*lines, repr(made_up), *(repr(one) for one in own)])
    return hashlib.sha256(whole.encode()).hexdigest()


def _figures(row: Given) -> tuple[object, ...]:
    return row.value, row.n, row.status
