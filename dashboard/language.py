"""The words, numbers, dates and order of the interface in the reader's language."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from dashboard.mapping import Name
from dashboard.profile import UnitLink

TEXTS = Path(__file__).parent / "texts"
_MINUS = "−"
_DIGITS = re.compile(r"(\d+)")
# Danish alphabetical order (Dansk Sprognævn): aa counts as å, ä as æ, ö as ø, ü as y; æ, ø and å stand after z.
_ORDER = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y", "é": "e", "è": "e", "á": "a"})


class MissingText(KeyError):
    """The interface asks for words that the catalogue of texts does not hold."""


@dataclass(frozen=True)
class Language:
    """One language. `texts` maps dotted keys to patterns; `key.one` and `key.other` are chosen by the value of `n`."""

    code: str
    texts: Mapping[str, str]

    @classmethod
    def load(cls, code: str) -> Self:
        tables = tomllib.loads((TEXTS / f"{code}.toml").read_text(encoding="utf-8"))
        return cls(code, dict(_flattened(tables)))

    def has(self, key: str) -> bool:
        return key in self.texts or f"{key}.other" in self.texts

    def text(self, key: str, **values: str | int) -> str:
        """Whole numbers among the values are written as numbers of the language."""
        shown = {name: value if isinstance(value, str) else self.number(value) for name, value in values.items()}
        return self._pattern(key, values.get("n")).format(**shown)

    def name(self, name: Name) -> str:
        return name.in_language(self.code)

    def factor(self, name: Name, *, turned: bool) -> str:
        """A turned one says so wherever it is named: "bullying lies above" would else be read the wrong way round."""
        told = self.name(name)
        return self.text("profile.turned", factor=told) if turned else told

    def unit(self, link: UnitLink) -> str:
        return self.name(link.names) if link.names else link.name

    def number(self, value: float, decimals: int = 0) -> str:
        rounded = round(value, decimals)
        separators = {ord(","): self.texts["format.thousands"], ord("."): self.texts["format.decimal"]}
        written = f"{abs(rounded):,.{decimals}f}".translate(separators)
        return _MINUS + written if rounded < 0 else written

    def signed(self, value: int) -> str:
        """A difference: +34, −12, 0."""
        return f"+{self.number(value)}" if value > 0 else self.number(value)

    def points(self, value: int) -> str:
        return self.number(value)

    def interval(self, low: int, high: int) -> str:
        """A dash between two numbers; in words when one is negative, since a dash would then be read as a minus."""
        pattern = "format.interval" if low >= 0 else "format.interval_in_words"
        return self.text(pattern, low=low, high=high)

    def percent(self, share: float, decimals: int = 0) -> str:
        """`share` is 0-1."""
        return self.text("format.percent", number=self.number(100 * share, decimals))

    def date(self, day: date) -> str:
        return self.texts["format.date"].format(day=day)

    def listed(self, parts: Sequence[str]) -> str:
        """a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self.text("format.listed", first=", ".join(parts[:-1]), last=parts[-1])

    def _pattern(self, key: str, n: str | int | None) -> str:
        counted = f"{key}.one" if n == 1 else f"{key}.other"
        pattern = self.texts.get(key) or self.texts.get(counted)
        if pattern is None:
            raise MissingText(f"{key} is not in {self.code}.toml")
        return pattern


def sort_key(text: str) -> list[tuple[int, int, str]]:
    """Danish alphabetical order, with the numbers inside names in order of size (2.A before 10.A)."""
    letters = text.casefold().replace("aa", "å").translate(_ORDER)
    parts = [part for part in _DIGITS.split(letters) if part]
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def _flattened(tables: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


LANGUAGES = {code: Language.load(code) for code in ("da", "en")}
