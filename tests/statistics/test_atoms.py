"""Counts and sums per atom, beside a count row by row."""

from collections import Counter, defaultdict
from itertools import chain, combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.mapping import Factor
from dashboard.statistics import atoms
from tests import reference
from tests.statistics.made_up import Row, World, best_answers, exact, make_factor, make_form, some_examples, worlds

Key = tuple[str, ...]
Table = dict[Key, dict[str, float]]


def key_of(row: Row) -> Key:
    return (row.unit, *(value or "" for value in row.splits.values()))


def rows_by_atom(world: World) -> dict[Key, list[Row]]:
    found = defaultdict(list)
    for row in world.rows:
        found[key_of(row)].append(row)
    return dict(found)


def counted(world: World) -> Table:
    keys = ["unit", *(f"split:{split}" for split in world.form.splits)]
    table = atoms.of(world.frame(), world.form).collect()
    return {tuple(row.pop(key) for key in keys): row for row in table.iter_rows(named=True)}


def of_factor(factor: Factor, rows: list[Row]) -> dict[str, float]:
    scores = [score for row in rows if (score := row.score(factor)) is not None]
    variable = atoms.factor_variable(factor.key)
    low, _, high = reference.bands([exact(score) for score in scores], factor.scale)
    return {
        atoms.n(variable): len(scores),
        atoms.total(variable): sum(scores),
        atoms.squares(variable): sum(score**2 for score in scores),
        atoms.low(variable): low,
        atoms.high(variable): high,
        atoms.n(atoms.partial_variable(factor.key)): sum(is_partial(row, factor) for row in rows),
    }


def is_partial(row: Row, factor: Factor) -> bool:
    answered = [row.answers[item] is not None for item in factor.items]
    return any(answered) and not all(answered)


def of_item(item: str, rows: list[Row]) -> dict[str, float]:
    answers = [answer for row in rows if (answer := row.answers[item]) is not None]
    return {atoms.n(atoms.item_variable(item)): len(answers), atoms.total(atoms.item_variable(item)): sum(answers)}


def of_quality(world: World, rows: list[Row]) -> dict[str, int]:
    timed = world.form.duration_column is not None
    lines = [list(row.answers.values()) for row in rows]
    hasty = [reference.is_too_fast(row.seconds, sum(map(_is_given, row.answers.values()))) for row in rows]
    return {
        "rows": len(rows),
        "straight": sum(map(reference.is_straight_line, lines)),
        "fast": sum(hasty) if timed else 0,
        "few": sum(map(reference.is_too_incomplete, lines)),
        "top": sum(reference.is_all_top(line, best_answers(world.form)) for line in lines),
    }


def _is_given(answer: float | None) -> bool:
    return answer is not None


RESPONDENTS = atoms.people(atoms.ROWS)


@given(worlds())
@some_examples
def test_every_count_and_sum_is_that_of_the_rows(world: World) -> None:
    expected = {}
    for key, rows in rows_by_atom(world).items():
        parts: list[dict[str, Any]] = [
            of_quality(world, rows),
            *(of_factor(factor, rows) for factor in world.form.factors),
        ]
        parts += [of_item(item, rows) for item in world.form.item_keys]
        expected[key] = {name: value for part in parts for name, value in part.items()}
    apart = ("people:", atoms.SCREENED)
    found = {
        key: {name: value for name, value in row.items() if not name.startswith(apart)}
        for key, row in counted(world).items()
    }
    assert found == {key: pytest.approx(row) for key, row in expected.items()}


@given(worlds(), st.integers(0, 2**32))
@some_examples
def test_the_order_of_the_rows_makes_no_difference(world: World, seed: int) -> None:
    shuffled = World(world.form, Random(seed).sample(world.rows, len(world.rows)))
    assert counted(shuffled) == {key: pytest.approx(row) for key, row in counted(world).items()}


@given(worlds(most=25, with_respondents=True))
@some_examples
def test_no_set_of_atoms_counts_more_respondents_than_it_has(world: World) -> None:
    table, rows = counted(world), rows_by_atom(world)
    for some in chain.from_iterable(combinations(list(table)[:9], size) for size in range(10)):
        told = sum(table[key][RESPONDENTS] for key in some)
        assert told <= len({row.who for key in some for row in rows[key]})


@given(worlds(with_respondents=True))
@some_examples
def test_all_atoms_together_count_every_respondent_once(world: World) -> None:
    assert sum(row[RESPONDENTS] for row in counted(world).values()) == len({row.who for row in world.rows})


@given(worlds(with_respondents=True))
@some_examples
def test_a_respondent_counts_where_most_of_the_rows_are(world: World) -> None:
    places: dict[str, Counter[Key]] = defaultdict(Counter)
    for row in world.rows:
        places[row.who][key_of(row)] += 1
    homes = Counter(min(place, key=lambda key: (-place[key], key)) for place in places.values())
    found = {key: row[RESPONDENTS] for key, row in counted(world).items()}
    assert found == {key: homes[key] for key in found}


def test_a_teacher_of_two_classes_counts_in_the_larger_one() -> None:
    form = make_form([make_factor().model_dump()], respondent_column="who")
    rows = [Row("4a", {"q0": 3.0}, who="t")] * 2 + [Row("4b", {"q0": 3.0}, who="t")] * 3
    found = {key: (row[atoms.ROWS], row[RESPONDENTS]) for key, row in counted(World(form, rows)).items()}
    assert found == {("4a",): (2, 0), ("4b",): (3, 1)}


def test_only_those_who_gave_a_score_are_people_behind_it() -> None:
    form = make_form([make_factor().model_dump()], respondent_column="who")
    rows = [Row("4a", {"q0": 3.0}, who="a")] * 4 + [Row("4a", {"q0": None}, who=who) for who in "bcd"]
    [atom] = counted(World(form, rows)).values()
    [factor] = [atoms.factor_variable(factor.key) for factor in form.factors]
    assert (atom[RESPONDENTS], atom[atoms.people(factor)], atom[atoms.people("item.q0")]) == (4, 1, 1)


def test_without_a_respondent_column_nobody_needs_to_be_told_apart() -> None:
    form = make_form([make_factor().model_dump()])
    [atom] = counted(World(form, [Row("4a", {"q0": None})] * 3)).values()
    assert not [name for name in atom if name.startswith("people:")]
    assert atom[atoms.ROWS] == 3


def test_a_missing_split_value_is_an_atom_of_its_own() -> None:
    values = {"1": {"key": "girl", "da": "Piger"}}
    split = {"gender": {"column": "sex", "name": {"da": "Køn"}, "values": values}}
    rows = [Row("4a", {"q0": 3.0}, splits={"gender": value}) for value in ("girl", None, None)]
    found = counted(World(make_form([make_factor().model_dump()], split=split), rows))
    assert {key: row[atoms.ROWS] for key, row in found.items()} == {("4a", ""): 2, ("4a", "girl"): 1}
