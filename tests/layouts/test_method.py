"""The method page says what the code does: every number on it is one of the code's own."""

import re
import string

import pytest

from dashboard.language import LANGUAGES, Language
from dashboard.method import Number, numbers
from layouts import method
from layouts.method import SECTIONS
from layouts.pieces.help import METHOD, help_beside
from tests.layouts.test_language import HARDEST, PLACE, lix
from tests.layouts.tree import attribute, find, links, words

K = 7
DIGITS = re.compile(r"\d+")
# Every constant with another value, and how both languages then write it.
CHANGES: list[tuple[str, float, str]] = [
    ("statistics.points.CENTRE", 640, "640"),
    ("statistics.points.UNIT", 130, "130"),
    ("statistics.points.FINE_FROM", 777, "777"),
    ("statistics.points.COARSE", 17, "17"),
    ("statistics.verdicts.SMALL", 23, "23"),
    ("statistics.verdicts.LARGE", 57, "57"),
    ("statistics.verdicts.FALSE_DISCOVERY_RATE", 0.03, "3 %"),
    ("statistics.uncertainty.Z", 2.58, "2,58"),
    ("statistics.uncertainty.POWER", 3.24, "3,24"),
    ("statistics.heterogeneity.OUTER", 2.2, "97,2 %"),
    ("statistics.heterogeneity.FEWEST_UNITS", 13, "13 steder"),
    ("statistics.uncertainty.FEWEST_DEGREES", 61, "61"),
    ("statistics.reliability.WEAK", 0.6, "0,6"),
    ("statistics.reliability.STEP", 0.02, "0,02"),
    ("statistics.scores.LEAST_ANSWERED", 0.75, "75 %"),
    ("statistics.bands.TAIL", 12, "12 %"),
    ("statistics.quality.STRAIGHT_FROM", 19, "19"),
    ("statistics.quality.SECONDS_PER_ITEM", 3.0, "3 s"),
    ("statistics.quality.TOP_FROM", 18, "18"),
    ("disclosure.masks.BANDS_FROM", 22, "22"),
    ("disclosure.carelessness.SOME_FROM", 14, "14 %"),
    ("disclosure.carelessness.MANY_FROM", 33, "33 %"),
    ("disclosure.carelessness.FEWEST", 44, "44"),
    ("disclosure.institutions.FEWEST", 9, "9 institutioner"),
    ("disclosure.institutions.LARGEST_SHARE", 0.4, "40 %"),
    ("ownership.FEWEST", 11, "11"),
    ("indicators.uncertainty.TAIL", 0.013, "1,3 %"),
    ("indicators.uncertainty.DESIGN", 3.14, "3,14"),
    ("indicators.uncertainty.CLASS", 27, "27"),
    ("indicators.uncertainty.ALIKE", 0.13, "0,13"),
    ("indicators.precision.FINE_SHARE_FROM", 1234, "1.234"),
    ("indicators.precision.FINE_MEAN_FROM", 88, "88"),
    ("access.FEWEST_FOR_RESEARCHERS", 21, "21"),
]


def text(language: Language, k: int | None = K) -> str:
    return words(method.page(k, language)).replace("\xa0", " ")


@pytest.mark.parametrize(("name", "value", "written"), CHANGES, ids=lambda one: str(one))
def test_a_changed_constant_changes_the_page(
    monkeypatch: pytest.MonkeyPatch, danish: Language, name: str, value: float, written: str
) -> None:
    before = text(danish)
    monkeypatch.setattr(f"dashboard.{name}", value)
    after = text(danish)
    assert written in after
    assert after.count(written) > before.count(written)


def test_every_number_of_the_page_is_among_those_that_are_changed(
    monkeypatch: pytest.MonkeyPatch, danish: Language
) -> None:
    """With every constant changed at once no number stays that was there before."""
    before = numbers(K)
    for name, value, _ in CHANGES:
        monkeypatch.setattr(f"dashboard.{name}", value)
    monkeypatch.setattr("dashboard.statistics.zones.EDGES", (411, 466, 534, 589))
    after = numbers(K + 1)
    same = [name for name in before if before[name].written(danish) == after[name].written(danish)]
    assert same == ["inside"]  # how much of any normal distribution lies within one deviation


def test_the_low_response_rate_is_that_of_the_pages(monkeypatch: pytest.MonkeyPatch, danish: Language) -> None:
    monkeypatch.setattr("layouts.method.LOW_RATE", 0.41)
    assert "Har under 41 % svaret" in text(danish)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_number_is_typed_into_the_texts(code: str) -> None:
    typed = {
        key: text
        for key, text in LANGUAGES[code].texts.items()
        if key.startswith("method.") and DIGITS.search(PLACE.sub("", text))
    }
    assert typed == {}


def test_every_number_that_is_offered_is_told_in_some_text(danish: Language) -> None:
    asked = {
        place
        for key, text in danish.texts.items()
        if key.startswith("method.")
        for _, place, _, _ in string.Formatter().parse(text)
        if place
    }
    assert asked == {*numbers(K), "low_rate"}


@pytest.mark.parametrize("k", [3, 5, 12])
def test_the_smallest_group_is_that_of_the_newest_round(danish: Language, k: int) -> None:
    assert f"færre end {k} svar" in text(danish, k)


def test_before_the_first_round_the_usual_smallest_group_is_told(danish: Language) -> None:
    assert "færre end 5 svar" in text(danish, None)


def test_the_contents_lead_to_every_section(language: Language) -> None:
    shown = method.page(K, language)
    heads = {attribute(head, "id"): words(head) for head in find(shown, "H2") if attribute(head, "id")}
    [contents] = find(shown, "Nav")
    assert {address.removeprefix("#"): name for name, address in links(contents).items()} == heads
    assert list(heads) == list(SECTIONS)
    assert len(find(shown, "H1")) == 1


def test_no_text_of_the_page_is_forgotten(danish: Language) -> None:
    told = {f"method.{key}.{part}" for key, parts in SECTIONS.items() for part in (*parts, "title")}
    assert {key for key in danish.texts if key.startswith("method.") and key.count(".") == 2} == told


def test_the_way_to_the_proof(language: Language) -> None:
    assert "/certificate" in links(method.page(K, language)).values()


def test_the_danish_page_is_easy_to_read(danish: Language) -> None:
    said = [words(part) for part in find(method.page(K, danish), "P") if attribute(part, "className") != "formula"]
    assert lix(" ".join(said)) <= HARDEST


@pytest.mark.parametrize(
    ("number", "danish_text", "english_text"),
    [(Number(1234), "1.234", "1,234"), (Number(1.96, 2), "1,96", "1.96"), (Number(0.05, share=True), "5 %", "5%")],
)
def test_numbers_are_written_as_each_language_writes_them(number: Number, danish_text: str, english_text: str) -> None:
    written = [number.written(LANGUAGES[code]).replace("\xa0", " ") for code in ("da", "en")]
    assert written == [danish_text, english_text]


def test_help_beside_a_figure_leads_to_its_rule(danish: Language) -> None:
    for part, section in METHOD.items():
        told = help_beside(part, danish, low="1", high="5")
        assert section in SECTIONS
        assert links(told) == {danish.text("method.link"): f"/method#{section}"}
