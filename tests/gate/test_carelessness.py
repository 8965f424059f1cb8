"""The gate's own rules of the words that tell how carefully was answered."""

from dataclasses import replace

import pytest

from dashboard.gate.carelessness import FEWEST, Told, broken_marks
from dashboard.gate.truth import Truth
from tests import reference
from tests.gate.test_cells import TREE, truth

K = 5


def counted(n: int, few: int, **form: str) -> Truth:
    """A school where so many of n answered fewer than half of the questions."""
    whole = truth(**form)
    sums = replace(whole.sums, quality=whole.sums.quality.copy())
    sums.quality[TREE.position["school"]] = (0, 0, few, 0, n)
    return replace(whole, sums=sums)


def found(of: Truth, *words: str | None, unit: str = "school", withdrawn: bool = False) -> list[str]:
    return [one.reason for one in broken_marks(of, [Told(unit, words, withdrawn, of)], 0)]


@pytest.mark.parametrize("n", [FEWEST, 21, 40, 50, 51, 60, 61])
def test_only_the_oracles_word_passes(n: int) -> None:
    for few in range(n + 1):
        of, right = counted(n, few), reference.carelessness(few, n, K)
        for word in ("none", "some", "not_many", "many"):
            assert found(of, None, None, word, None) == ([] if word == right else ["other_share"])


def test_nothing_is_told_of_fewer_than_twenty() -> None:
    assert "fewer_than_twenty" in found(counted(FEWEST - 1, 0), None, None, "not_many", None)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, (None, None, None, "not_many")),
        ({"informant": "child"}, ("not_many", None, None, None)),
        ({"respondent_column": "who"}, (None, None, "not_many", None)),
        ({"informant": "leader"}, (None, None, "not_many", None)),
    ],
    ids=["happy pupils", "children in line", "one for many", "leaders"],
)
def test_some_marks_are_never_told_of_some_forms(form: dict[str, str], words: tuple[str | None, ...]) -> None:
    assert set(found(counted(30, 0, **form), *words)) == {"undeclared"}


@pytest.mark.parametrize("unit", ["4a", "pfl", "nowhere"])
def test_only_institutions_have_marks(unit: str) -> None:
    assert "undeclared" in found(counted(30, 0), None, None, "not_many", None, unit=unit, withdrawn=True)


def test_a_mark_of_answers_that_have_changed_must_be_withdrawn() -> None:
    then, now = counted(30, 2), counted(31, 2)
    for withdrawn, reasons in ((False, ["not_withdrawn"]), (True, [])):
        row = Told("school", (None, None, "not_many", None), withdrawn, then)
        assert [one.reason for one in broken_marks(now, [row], 0)] == reasons
