"""Results that arrive already aggregated."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import reference
from tests.publication import expected, published
from tests.publication.expected import LABELS
from tests.publication.surveys import Survey
from tests.stores import Stores, new_stores

FACTORS = ("relation", "worry", "wellbeing", "harbour")


def scores_of(survey: Survey, units: set[str] | None = None) -> list[tuple]:
    """A row for every unit that answers are attached to, factor and label; or for the given units."""
    rows = []
    for factor in survey.form("pupil")["factor"]:
        scored = expected.respondents(survey, "pupil", factor)
        for label, split in LABELS.items():
            for unit in units or sorted({one.unit for one in scored}):
                inside = [one for one in scored if expected.is_under(survey, one.unit, unit)]
                scores = [one.score for one in inside if split is None or one.splits.get(split[0]) == split[1]]
                if scores:
                    row = (reference.mean(scores), reference.population_sd(scores))
                    rows.append((unit, "pupil", factor["key"], label, len(scores), *row))
    return rows


@pytest.fixture(scope="module")
def pupils(first: Survey) -> Survey:
    """Only the pupils' form, so that answers and scores can stand for each other."""
    only = first.with_mapping(form=[first.form("pupil")])
    return replace(only, answers={"pupil": first.answers["pupil"]})


@pytest.fixture
def delivered(store: Stores, pupils: Survey, tmp_path: Path) -> Stores:
    store.take(pupils.write_scores(tmp_path / "scores", scores_of(pupils)))
    return store


def test_scores_give_the_cells_of_the_answers_they_were_computed_from(delivered: Stores, told: Stores) -> None:
    for factor in FACTORS:
        cells = published.cells(delivered, "2015", "pupil", factor)
        assert cells == published.cells(told, "2015", "pupil", factor)


def test_scores_fix_the_constants_of_their_answers(delivered: Stores, told: Stores) -> None:
    found, answered = published.constants(delivered, "pupil"), published.constants(told, "pupil")
    assert found.keys() == answered.keys()
    for factor, constants in found.items():
        assert constants.mean == pytest.approx(answered[factor].mean)
        assert constants.deviation == pytest.approx(answered[factor].deviation)
        assert (constants.within, constants.between) == (answered[factor].within, answered[factor].between)


def test_the_constants_are_pooled_within_and_between_the_rows(delivered: Stores, pupils: Survey) -> None:
    rows = [row[4:] for row in scores_of(pupils) if row[2:4] == ("worry", "all")]
    found = published.constants(delivered, "pupil")["worry"]
    assert (found.mean, found.deviation) == pytest.approx(reference.pooled_constants(rows))


def test_rows_of_the_levels_above_change_nothing_where_they_agree(
    store: Stores, told: Stores, pupils: Survey, tmp_path: Path
) -> None:
    """μ, σ, s and t come from the lowest rows alone."""
    store.take(pupils.write_scores(tmp_path / "scores", scores_of(pupils, set(pupils.parents))))
    for factor in FACTORS:
        assert published.cells(store, "2015", "pupil", factor) == published.cells(told, "2015", "pupil", factor)
    for factor, fixed in published.constants(told, "pupil").items():
        found = published.constants(store, "pupil")[factor]
        assert (found.mean, found.deviation) == (pytest.approx(fixed.mean), pytest.approx(fixed.deviation))
        assert (found.within, found.between) == (fixed.within, fixed.between)


def test_what_needs_answers_is_absent(delivered: Stores, told: Stores) -> None:
    assert published.factor_in_round(told, "2015", "pupil", "wellbeing").alpha is not None
    assert published.factor_in_round(delivered, "2015", "pupil", "wellbeing").alpha is None
    assert published.items(delivered, "2015", "pupil", "q1") == {}
    assert published.bands(delivered, "2015", "pupil", "relation") == {}


def test_a_later_round_of_answers_is_measured_by_delivered_scores(
    delivered: Stores, pupils: Survey, tmp_path: Path
) -> None:
    fixed = published.constants(delivered, "pupil")
    later = pupils.with_mapping(round=pupils.mapping["round"] | {"key": "later"})
    delivered.take(later.write(tmp_path / "later"))
    assert published.constants(delivered, "pupil") == fixed


def test_a_units_own_row_stands_before_the_sum_of_its_parts(pupils: Survey, tmp_path: Path) -> None:
    """A class was left out of the delivery, but its school's row knows of it; so does everything above."""
    rows = [row for row in scores_of(pupils) if row[0] != "N1-2"]
    rows += scores_of(pupils, {"N1"})
    with new_stores(f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "vault") as store:
        store.take(pupils.write_scores(tmp_path / "scores", rows))
        cells = published.cells(store, "2015", "pupil", "relation")
    scored = expected.respondents(pupils, "pupil", pupils.factor("pupil", "relation"))
    groups = reference.rolled_up(scored, pupils.parents)
    assert {unit: cells[unit, "all"].n for unit in ("", "N", "N1")} == {
        unit: groups[unit].n for unit in ("", "N", "N1")
    }
    assert ("N1-2", "all") not in cells
