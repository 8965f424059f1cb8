"""The public edition: what two units with the same words and other figures are told is the same to the last byte."""

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.cards import cards
from dashboard.indicators.catalogue import Indicator, Publication, shipped
from dashboard.indicators.panel import Card, Development, Judgement, Point, PublicCard, Series, Why
from dashboard.indicators.public import BY_VALUE, public
from dashboard.indicators.targets import Own
from dashboard.indicators.values import Told, Value
from dashboard.statistics.verdicts import Verdict
from tests.dashboard.indicator_rows import set_levels, value
from tests.statistics.made_up import some_examples

READING = shipped()["reading_good"]
CONFIDENTIAL = [one for one in shipped().values() if one.publication is Publication.TARGET_MET]
YEARS = (2016, 2017, 2018)

figures = st.tuples(st.integers(0, 100), st.one_of(st.none(), st.integers(5, 900)))
hidden = st.sampled_from([Told.FEW, Told.PROTECT, Told.SUPPRESSED])
bounds = st.sampled_from([">=95", ">=97.5", ">=99", "<=5", "<=2.5", "<=1"])


def reduced(values: list[Value]) -> tuple[PublicCard, ...]:
    return public(_cards(values, {}))


def _cards(values: list[Value], own: Mapping[str, Own]) -> tuple[Card, ...]:
    return cards(shipped(), "institution", values, (), own)


@st.composite
def series(draw: st.DrawFn, indicator: Indicator) -> list[Value]:
    """Some years of one indicator: shown, hidden, or as a bound."""
    found = []
    for year in YEARS:
        number, n = draw(figures)
        status, bound = draw(st.one_of(st.none(), hidden)), draw(st.one_of(st.none(), bounds))
        found.append(value(indicator, year, None if status else number, n, status=status or Told.FEW, bound=bound))
    return found


def words(card: Card) -> tuple[object, ...]:
    """What may be told of a card, written down once more: of its course only what is clear since the year before."""
    verdict, since = card.development.verdict, card.development.since
    clear = verdict in (Verdict.BETTER, Verdict.WORSE) and since == YEARS[-2]
    return (
        card.indicator.key,
        card.newest.school_year if card.newest else None,
        card.judgement.status if card.judgement else None,
        verdict if clear else None,
        since if clear else None,
        card.national_judgement.status if card.national_judgement else None,
        any(
            one and one.why is Why.UNKNOWN_N and one.status != "cannot_tell"
            for one in (card.judgement, card.national_judgement)
        ),
    )


@pytest.mark.parametrize("own", [{}, set_levels({2017: 60.0})], ids=("national", "own"))
@pytest.mark.parametrize("indicator", CONFIDENTIAL, ids=lambda one: one.key)
def test_units_with_the_same_words_and_other_figures_are_told_the_same(indicator: Indicator, own: Own) -> None:
    """Series of every kind are sorted by their words; inside each lot all public cards are equal, byte by byte."""
    lots: dict[tuple[object, ...], set[bytes]] = {}
    sizes: dict[tuple[object, ...], set[tuple[Value, ...]]] = {}

    @given(series(indicator))
    @some_examples
    def collect(values: list[Value]) -> None:
        (card,) = (one for one in _cards(values, {indicator.key: own}) if one.indicator == indicator)
        (told,) = public([card])
        lots.setdefault(words(card), set()).add(pickle.dumps(told))
        sizes.setdefault(words(card), set()).add(tuple(values))

    collect()
    assert max(len(several) for several in sizes.values()) > 1
    assert all(len(told) == 1 for told in lots.values())


reasons = st.sampled_from([why for why in Why if why not in BY_VALUE])
points = st.builds(
    lambda year, number, n, low, high: Point(value(READING, year, number, n), low, high),
    st.just(2018),
    st.floats(0, 100),
    st.integers(5, 900),
    st.floats(0, 100),
    st.floats(0, 100),
)


@given(points, points, st.floats(-50, 50), st.floats(-50, 50), reasons, reasons)
@some_examples
def test_every_figure_of_a_card_can_be_exchanged_and_nobody_outside_can_tell(
    one: Point, other: Point, change: float, another: float, why: Why, because: Why
) -> None:
    """The words are kept and everything else is replaced, reasons too that say something of the figures."""
    (card,) = (found for found in cards(shipped(), "institution", [one.value], (), {}) if found.indicator == READING)
    told = Development(Verdict.BETTER, 2017, change, change - 1, change + 1)
    assert card.judgement is not None
    first = replace(card, own=Series((one,)), judgement=Judgement(card.judgement.status, why), development=told)
    second = replace(
        card,
        own=Series((other,)),
        country=Series((other,)),
        judgement=Judgement(card.judgement.status, because),
        development=replace(told, difference=another, low=another - 1, high=another + 1),
        since_start=told,
    )
    assert public([first]) == public([second])


@given(st.data())
@some_examples
def test_no_figure_of_a_confidential_indicator_is_in_any_public_card(data: st.DataObject) -> None:
    values = [one for indicator in CONFIDENTIAL for one in data.draw(series(indicator))]
    for card in reduced(values):
        assert card.figures is None or card.indicator.publication is Publication.PUBLIC
        if card.figures is None:
            without = replace(card, indicator=replace(card.indicator, target=None), target=None)
            assert [one for one in _numbers(without) if one not in YEARS] == _numbers_of_catalogue(card.indicator)


def _numbers(of: object) -> Iterator[object]:
    if is_dataclass(of) and not isinstance(of, type):
        for field in fields(of):
            yield from _numbers(getattr(of, field.name))
    elif isinstance(of, tuple):
        for one in of:
            yield from _numbers(one)
    elif isinstance(of, int | float) and not isinstance(of, bool):
        yield of


def _numbers_of_catalogue(indicator: Indicator) -> list[object]:
    return [one for one in _numbers(replace(indicator, target=None)) if one not in YEARS]


def test_internal_indicators_are_not_even_named() -> None:
    told = {card.indicator.key for card in reduced([value(shipped()["parents_education"], 2018, 5.0)])}
    assert told == {key for key, one in shipped().items() if one.publication is not Publication.INTERNAL}


def test_published_indicators_keep_their_figures() -> None:
    wellbeing = shipped()["wellbeing_general"]
    (card,) = (one for one in reduced([value(wellbeing, 2018, 3.71, 400)]) if one.indicator == wellbeing)
    assert card.figures is not None
    assert card.figures.newest is not None
    assert card.figures.newest.value.value == 3.71


@pytest.mark.parametrize(
    ("years", "status", "verdict"),
    [
        ({2017: (60, 400), 2018: (92, 400)}, "met", Verdict.BETTER),
        ({2017: (40, 400), 2018: (60, 400)}, "under_way", Verdict.BETTER),
        ({2016: (40, 400), 2018: (60, 400)}, "under_way", None),
        ({2017: (61, 400), 2018: (60, 400)}, "not_met", None),
        ({2018: (81, 27)}, "cannot_tell", None),
        ({2017: (81, 27), 2018: (None, None)}, "cannot_tell", None),
        ({2021: (60, 400), 2022: (92, 400)}, "met", None),
    ],
)
def test_the_words_say_target_and_development(
    years: dict[int, tuple[float | None, int | None]], status: str, verdict: Verdict | None
) -> None:
    rows = [value(READING, year, number, n) for year, (number, n) in years.items()]
    (card,) = (one for one in reduced(rows) if one.indicator == READING)
    assert (card.status, card.verdict, card.school_year) == (status, verdict, max(years))


def test_a_status_that_rests_on_the_value_alone_says_so() -> None:
    for n, expected in ((None, True), (400, False)):
        (card,) = (one for one in reduced([value(READING, 2018, 92, n)]) if one.indicator == READING)
        assert (card.status, card.by_value) == ("met", expected)


def test_why_a_value_is_hidden_is_told_to_nobody_outside() -> None:
    told = [
        reduced([value(READING, 2017, 60), value(READING, 2018, None, status=status)])
        for status in (Told.FEW, Told.PROTECT, Told.SUPPRESSED)
    ]
    assert all(one == other for one, other in combinations(told, 2))


def test_a_figure_that_is_all_but_everybodys_or_hidden_leaves_the_same_card_as_one_that_may_be_chance() -> None:
    """A reader who holds the words of several figures of the same pupils against each other learns which are hidden."""
    by_chance, before_hidden, all_but_all = (
        [value(READING, 2017, 95, 400), value(READING, 2018, 96, 400)],
        [value(READING, 2016, 60, 400), value(READING, 2017, None), value(READING, 2018, 96, 400)],
        [value(READING, 2017, 60, 400), value(READING, 2018, None, bound=">=99.7")],
    )
    lone, over_a_break = [value(READING, 2018, 96, 400)], [value(READING, 2017, None, bound=">=99"), by_chance[1]]
    told = [reduced(rows) for rows in (by_chance, before_hidden, all_but_all, lone, over_a_break)]
    assert {(card.status, card.verdict) for cards in told for card in cards if card.indicator == READING} == {
        ("met", None)
    }
    assert len({pickle.dumps(cards) for cards in told}) == 1
