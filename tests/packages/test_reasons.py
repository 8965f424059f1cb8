"""Every reason is told in both languages with the same facts, and every one of them is in use."""

import ast
import re
from pathlib import Path

import pytest

from data_access import packages
from data_access.indicators import files
from data_access.packages.reasons import reason, shown, texts
from data_access.packages.report import Problem, Refused, as_text

PLACES = re.compile(r"(?<!\{)\{(\w+)\}")
LANGUAGES = {"da", "en"}


def used() -> set[str]:
    """Every text constant in the readers' code."""
    modules = [path for reader in (packages, files) for path in Path(reader.__file__ or "").parent.glob("*.py")]
    nodes = [node for path in modules for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("key", texts())
def test_a_reason_tells_the_same_in_both_languages(key: str) -> None:
    assert set(texts()[key]) == LANGUAGES
    assert set(PLACES.findall(texts()[key]["da"])) == set(PLACES.findall(texts()[key]["en"]))
    assert all(text.strip() for text in texts()[key].values())


def test_every_reason_is_used() -> None:
    assert set(texts()) <= used()


@pytest.mark.parametrize("key", [key for key in texts() if not key.startswith("word_") and key != "did_you_mean"])
def test_a_reason_is_a_sentence(key: str) -> None:
    filled = dict.fromkeys(PLACES.findall(texts()[key]["da"]), "x")
    for language in LANGUAGES:
        text = reason(key, language, **filled)
        assert text[0].isupper() or text[0].isdigit() or text[0] in "x…"
        assert text[-1] in ".?x"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert reason("outside_scale", "da", lowest=1.0, highest=4.5) == "Værdien ligger uden for skalaen 1-4,5."
    assert reason("outside_scale", "en", lowest=1.0, highest=4.5) == "The value lies outside the scale 1-4.5."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x" * 100, "x" * 79 + "…"),
        ("to\nlinjer\x1b[31m", "to linjer [31m"),
        ("a\u202eb", "a b"),
        ("010101-1234", "XXXXXX-XXXX"),
        (["a"] * 14, ", ".join(["a"] * 12 + ["…"])),
        ("{hint}", "{hint}"),
    ],
)
def test_a_value_is_shown_short_on_one_line_and_without_a_cpr_number(value: object, expected: str) -> None:
    assert shown(value, "da") == expected


def test_a_report_has_a_line_for_each_problem() -> None:
    there = Problem("answers/pupil.csv", 12, "q3", "7", "For høj.", "Too high.")
    whole = Problem("units.csv", None, None, None, "Mangler.", "Missing.")
    assert (
        as_text([there, whole], "da")
        == 'answers/pupil.csv, række 12, kolonne q3, værdi "7": For høj.\nunits.csv: Mangler.'
    )
    assert as_text([there], "en") == 'answers/pupil.csv, row 12, column q3, value "7": Too high.'


def test_a_refusal_tells_how_many_more_there_are() -> None:
    problem = Problem("units.csv", None, None, None, "Mangler.", "Missing.")
    assert Refused([problem], 7).as_text("en") == "units.csv: Missing.\n… and 7 more errors."
    assert str(Refused([problem], 7)) == "8 errors in the package"
