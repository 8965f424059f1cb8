"""Which passwords are good enough."""

import tomllib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from dashboard import passwords
from dashboard.language import LANGUAGES
from dashboard.passwords import LONGEST, SHORTEST, refusal
from tests.house.source import ROOT

COMMON = [
    "password1234", "Passw0rd1234", "adgangskode1", "Adg4ngsk0de!", "hemmelig1234", "velkommen2024", "Velkommen2025!",
    "sommer2024!!", "Sommerferie2026", "Vinter2025Vinter", "efterår2026!", "københavn2024", "Brøndby1964!",
    "fckøbenhavn1992", "mormorfarmor", "jegelskerdig", "JensJensen1970", "anneanneanne1", "mandagmorgen",
    "qwertyuiopå1", "asdfghjklæøå", "æøåæøåæøåæøå", "1qaz2wsx3edc", "123456789012", "abcdefghijkl", "aaaaaaaaaaaa",
    "læringsblik2026", "Laeringsblik1!", "børnehave2025", "rødgrødmedfløde", "administrator", "iloveyou1234",
]  # fmt: skip
GOOD = [
    "korrekt hest batteri klips", "grøn kuffert danser aldrig", "min hund hedder fido", "12 søde katte", "x7#Kp2!vQz9m",
    "uhyggeligsommeraften", "kaffe og rugbrød", "correcthorsebatterystaple", "Paraply under åen 3",
]  # fmt: skip


@pytest.mark.parametrize("password", COMMON)
def test_what_a_guesser_tries_first_is_refused(password: str) -> None:
    assert refusal(password, "anna") == "password.common"


@pytest.mark.parametrize("password", GOOD)
def test_words_that_do_not_belong_together_are_accepted(password: str) -> None:
    assert refusal(password, "anna") is None


@pytest.mark.parametrize("password", ["anna.vestergaard", "Vestergaard-Anna", "annavestergaard1", "AnnaVestergaard!"])
def test_ones_own_name_is_no_password(password: str) -> None:
    assert refusal(password, "anna.vestergaard") == "password.common"


def test_length_is_counted_in_characters_as_they_are_seen() -> None:
    decomposed = unicodedata.normalize("NFD", "grå æble å ø")
    assert len(decomposed) > SHORTEST
    assert refusal(decomposed[:-1], "anna") == "password.short"
    assert refusal("grå æble å ø", "anna") is None
    assert refusal(decomposed, "anna") is None


def test_length_has_both_bounds() -> None:
    long = "korrekt hest batteri klips " * 5
    assert refusal(long[:LONGEST], "anna") is None
    assert refusal(long[: LONGEST + 1], "anna") == "password.long"
    assert refusal("x7#Kp2!vQz9m"[: SHORTEST - 1], "anna") == "password.short"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_judged(password: str, name: str) -> None:
    assert refusal(password, name) in (None, "password.short", "password.long", "password.common")


def test_the_common_words_are_many_and_danish_too() -> None:
    text = (ROOT / "dashboard" / "catalogues" / "danish_passwords.toml").read_text(encoding="utf-8")
    danish = {word for words in tomllib.loads(text).values() for word in words.split()}
    english = set(FREQUENCY_LISTS["passwords"])
    assert len(danish) > 1000
    assert len(danish | english) >= 10_000
    assert all(word == word.lower() for word in danish)


def test_no_composition_is_demanded() -> None:
    assert refusal("alleskyerdriverforbiivinden", "anna") is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_refusals_name_the_bounds(code: str) -> None:
    text = LANGUAGES[code].text
    assert str(passwords.SHORTEST) in text("password.short")
    assert str(passwords.LONGEST) in text("password.long")
    assert text("password.common")
