"""How far the answers can be trusted, in words that say no more than what was told."""

import re

import pytest

from dashboard.language import Language
from dashboard.profile import Participation
from dashboard.quality import Marks, Word, cautions, doubtful
from layouts.pieces.participation import answers
from layouts.pieces.quality import quality_notes
from tests.layouts.tree import find, payload, words

ENOUGH, LOW, UNKNOWN = Participation(82, 100), Participation(40, 100), Participation()
SPOTLESS = Marks(straight=Word.NONE, fast=Word.NONE, few=Word.NONE)
TOP = Marks(top=Word.MANY, fast=Word.NONE, few=Word.NOT_MANY)
KEY = re.compile(r"\bquality\.[a-z_.]+")


def test_without_marks_young_children_have_the_response_rate_beside_the_caution(danish: Language) -> None:
    (section,) = quality_notes(None, ENOUGH, "child", danish)
    assert [words(line) for line in find(section, "Li")] == [answers(ENOUGH, danish)]


@pytest.mark.parametrize("informant", ["pupil", "parent", "staff", "leader"])
def test_where_enough_answered_and_no_more_is_known_nothing_is_repeated(danish: Language, informant: str) -> None:
    assert quality_notes(None, ENOUGH, informant, danish) == []


def test_where_nothing_is_known_nothing_is_said(language: Language) -> None:
    assert quality_notes(None, UNKNOWN, "pupil", language) == []
    assert quality_notes(Marks(), UNKNOWN, "pupil", language) == []


def test_of_young_children_it_is_always_said_that_they_overuse_the_happiest_face(danish: Language) -> None:
    (section,) = quality_notes(None, UNKNOWN, "child", danish)
    assert "Små børn vælger det gladeste ansigt oftere, end de mener det." in words(section)
    assert "gladeste" not in words(quality_notes(SPOTLESS, ENOUGH, "pupil", danish))


def test_a_low_response_rate_is_flagged(danish: Language) -> None:
    assert "Lav svarprocent" in words(quality_notes(SPOTLESS, LOW, "pupil", danish))
    assert "Lav svarprocent" not in words(quality_notes(SPOTLESS, ENOUGH, "pupil", danish))


def test_every_word_has_a_line_of_its_own(language: Language) -> None:
    for word in Word:
        (section,) = quality_notes(Marks(word, word, word, word), UNKNOWN, "pupil", language)
        lines = [words(line) for line in find(section, "Li")]
        assert len(lines) == 4
        assert all(line.startswith(language.text(f"quality.word.{word}")) for line in lines)
        assert len(set(lines)) == 4


@pytest.mark.parametrize("mark", ["straight", "fast", "few"])
def test_many_careless_answers_come_with_advice(language: Language, mark: str) -> None:
    advice = language.text(f"quality.advice.{mark}")
    assert advice in words(quality_notes(Marks(**{mark: Word.MANY}), ENOUGH, "pupil", language))
    for word in (Word.NONE, Word.SOME, Word.NOT_MANY):
        assert advice not in words(quality_notes(Marks(**{mark: word}), ENOUGH, "pupil", language))


def test_happy_faces_all_over_come_first_and_are_no_strength(danish: Language) -> None:
    (section,) = quality_notes(TOP, ENOUGH, "child", danish)
    warning = find(section, "P")[0]
    assert warning.className == "notice"
    assert "Læs det ikke som en styrke" in words(warning)
    assert find(quality_notes(SPOTLESS, ENOUGH, "child", danish), "P", "notice") == []


def test_in_a_room_it_is_said_that_the_whole_place_was_counted(language: Language) -> None:
    there = Marks(few=Word.NONE, institution="Solsikken")
    assert "Solsikken" in words(quality_notes(there, ENOUGH, "parent", language))


def test_a_mark_that_was_withdrawn_says_why_it_is_not_counted_anew(language: Language) -> None:
    said = language.text("quality.withdrawn")
    assert said in words(quality_notes(Marks(few=Word.NONE, withdrawn=True), ENOUGH, "pupil", language))
    assert said not in words(quality_notes(Marks(few=Word.NONE), ENOUGH, "pupil", language))


def test_no_number_and_no_key_is_shown_beside_the_response_rate(language: Language) -> None:
    everything = Marks(Word.MANY, Word.MANY, Word.MANY, Word.MANY, withdrawn=True, institution="Solsikken")
    shown = payload(quality_notes(everything, UNKNOWN, "child", language))
    assert not KEY.search(shown)
    assert not re.search(r"\d", words(quality_notes(everything, UNKNOWN, "child", language)))


@pytest.mark.parametrize("informant", ["child", "pupil"])
@pytest.mark.parametrize("word", [None, *Word])
def test_only_many_happy_faces_of_children_make_a_strength_doubtful(informant: str, word: Word | None) -> None:
    found = Marks(top=word)
    assert doubtful(found, informant) == (informant == "child" and word is Word.MANY)
    assert ("top" in cautions(found, informant)) == doubtful(found, informant)


def test_where_no_mark_was_told_nothing_is_doubtful() -> None:
    assert not doubtful(None, "child")
