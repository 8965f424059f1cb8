"""The screen for careless answers."""

from collections.abc import Sequence

import narwhals as nw
import pytest
from hypothesis import given

from dashboard.mapping import Form
from dashboard.statistics import quality
from tests import reference
from tests.statistics.made_up import Row, World, best_answers, make_factor, make_form, some_examples, worlds

Flags = dict[str, list[bool | None]]


def flags(world: World) -> Flags:
    screens = {
        "straight": quality.straight,
        "fast": quality.too_fast,
        "few": quality.too_few,
        "top": quality.all_top,
    }
    columns = [screen(world.form).alias(name) for name, screen in screens.items()]
    return nw.from_native(world.frame()).with_columns(*columns).select(*screens).collect().to_dict(as_series=False)


def flags_of(form: Form, answers: Sequence[float | None], seconds: float | None = None) -> dict[str, bool]:
    row = Row("4a", dict(zip(form.item_keys, answers, strict=True)), seconds=seconds)
    return {name: bool(values[0]) for name, values in flags(World(form, [row])).items()}


def form_of(items: int, **more: str) -> Form:
    return make_form([make_factor(items).model_dump()], **more)


@given(worlds())
@some_examples
def test_the_screen_is_the_oracles(world: World) -> None:
    found, timed = flags(world), world.form.duration_column is not None
    for place, row in enumerate(world.rows):
        answers = list(row.answers.values())
        answered = sum(answer is not None for answer in answers)
        assert bool(found["straight"][place]) == reference.is_straight_line(answers)
        assert bool(found["fast"][place]) == (timed and reference.is_too_fast(row.seconds, answered))
        assert bool(found["few"][place]) == reference.is_too_incomplete(answers)
        assert bool(found["top"][place]) == reference.is_all_top(answers, best_answers(world.form))


@pytest.mark.parametrize(
    ("answers", "straight"), [([3.0] * 8, True), ([3.0] * 7 + [None], False), ([3.0] * 7 + [4], 0)]
)
def test_a_straight_line_has_eight_equal_answers(answers: list[float | None], straight: bool) -> None:
    assert flags_of(form_of(8), answers)["straight"] == straight


def test_a_straight_line_is_told_from_the_answers_before_reversing() -> None:
    form = make_form([make_factor(8, reversed=["q0"]).model_dump()])
    assert flags_of(form, [4.0] * 8)["straight"]
    assert not flags_of(form, [2.0] + [4.0] * 7)["straight"]


@pytest.mark.parametrize(("seconds", "fast"), [(3.9, True), (4.0, False), (None, False)])
def test_under_a_second_an_answer_is_too_fast(seconds: float | None, fast: bool) -> None:
    timed = form_of(5, duration_column="seconds")
    assert flags_of(timed, [1, 2, 3, 4, None], seconds)["fast"] is fast


def test_a_form_without_durations_has_nobody_too_fast() -> None:
    assert not flags_of(form_of(5), [1, 2, 3, 4, 5], 0.0)["fast"]


def test_fewer_than_half_the_answers_are_too_few() -> None:
    assert flags_of(form_of(5), [1, 2, None, None, None])["few"]
    assert not flags_of(form_of(4), [1, 2, None, None])["few"]


@pytest.mark.parametrize(
    ("answers", "top"),
    [
        ([5.0] * 5 + [None], True),
        ([5.0] * 4 + [None] * 2, False),
        ([5.0] * 5 + [4.0], False),
        ([1.0] * 6, False),
    ],
)
def test_all_at_the_top_are_five_best_answers_and_no_other(answers: list[float | None], top: bool) -> None:
    assert flags_of(form_of(6), answers)["top"] is top


def test_the_best_answer_to_a_turned_question_is_the_lowest() -> None:
    form = make_form([make_factor(6, reversed=["q0"]).model_dump()])
    assert flags_of(form, [1.0] + [5.0] * 5)["top"]
    assert not flags_of(form, [5.0] * 6)["top"]


def test_where_higher_is_worse_the_best_answer_is_the_lowest() -> None:
    form = make_form([make_factor(6, reversed=["q0"], higher_is="worse").model_dump()])
    assert flags_of(form, [5.0] + [1.0] * 5)["top"]
    assert not flags_of(form, [5.0] * 6)["top"]
