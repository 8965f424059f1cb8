"""What an attacker reads out of a published figure: limits that always hold the truth, and no wider than they must."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.gate.told import Limits, Telling, factor_limits, figures, telling, variables, widened
from dashboard.publication.cells import bounds
from dashboard.publication.counted import Publication
from dashboard.statistics.points import Constants, points, rounding, to_step
from tests.gate.test_cells import CONSTANTS, ITEMS, standing, truth
from tests.statistics.made_up import make_factor, some_examples

FIRST = Constants(3.0, 0.8, within=95, between=20, scale=(1, 5), turned=False)


def limits(told: float | None, n: float | None, bound: str = "", **factor: object) -> tuple[float, float]:
    columns = (np.array([np.nan if value is None else value], dtype=float) for value in (told, n))
    least, most = factor_limits(make_factor(**factor), FIRST, *columns, np.array([bound]))  # type: ignore[arg-type]
    return float(least[0]), float(most[0])


def test_whole_fives_leave_two_and_a_half_points_either_way() -> None:
    assert limits(550, 20) == (pytest.approx(3 + 47.5 * 0.008), pytest.approx(3 + 52.5 * 0.008))


def test_whole_points_leave_a_half() -> None:
    assert limits(550, 100) == (pytest.approx(3 + 49.5 * 0.008), pytest.approx(3 + 50.5 * 0.008))


def test_a_turned_factor_is_turned_back() -> None:
    assert limits(550, 100, higher_is="worse") == (pytest.approx(3 - 50.5 * 0.008), pytest.approx(3 - 49.5 * 0.008))


def test_another_answer_scale_is_moved_back() -> None:
    assert limits(500, 100, scale=(0, 10)) == (pytest.approx(5 - 0.004 * 2.5), pytest.approx(5 + 0.004 * 2.5))


@pytest.mark.parametrize(
    ("bound", "higher_is", "ends"),
    [
        (">=700", "better", (4.6, 5)),
        ("<=300", "better", (1, 1.4)),
        (">=700", "worse", (1, 1.4)),
        ("<=300", "worse", (4.6, 5)),
    ],
)
def test_a_bound_reaches_to_the_end_of_the_scale(bound: str, higher_is: str, ends: tuple[float, float]) -> None:
    assert limits(None, None, bound, higher_is=higher_is) == (pytest.approx(ends[0]), pytest.approx(ends[1]))


def test_nothing_lies_beyond_the_scale() -> None:
    assert limits(745, 20)[1] <= 5
    assert limits(255, 20)[0] >= 1


@given(st.lists(st.integers(1, 5), min_size=5, max_size=150), st.sampled_from(["better", "worse"]))
@some_examples
def test_the_truth_lies_within_what_is_told(answers: list[int], higher_is: str) -> None:
    mean, n = np.array([np.mean(answers)]), np.array([len(answers)])
    constants = Constants(3.1, 0.9, 95, 20, (1, 5), turned=higher_is == "worse")
    bound = bounds(mean, n, constants)[0]
    figure = to_step(points(mean, constants), rounding(n)).astype(float)
    told = np.array([np.nan]) if bound else figure
    factor = make_factor(higher_is=higher_is)
    least, most = factor_limits(factor, constants, told, n.astype(float), np.array([bound or ""]))
    assert least[0] - 1e-9 <= mean[0] <= most[0] + 1e-9


def test_a_telling_marks_exactly_what_stands() -> None:
    whole = truth()
    found = telling(whole.counted, standing(whole), CONSTANTS)
    told, tree = found.publication.told, whole.counted.tree
    column = whole.counted.column("factor.wellbeing")
    assert {tree.codes[unit] for unit in np.flatnonzero(told["all"][:, column])} == {"pfl", "school", "4a"}
    assert {tree.codes[unit] for unit in np.flatnonzero(told["gender=girl"][:, column])} == {"pfl", "school"}
    items = told["all"][:, whole.counted.column("item.q0")]
    assert {tree.codes[unit] for unit in np.flatnonzero(items)} == {unit for unit, *_ in ITEMS}
    assert {tree.codes[unit] for unit in np.flatnonzero(told["all"][:, whole.counted.column("rows")])} == {
        "school",
        "4a",
    }


def test_items_are_known_to_half_a_tenth() -> None:
    whole = truth()
    found = telling(whole.counted, standing(whole), CONSTANTS).limits["item.q0"]
    assert sorted(found.least.tolist()) == pytest.approx([3.35, 3.45])
    assert sorted(found.most.tolist()) == pytest.approx([3.45, 3.55])


def test_delivered_means_limit_the_truth_less() -> None:
    whole = truth()
    sharp = figures("factor.wellbeing", (1, 5), [telling(whole.counted, standing(whole), CONSTANTS)])
    wide = widened(sharp)
    assert (sharp.least - wide.least).tolist() == pytest.approx([0.02] * len(sharp.least))
    assert (wide.most - sharp.most).tolist() == pytest.approx([0.02] * len(sharp.most))


def test_figures_of_several_publications_stand_on_the_newest_scale() -> None:
    whole = truth()
    unit, label = np.array([1]), np.array(["all"])
    before = Limits((0.0, 10.0), unit, label, np.array([5.0]), np.array([7.5]))
    now = Limits((1.0, 5.0), unit, label, np.array([3.0]), np.array([3.5]))
    publication = Publication(whole.counted, {})
    tellings = [Telling(publication, {"factor.wellbeing": before}), Telling(publication, {"factor.wellbeing": now})]
    found = figures("factor.wellbeing", (1.0, 5.0), tellings)
    assert found.publications.tolist() == [0, 1]
    assert found.least.tolist() == pytest.approx([3.0, 3.0])
    assert found.most.tolist() == pytest.approx([4.0, 3.5])
    assert len(figures("item.q0", (1.0, 5.0), tellings).units) == 0


def test_an_item_of_two_factors_lies_within_both_scales() -> None:
    form = truth().form.model_copy(
        update={"factors": [make_factor(key="one", scale=(0, 4)), make_factor(key="two", scale=(1, 5))]}
    )
    found = variables(form)
    assert (found["factor.one"], found["factor.two"], found["item.q0"]) == ((0, 4), (1, 5), (1, 4))
