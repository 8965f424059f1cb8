"""Two who write from the same text: nothing that either of them wrote is gone, and nothing comes twice."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dashboard.worksheet.differing import FURTHEST
from dashboard.worksheet.merging import BESIDE, is_word, merge, tokens

signs = st.sampled_from(
    ["ord", "to", "Anna", "æble", "é", "e\u0301", " ", "  ", "\n", ".", ", ", "!", "/", "😀", "👨‍👩‍👧", "א"]
)
texts = st.lists(signs, max_size=14).map("".join)


def words(text: str) -> Counter[str]:
    return Counter(filter(is_word, tokens(text)))


def written(base: str, text: str) -> Counter[str]:
    """The words that somebody put in, however often."""
    return words(text) - words(base)


def test_what_comes_after_each_other_stands_after_each_other() -> None:
    assert merge("Vi læser.", "Vi læser. Hver dag.", "I år: Vi læser.").text == "I år: Vi læser. Hver dag."
    assert not merge("Vi læser.", "Vi læser. Hver dag.", "I år: Vi læser.").both


def test_two_who_write_in_the_same_place_both_stand_there_and_it_is_told() -> None:
    merged = merge("Vi læser", "Vi læser højt", "Vi læser stille")
    assert merged.both
    assert merged.text == "Vi læser stille\n højt"


def test_in_a_line_they_stand_beside_each_other() -> None:
    assert merge("", "Anna", "Bo", BESIDE).text == "Bo / Anna"


def test_the_same_word_from_both_is_one_word() -> None:
    assert merge("Vi læser", "Vi læser højt", "Vi læser højt").text == "Vi læser højt"
    assert not merge("Vi læser", "Vi læser højt", "Vi læser højt").both


def test_what_one_takes_away_while_another_changes_it_stays_and_is_told() -> None:
    merged = merge("Mål: ro. Tid: maj.", "Mål: ro. Tid: august.", "Mål: ro.")
    assert "august" in merged.text
    assert merged.both


def test_who_goes_on_writing_without_having_seen_the_others_keeps_the_sentence_whole() -> None:
    """Each is merged from the last text that they themselves had sent, as the page does it."""
    mine = ["Vi", "Vi læser", "Vi læser højt", "Vi læser højt hver dag"]
    other = ["Ro", "Ro i", "Ro i klassen", "Ro i klassen først"]
    standing = ""
    for before, now, their_before, theirs in zip(["", *mine], mine, ["", *other], other, strict=False):
        standing = merge(before, standing, now).text
        standing = merge(their_before, standing, theirs).text
    assert sorted(standing.splitlines()) == ["Ro i klassen først", "Vi læser højt hver dag"]


def test_a_long_text_written_anew_is_kept_beside_what_another_changed() -> None:
    base = " ".join(f"gammel{n}" for n in range(FURTHEST))
    anew = " ".join(f"ny{n}" for n in range(FURTHEST))
    merged = merge(base, base.replace("gammel7 ", "rettet "), anew)
    assert merged.both
    assert not written(base, anew) - words(merged.text)
    assert "rettet" in merged.text


@given(texts, texts)
def test_where_only_one_has_written_it_stands_as_they_wrote_it(base: str, text: str) -> None:
    assert merge(base, base, text).text == text
    assert merge(base, text, base).text == text
    assert merge(base, text, text).text == text
    assert not merge(base, base, text).both


@given(texts, texts, texts)
def test_no_word_that_either_put_in_is_lost(base: str, standing: str, sent: str) -> None:
    merged = words(merge(base, standing, sent).text)
    assert not written(base, standing) - merged
    assert not written(base, sent) - merged


@given(texts, texts, texts)
def test_no_word_comes_more_often_than_both_together_wrote_it(base: str, standing: str, sent: str) -> None:
    merged = words(merge(base, standing, sent).text)
    assert not merged - (words(base) + words(standing) + words(sent))


@given(texts, texts, texts)
def test_whoever_is_first_the_same_words_stand_there(base: str, one: str, other: str) -> None:
    first, second = merge(base, one, other), merge(base, other, one)
    assert words(first.text) == words(second.text)
    assert first.both == second.both
