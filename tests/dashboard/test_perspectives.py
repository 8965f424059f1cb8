"""What the perspectives of several informants are made of: gaps, their order, and how alike people were asked."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from dashboard.asked import Asked, Question
from dashboard.cells import Cell, Status
from dashboard.comparison import Side, apart
from dashboard.mapping import Name
from dashboard.perspectives import Construct, Voice, Wording, compared, wording
from dashboard.statistics.verdicts import Verdict
from tests.dashboard.voices import NOT_TOLD, asked, shown, voice, worlds
from tests.statistics.made_up import some_examples

Voices = dict[str, list[Voice]]


def keys(constructs: tuple[Construct, ...]) -> list[str]:
    return [one.key for one in constructs]


def test_every_two_forms_are_held_against_each_other_once() -> None:
    [found] = compared({"wellbeing": [voice(form, shown(500)) for form in (0, 1, 2)]})
    assert [(gap.one.form.key, gap.other.form.key) for gap in found.gaps] == [
        ("pupil", "parent"),
        ("pupil", "staff"),
        ("parent", "staff"),
    ]


def test_two_factors_of_one_form_are_not_held_against_each_other() -> None:
    """The same people answered both."""
    both = [voice(0, shown(500), factor="one"), voice(0, shown(540), factor="other"), voice(1, shown(500))]
    [found] = compared({"wellbeing": both})
    assert [(gap.one.factor, gap.other.factor) for gap in found.gaps] == [
        ("one", "parent_own"),
        ("other", "parent_own"),
    ]
    assert compared({"wellbeing": both[:2]}) == ()


def test_what_only_one_form_asks_about_is_no_perspective() -> None:
    assert keys(
        compared({"wellbeing": [voice(0, shown(500))], "teaching": [voice(0, shown(1)), voice(1, shown(1))]})
    ) == ["teaching"]


@given(worlds())
@some_examples
def test_all_gaps_of_the_page_are_one_family(voices: Voices) -> None:
    gaps = [gap for construct in compared(voices) for gap in construct.gaps]
    at_once = apart({str(place): (gap.one.side, gap.other.side) for place, gap in enumerate(gaps)})
    assert [gap.difference for gap in gaps] == [at_once.get(str(place)) for place in range(len(gaps))]


@given(worlds())
@some_examples
def test_a_gap_has_a_number_exactly_where_both_sides_have_one(voices: Voices) -> None:
    for gap in [gap for construct in compared(voices) for gap in construct.gaps]:
        told = gap.one.cell.shown and gap.other.cell.shown
        assert (gap.difference is not None) == told
        if gap.difference:
            assert gap.difference.value == (gap.one.cell.points or 0) - (gap.other.cell.points or 0)
            higher, lower = gap.higher_first
            assert (higher.cell.points or 0) >= (lower.cell.points or 0)


@given(worlds())
@some_examples
def test_the_clearest_disagreement_comes_first_and_what_is_hidden_last(voices: Voices) -> None:
    found = compared(voices)
    clear = [construct for construct in found if any(gap.is_clear for gap in construct.gaps)]
    told = [c for c in found if c not in clear and any(gap.difference for gap in c.gaps)]
    untold = [construct for construct in found if construct.largest is None]
    assert [*clear, *told, *untold] == list(found)
    for group in (clear, told):
        sizes = [construct.largest.distance for construct in group if construct.largest]
        assert sizes == sorted(sizes, reverse=True)
    catalogue = list(voices)
    assert keys(tuple(untold)) == sorted(keys(tuple(untold)), key=catalogue.index)


def test_a_clear_small_gap_comes_before_an_unclear_large_one() -> None:
    clear = [voice(0, shown(520, 5000, 200)), voice(1, shown(500, 5000, 200))]
    unclear = [voice(0, shown(560, 5, 0)), voice(1, shown(500, 5, 0))]
    found = compared({"unclear": unclear, "clear": clear})
    assert keys(found) == ["clear", "unclear"]
    assert [one.largest and one.largest.is_clear for one in found] == [True, False]


def test_within_a_construct_a_clear_gap_counts_before_a_larger_one() -> None:
    several = [voice(0, shown(520, 5000, 200)), voice(1, shown(500, 5000, 200)), voice(2, shown(545, 5, 0))]
    [found] = compared({"wellbeing": several})
    assert found.largest is not None
    assert (found.largest.one.form.key, found.largest.other.form.key) == ("pupil", "parent")
    assert found.largest.distance == 20


@given(worlds())
@some_examples
def test_why_a_side_is_hidden_moves_nothing(voices: Voices) -> None:
    """Neither order nor gaps tell one reason from another, nor what number might lie behind it."""
    for cell in NOT_TOLD:
        others = {
            key: [one if one.cell.shown else replace(one, side=Side(cell, 5, 0)) for one in several]
            for key, several in voices.items()
        }
        there, here = compared(voices), compared(others)
        assert keys(there) == keys(here)
        assert [gap.difference for one in there for gap in one.gaps] == [
            gap.difference for one in here for gap in one.gaps
        ]


def test_equal_voices_are_nothing_but_chance() -> None:
    [found] = compared({"wellbeing": [voice(0, shown(500)), voice(1, shown(500))]})
    assert found.largest is not None
    assert found.largest.difference is not None
    assert found.largest.difference.verdict is Verdict.CHANCE
    assert [one.form.key for one in found.largest.higher_first] == ["pupil", "parent"]


def test_a_bound_is_no_number_to_take_away_from() -> None:
    [found] = compared({"wellbeing": [voice(0, Cell(Status.EXTREME, bound=">=590")), voice(1, shown(400))]})
    assert found.largest is None


def put(*questions: tuple[str | None, bool], **own: Any) -> Asked:
    return asked(**({"questions": tuple(question(*one) for one in questions)} | own))


def question(text: str | None, is_reversed: bool) -> Question:
    return Question(f"key of {text}", Name(da=text) if text else None, 1, is_reversed)


BASE = (("Jeg er glad", False), ("Jeg er ked af det", True))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (put(*BASE), Wording.SAME),
        (put(*reversed(BASE)), Wording.SAME),
        (put(("  jeg er   GLAD", False), BASE[1]), Wording.SAME),
        (put(*BASE, scale=(1, 4)), Wording.SCALE),
        (put(*BASE, turned=True), Wording.SCALE),
        (put(BASE[0], (BASE[1][0], False)), Wording.SCALE),
        (put(("Mit barn er glad", False), BASE[1]), Wording.OTHER),
        (put(BASE[0]), Wording.OTHER),
        (put(*BASE, ("Jeg har venner", False)), Wording.OTHER),
        (put(BASE[0], (None, False)), Wording.UNKNOWN),
    ],
)
def test_forms_ask_alike_or_not(other: Asked, expected: Wording) -> None:
    assert wording([put(*BASE), other]) is expected
    assert wording([other, put(*BASE)]) is expected
    assert wording([put(*BASE), put(*BASE), other]) is expected


def test_keys_do_not_matter_to_the_words() -> None:
    renamed = replace(put(*BASE), questions=tuple(replace(one, key=f"x{one.key}") for one in put(*BASE).questions))
    assert wording([put(*BASE), renamed]) is Wording.SAME
