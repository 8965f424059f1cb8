"""The page of one indicator as it is laid out: breaks and silences named for what they are."""

import pytest

from dashboard.indicators.cards import cards
from dashboard.indicators.catalogue import Indicator, shipped
from dashboard.indicators.gap import gaps as gaps_of
from dashboard.indicators.one import One
from dashboard.indicators.rights import Edition
from dashboard.indicators.series import series
from dashboard.indicators.values import Value
from dashboard.language import LANGUAGES, Language
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from layouts.pieces.one_indicator_gaps import gaps
from layouts.pieces.one_indicator_numbers import numbers
from layouts.pieces.one_indicator_trend import trend
from tests.dashboard.indicator_rows import value
from tests.layouts.tree import find, words

READING, COVERAGE, SOCIAL = (shipped()[key] for key in ("reading_good", "competence_coverage", "wellbeing_social"))
languages = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)


def page_of(indicator: Indicator, *values: Value) -> One:
    [card] = cards({indicator.key: indicator}, "institution", values, (), {})
    here = UnitLink(1, "institution", "Fjordskolen", type="school", has_indicators=True)
    look = Selection("indicators", 1, indicator=indicator.key)
    return One(look, here, (), Edition.INTERNAL, True, card, gaps=gaps_of(indicator, values))


@languages
def test_a_row_from_which_nothing_can_be_compared_says_so(language: Language) -> None:
    found = series(READING, [value(READING, year, 70) for year in (2021, 2022)])
    heads = [words(head) for head in find(numbers("", {"Fjordskolen": found}, READING, language), "Th")][-2:]
    assert heads == ["2021/22", f"2022/23 {language.text('indicators.table.break')}"]


def of_groups(indicator: Indicator, n: int | None, short: float, long: float) -> One:
    shares = {"short": short, "long": long}
    return page_of(
        indicator, *(value(indicator, 2018, share, n, group=f"education={key}") for key, share in shares.items())
    )


def test_a_difference_of_unknown_persons_is_told_and_said_not_to_be_judged() -> None:
    [part] = gaps(of_groups(SOCIAL, None, 3.9, 4.1), LANGUAGES["da"])
    told = words(find(part, "Ul", "gaps-told"))
    assert "antallet af personer er ikke oplyst" in told
    assert "-0,2" in told.replace("\u2212", "-")
    assert "kan ikke vises" not in words(part)


def test_two_counts_that_are_the_same_are_said_to_be() -> None:
    [part] = gaps(of_groups(COVERAGE, None, 92.0, 92.0), LANGUAGES["da"])
    assert "har det samme tal" in words(find(part, "Ul", "gaps-told"))


@languages
@pytest.mark.parametrize(("indicator", "expected"), [(SOCIAL, True), (COVERAGE, False)])
def test_that_persons_are_not_told_is_said_only_where_the_figure_rests_on_some(
    language: Language, indicator: Indicator, expected: bool
) -> None:
    middle = (indicator.lowest + indicator.highest) / 2
    found = page_of(indicator, *(value(indicator, year, middle, None) for year in (2017, 2018)))
    card = found.figures
    assert card is not None
    assert (language.text("one_indicator.trend.no_n") in words(trend(found, card, language))) is expected
