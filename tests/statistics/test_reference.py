"""The oracle itself, against examples small enough to reckon by hand."""

import math

import pandas as pd
import pytest

from tests import reference
from tests.reference import Side


def test_a_respondent_with_half_the_items_has_a_score_and_with_fewer_has_none() -> None:
    half = {"q1": 2, "q2": None, "q3": 5, "q4": None}
    assert reference.factor_score(half, ["q1", "q2", "q3", "q4"], (1, 5)) == 3.5
    assert reference.factor_score(half | {"q3": None}, ["q1", "q2", "q3", "q4"], (1, 5)) is None


def test_of_three_items_two_must_be_answered() -> None:
    assert reference.factor_score({"q1": 4, "q2": None, "q3": None}, ["q1", "q2", "q3"], (1, 5)) is None


def test_a_reversed_item_counts_from_the_other_end_of_the_scale() -> None:
    assert reference.factor_score({"q1": 1, "q2": 2}, ["q1", "q2"], (1, 4), reversed_items=["q2"]) == 2


def test_the_first_round_has_mean_500_and_spread_100() -> None:
    scores = [1.0, 2.0, 3.0, 4.0]
    mu, sigma = reference.constants(scores)
    in_points = [reference.points(score, mu, sigma) for score in scores]
    assert (mu, sigma) == (2.5, math.sqrt(1.25))
    assert reference.mean(in_points) == pytest.approx(500)
    assert reference.population_sd(in_points) == pytest.approx(100)


def test_where_higher_is_worse_the_points_are_turned() -> None:
    assert reference.points(4, 3, 2) == 550
    assert reference.points(4, 3, 2, higher_is="worse") == 450


@pytest.mark.parametrize(
    ("exact", "n", "shown"), [(512.4, 100, 512), (512.4, 99, 510), (512.5, 99, 515), (499.5, 100, 500)]
)
def test_points_of_fewer_than_a_hundred_are_told_to_the_nearest_five(exact: float, n: int, shown: int) -> None:
    assert reference.published_points(exact, n) == shown


ORGANISATION = {"M": "", "S": "M", "T": "S", "4a": "T", "4b": "T", "5a": "S"}


def test_every_unit_holds_those_who_stand_under_it() -> None:
    respondents = [
        reference.Respondent("4a", 2, {"gender": "girl"}),
        reference.Respondent("4a", 4, {"gender": "boy"}),
        reference.Respondent("5a", 6, {"gender": "girl"}),
    ]
    found = reference.rolled_up(respondents, ORGANISATION)
    assert found[""] == found["M"] == found["S"] == reference.Group(3, 4.0, 2)
    assert found["T"] == found["4a"] == reference.Group(2, 3.0, 1)
    assert "4b" not in found
    assert reference.rolled_up(respondents, ORGANISATION, ("gender", "girl"))["S"] == reference.Group(2, 4.0, 2)


def test_constants_of_aggregated_results_are_those_of_the_answers_behind_them() -> None:
    first, second = [1.0, 3.0], [4.0, 5.0, 9.0]
    rows = [(len(part), reference.mean(part), reference.population_sd(part)) for part in (first, second)]
    assert reference.pooled_constants(rows) == pytest.approx(reference.constants(first + second))


# Class means 2, 6 and 5; institution means 4 and 5; squares within 2 + 2 + 8 = 12 over 7 - 3; squares between
# 2·4 + 2·4 = 16 over 3 - 2; typical size (7 - (8/4 + 9/3)) / 1 = 2; so t² = (16 - 3) / 2.
NESTED = {"S": {"4a": [1, 3], "4b": [5, 7]}, "R": {"1a": [3, 5, 7]}}


def test_the_variance_within_groups_is_pooled_over_all_of_them() -> None:
    assert reference.within_variance(NESTED) == 3


def test_the_variance_between_groups_is_the_component_beyond_chance() -> None:
    assert reference.between_variance(NESTED) == 6.5


def test_groups_more_alike_than_chance_have_no_variance_between_them() -> None:
    assert reference.between_variance({"S": {"4a": [1, 9], "4b": [1, 9]}}) == 0
    assert reference.between_variance({"S": {"S": [1, 9]}, "R": {"R": [5, 5]}}) == 0


def test_spread_is_told_in_steps_of_five_points() -> None:
    class_one, class_two = [400 + 10 * step for step in range(21)], [440 + 10 * step for step in range(21)]
    within = math.sqrt(2 * 77_000 / 40)  # Σ (10·i)² for i = -10 … 10 is 77,000 per class: 62.0 points
    between = math.sqrt((21 * 2 * 20**2 - within**2) / 21)  # class means 500 and 540: 24.8 points
    assert reference.spread({"S": {"4a": class_one, "4b": class_two}}) == (60, 25)
    assert (round(within, 1), round(between, 1)) == (62.0, 24.8)


def test_with_too_few_answers_the_spread_is_that_of_everyone() -> None:
    assert reference.spread({"S": {"4a": [400, 600], "4b": [400, 600]}}) == (100, 0)


def test_the_interval_adds_what_persons_and_what_groups_leave_open() -> None:
    error = reference.standard_error(Side(25, 4), s=100, t=42)
    assert error == pytest.approx(29)  # √(20² + 21²)
    assert reference.interval(500, error) == pytest.approx((443.16, 556.84))


def test_a_class_is_its_own_group_only_between_rounds() -> None:
    assert reference.standard_error(Side(25), s=100, t=42) == 20
    assert reference.error_between_rounds(Side(25), Side(25), s=100, t=21) == pytest.approx(29 * math.sqrt(2))


def test_both_sides_of_a_difference_leave_something_open() -> None:
    assert reference.error_apart(Side(25), Side(25), s=75, t=0) == pytest.approx(15 * math.sqrt(2))


def test_a_unit_against_its_whole_leaves_open_only_what_the_others_add() -> None:
    assert reference.error_within(Side(25, 2), Side(100, 4), s=100, t=10) == pytest.approx(math.sqrt(300 + 25))
    assert reference.error_within(Side(25, 2), Side(25, 2), s=100, t=10) == 0
    assert reference.error_within(Side(25), Side(100, 4), s=100, t=20) == pytest.approx(math.sqrt(300 + 100))


def test_the_detectable_change_is_found_four_times_out_of_five() -> None:
    assert reference.detectable_change(10) == pytest.approx(28)
    assert 1 - 0.5 * math.erfc((2.80 - 1.96) / math.sqrt(2)) == pytest.approx(0.80, abs=0.001)


def test_benjamini_hochberg_finds_everything_up_to_the_last_p_under_its_line() -> None:
    # Benjamini & Hochberg 1995, the example of section 3.2: fifteen hypotheses, four rejected at 5 %.
    published = [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
    ]
    assert reference.discovered(published) == [True] * 4 + [False] * 11
    assert reference.discovered([0.04, 0.03]) == [True, True]
    assert reference.discovered([0.04, 0.06]) == [False, False]


def test_what_cannot_be_told_from_chance_is_neither_better_nor_worse() -> None:
    assert reference.verdicts([(40, 10), (-40, 10), (10, 10)]) == ["better", "worse", "chance"]
    assert reference.verdicts([(20, 10), (1, 10), (1, 10), (1, 10)]) == ["chance"] * 4
    assert reference.verdicts([(20, 10)]) == ["better"]


@pytest.mark.parametrize(
    ("difference", "word"), [(-19, "small"), (20, "noticeable"), (-50, "noticeable"), (51, "large")]
)
def test_a_difference_has_its_size_in_words(difference: int, word: str) -> None:
    assert reference.size(difference) == word


def test_alpha_is_one_for_items_that_agree_and_leaves_incomplete_answers_out() -> None:
    agreeing = pd.DataFrame({"q1": [1, 2, 3, 5], "q2": [2, 3, 4, None]})
    assert reference.cronbach_alpha(agreeing) == pytest.approx(1)
    # Item variances 1 and 1, variance of the sum 3: 2 · (1 - 2/3)
    assert reference.cronbach_alpha(pd.DataFrame({"q1": [1, 2, 3], "q2": [1, 3, 2]})) == pytest.approx(2 / 3)


def test_a_score_on_a_cut_belongs_to_the_middle_band() -> None:
    assert reference.bands([1, 1.9, 2, 3, 3.1, 4], (1, 4)) == (2, 2, 2)


def test_shares_near_none_and_near_all_are_told_as_just_that() -> None:
    assert reference.published_bands([1] * 10, (1, 4)) == (">90", "<10", "<10")
    assert reference.published_bands([1] * 2 + [2.5] * 6 + [4] * 2, (1, 4)) == ("20", "60", "20")
    assert reference.published_bands([1] * 9, (1, 4)) is None


def test_means_at_the_ends_of_the_scale_are_told_as_bounds() -> None:
    assert reference.extreme_bound(90, 5, (0, 100)) == (">=", 90)
    assert reference.extreme_bound(97, 20, (0, 100)) is None
    assert reference.extreme_bound(2, 20, (0, 100)) == ("<=", 2.5)


def test_answers_that_tell_nothing_are_known_by_their_form() -> None:
    assert reference.is_straight_line([3] * 8 + [None])
    assert not reference.is_straight_line([3] * 7)
    assert not reference.is_straight_line([3] * 7 + [4])
    assert reference.is_too_fast(19.5, items=20)
    assert not reference.is_too_fast(20, items=20)
    assert not reference.is_too_fast(None, items=20)
    assert reference.is_too_incomplete([1, None, None])
    assert not reference.is_too_incomplete([1, None])


SCHOOL = {"school": frozenset("abc"), "a": frozenset("a"), "b": frozenset("b"), "c": frozenset("c")}


def cells(*names: str) -> dict[str, frozenset[str]]:
    return {name: SCHOOL[name] for name in names}


def test_one_hidden_class_follows_from_the_school_and_the_others() -> None:
    assert reference.computable(cells("c"), cells("school", "a", "b")) == {"c"}
    assert reference.computable(cells("b", "c"), cells("school", "a")) == set()


def test_a_set_of_too_few_is_exposed_when_a_sum_tells_of_it_alone() -> None:
    persons = {"a": 20, "b": 18, "c": 3}
    assert reference.exposed(cells("school", "a", "b"), persons, k=5) == [frozenset("c")]
    assert reference.exposed(cells("school", "a"), persons, k=5) == []


def test_two_small_classes_that_together_reach_too_few_are_exposed_as_a_pair() -> None:
    assert reference.exposed(cells("school", "a"), {"a": 20, "b": 2, "c": 2}, k=5) == [frozenset("bc")]
    assert reference.exposed(cells("school", "a"), {"a": 20, "b": 2, "c": 3}, k=5) == []


def test_an_exposure_needs_no_single_subtraction() -> None:
    pairs = {"ab": frozenset("ab"), "bc": frozenset("bc"), "ac": frozenset("ac")}
    assert reference.computable({"a": frozenset("a")}, pairs) == {"a"}
    assert reference.exposed(pairs, {"a": 3, "b": 9, "c": 9}, k=5) == [frozenset("a")]
