"""Words, numbers, dates and order as Danes and English readers expect them."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language import LANGUAGES, Language, MissingText, sort_key

ROOT = Path(__file__).parents[2]
HARDEST = 40  # LIX; design.md section 10
SENTENCE_END = re.compile(r"[.!?:]+(?:\s|$)")
PLACE = re.compile(r"\{[^}]*\}")
COMMANDS = ("command", "import", "package", "report")  # for the operator at the console


def test_danish_numbers_dates_and_shares() -> None:
    danish = LANGUAGES["da"]
    assert danish.number(1234567.891, 2) == "1.234.567,89"
    assert danish.number(-0.4) == "0"
    assert danish.percent(0.8234) == "82\u00a0%"
    assert danish.percent(0.8234, 1) == "82,3\u00a0%"
    assert danish.date(date(2015, 9, 4)) == "04-09-2015"
    assert danish.interval(498, 526) == "498–526"
    assert danish.interval(-3, 9) == "−3 til 9"


def test_english_numbers_dates_and_shares() -> None:
    english = LANGUAGES["en"]
    assert english.number(1234567.891, 2) == "1,234,567.89"
    assert english.percent(0.8234) == "82%"
    assert english.date(date(2015, 9, 4)) == "4 September 2015"
    assert english.interval(-3, 9) == "−3 to 9"


@pytest.mark.parametrize(("value", "written"), [(34, "+34"), (-12, "−12"), (0, "0"), (1200, "+1.200")])
def test_a_difference_has_its_sign(danish: Language, value: int, written: str) -> None:
    assert danish.signed(value) == written


@given(st.integers(-(10**12), 10**12), st.sampled_from(sorted(LANGUAGES)))
def test_a_written_number_can_be_read_back(number: int, code: str) -> None:
    language = LANGUAGES[code]
    written = language.number(number).replace(language.texts["format.thousands"], "").replace("−", "-")
    assert int(written) == number


@pytest.mark.parametrize(
    ("n", "written"), [(1, "1 answer"), (2, "2 answers"), (0, "0 answers"), (2314, "2,314 answers")]
)
def test_one_and_many_have_words_of_their_own(n: int, written: str) -> None:
    assert LANGUAGES["en"].text("profile.answers", n=n) == written


@pytest.mark.parametrize(
    ("parts", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_a_list_in_a_sentence(danish: Language, parts: list[str], written: str) -> None:
    assert danish.listed(parts) == written


def test_a_text_that_is_missing_is_an_error(danish: Language) -> None:
    with pytest.raises(MissingText, match=r"nothing.of.the.kind is not in da\.toml"):
        danish.text("nothing.of.the.kind")


def test_the_last_letters_of_the_alphabet_come_last() -> None:
    ordered = ["Anders", "Zebra", "Ældrehuset", "Ørsted", "Østerskolen", "Aarhus", "Årslev"]
    assert sorted(sorted(ordered), key=sort_key) == ordered


def test_numbers_in_names_count() -> None:
    assert sorted(["10.A", "0.B", "2.A", "9.C", "Zonen"], key=sort_key) == ["0.B", "2.A", "9.C", "10.A", "Zonen"]


@given(st.lists(st.text()))
def test_any_names_can_be_put_in_order(names: list[str]) -> None:
    once = sorted(names, key=sort_key)
    assert [sort_key(name) for name in sorted(once, key=sort_key)] == [sort_key(name) for name in once]


def test_danish_texts_are_easy_to_read() -> None:
    """LIX: words per sentence and the share of words longer than six letters, over the texts that readers meet."""
    texts = [text for key, text in LANGUAGES["da"].texts.items() if not key.startswith(COMMANDS)]
    prose = [PLACE.sub("5", text) for text in texts if text.endswith(".")]
    assert lix(" ".join(prose)) <= HARDEST


def test_lix_knows_easy_from_hard() -> None:
    assert lix("Her er en ko. Den er rød.") == 3.5
    assert lix("Institutionernes forventningsafstemning besværliggøres.") > 100


def test_every_text_that_is_asked_for_by_name_exists() -> None:
    missing = [
        f"{path.relative_to(ROOT)}: {key}"
        for room in ("dashboard", "layouts", "callbacks", "data_access")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (key := _asked(node)) and not LANGUAGES["da"].has(key)
    ]
    assert missing == []


def _asked(node: ast.AST) -> str | None:
    """The key in `language.text("…")`, where it stands there in full."""
    match node:
        case ast.Call(func=ast.Attribute(value=whose, attr="text"), args=[ast.Constant(value=str(key)), *_]):
            return key if "language" in ast.unparse(whose).lower() else None  # worksheets have texts too
    return None


def lix(text: str) -> float:
    words = re.findall(r"[^\W_]+", text)
    sentences = [part for part in SENTENCE_END.split(text) if part.strip()]
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)
