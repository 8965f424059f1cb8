"""The page behind a factor: what it says, in every state, and where its links lead."""

import re
from dataclasses import replace
from typing import Any

import pytest

from dashboard.cells import Cell, Status
from dashboard.factor_page import FactorPage
from dashboard.language import LANGUAGES, Language
from dashboard.notes import Audience, FactorNotes
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from layouts.factor_page import lead, page, title
from tests.layouts.factor_pages import CLASSES, STATES, behind
from tests.layouts.tree import attribute, find, links, payload, walk, words
from tests.layouts.values import before, difference, factor, shown, three_verdicts

KEY = re.compile(r"\b(?:factor_page|help|profile|hidden|kinds?|verdict|size|zone|against)(?:_of)?\.[a-z_]+")
CLAIM = re.compile(r"tydelig|større, end tilfældighed|clear|larger than chance")


@pytest.fixture(params=STATES)
def any_page(request: pytest.FixtureRequest) -> FactorPage:
    return STATES[request.param]()


def part(found: FactorPage, name: str, language: Language) -> Any:
    [section] = [node for node in walk(page(found, language)) if name in getattr(node, "className", "").split()]
    return section


def test_every_state_is_told_in_words(any_page: FactorPage, language: Language) -> None:
    shown_page = page(any_page, language)
    assert not KEY.search(payload(shown_page))
    assert not re.search(r"\{\w*\}", words(shown_page))


def test_the_factor_is_the_only_main_heading_and_no_level_is_left_out(any_page: FactorPage, language: Language) -> None:
    found = page(any_page, language)
    [heading] = find(found, "H1")
    assert language.name(any_page.factor.name) in words(heading)
    levels = {int(type(node).__name__[1]) for kind in ("H1", "H2", "H3") for node in find(found, kind)}
    assert levels == set(range(1, max(levels) + 1))


def test_no_name_is_given_to_two_places(any_page: FactorPage, danish: Language) -> None:
    names = [node.id for node in walk(page(any_page, danish)) if getattr(node, "id", None)]
    assert len(names) == len(set(names))


def test_the_tab_names_factor_and_unit(danish: Language) -> None:
    assert title(behind(), danish) == "Trivsel – Solbakkeskolen"


def test_the_finding_says_what_the_verdict_allows_and_no_more(language: Language) -> None:
    for verdict in Verdict:
        for points in (5, 30, 80):
            sign = -1 if verdict is Verdict.WORSE else 1
            told = lead(behind(factor(difference=difference(sign * points, verdict))), language)
            assert bool(CLAIM.search(told)) is (verdict is not Verdict.CHANCE)
            assert (str(points) in told) is (verdict is not Verdict.CHANCE)


def test_above_and_below_are_not_mixed_up(danish: Language) -> None:
    assert "34 point over kommunen" in lead(behind(three_verdicts()[0]), danish)
    assert "38 point under kommunen" in lead(behind(three_verdicts()[1]), danish)


@pytest.mark.parametrize("state", ["few", "protect", "withheld", "not asked"])
def test_a_hidden_figure_has_no_number_in_its_finding(state: str, danish: Language) -> None:
    assert not re.search(r"\d", lead(STATES[state](), danish))


@pytest.mark.parametrize("state", ["few", "protect"])
def test_a_hidden_figure_has_neither_bar_nor_heading_with_a_number(state: str, danish: Language) -> None:
    figure = part(replace(STATES[state](), below=(), splits=()), "own-figure", danish)
    [own] = find(figure, "Tr", "own")
    assert not find(own, "Span", "interval-bar")
    assert not re.search(r"\d", words(find(figure, "H2")))


@pytest.mark.parametrize("language_code", LANGUAGES)
def test_few_and_protect_give_pages_of_one_length(language_code: str) -> None:
    """The size of an answer tells nothing of which it is (trust.md SDC-7)."""
    few, protect = (payload(page(STATES[state](), LANGUAGES[language_code])) for state in ("few", "protect"))
    assert len(few.encode()) == len(protect.encode())


def test_the_way_back_leads_to_the_profile_in_the_same_view(danish: Language) -> None:
    found = behind()
    whole = found.profile.selection.to(factor=None)
    assert links(page(found, danish))["Hele profilen"] == whole.address
    [path] = find(page(found, danish), "Nav", "path")
    assert links(path)["Solbakkeskolen"] == whole.address
    assert links(path)["Egebæk"] == found.profile.selection.to(unit=2).address
    [here] = [node for node in find(path, "Span") if attribute(node, "aria-current")]
    assert words(here) == "Trivsel"


def test_neighbours_are_links_and_the_place_is_told(danish: Language) -> None:
    found = replace(behind(three_verdicts()[0]), factor=three_verdicts()[1])
    [nav] = find(page(found, danish), "Nav", "factor-walk")
    assert "Faktor 2 af 3" in words(nav)
    selection = found.profile.selection
    assert links(nav)["← Forrige: Trivsel"] == selection.to(factor="wellbeing").address
    assert links(nav)["Næste: Mobning →"] == selection.to(factor="bullying").address


def test_the_first_factor_has_none_before_it(danish: Language) -> None:
    [nav] = find(page(behind(), danish), "Nav", "factor-walk")
    assert not any(text.startswith("←") for text in links(nav))


def test_a_choice_keeps_the_factor_and_order_is_none_of_them(danish: Language) -> None:
    found = behind()
    shown_page = links(page(found, danish))
    assert shown_page["2015"] == found.profile.selection.to(round="2015").address
    assert shown_page["Piger"] == found.profile.selection.to(split="gender=girl").address
    assert not any("order=" in address for address in shown_page.values())


def test_only_the_chosen_comparison_has_its_difference(danish: Language) -> None:
    figure = part(behind(), "own-figure", danish)
    rows = {words(find(row, "Th")): row for row in find(figure, "Tr")[1:]}
    assert "+34 (22 til 46)" in words(rows["Kommunen"]).replace("  ", " ")
    assert "Sammenlign" in words(rows["Programmet"])


def test_a_round_that_is_not_comparable_says_so_and_offers_no_comparison(danish: Language) -> None:
    found = behind(factor(earlier=(before("2017", shown(480), comparable=False),)))
    rows = {words(find(row, "Th")): row for row in find(part(found, "own-figure", danish), "Tr")[1:]}
    assert "Sammenlign" not in words(rows["Kortlægning 2017 andre spørgsmål"])


def test_a_figure_is_said_to_be_in_every_zone_that_its_interval_reaches(danish: Language) -> None:
    def heading(points: int, spread: int) -> str:
        return words(find(part(behind(factor(own=shown(points, spread))), "own-figure", danish), "H2"))

    assert danish.text("zone.above") not in heading(500, 10)
    assert danish.text("zone.above") in heading(520, 14)
    assert danish.text("zone.middle") in heading(520, 14)


@pytest.mark.parametrize(
    ("alpha", "word", "flagged"), [(0.65, "dårligt", True), (0.7, "rimeligt", False), (0.8, "godt", False)]
)
def test_reliability_has_a_word_and_is_marked_where_weak(
    danish: Language, alpha: float, word: str, flagged: bool
) -> None:
    figure = part(behind(reliability=alpha), "own-figure", danish)
    assert f"hænger {word} sammen (α {danish.number(alpha, 2)})" in words(figure)
    assert bool(find(figure, "P", "notice")) is flagged


def test_questions_stand_as_they_were_asked_with_what_has_become_of_them(danish: Language) -> None:
    rows = find(part(behind(), "items", danish), "Tr")[1:]
    assert [words(find(row, "Th")).split("  ")[0] for row in rows] == [
        "Jeg er glad",
        "Jeg er ked af det lave svar er gode andre ord end sidst",
        "Jeg har det godt nyt siden sidst",
    ]
    assert "4,3" in words(rows[0])


def test_in_english_the_danish_words_stand_along(danish: Language) -> None:
    english = part(behind(), "items", LANGUAGES["en"])
    originals = [words(node) for node in find(english, "Small") if attribute(node, "lang") == "da"]
    assert originals == ["Jeg er glad", "Jeg er ked af det", "Jeg har det godt"]
    assert not [node for node in find(part(behind(), "items", danish), "Small") if attribute(node, "lang")]


def test_low_answers_are_good_for_the_other_questions_where_the_factor_is_turned(danish: Language) -> None:
    rows = find(part(behind(three_verdicts()[2]), "items", danish), "Tr")[1:]
    assert ["lave svar er gode" in words(row) for row in rows] == [True, False, True]


def test_a_question_that_is_not_told_has_no_number_and_a_reason(danish: Language) -> None:
    section = part(behind(), "items", danish)
    assert not re.search(r"\d", words(find(section, "Tr")[3]))
    assert "mindst 5 svar" in words(section)


def test_the_bar_has_lengths_of_told_shares_only(danish: Language) -> None:
    [bar] = [node for node in walk(part(behind(), "bands", danish)) if getattr(node, "className", "") == "band-bar"]
    assert [node.style["--share"] for node in bar.children] == [5, 40, 55]
    assert ["open" in node.className for node in bar.children] == [True, False, True]


def test_shares_stand_in_words_beside_the_bar(danish: Language) -> None:
    rows = find(part(behind(), "bands", danish), "Tr")[1:]
    assert [words(find(row, "Td")) for row in rows] == ["under 10\u00a0%", "40\u00a0%", "mellem 50 og 60\u00a0%"]


def test_colours_follow_the_meaning_where_low_is_good(danish: Language) -> None:
    def low_end(found: FactorPage) -> str:
        [bar] = [n for n in walk(part(found, "bands", danish)) if getattr(n, "className", "") == "band-bar"]
        return str(bar.children[0].className.split()[0])

    assert low_end(behind()) == "bad"
    assert low_end(behind(three_verdicts()[2])) == "good"


def test_no_bands_no_bar_but_the_reason(danish: Language) -> None:
    section = part(behind(bands=None), "bands", danish)
    assert not find(section, "Table")
    assert "vises kun fra 10 svar" in words(section)


def test_a_gap_is_told_with_interval_and_verdict(danish: Language) -> None:
    [line] = find(part(behind(), "gaps", danish), "Li")
    assert re.sub(r" +", " ", words(line)) == "Piger mod Drenge +35 (23 til 47) tydeligt over, mærkbar"


def test_a_hidden_side_hides_the_gap_in_words_and_heading(danish: Language) -> None:
    section = part(STATES["one side hidden"](), "gaps", danish)
    assert "Vises ikke, for et af tallene er skjult." in words(find(section, "Li"))
    assert words(find(section, "H2")) == "Forskelle mellem grupper vises ikke"


def test_who_is_told_of_no_split_sees_no_word_of_them(danish: Language) -> None:
    assert not find(page(behind(splits=()), danish), "Section", "gaps")


def test_units_below_stand_in_natural_order_whatever_their_figures(danish: Language) -> None:
    for cells in (CLASSES, CLASSES[::-1]):
        section = part(behind(below=cells), "below", danish)
        assert [words(find(row, "Th")) for row in find(section, "Tr")[1:]] == ["2.A", "9.B", "10.A"]


def test_a_unit_below_opens_the_same_factor_held_against_this_one(danish: Language) -> None:
    address = links(part(behind(), "below", danish))["2.A"]
    assert address == Selection("profile", 12, "2019", "pupil", against="institution", factor="wellbeing").address


def test_a_hidden_unit_below_says_why_and_has_neither_bar_nor_verdict(danish: Language) -> None:
    row = find(part(behind(), "below", danish), "Tr")[2]
    assert "Færre end 5 svar" in words(row)
    assert not find(row, "Span", "interval-bar")
    assert "Kan ikke sammenlignes" in words(row)


def test_the_heading_of_the_units_below_counts_verdicts(danish: Language) -> None:
    assert (
        words(find(part(behind(), "below", danish), "H2")) == "1 af 2 ligger tydeligt over, og 0 ligger tydeligt under"
    )
    assert "Det ene sted" in words(find(part(behind(below=CLASSES[1:]), "below", danish), "H2"))
    few = tuple(replace(one, cell=Cell(Status.FEW), difference=None) for one in CLASSES)
    assert "kan ikke sammenlignes" in words(find(part(behind(below=few), "below", danish), "H2"))


def test_those_above_are_told_that_the_list_is_not_all_there_are(danish: Language) -> None:
    assert "kun de steder, der har frigivet" in words(part(STATES["withheld"](), "below", danish))


def test_what_others_say_about_the_same_is_a_link(danish: Language) -> None:
    found = behind()
    expected = found.profile.selection.to(form="parent", factor="child", split=None).address
    assert links(part(found, "elsewhere", danish))["Forældre: Barnet"] == expected


def test_there_are_three_questions_for_the_talk_also_without_a_construct(language: Language) -> None:
    for found in (behind(), behind(construct=None)):
        assert len(find(part(found, "talk", language), "Li")) == 3


def test_every_bar_is_for_the_eye_only(any_page: FactorPage, danish: Language) -> None:
    bars = [node for node in walk(page(any_page, danish)) if "-bar" in str(getattr(node, "className", ""))]
    assert all(attribute(bar, "aria-hidden") == "true" for bar in bars)


@pytest.mark.parametrize("name", ["items", "bands", "below"])
def test_what_is_told_of_everybody_says_so_where_a_split_is_chosen(name: str, language: Language) -> None:
    everybody = behind()
    of_girls = everybody.profile.selection.to(split="gender=girl")
    girls = replace(everybody, profile=replace(everybody.profile, selection=of_girls))
    said = language.text("factor_page.everybody")
    assert said in words(part(girls, name, language))
    assert said not in words(part(everybody, name, language))


def test_notes_stand_at_the_end(danish: Language) -> None:
    found = behind()
    taking_part = replace(found, notes=FactorNotes(found.profile.selection, (), tuple(Audience)))
    assert attribute(page(taking_part, danish).children[-1], "id") == "notes"
    assert not [node for node in walk(page(found, danish)) if attribute(node, "id") == "notes"]
