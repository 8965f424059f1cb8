"""The fields of a worksheet and the templates that lead through them, as rows of the catalogue worksheet.toml."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from dashboard.selection import is_day

_CATALOGUE = Path(__file__).parent.parent / "catalogues" / "worksheet.toml"
_ROW = re.compile(r"[a-z0-9]{1,16}")
ROW = "row"  # the field that says that a row is there
THERE, GONE = "1", ""  # what it holds
EVIDENCE = "evidence"  # the section that files belong to
LONGEST_TEXT, LONGEST_LINE = 200_000, 1_000  # characters


class Kind(StrEnum):
    TEXT = "text"
    LINE = "line"
    DATE = "date"
    NUMBER = "number"
    TICK = "tick"
    PERSON = "person"
    CHOICE = "choice"

    @property
    def is_written(self) -> bool:
        """Two who wrote in the same place are put together; of two dates or choices one must be picked."""
        return self in (Kind.TEXT, Kind.LINE, Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Field:
    section: str
    key: str
    kind: Kind
    of: tuple[str, ...] = ()

    @property
    def longest(self) -> int:
        """How many characters somebody may write in it."""
        return LONGEST_TEXT if self.kind is Kind.TEXT else LONGEST_LINE

    def takes(self, text: str) -> bool:
        """Whether the text can stand in the field; an empty one always can."""
        match self.kind:
            case Kind.TEXT | Kind.LINE | Kind.PERSON:
                return len(text) <= self.longest
            case Kind.DATE:
                return not text or is_day(text)
            case Kind.NUMBER:
                return not text or (text.isascii() and text.isdecimal() and len(text) < 5)
            case Kind.TICK:
                return text in (THERE, GONE)
            case Kind.CHOICE:
                return not text or text in self.of


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    fields: tuple[Field, ...]
    rows: bool


@dataclass(frozen=True, slots=True)
class Template:
    key: str
    sections: tuple[str, ...]


@cache
def sections() -> dict[str, Section]:
    return {one["key"]: _section(one) for one in _read()["section"]}


@cache
def templates() -> dict[str, Template]:
    return {one["key"]: Template(one["key"], tuple(one["sections"])) for one in _read()["template"]}


def field(address: str) -> Field | None:
    """The field at `section.field`, or `section.row.field`; None where no worksheet has one."""
    key, *rest = address.split(".")
    section = sections().get(key)
    if section is None or len(rest) != (2 if section.rows else 1):
        return None
    if section.rows and not _ROW.fullmatch(rest[0]):
        return None
    if section.rows and rest[-1] == ROW:
        return Field(key, ROW, Kind.TICK)
    return next((one for one in section.fields if one.key == rest[-1]), None)


def _section(one: dict) -> Section:
    fields = [Field(one["key"], it["key"], Kind(it["kind"]), tuple(it.get("of", ()))) for it in one["fields"]]
    return Section(one["key"], tuple(fields), one.get("rows", False))


def _read() -> dict:
    return tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))
