"""Words that tell how carefully was answered leave it open for everybody, whomever else somebody knows all about."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.disclosure import carelessness
from dashboard.disclosure.carelessness import word
from dashboard.mapping import Form
from dashboard.publication import sums
from dashboard.quality import Marks, Word
from dashboard.statistics import atoms
from tests.disclosure.marked import Kind, Words, exposed, kinds, without
from tests.statistics.made_up import Row, World, make_factor, make_form
from tests.statistics.trees import make_tree

# Whoever is caught: by one mark; alike and too few; alike, too fast and too few; too fast and too few.
ONE, LONG = kinds((0, 1)), kinds((0, 1), (0, 1))
SHORT = without(kinds((0, 1), (0, 1), (0, 1)), 0, 2)  # where half of the items are too few to be alike
TINY = without(LONG, 0, 1)  # where whoever answers too little answers nothing, and takes no time
TREE = make_tree("town . municipality", "house town institution", "team house team", "room team child_group")


@pytest.mark.parametrize("k", range(3, 9))
@pytest.mark.parametrize("n", [*range(1, 70), 99, 100, 101, 200])
def test_a_word_leaves_it_open_for_everybody(n: int, k: int) -> None:
    if k <= n:
        assert not list(exposed(word, ONE, n, k))


@pytest.mark.parametrize(
    ("found", "n", "k"),
    [(SHORT, 20, 3), (SHORT, 21, 4), (SHORT, 22, 5), (TINY, 21, 5), (LONG, 20, 3), (LONG, 24, 5)],
    ids=["short 20", "short 21", "short 22", "tiny 21", "long 20", "long 24"],
)
def test_the_words_of_a_form_together_leave_it_open(found: Sequence[Kind], n: int, k: int) -> None:
    assert not list(exposed(word, found, n, k))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.integers(3, 12), st.integers(12, 400))
def test_every_word_stands_for_k_and_more_on_either_side(k: int, n: int) -> None:
    for said in {word(count, n, k) for count in range(n + 1)}:
        counts = [count for count in range(n + 1) if word(count, n, k) == said]
        assert min(counts) <= max(0, n - k)
        assert max(counts) >= min(k, n)
        assert counts == list(range(min(counts), max(counts) + 1))


def told_in_full(count: int, n: int, k: int) -> Word | None:
    """Whatever the counts that a word stands for."""
    if n < carelessness.FEWEST:
        return None
    return Word.MANY if 4 * count >= n else Word.SOME if 10 * count >= n else Word.NONE


def left_out_where_few(count: int, n: int, k: int) -> Word | None:
    """As if silence told nothing."""
    found = told_in_full(count, n, k)
    return found if found is not Word.NONE else None


def from_(cut: Callable[[int, int], int]) -> Words:
    """Many from there on."""
    return lambda count, n, k: Word.MANY if count >= cut(n, k) else Word.NOT_MANY


def exact(count: int, n: int, k: int) -> int:
    return count


MUTANTS: dict[str, Words] = {
    "every word": told_in_full,
    "silence": left_out_where_few,
    "fewer than k caught": from_(lambda n, k: k),
    "fewer than k spared": from_(lambda n, k: n - k + 1),
    "the count itself": exact,
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_attacker_finds_somebody_where_the_words_are_wrong(mutant: str) -> None:
    assert list(exposed(MUTANTS[mutant], ONE, 24, 5))


@pytest.mark.parametrize("cut", [lambda n, k: k + 1, lambda n, k: n - k], ids=["k caught", "k spared"])
def test_the_attacker_finds_nobody_from_the_very_next_count_on(cut: Callable[[int, int], int]) -> None:
    """So the bounds are no wider than they must be."""
    assert not list(exposed(from_(cut), ONE, 24, 5))


def test_the_attacker_finds_somebody_where_one_mark_settles_another() -> None:
    """Where everybody is caught by one of two marks and nobody by both, one is as good as the other's opposite."""
    either = [(0, 1), (1, 0)]
    assert not list(exposed(from_(lambda n, k: k + 1), either, 20, 3))
    assert list(exposed(from_(lambda n, k: k), either, 20, 3))


@pytest.mark.parametrize(
    ("count", "n", "said"),
    [
        (5, 60, Word.NONE),
        (6, 60, Word.SOME),
        (14, 60, Word.SOME),
        (15, 60, Word.MANY),
        (5, 21, Word.NOT_MANY),
        (6, 21, Word.MANY),
        (0, 50, Word.NOT_MANY),
        (0, 51, Word.NONE),
        (20, 20, None),
        (19, 19, None),
        (atoms.UNCOUNTED, 60, None),
    ],
)
def test_under_a_tenth_is_none_and_a_quarter_is_many(count: int, n: int, said: Word | None) -> None:
    assert word(count, n, 5) is said


def form_of(items: int = 8, informant: str = "pupil", **more: str) -> Form:
    return make_form([make_factor(items).model_dump()], **{"informant": informant} | more)


def told(form: Form, rows: Sequence[Row], k: int = 5) -> dict[str, Marks]:
    frame = atoms.of(World(form, list(rows)).frame(), form).collect("polars").to_native()
    found = carelessness.told(form, sums.from_atoms(frame, form, TREE), k)
    return {TREE.codes[unit]: marks for unit, marks in found}


def rows_of(form: Form, answer: float, count: int, seconds: float = 60.0) -> list[Row]:
    return [Row("room", dict.fromkeys(form.item_keys, answer), who=f"{n}", seconds=seconds) for n in range(count)]


def test_only_the_institution_is_told_of() -> None:
    form = form_of()
    assert told(form, rows_of(form, 3, 30)) == {"house": Marks(straight=Word.MANY, few=Word.NOT_MANY)}


def test_of_young_children_the_happiest_face_is_told_and_no_straight_line() -> None:
    form = form_of(informant="child", duration_column="seconds")
    expected = Marks(top=Word.MANY, fast=Word.MANY, few=Word.NOT_MANY)
    assert told(form, rows_of(form, 5, 30, seconds=1.0)) == {"house": expected}
    assert told(form, rows_of(form, 4, 30))["house"].top is Word.NOT_MANY


@pytest.mark.parametrize(
    "form",
    [form_of(informant="leader"), form_of(informant="staff", respondent_column="who"), form_of(items=1)],
    ids=["leaders", "one for many", "one question"],
)
def test_some_forms_are_never_told_of(form: Form) -> None:
    assert told(form, rows_of(form, 3, 60)) == {}


def test_a_form_too_short_for_a_mark_has_none() -> None:
    short = form_of(items=4, informant="child")
    assert told(short, rows_of(short, 5, 30)) == {"house": Marks(few=Word.NOT_MANY)}


def test_a_screen_that_was_not_counted_is_not_told() -> None:
    form = form_of(informant="child")
    frame = atoms.of(World(form, rows_of(form, 5, 30)).frame(), form).collect("polars").to_native()
    older = sums.from_atoms(frame.drop("top"), form, TREE)
    assert dict(carelessness.told(form, older, 5)) == {TREE.position["house"]: Marks(few=Word.NOT_MANY)}
