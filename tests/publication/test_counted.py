"""Delivered scores as atoms: every delivered number is kept, and what was not delivered is shared out."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.mapping import Form
from dashboard.publication.allotment import shared_out
from dashboard.publication.counted import Counted, from_scores
from dashboard.publication.delivered import from_scores as sums_of
from tests.statistics.made_up import make_form, some_examples
from tests.statistics.trees import make_tree

TREE = make_tree("school . institution", "4a school child_group", "4b school child_group", "5a school child_group")


def make(*splits: str) -> Form:
    def values(*keys: str) -> dict:
        return {key: {"key": key, "da": key} for key in keys}

    known = {
        "gender": {"column": "sex", "name": {"da": "Køn"}, "values": values("girl", "boy")},
        "language": {"column": "tongue", "name": {"da": "Sprog"}, "values": values("danish", "other")},
    }
    factor = {"key": "wellbeing", "scale": (1, 5), "items": ["q0"]}
    return make_form([factor], split={key: known[key] for key in splits})


def atoms_of(form: Form, *rows: tuple[str, str, int, float]) -> Counted:
    """From unit, split, n and mean."""
    table = [(unit, "pupil", "wellbeing", split, n, mean, 1.0) for unit, split, n, mean in rows]
    columns = ("unit", "form", "factor", "split", "n", "mean", "sd")
    frame = pl.DataFrame(table, schema=columns, orient="row")
    return from_scores(sums_of(frame, form, TREE), form)


def whole(found: Counted, unit: str, **values: str) -> tuple[int, float]:
    """Answers and their sum in everything under a unit with these values."""
    column, tree = found.column("factor.wellbeing"), found.tree
    inside = np.array([_is_under(tree.parents, at, tree.position[unit]) for at in found.units.tolist()])
    for split, value in values.items():
        inside = inside & (found.values[split] == value)
    return int(found.n[inside, column].sum()), float(found.total[inside, column].sum())


def _is_under(parents: tuple[int, ...], unit: int, above: int) -> bool:
    while unit >= 0 and unit != above:
        unit = parents[unit]
    return unit == above


def test_what_a_school_has_beyond_its_classes_is_its_own() -> None:
    found = atoms_of(make(), ("4a", "all", 20, 3.0), ("4b", "all", 10, 4.0), ("school", "all", 36, 3.5))
    assert dict(zip([found.tree.codes[unit] for unit in found.units], found.n[:, 1].tolist(), strict=True)) == {
        "school": 6,
        "4a": 20,
        "4b": 10,
    }
    assert whole(found, "school") == (36, pytest.approx(126))


def test_splits_that_only_the_school_knows_are_shared_out_over_its_classes() -> None:
    rows = (("4a", "all", 20, 3.0), ("4b", "all", 10, 4.0), ("school", "gender=girl", 15, 3.6))
    found = atoms_of(make("gender"), *rows)
    assert whole(found, "4a", gender="girl")[0] == 10
    assert whole(found, "4b", gender="girl")[0] == 5
    assert whole(found, "school", gender="girl") == (15, pytest.approx(54))
    assert whole(found, "4a") == (20, pytest.approx(60))
    assert whole(found, "4b") == (10, pytest.approx(40))


def test_what_a_class_knows_of_itself_stands() -> None:
    rows = (
        ("4a", "all", 20, 3.0),
        ("4a", "gender=girl", 2, 5.0),
        ("4b", "all", 10, 4.0),
        ("school", "gender=girl", 11, 4.0),
        ("school", "gender=boy", 19, 56 / 19),
    )
    found = atoms_of(make("gender"), *rows)
    assert whole(found, "4a", gender="girl")[0] >= 2
    assert whole(found, "school", gender="girl") == (11, pytest.approx(44))
    assert whole(found, "school", gender="boy")[0] == 19
    assert whole(found, "school", gender="")[0] == 0


def test_two_splits_are_crossed_and_each_keeps_its_numbers() -> None:
    rows = [("4a", "all", 21, 3.0), ("4b", "all", 10, 4.0)]
    rows += [("4a", "gender=girl", 11, 3.1), ("4b", "gender=girl", 5, 4.2), ("school", "language=other", 7, 2.5)]
    found = atoms_of(make("gender", "language"), *rows)
    assert whole(found, "4a", gender="girl") == (11, pytest.approx(34.1))
    assert whole(found, "4b", gender="girl") == (5, pytest.approx(21))
    assert whole(found, "school", language="other") == (7, pytest.approx(17.5))
    assert whole(found, "school") == (31, pytest.approx(103))
    assert whole(found, "school", gender="girl", language="other")[0] > 0


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8), st.integers(0, 100))
@some_examples
def test_sharing_out_takes_what_is_wanted_and_never_more_than_there_is(among: list[int], wanted: int) -> None:
    there = np.array(among, dtype=float)[:, None]
    part = shared_out(np.array([float(wanted)]), there)
    assert part.sum() == min(wanted, sum(among))
    assert (part <= there).all()
    assert (part == np.floor(part)).all()
    exact = there * min(wanted, sum(among)) / max(sum(among), 1)
    assert (np.abs(part - exact) < 1 + 1e-9).all()
