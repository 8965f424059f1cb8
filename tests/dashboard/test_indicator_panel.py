"""The panel of a unit: which cards there are, in what order, and what they come to."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.indicators.cards import cards, panel
from dashboard.indicators.catalogue import Aim, Indicators, Publication, shipped
from dashboard.indicators.panel import Card, Judgement, Status, Why, afterwards
from dashboard.indicators.public import public
from dashboard.indicators.tally import Tally, tally
from dashboard.indicators.targets import Own, Target, Whose
from dashboard.indicators.values import COUNTRY, Told, Value
from dashboard.statistics.verdicts import Verdict
from tests.dashboard.indicator_rows import SHARE, set_levels, value

READING, BEST, WELLBEING = (shipped()[key] for key in ("reading_good", "reading_best", "wellbeing_general"))
LOCAL = replace(SHARE, key="swimming", local=True, target=None)
LOCAL_OF_A_GOAL = replace(LOCAL, key="nature", goal="trust")
KNOWN: Indicators = {**shipped(), "swimming": LOCAL, "nature": LOCAL_OF_A_GOAL}


def of(
    *values: Value, country: tuple[Value, ...] = (), targets: dict[str, Own] | None = None, kind: str = "institution"
) -> dict[str, Card]:
    return {card.indicator.key: card for card in cards(KNOWN, kind, values, country, targets or {})}


def test_every_indicator_of_the_catalogue_has_a_card_and_a_local_one_where_it_has_values() -> None:
    assert list(of()) == list(shipped())
    assert "swimming" in of(value(LOCAL, 2018, 70))


def test_an_indicator_is_on_no_panel_of_a_level_without_it() -> None:
    known = {"share": replace(SHARE, levels=("municipality",))}
    assert [cards(known, kind, (), (), {}) == () for kind in ("institution", "municipality")] == [True, False]


def test_cards_stand_by_goal_with_a_municipalitys_own_last() -> None:
    found = panel(list(of(value(LOCAL, 2018, 70), value(LOCAL_OF_A_GOAL, 2018, 70)).values()))
    parts = [(part.goal.key if part.goal else None, part.own, part.cards[-1].indicator.key) for part in found.parts]
    assert parts == [
        ("able", False, "maths_best"),
        ("background", False, "maths_poor"),
        ("trust", False, "nature"),
        (None, False, "parents_education"),
        (None, True, "swimming"),
    ]


def test_the_municipalitys_own_target_is_in_force_and_the_national_one_still_named() -> None:
    card = of(value(READING, 2018, 92, 400), targets={"reading_good": set_levels({2017: 95.0})})["reading_good"]
    assert card.target == Target(Whose.MUNICIPAL, Aim.LEVEL, 95, 2017, date(2014, 6, 1))
    assert card.national == Target(Whose.NATIONAL, Aim.LEVEL, 80)
    assert card.judgement is not None
    assert card.judgement.status is not Status.MET


def test_the_target_is_that_of_the_year_of_the_newest_value() -> None:
    card = of(value(READING, 2018, 92, 400), targets={"reading_good": set_levels({2019: 95.0})})["reading_good"]
    assert card.target == Target(Whose.NATIONAL, Aim.LEVEL, 80)
    assert card.national is None
    assert card.judgement is not None
    assert card.judgement.status is Status.MET


def test_a_course_is_met_by_a_clear_rise_since_the_year_before() -> None:
    card = of(value(BEST, 2017, 20, 900), value(BEST, 2018, 35, 900))["reading_best"]
    assert card.judgement is not None
    assert (card.judgement.status, card.development.verdict) == (Status.MET, Verdict.BETTER)


def test_what_has_risen_little_by_little_meets_a_rise_and_no_course() -> None:
    wellbeing = [value(WELLBEING, year, 3.5 + (year - 2014) / 20, 900) for year in range(2014, 2019)]
    best = [value(BEST, year, 10 + 3 * (year - 2014), 900) for year in range(2014, 2019)]
    cards_ = of(*wellbeing, *best)
    judgements = [cards_[key].judgement for key in ("wellbeing_general", "reading_best")]
    assert judgements == [Judgement(Status.MET), Judgement(Status.CANNOT_TELL, Why.CHANCE)]


def test_a_level_set_for_a_course_is_what_is_judged() -> None:
    rows = value(WELLBEING, 2017, 3.5, 900), value(WELLBEING, 2018, 3.8, 900)
    card = of(*rows, targets={"wellbeing_general": set_levels({2018: 4.0})})["wellbeing_general"]
    assert card.judgement is not None
    assert card.judgement.status is Status.UNDER_WAY


def test_the_development_since_the_start_is_told_where_it_is_another() -> None:
    rows = [value(WELLBEING, year, 3.5, 900) for year in (2016, 2017, 2018)]
    assert of(*rows[1:])["wellbeing_general"].since_start is None
    start = of(*rows)["wellbeing_general"].since_start
    assert start is not None
    assert start.since == 2016


def test_the_countrys_series_stands_beside() -> None:
    there = Value("reading_good", COUNTRY, 2018, "all", "all", Told.SHOWN, 70)
    card = of(country=(there,))["reading_good"]
    assert [point.value.value for point in card.country.points] == [70]
    assert card.newest is None
    assert card.judgement is None


def test_single_grades_and_groups_are_not_on_the_card() -> None:
    card = of(value(READING, 2018, 92, grade="2"), value(READING, 2018, 92, group="gender=girl"))["reading_good"]
    assert card.newest is None


def test_the_tally_counts_what_is_judged_and_nothing_else() -> None:
    rows = (
        value(READING, 2018, 92, 400),
        value(WELLBEING, 2018, 3.8, 900),
        value(shipped()["absence"], 2018, 5.0),
        value(shipped()["parents_education"], 2018, 5.0),
    )
    found = tally(of(*rows).values(), Whose.NATIONAL)
    assert found == Tally(met=1, cannot_tell=1)
    assert found.targets == 2
    assert tally(of(*rows).values(), Whose.MUNICIPAL) == Tally()


def test_the_national_target_is_judged_beside_a_municipalitys_own_and_each_is_counted_apart() -> None:
    found = of(value(READING, 2018, 75, 9_000), targets={"reading_good": set_levels({2017: 70.0})})
    card = found["reading_good"]
    assert card.judgement is not None
    assert card.national_judgement is not None
    assert (card.judgement.status, card.national_judgement.status) == (Status.MET, Status.NOT_MET)
    assert tally(found.values(), Whose.MUNICIPAL) == Tally(met=1)
    assert tally(found.values(), Whose.NATIONAL) == Tally(not_met=1)


def test_without_a_target_of_its_own_the_national_one_is_judged_once() -> None:
    found = of(value(READING, 2018, 75, 9_000))
    assert found["reading_good"].national_judgement is None
    assert tally(found.values(), Whose.NATIONAL) == Tally(not_met=1)


@pytest.mark.parametrize(
    ("set_on", "said"), [(date(2019, 7, 31), None), (date(2019, 8, 1), date(2019, 8, 1)), (date(2026, 11, 23),) * 2]
)
def test_a_target_that_was_set_after_its_school_year_says_when(set_on: date, said: date | None) -> None:
    own = {"reading_good": set_levels({2017: 70.0}, set_on)}
    card = of(value(READING, 2018, 75, 9_000), targets=own)["reading_good"]
    assert afterwards(card) == said
    assert [afterwards(one) for one in public([card])] == [said]
    assert afterwards(of(targets=own)["reading_good"]) is None


def test_what_others_may_know_less_of_does_not_move_a_word_that_all_are_told() -> None:
    """Families are kept apart: a fall in confidential results changes no verdict about published ones."""
    confidential = [one for one in shipped().values() if one.publication is Publication.TARGET_MET]
    told = value(WELLBEING, 2017, 3.5, 900), value(WELLBEING, 2018, 3.63, 900)  # clear by a hair's breadth
    quiet = [value(one, year, 50, 900) for one in confidential for year in (2017, 2018)]
    loud = [value(one, year, 50 + 20 * (year - 2017), 900) for one in confidential for year in (2017, 2018)]
    one, other = of(*told, *quiet), of(*told, *loud)
    assert one["reading_best"] != other["reading_best"]
    assert one["wellbeing_general"] == other["wellbeing_general"]
    assert one["wellbeing_general"].development.verdict is Verdict.BETTER
