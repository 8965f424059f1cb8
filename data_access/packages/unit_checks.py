"""Checks that a list of units is one tree of known kinds with codes of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from dashboard.mapping import Kind
from dashboard.organisation import Unit
from data_access.packages import limits
from data_access.packages.report import Report
from data_access.packages.spelling import Spelling
from data_access.packages.text_encoding import spoiled

KINDS: tuple[str, ...] = get_args(Kind)  # from the top of the tree downwards
TYPES = ("school", "daycare", "childminding", "youth", "other")
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Line:
    row: int
    unit: Unit


def check(lines: list[Line], file: str, programme: str | None, report: Report) -> None:
    _check_codes(lines, file, programme, report)
    kinds, types = Spelling(KINDS), Spelling(TYPES)
    for row, unit in ((line.row, line.unit) for line in lines):
        if unit.kind not in KINDS:
            report.error("kind_unknown", file, row, "kind", unit.kind, choices=KINDS, hint=kinds.closest(unit.kind))
        if unit.type and unit.type not in TYPES:
            report.error("type_unknown", file, row, "type", unit.type, choices=TYPES, hint=types.closest(unit.type))
        _check_texts(row, unit, file, report)
        if unit.same_children_as and unit.kind != "child_group":
            report.error("same_children_elsewhere", file, row, "same_children_as", unit.same_children_as)
    _check_parents(lines, file, report)
    _check_cycles(lines, file, report)


def _check_codes(lines: list[Line], file: str, programme: str | None, report: Report) -> None:
    first: dict[str, int] = {}
    for line in lines:
        code = line.unit.code
        if not code:
            report.error("code_empty", file, line.row, "code")
        elif code == programme:
            report.error("code_is_programme", file, line.row, "code", code)
        elif code in first:
            report.error("code_twice", file, line.row, "code", code, first=first[code])
        elif len(code) > limits.CODE_CHARACTERS or not code.isprintable():
            report.error("code_unusable", file, line.row, "code", code, limit=limits.CODE_CHARACTERS)
        first.setdefault(code, line.row)


def _check_texts(row: int, unit: Unit, file: str, report: Report) -> None:
    if not unit.name:
        report.error("unit_without_name", file, row, "name")
    for column, text, limit in (
        ("name", unit.name, limits.NAME_CHARACTERS),
        ("grade", unit.grade, limits.GRADE_CHARACTERS),
    ):
        if len(text) > limit:
            report.error("text_too_long", file, row, column, text, limit=limit)
        if "\0" in text:  # PostgreSQL keeps no such text
            report.error("no_text", file, row, column, text)
        if spoiled(text):
            report.error("letters_spoiled", file, row, column, text)


def _check_parents(lines: list[Line], file: str, report: Report) -> None:
    by_code = {line.unit.code: line.unit for line in lines}
    spelling = Spelling(by_code)
    for row, unit in ((line.row, line.unit) for line in lines if line.unit.parent):
        parent = by_code.get(unit.parent)
        if parent is None:
            report.error("parent_unknown", file, row, "parent", unit.parent, hint=spelling.closest(unit.parent))
        elif {unit.kind, parent.kind} <= set(KINDS) and _RANK[parent.kind] >= _RANK[unit.kind]:
            report.error("parent_not_above", file, row, "parent", unit.parent, kind=unit.kind, above=parent.kind)


def _check_cycles(lines: list[Line], file: str, report: Report) -> None:
    parents = {line.unit.code: line.unit.parent for line in lines}
    rows = {line.unit.code: line.row for line in lines}
    for cycle in _cycles(parents):
        report.error("units_in_circle", file, rows[cycle[0]], "parent", parents[cycle[0]], units=[*cycle, cycle[0]])


def _cycles(parents: dict[str, str]) -> Iterator[list[str]]:
    """Each circle once, from the unit that is listed first."""
    done: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        code = start
        while code in parents and code not in done and code not in way:
            way[code] = None
            code = parents[code]
        if code in way:
            ring = list(way)[list(way).index(code) :]
            yield ring
        done.update(way)
