"""What stands around the cards of a panel: the few lines on top, how old figures are, gaps, the mapping's own."""

import re
from dataclasses import replace

import pytest

from dashboard.cells import Cell, Status
from dashboard.indicators.apart import apart
from dashboard.indicators.asked import Answer, Asked
from dashboard.indicators.cards import cards, panel
from dashboard.indicators.catalogue import shipped
from dashboard.indicators.panel import Development
from dashboard.indicators.panel_page import PanelPage
from dashboard.indicators.public import public
from dashboard.indicators.rights import Edition
from dashboard.indicators.values import COUNTRY, Told, Value
from dashboard.language import LANGUAGES, Language
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from layouts.indicators import page
from layouts.pieces.indicator_card import figure_card
from layouts.pieces.indicator_words import apart_by, between, change, told
from layouts.pieces.one_indicator_words import finding
from tests.dashboard.indicator_rows import value
from tests.indicators import hidden, of_country, share
from tests.layouts.tree import find, links, payload, words

SCHOOL = 7
READING, POOR, ABSENCE, WELLBEING = (
    shipped()[key] for key in ("reading_good", "reading_poor", "absence", "wellbeing_social")
)
LOOK = Selection("indicators", SCHOOL)
HERE = UnitLink(SCHOOL, "institution", "Fjordskolen", type="school", has_indicators=True)
DANISH = LANGUAGES["da"]
languages = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
INSIDE = cards(shipped(), "institution", [share(SCHOOL, 2018, 37, 713), share(SCHOOL, 2019, 61, 719)], (), {})


def laid_out(found: tuple, edition: Edition = Edition.INTERNAL, **more: object) -> PanelPage:  # type: ignore[type-arg]
    made = PanelPage(HERE, (), LOOK, edition, edition is Edition.INTERNAL, panel(found))
    return replace(made, **more)  # type: ignore[arg-type]


def in_short(shown: PanelPage, language: Language) -> str:
    return words(find(page(shown, language), "Section", "in-short"))


@languages
def test_on_top_a_missed_target_is_named_with_its_figure(language: Language) -> None:
    name = language.name(READING.name)
    assert f"{name} ({language.percent(0.61)})" in in_short(laid_out(INSIDE), language)


@languages
def test_in_public_the_lines_on_top_hold_no_number_but_years_and_those_of_goals(language: Language) -> None:
    said = in_short(laid_out(public(INSIDE), Edition.PUBLIC), language)
    assert language.name(READING.name) in said
    assert set(re.findall("[0-9]+", said.replace("2018/19", ""))) <= {"1", "2", "3"}


@languages
@pytest.mark.parametrize(("running", "is_said"), [(2026, True), (2022, True), (2021, False), (2019, False)])
def test_figures_that_are_long_over_are_said_to_be_so(language: Language, running: int, is_said: bool) -> None:
    said = words(page(laid_out(INSIDE, running=running), language))
    aged = language.text("indicators.aged", year="2019/20", now=f"{running}/{running - 1999}")
    assert (aged in said) is is_said


@languages
def test_figures_of_single_grades_alone_are_not_called_none(language: Language) -> None:
    """As in the files of a real municipality, which tell absence of grades 4-6 and 7-9 and never of everybody."""
    found = cards(shipped(), "institution", [value(ABSENCE, 2019, 5.4, 300, grade="4-6")], (), {})
    shown = page(laid_out(found), language)
    assert language.text("indicators.empty.title") not in words(shown)
    assert language.text("indicators.only_parts") in words(shown)
    assert LOOK.to(indicator="absence").address in links(shown).values()
    assert language.name(ABSENCE.name) in [words(one) for one in find(shown, "H3")]
    card = next(one for one in found if one.indicator is ABSENCE)
    assert finding(card, language) == language.text("indicators.only_parts")


@languages
def test_the_gap_by_parents_education_stands_under_its_goal_in_both_figures(language: Language) -> None:
    rows = [value(POOR, 2019, 34, 400, group="education=short"), value(POOR, 2019, 10, 400, group="education=long")]
    found = cards(shipped(), "institution", [value(POOR, 2019, 20, 800), *rows], (), {})
    shown = page(laid_out(found, apart=apart(shipped(), rows)), language)
    under = next(one for one in find(shown, "Section", "goal") if find(one, "Div", "goal-apart"))
    assert "goal-background" in [head.id for head in find(under, "H2")]
    said = words(find(under, "Div", "goal-apart"))
    assert language.percent(0.34) in said
    assert language.percent(0.10) in said
    assert apart_by(24, POOR, language) in said
    assert apart_by(24, POOR, language) in in_short(laid_out(found, apart=apart(shipped(), rows)), language)


@languages
def test_what_the_mapping_asked_stands_under_its_goal_and_a_hidden_answer_is_a_reason(language: Language) -> None:
    form, round_ = Choice("pupil", Name(da="Elever", en="Pupils")), Choice("2019", Name(da="Runde", en="Round"))
    name = Name(da="Motivation", en="Motivation")
    motivated = Answer("motivation", name, turned=False, form=form, cell=Cell(Status.SHOWN, 40, 512, 500, 524))
    few = replace(motivated, name=Name(da="Undervisning", en="Teaching"), cell=Cell(Status.FEW))
    shown = page(laid_out(INSIDE, asked=Asked(round_, 5, (motivated, few))), language)
    table = find(find(shown, "Section", "goal")[0], "Table", "asked")
    assert len(table) == 1
    rows = [words(row) for row in find(table, "Tr")][1:]
    assert "512" in rows[0]
    assert language.text("hidden.few", k=5) in rows[1]
    assert set(links(table).values()) == {Selection("profile", SCHOOL, "2019", "pupil").address}
    assert not find(find(shown, "Section", "goal")[2], "Table", "asked")


def test_signs_of_charts_stand_only_where_there_is_a_chart() -> None:
    assert find(page(laid_out(INSIDE), DANISH), "Ul", "signs")
    assert not find(page(laid_out(public(INSIDE), Edition.PUBLIC), DANISH), "Ul", "signs")


@languages
def test_the_page_of_the_country_begins_with_what_it_has_reached(language: Language) -> None:
    root = UnitLink(1, "programme", "PFL")
    found = cards(shipped(), "country", (), [of_country(2018, 70), of_country(2019, 68)], {})
    head = words(find(page(laid_out(found, unit=root), language), "H2", "lead"))
    assert language.percent(0.68) in head
    assert language.percent(0.8) in head
    assert "2019/20" in head


@languages
def test_a_made_up_figure_of_the_country_is_not_called_real(language: Language) -> None:
    country = [replace(of_country(2019, 68), made_up=True)]
    found = cards(shipped(), "institution", [replace(share(SCHOOL, 2019, 61, 400), made_up=True)], country, {})
    sent = payload(page(laid_out(found), language))
    assert language.text("indicators.country_made_up") in sent
    assert language.text("indicators.made_up_here") not in sent


@languages
def test_a_card_tells_one_change_without_its_interval_and_the_others_with_the_numbers(language: Language) -> None:
    rows = [share(SCHOOL, year, 61, 400) for year in (2017, 2018, 2019)]
    card = next(one for one in cards(shipped(), "institution", rows, (), {}) if one.indicator is READING)
    shown = figure_card(card, LOOK, language)
    assert [words(one) for one in find(shown, "P", "said")] == [
        language.text("indicators.change.chance", since="2017/18")
    ]
    assert "2018/19" in words(find(shown, "Details"))


@languages
def test_a_bound_has_no_uncertainty_beside_it(language: Language) -> None:
    extreme = replace(hidden(SCHOOL, 2019, Told.EXTREME), bound="<=7.7", unit=SCHOOL)
    card = next(one for one in cards(shipped(), "institution", [extreme], (), {}) if one.indicator is READING)
    mark = language.text("indicators.uncertainty", interval="").strip()
    assert mark not in words(find(figure_card(card, LOOK, language), "P", "now"))


def test_all_numbers_of_an_indicator_have_the_same_decimals() -> None:
    found = Development(Verdict.BETTER, 2018, 0.1, 0.04, 0.3)
    assert change(found, WELLBEING, DANISH) == "Tydeligt bedre siden 2018/19: +0,10 på skalaen (0,04 til 0,30)"
    assert between(3.5, 3.9, WELLBEING, DANISH) == "3,50–3,90"
    six = Value("absence", COUNTRY, 2019, "all", "all", Told.SHOWN, 6.0)
    own = Value("absence", SCHOOL, 2019, "all", "all", Told.SHOWN, 6.0, 400)
    assert told(six, ABSENCE, DANISH) == told(own, ABSENCE, DANISH) == "6,0\u00a0%"


def test_one_percentage_point_is_one() -> None:
    assert [apart_by(size, READING, LANGUAGES["en"]) for size in (1, -1, 2)] == [
        "1 percentage point",
        "−1 percentage point",
        "2 percentage points",
    ]


@languages
def test_what_may_be_chance_is_said_as_a_perhaps(language: Language) -> None:
    gain = Development(Verdict.CHANCE, 2018, 4.0, 0.3, 7.7)
    assert language.text("indicators.change.maybe.better", since="2018/19", difference="").split(":")[0] in change(
        gain, READING, language
    )
    assert language.text("indicators.change.maybe.worse", since="2018/19", difference="").split(":")[0] in change(
        gain, POOR, language
    )
