"""How files word things: headings, marks for what is hidden or missing, everybody, the country, and spelt names."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.indicators.values import COUNTRY_CODE, Told

_PARTS = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Headings and words are the same when only capitals, spaces and signs differ."""
    return "".join(_PARTS.findall(unicodedata.normalize("NFC", text).casefold()))


def role(heading: str) -> str | None:
    """What a column with this heading tells, such as "unit"."""
    return _meanings("columns").get(folded(heading))


def role_words(name: str) -> list[str]:
    return list(_words()["columns"][name])


def count_endings() -> list[str]:
    """What stands after an indicator's name where a column tells how many persons there are."""
    return [folded(word) for word in _words()["count"]["n"]]


def status(text: str) -> Told | None:
    found = _meanings("status").get(folded(text))
    return Told(found) if found else None


def is_everybody(text: str) -> bool:
    return folded(text) in _meanings("everybody")


def grades(text: str) -> str | None:
    """Several grades by the name they have together."""
    return _meanings("grades").get(folded(text))


def is_country(text: str) -> bool:
    return text == COUNTRY_CODE or folded(text) in _meanings("country")


def mark(text: str) -> Told | None:
    """Hidden by the source, or missing; None for anything that may be a value."""
    if not text:
        return Told.MISSING
    return _marks().get(text.casefold())


def spelling(name: str) -> str:
    """The same for two ways of writing a place's name: Aabenraa Kommune and Åbenrå."""
    return spellings(name)[0]


def spellings(name: str) -> list[str]:
    """Where a word as kommune was left off, the name may end in an s that belonged to it: Københavns Kommune."""
    parts = _PARTS.findall(unicodedata.normalize("NFC", name).casefold())
    left_off = set(_words()["spelling"]["left_off"]["words"])
    kept = [part for part in parts if part not in left_off] or parts
    whole = "".join(kept).translate(_letters())
    return [whole, whole.removesuffix("s")] if kept != parts and whole.endswith("s") else [whole]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@cache
def _meanings(table: str) -> dict[str, str]:
    return {folded(word): key for key, words in _words()[table].items() for word in words}


@cache
def _marks() -> dict[str, Told]:
    return {mark: Told(key) for key, marks in _words()["marks"].items() for mark in marks}


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(_words()["spelling"]["letters"])
