"""The page of goals as it is laid out: sentences that hold, no order by value, a reason for every missing number."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.goals import goals
from dashboard.indicators.cards import cards, panel
from dashboard.indicators.catalogue import Indicator, Kind, shipped
from dashboard.indicators.panel import Card, Development, Judgement, Panel, Status, Why
from dashboard.indicators.panel_page import PanelPage
from dashboard.indicators.public import public
from dashboard.indicators.rights import Edition
from dashboard.indicators.values import COUNTRY, Told, Value
from dashboard.language import LANGUAGES, Language
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from layouts.indicators import page
from layouts.pieces.indicator_card import figure_card
from layouts.pieces.indicator_status import findings
from layouts.pieces.indicator_words import SHAPES, between, change, number, told, why
from tests.indicators import hidden, of_country, share
from tests.layouts.tree import find, payload, words

SCHOOL = 7
READING = shipped()["reading_good"]
ABSENCE = shipped()["absence"]
WELLBEING = shipped()["wellbeing_social"]
LOOK = Selection("indicators", SCHOOL)
HERE = UnitLink(SCHOOL, "institution", "Fjordskolen", type="school", has_indicators=True)
ABOVE = (UnitLink(1, "programme", "PFL"), UnitLink(2, "municipality", "Fjordby", has_indicators=True))
languages = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
COUNTRY_SERIES = (of_country(2018, 70), of_country(2019, 68))


def card(*values: Value, key: str = "reading_good", country: tuple[Value, ...] = COUNTRY_SERIES) -> Card:
    return next(one for one in cards(shipped(), "institution", values, country, {}) if one.indicator.key == key)


def laid_out(found: Panel, edition: Edition = Edition.INTERNAL, **more: object) -> PanelPage:
    chooses = edition is Edition.INTERNAL
    return replace(PanelPage(HERE, ABOVE, LOOK, edition, chooses, found), **more)  # type: ignore[arg-type]


def of_school(*values: Value) -> Panel:
    return panel(cards(shipped(), "institution", values, COUNTRY_SERIES, {}))


def standing(*statuses: Status) -> list[Card]:
    """Cards with a national target of which that is said."""
    found = card(share(SCHOOL, 2019, 61, 400))
    return [replace(found, judgement=Judgement(status)) for status in statuses]


@languages
@given(st.lists(st.sampled_from(Status), max_size=12))
def test_the_finding_counts_every_target_once(language: Language, statuses: list[Status]) -> None:
    said = findings(standing(*statuses), language)
    numbers = [int(part) for part in re.findall("[0-9]+", said)]
    there = [statuses.count(one) for one in Status if one in statuses]
    assert sorted(numbers) == sorted([*there, sum(there)] if there else [])


def test_the_finding_says_how_many_are_met_and_of_how_many_it_cannot_be_told() -> None:
    met, rest = [Status.MET] * 2, [Status.UNDER_WAY, Status.NOT_MET, *[Status.CANNOT_TELL] * 3]
    assert findings(standing(*met, *rest), LANGUAGES["da"]) == (
        "Nationale mål: 2 af 7 mål er nået, 1 er på vej, 1 er ikke nået, og om 3 kan det ikke siges."
    )
    told = findings(standing(*met, *rest), LANGUAGES["en"])
    assert told == "National targets: 2 of 7 targets: met, 1 on the way, 1 not met, 3 cannot be told."


@languages
@pytest.mark.parametrize("reason", Why)
@pytest.mark.parametrize("status", Status)
def test_every_judgement_has_its_words(language: Language, status: Status, reason: Why) -> None:
    said = why(Judgement(status, reason), language)
    assert bool(said) is (reason is not Why.CHANCE)  # which the change itself says


@languages
@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("kind", ["reading_good", "wellbeing_social"])
def test_a_change_is_told_with_its_interval(language: Language, kind: str, verdict: Verdict) -> None:
    found = Development(verdict, 2018, 4.0, 1.2, 6.8)
    assert "2018/19" in change(found, shipped()[kind], language)


@languages
@pytest.mark.parametrize("reason", Why)
def test_a_change_that_cannot_be_told_says_why(language: Language, reason: Why) -> None:
    assert change(Development(None, why=reason), READING, language)


def test_a_count_is_not_called_clear() -> None:
    coverage = shipped()["competence_coverage"]
    found = Development(Verdict.BETTER, 2018, 0.1, why=Why.COUNTED)
    assert "ydelig" not in change(found, coverage, LANGUAGES["da"])


@given(
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.sampled_from([READING, ABSENCE, WELLBEING]),
    st.integers(0, 100),
)
def test_a_written_interval_holds_the_target_exactly_where_the_interval_does(
    one: int, other: int, indicator: Indicator, target: int
) -> None:
    low, high = sorted((one / 100, other / 100))
    written = between(low, high, indicator, LANGUAGES["en"], target).removesuffix("%")
    ends = [float(end) for end in written.split("–")]
    assert ends[0] <= low
    assert high <= ends[1]
    assert (ends[0] <= target <= ends[1]) is (low <= target <= high)


def test_no_figure_has_more_decimals_than_it_was_told_with() -> None:
    danish = LANGUAGES["da"]
    assert told(share(SCHOOL, 2019, 73, 300), READING, danish) == "73\u00a0%"
    assert told(share(SCHOOL, 2019, 3.7, 300, "wellbeing_social"), WELLBEING, danish) == "3,70"
    assert told(share(SCHOOL, 2019, 3.7, 40, "wellbeing_social"), WELLBEING, danish) == "3,7"
    assert told(share(COUNTRY, 2019, 3.7, None, "wellbeing_social"), WELLBEING, danish) == "3,7"


@languages
def test_both_reasons_that_depend_on_persons_are_of_one_length(language: Language) -> None:
    reasons = [told(hidden(SCHOOL, 2019, status), READING, language) for status in (Told.FEW, Told.PROTECT)]
    assert len({len(reason.encode()) for reason in reasons}) == 1
    assert all(reason.isascii() for reason in reasons)
    assert len(set(reasons)) == 2


@languages
@pytest.mark.parametrize("status", [Told.FEW, Told.PROTECT, Told.SUPPRESSED, Told.MISSING])
def test_a_hidden_figure_is_told_as_a_reason_on_the_card_and_in_its_table(language: Language, status: Told) -> None:
    found = figure_card(card(hidden(SCHOOL, 2019, status)), LOOK, language)
    reason = language.text(f"indicators.untold.{status}")
    assert reason in words(find(found, "P", "now"))
    assert reason in words(find(found, "Td", "why"))


def test_a_bound_is_told_as_one() -> None:
    extreme = replace(hidden(SCHOOL, 2019, Told.EXTREME), bound=">=97.5")
    assert told(extreme, READING, LANGUAGES["da"]) == "mindst 97,5\u00a0%"


def test_a_target_is_written_as_it_was_set() -> None:
    assert number(82.5, READING, LANGUAGES["da"]) == "82,5\u00a0%"
    assert number(82.0, READING, LANGUAGES["da"]) == "82\u00a0%"


@languages
def test_the_card_holds_the_number_the_target_and_the_status(language: Language) -> None:
    found = figure_card(card(share(SCHOOL, 2018, 60, 400), share(SCHOOL, 2019, 61, 400)), LOOK, language)
    said = words(found)
    assert language.percent(0.61) in said
    assert language.text("indicators.persons", n=400) in said
    assert language.percent(0.8) in said
    assert SHAPES["not_met"] in words(find(found, "Span", "shape"))
    assert language.text("indicators.status.not_met") in said


@languages
def test_the_table_of_a_card_holds_both_series_and_the_break(language: Language) -> None:
    country = (of_country(2021, 70), of_country(2022, 72))
    found = figure_card(
        card(share(SCHOOL, 2021, 60, 400), share(SCHOOL, 2022, 64, 400), country=country), LOOK, language
    )
    said = words(find(found, "Table"))
    assert all(language.percent(one / 100) in said for one in (60, 64, 70, 72))
    assert language.text("indicators.table.break") in said


@languages
def test_a_card_without_own_figures_says_that_the_number_is_the_countrys(language: Language) -> None:
    found = figure_card(card(), LOOK, language)
    assert language.text("indicators.country") in words(find(found, "P", "now"))
    assert not find(found, "Span", "target-status")


@languages
def test_words_alone_stand_on_a_confidential_card_in_public(language: Language) -> None:
    inside = cards(shipped(), "institution", [share(SCHOOL, 2018, 37, 713), share(SCHOOL, 2019, 61, 719)], (), {})
    sent = payload(page(laid_out(panel(public(inside)), Edition.PUBLIC), language))
    assert language.text("indicators.change.better", since="2018/19") in sent
    assert not [figure for figure in ("37", "61", "713", "719") if figure in sent]


@languages
def test_places_stand_in_alphabetical_order_without_a_figure(language: Language) -> None:
    names = ("Østerskolen", "Aaby Skole", "Byskolen")
    below = tuple(UnitLink(10 + place, "institution", name, type="school") for place, name in enumerate(names))
    lists = find(page(laid_out(of_school(share(SCHOOL, 2019, 61, 400)), below=below), language), "Section", "children")
    assert [words(one) for one in find(lists, "Li")] == ["Byskolen", "Østerskolen", "Aaby Skole"]


@languages
def test_goals_come_first_and_each_has_a_way_to_it(language: Language) -> None:
    shown = page(laid_out(of_school(share(SCHOOL, 2019, 61, 400))), language)
    heads = [words(one) for one in find(find(shown, "Section", "goal"), "H2")]
    assert [language.name(goal.name) in head for goal, head in zip(goals().values(), heads, strict=False)] == [True] * 3
    ways = [str(link.href).removeprefix("#") for link in find(find(shown, "Nav", "ways"), "A")]
    assert ways == [one.id for one in find(find(shown, "Section", "goal"), "H2")]


def test_the_two_editions_are_offered_to_whoever_may_read_both() -> None:
    danish = LANGUAGES["da"]
    inside = page(laid_out(of_school(share(SCHOOL, 2019, 61, 400))), danish)
    outside = page(laid_out(of_school(share(SCHOOL, 2019, 61, 400)), Edition.PUBLIC), danish)
    assert len(find(find(inside, "Div", "edition"), "A")) == 2
    assert find(find(outside, "Div", "edition"), "A") == []


def test_every_kind_of_indicator_is_written_in_its_own_unit() -> None:
    for one in shipped().values():
        written = told(Value(one.key, SCHOOL, 2019, "all", "all", Told.SHOWN, one.lowest, 200), one, LANGUAGES["da"])
        is_share = one.kind is not Kind.MEAN and one.highest == 100
        assert ("%" in written) is is_share
