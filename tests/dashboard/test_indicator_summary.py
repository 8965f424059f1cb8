"""The few lines on top of a panel: every target and every clear change is in them once, and nothing else is said."""

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.apart import apart
from dashboard.indicators.cards import cards, panel
from dashboard.indicators.catalogue import shipped
from dashboard.indicators.panel import AnyCard, Card, Development, Judgement, Parts, Status, judged
from dashboard.indicators.public import public
from dashboard.indicators.summary import CLEAR, course, levels, summary
from dashboard.indicators.targets import Whose
from dashboard.indicators.values import COUNTRY, Told, Value
from dashboard.statistics.verdicts import Verdict
from tests.dashboard.indicator_rows import set_levels, value

READING, POOR, WELLBEING = (shipped()[key] for key in ("reading_good", "reading_poor", "wellbeing_general"))
VERDICTS = st.one_of(st.none(), st.sampled_from(Verdict))
SAID = st.tuples(st.sampled_from(Status), VERDICTS, VERDICTS)


def of(*values: Value) -> tuple[Card, ...]:
    return cards(shipped(), "institution", values, (), {})


def turned(card: Card, status: Status, last: Verdict | None, start: Verdict | None) -> Card:
    """As if that had been found."""
    return replace(
        card,
        judgement=Judgement(status) if card.target else None,
        development=Development(last, 2018),
        since_start=Development(start, 2014),
    )


@st.composite
def found(draw: st.DrawFn) -> tuple[Card, ...]:
    there = of(*(value(one, 2019, 3) for one in shipped().values()))
    return tuple(turned(card, *draw(SAID)) for card in there)


def in_lines(told: tuple[AnyCard, ...]) -> tuple[list[tuple[str, object]], list[tuple[str, object]]]:
    lines = summary(panel(told))
    targets = [(one.indicator.key, key) for line in lines for key, several in line.targets.items() for one in several]
    changes = [(one.indicator.key, key) for line in lines for key, several in line.changes.items() for one in several]
    return targets, changes


@given(found())
def test_every_target_and_every_clear_change_is_said_once_and_as_it_is(inside: tuple[Card, ...]) -> None:
    for told in (inside, public(inside)):
        targets, changes = in_lines(told)
        wanted = [(card.indicator.key, (target.whose, status)) for card in told for target, status in judged(card)]
        assert sorted(targets, key=str) == sorted(wanted, key=str)
        clear = {card.indicator.key: one for card in told if (one := course(card)) and one.verdict in CLEAR}
        assert {key: (change.verdict, change.since) for key, change in changes} == {  # type: ignore[attr-defined]
            key: (one.verdict, one.since) for key, one in clear.items()
        }


@given(found())
def test_no_certain_change_is_said_only_where_not_one_figure_has_clearly_changed(inside: tuple[Card, ...]) -> None:
    for line in summary(panel(inside)):
        verdicts = [one.verdict for card in line.part.cards if (one := course(card)) is not None]
        assert line.quiet is (Verdict.CHANCE in verdicts and not set(CLEAR) & set(verdicts))


@given(found())
def test_in_public_words_stand_alone(inside: tuple[Card, ...]) -> None:
    lines = summary(panel(public(inside)))
    groups = chain.from_iterable((*line.targets.values(), *line.changes.values()) for line in lines)
    assert all(one.value is None for one in chain.from_iterable(groups))


def test_inside_the_figure_stands_beside_the_name_unless_it_is_hidden() -> None:
    shown, hidden = of(value(READING, 2019, 61)), of(value(READING, 2019, None))
    named = [line.targets for told in (shown, hidden) for line in summary(panel(told))]
    values = [
        one.value.value if one.value else None for groups in named for several in groups.values() for one in several
    ]
    assert values == [61, None]


def test_of_a_yearly_target_the_yearly_change_is_told_and_else_that_since_the_start() -> None:
    first = next(card for card in of(value(POOR, 2019, 20)) if card.indicator is POOR)
    poor = course(turned(first, Status.MET, Verdict.BETTER, Verdict.WORSE))
    card = next(card for card in of(value(READING, 2019, 20)) if card.indicator is READING)
    good = course(turned(card, Status.MET, Verdict.BETTER, Verdict.WORSE))
    assert poor is not None
    assert good is not None
    assert (poor.verdict, good.verdict) == (Verdict.BETTER, Verdict.WORSE)


def test_a_panel_without_figures_says_nothing() -> None:
    assert summary(panel(of())) == ()


def test_the_national_target_is_told_beside_the_municipalitys_own() -> None:
    set_ = {"reading_good": set_levels({2017: 70.0})}
    told = cards(shipped(), "institution", [value(READING, 2018, 78, 4_000)], (), set_)
    targets, _ = in_lines(told)
    assert {key[0] for _, key in targets} == {Whose.MUNICIPAL, Whose.NATIONAL}  # type: ignore[index]


def by_education(year: int, short: float, long: float, n: int | None = 400) -> list[Value]:
    return [value(POOR, year, short, n, group="education=short"), value(POOR, year, long, n, group="education=long")]


def test_the_gap_is_between_the_shortest_and_the_longest_education_of_the_newest_year() -> None:
    found = apart(shipped(), [*by_education(2018, 30, 10), *by_education(2019, 34, 10)])
    assert [(one.indicator.key, one.school_year, one.outer.between.difference) for one in found] == [
        ("reading_poor", 2019, 24)
    ]
    assert [point.value.value for point in found[0].ends] == [34, 10]
    assert found[0].outer.between.verdict is Verdict.WORSE


def test_a_hidden_end_leaves_no_gap_to_tell() -> None:
    rows = [value(POOR, 2019, None, group="education=short"), value(POOR, 2019, 10, group="education=long")]
    assert apart(shipped(), rows) == ()


def test_the_gap_stands_in_the_line_of_its_goal_alone() -> None:
    gap = apart(shipped(), by_education(2019, 34, 10))
    lines = summary(panel(of(value(READING, 2019, 61), value(POOR, 2019, 20))), gap)
    assert [len(line.apart) for line in lines] == [0, 1]


@pytest.mark.parametrize("made_up", [False, True])
def test_figures_of_single_grades_or_groups_are_known_to_be_there_and_whether_they_are_made_up(made_up: bool) -> None:
    row = replace(value(READING, 2019, 61, grade="2"), made_up=made_up)
    card = next(card for card in of(row) if card.indicator is READING)
    assert card.only_parts
    assert card.parts is (Parts.MADE_UP if made_up else Parts.TOLD)
    assert card.made_up is made_up
    assert not next(card for card in of(row, value(READING, 2019, 60)) if card.indicator is READING).only_parts


def test_a_year_without_a_figure_is_not_the_newest() -> None:
    card = next(card for card in of(value(READING, 2018, 61), value(READING, 2019, None, status=Told.MISSING)))
    assert card.school_year == 2018
    alone = next(card for card in of(value(READING, 2019, None, status=Told.MISSING)))
    assert alone.school_year == 2019
    kept = next(card for card in of(value(READING, 2018, 61), value(READING, 2019, None, status=Told.SUPPRESSED)))
    assert kept.school_year == 2019


def test_of_the_country_the_levels_that_are_set_are_told() -> None:
    there = [Value(one.key, COUNTRY, 2018, "all", "all", Told.SHOWN, 3) for one in (READING, WELLBEING)]
    told = cards(shipped(), "country", (), there, {})
    assert [card.indicator.key for card, _ in levels(panel(told))] == ["reading_good"]
