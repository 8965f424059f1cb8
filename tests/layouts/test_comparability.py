"""The map of what can be compared, as a page: its finding, its words and signs, and the wording of every question."""

from typing import Any

import pytest

from dashboard.asked import Asked, Question
from dashboard.comparability import Comparability, FactorRow, Mark, factor_row
from dashboard.language import LANGUAGES, Language
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.selection import Selection
from layouts.comparability import page
from layouts.pieces.comparability_words import SIGNS, finding, since
from tests.layouts.tree import attribute, find, links, words
from tests.layouts.values import FORMS, ROUNDS

DANISH = LANGUAGES["da"]
OLD, NEW = Name(da="Vi hjælper hinanden", en="We help each other"), Name(da="Jeg får hjælp", en="I get help")
KEYS = tuple(one.key for one in ROUNDS)


def put(text: Name | None = OLD, version: int = 1, **more: Any) -> Asked:
    questions = (Question("q1", text, version), *more.pop("others", ()))
    signature = repr([sorted((one.key, one.version) for one in questions), more])
    return Asked(**({"scale": (1, 5), "turned": False, "signature": signature, "questions": questions} | more))


def row(*asked: Asked | None, name: str = "Trivsel", local: bool = False) -> FactorRow:
    return factor_row(name, Name(da=name), local, KEYS[: len(asked)], asked)


def made(*factors: FactorRow, round_key: str = "2019", rounds: tuple[Choice, ...] = ROUNDS) -> Comparability:
    return Comparability(Selection("comparability", round=round_key, form="pupil"), FORMS, rounds, factors)


SAME = row(put(), put(), put(), name="Ro")
REWORDED = row(put(), put(), put(NEW, 2))
NEWCOMER = row(None, None, put(), name="Ude")


@pytest.mark.parametrize(
    ("factors", "heading"),
    [
        ((SAME, SAME), "I alle 2 faktorer kan alle runder sammenlignes"),
        ((SAME, REWORDED, NEWCOMER), "I 1 af 3 faktorer kan alle runder sammenlignes"),
        ((REWORDED, NEWCOMER), "I ingen af de 2 faktorer kan alle runder sammenlignes"),
        ((SAME,), "I den ene faktor kan alle runder sammenlignes"),
        ((REWORDED,), "I den ene faktor kan ikke alle runder sammenlignes"),
    ],
)
def test_the_heading_counts_what_can_be_followed(factors: tuple[FactorRow, ...], heading: str) -> None:
    assert finding(made(*factors), DANISH) == heading


def test_one_round_alone_is_compared_with_nothing() -> None:
    found = made(row(put()), round_key="2015", rounds=ROUNDS[:1])
    assert finding(found, DANISH).startswith("Skemaet er brugt i én runde")
    assert since(found, DANISH) == "Kortlægning 2015 er den første runde med dette skema."


def test_what_changed_in_a_round_is_said_in_words() -> None:
    assert since(made(SAME), DANISH) == "I Kortlægning 2019 er alle spørgsmål stillet som i runden før."
    several = row(put(), put(others=(Question("q2", NEW), Question("q3", NEW))), name="Mere")
    assert since(made(several, round_key="2017", rounds=ROUNDS[:2]), DANISH) == (
        "I Kortlægning 2017 er 2 spørgsmål kommet til."
    )
    gone = row(put(others=(Question("q2", NEW),)), put(NEW, 2), name="Mindre")
    assert since(made(gone, round_key="2017", rounds=ROUNDS[:2]), DANISH) == (
        "I Kortlægning 2017 er 1 spørgsmål skrevet om og 1 spørgsmål faldet bort."
    )


def test_a_break_stands_in_the_factors_row_and_says_what_may_still_be_compared(language: Language) -> None:
    back = row(put(), put(NEW, 2), put(), name="Tilbage")
    laid = page(made(REWORDED, back), language)
    told = [words(one) for one in find(laid, "Td", "line")]
    assert told[1] == language.text("comparability.line.unbroken", rounds="2015")
    assert told[2].endswith(language.text("comparability.line.broken", rounds=""))
    assert told[5].endswith(language.text("comparability.line.back", rounds="2015"))
    assert [word[0] for word in (told[2], told[4], told[5])] == ["⚡"] * 3


def test_no_break_stands_where_nothing_is_broken() -> None:
    assert "⚡" not in words(find(page(made(SAME, NEWCOMER), DANISH), "Table"))


def test_every_state_has_a_word_of_its_own_beside_its_sign(language: Language) -> None:
    said = [language.text(f"comparability.mark.{mark}") for mark in Mark]
    assert len(set(said)) == len(Mark)
    assert len(set(SIGNS.values())) == len(Mark)
    [cell] = [one for one in find(page(made(REWORDED), language), "Td", "item-mark") if "≠" in words(one)]
    assert words(cell).split(" ", 1)[1].strip() == language.text("comparability.mark.reworded")
    assert attribute(find(cell, "Span")[0], "aria-hidden") == "true"


def test_the_exact_words_stand_there_in_both_languages_with_their_rounds(language: Language) -> None:
    [details] = find(find(page(made(REWORDED), language), "Tbody"), "Details")
    told = [(one.lang, words(one)) for one in find(details, "P") if getattr(one, "lang", None)]
    assert told == [("da", OLD.da), ("en", OLD.en), ("da", NEW.da), ("en", NEW.en)]
    years = [words(one) for one in find(details, "P", "about")]
    assert years == [language.listed(["2015", "2017"]), "2019"]


def test_danish_stands_in_where_english_is_missing() -> None:
    only_danish = row(put(Name(da="Jeg har det godt")), put(Name(da="Jeg har det godt")))
    laid = page(made(only_danish, round_key="2017", rounds=ROUNDS[:2]), LANGUAGES["en"])
    assert words(find(find(laid, "Tbody"), "Span")[0]) == "Jeg har det godt"


def test_a_question_without_words_goes_by_its_key() -> None:
    laid = page(made(row(put(None), put(None)), round_key="2017", rounds=ROUNDS[:2]), DANISH)
    [question] = [one for one in find(find(laid, "Tbody"), "Th") if "q1" in words(one)]
    assert words(question).startswith("Spørgsmål q1")
    assert "Ordlyden er ikke oplyst." in words(question)


def test_rows_and_columns_have_headings_and_the_chosen_round_is_marked() -> None:
    laid = page(made(REWORDED, round_key="2017"), DANISH)
    columns = find(find(laid, "Thead"), "Th")
    assert [attribute(one, "scope") for one in columns] == ["col"] * 4
    assert [words(one) for one in columns if attribute(one, "aria-current")] == ["2017"]
    assert {attribute(one, "scope") for one in find(find(laid, "Tbody"), "Th")} == {"row"}
    for line in find(find(laid, "Tbody"), "Tr"):
        assert len(line.children) == 4


def test_forms_and_rounds_are_chosen_by_links() -> None:
    told = links(page(made(SAME), DANISH))
    assert told["Forældre"] == "/comparability?round=2019&form=parent"
    assert told["2015"] == "/comparability?round=2015&form=pupil"


def test_a_local_factor_says_so() -> None:
    assert "lokal" in words(find(page(made(row(put(), put(), put(), local=True)), DANISH), "Tbody"))


def test_only_words_that_are_on_the_map_are_explained() -> None:
    shown = words(find(page(made(SAME), DANISH), "Details", "reading"))
    assert "Samme:" in shown
    assert "Skrevet om:" not in shown
    assert "Brud:" not in shown
    assert "Brud:" in words(find(page(made(REWORDED), DANISH), "Details", "reading"))
