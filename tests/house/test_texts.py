"""Both languages are complete, and Danish words live in the catalogues, not in the code."""

import ast
import re
import string

import pytest

from dashboard.language import LANGUAGES
from tests.house import source

DANISH_LETTERS = re.compile("[æøåÆØÅ]")
PRODUCT = "Læringsblik"
# These are about the letters themselves: their order, how files encode them, and headings that betray persons.
ABOUT_LETTERS = {
    "dashboard/language.py",
    "data_access/packages/text_encoding.py",
    "data_access/packages/personal.py",
}


def test_both_languages_have_the_same_texts() -> None:
    danish, english = set(LANGUAGES["da"].texts), set(LANGUAGES["en"].texts)
    source.refuse(sorted(danish - english), "Add these to dashboard/texts/en.toml:")
    source.refuse(sorted(english - danish), "Add these to dashboard/texts/da.toml:")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_empty(code: str) -> None:
    empty = [key for key, text in LANGUAGES[code].texts.items() if not text.strip()]
    source.refuse(empty, f"Write these texts in dashboard/texts/{code}.toml:")


def test_both_languages_fill_in_the_same_values() -> None:
    danish, english = LANGUAGES["da"].texts, LANGUAGES["en"].texts
    found = [
        f"{key}: {sorted(_places(danish[key]))} in Danish, {sorted(_places(english[key]))} in English"
        for key in danish
        if key in english and _places(danish[key]) != _places(english[key])
    ]
    source.refuse(found, "A translation must use the same {places}, or a reader of one language misses a value:")


def test_danish_words_stand_in_the_catalogues() -> None:
    found = [
        f"{source.name(path)}:{node.lineno} {repr(node.value)[:60]}"
        for path in source.own_modules()
        if source.name(path) not in ABOUT_LETTERS
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Constant) and _is_danish(node.value) and node not in source.docstrings(path)
    ]
    source.refuse(found, "Move the words to dashboard/texts/*.toml (or a catalogue) and name them by their key.")


def _is_danish(value: object) -> bool:
    return isinstance(value, str) and bool(DANISH_LETTERS.search(value.replace(PRODUCT, "")))


def _places(text: str) -> set[str]:
    return {re.split(r"[.\[]", place)[0] for _, place, _, _ in string.Formatter().parse(text) if place}
