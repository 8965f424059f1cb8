"""A made-up programme in which every name that a package may give is a string of the corpus."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.hostile.corpus import FORMULAS, PAYLOADS, STRINGS, chunks
from tests.real import packages

ROUNDS = ("2015", "2017")
FACTORS = 24
TOWN, TEAM = "town", "team"
SCHOOLS = tuple(f"school{number}" for number in range(5))
CLASSES = tuple(f"{school}-{letter}" for school in SCHOOLS for letter in "ab")
OF_CLASSES = tuple(one for one in FORMULAS if "\0" not in one)[: len(CLASSES)]
PUPILS = 8  # in each class
STAFF = ["s0", "s1", "s2", "s3"]  # items, each a factor of its own that pupils are asked about, too
LONGEST_NAME, LONGEST_CODE, LONGEST_TEXT = 200, 64, 5_000
Line = tuple[str, str, str, str]


@cache
def named(kind_has: int, place: int) -> dict[str, str]:
    """In both languages. All names of one kind together hold every payload."""
    all_of_kind = chunks(2 * kind_has)
    return {"da": all_of_kind[2 * place], "en": all_of_kind[2 * place + 1]}


def came_in(text: str) -> str:
    """As design.md section 3 has it for a table: letters composed, no blanks around."""
    return unicodedata.normalize("NFC", text).strip()


def writable(text: str) -> bool:
    """Half a character cannot be written to any file of text."""
    return not any(unicodedata.category(letter) == "Cs" for letter in text)


def unit_lines(names: list[str]) -> list[Line]:
    """The tree has payloads for names, its classes formulas; in its last school stands a class for each of `names`."""
    payloads, formulas = iter(PAYLOADS), iter(OF_CLASSES)
    base = [(TOWN, "", "municipality", next(payloads))]
    base += [(school, TOWN, "institution", next(payloads)) for school in SCHOOLS]
    base += [(TEAM, SCHOOLS[0], "team", next(payloads))]
    base += [(code, _above(code), "child_group", next(formulas)) for code in CLASSES]
    return base + [(code, SCHOOLS[-1], "child_group", name) for code, name in _coded(names)]


def _above(code: str) -> str:
    school = code.partition("-")[0]
    return TEAM if school == SCHOOLS[0] else school


def _coded(names: list[str]) -> Iterator[tuple[str, str]]:
    """A string that will do as a code is one."""
    taken = {*SCHOOLS, *CLASSES, TOWN, TEAM, "pfl", ""}
    for place, name in enumerate(names):
        code = came_in(name)
        fits = len(code) <= LONGEST_CODE and code.isprintable() and code not in taken
        taken.add(code)
        yield (code if fits else f"unit{place}"), name


def item_texts() -> list[dict[str, str]]:
    """Every string of the corpus, two and two."""
    texts = [one for one in STRINGS if came_in(one) and writable(one) and len(one) <= LONGEST_TEXT and "\0" not in one]
    return [{"da": texts[place], "en": texts[place - 1]} for place in range(0, len(texts), 2)]


def write(folder: Path, key: str, lines: list[Line], texts: list[dict[str, str]]) -> Path:
    """One round's package."""
    pupil = [f"p{place}" for place in range(len(texts))]
    forms = [_form(0, "pupil", FACTORS, pupil) | {"split": _splits()}, _form(1, "staff", len(STAFF), STAFF)]
    year = int(key)
    mapping = {
        "programme": {"key": "pfl", "made_up": True, "name": named(1, 0)},
        "round": {
            "key": key,
            "name": named(len(ROUNDS), ROUNDS.index(key)),
            "opened": date(year, 9, 1),
            "closed": date(year, 10, 31),
        },
        "form": forms,
        "item": {item: {"text": text} for item, text in zip(pupil, texts, strict=True)},
    }
    packages.write(folder, mapping, lines)
    _escape(folder / "mapping.toml")
    for form, items in (("pupil", pupil), ("staff", STAFF)):
        packages.write_table(folder / "answers" / f"{form}.csv", _answers(items, Random(f"{form} {key}")))
    return folder


def _form(place: int, key: str, factors: int, items: list[str]) -> dict[str, Any]:
    each = -(-len(items) // factors)
    return {
        "key": key,
        "informant": key,
        "name": named(2, place),
        "factor": [
            {
                "key": f"{key}{number}",
                "construct": f"about{number}",
                "name": named(factors, number),
                "scale": (1, 5),
                "items": items[each * number : each * (number + 1)],
            }
            for number in range(factors)
        ],
    }


def _splits() -> dict[str, Any]:
    values = {str(place): {"key": key, **named(2, place)} for place, key in enumerate(("girl", "boy"))}
    return {"gender": {"column": "gender", "name": named(1, 0), "values": values}}


def _answers(items: list[str], random: Random) -> list[tuple[Any, ...]]:
    """Each class has a mood of its own for each factor, so that some differences are clear."""
    rows: list[tuple[Any, ...]] = [("unit", "gender", *items)]
    for unit in CLASSES:
        mood = 2 + CLASSES.index(unit) % 3
        for pupil in range(PUPILS):
            given = [min(5, max(1, mood + random.randint(-1, 1))) for _ in items]
            rows.append((unit, pupil % 2, *given))
    return rows


def _escape(mapping: Path) -> None:
    """JSON leaves one control sign as it is that TOML wants escaped."""
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("\x7f", "\\u007f"), encoding="utf-8")
