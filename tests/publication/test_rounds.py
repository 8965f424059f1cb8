"""Constants over several rounds: fixed once, whatever comes later."""

from pathlib import Path

import pytest

from tests.publication import expected, published
from tests.publication.expected import Anchor
from tests.publication.programme import make_survey
from tests.publication.surveys import Survey
from tests.stores import Stores

FACTORS = ("relation", "worry", "wellbeing", "harbour")


@pytest.fixture(scope="module")
def second() -> Survey:
    return make_survey(2017, seed=2)


def assert_told(stores: Stores, survey: Survey, factor: str, fixed: Anchor, **first_scale: tuple[float, float]) -> None:
    """Every number and bound of the round, by the constants given."""
    figures = expected.figures(survey, "pupil", factor, fixed, **first_scale)
    cells = published.cells(stores, survey.round, "pupil", factor)
    told = {address: cell for address, cell in cells.items() if cell.status in ("shown", "extreme")}
    assert len(told) > 10
    for address, cell in told.items():
        assert cell.figure == figures[address].told


def test_the_first_round_measures_the_second(stores: Stores, first: Survey, second: Survey, tmp_path: Path) -> None:
    stores.take(first.write(tmp_path / "2015"))
    fixed = published.constants(stores, "pupil")
    stores.take(second.write(tmp_path / "2017"))
    assert published.constants(stores, "pupil") == fixed
    for factor in FACTORS:
        anchor = expected.anchor(first, "pupil", factor)
        assert_told(stores, second, factor, anchor)
        assert_told(stores, first, factor, anchor)


def test_the_constants_are_the_oracles(told: Stores, first: Survey) -> None:
    for factor, found in published.constants(told, "pupil").items():
        anchor = expected.anchor(first, "pupil", factor)
        assert (found.mean, found.deviation) == (pytest.approx(anchor.mu), pytest.approx(anchor.sigma))
        assert (found.within, found.between) == (anchor.s, anchor.t)


def test_a_corrected_package_is_measured_as_the_first_was(store: Stores, first: Survey, tmp_path: Path) -> None:
    store.take(first.write(tmp_path / "first"))
    fixed = published.constants(store, "pupil")
    late = first.answers["pupil"][0]
    answers = first.answers | {"pupil": [*first.answers["pupil"], late, late, late, late, late]}
    corrected = Survey(first.mapping, first.units, answers, first.invited)
    assert store.take(corrected.write(tmp_path / "corrected"))
    assert published.constants(store, "pupil") == fixed
    for factor in FACTORS:
        assert_told(store, corrected, factor, expected.anchor(first, "pupil", factor))


def test_an_older_round_that_comes_later_is_measured_as_the_newer(
    store: Stores, first: Survey, second: Survey, tmp_path: Path
) -> None:
    store.take(second.write(tmp_path / "2017"))
    fixed = published.constants(store, "pupil")
    store.take(first.write(tmp_path / "2015"))
    assert published.constants(store, "pupil") == fixed
    for factor in FACTORS:
        assert_told(store, first, factor, expected.anchor(second, "pupil", factor))


def test_a_factor_that_comes_later_is_measured_by_its_own_first_round(
    store: Stores, first: Survey, second: Survey, tmp_path: Path
) -> None:
    new = {"key": "newcomer", "scale": (1, 5), "items": ["q6", "q8"]}
    second = second.with_factor("pupil", new)
    store.take(first.write(tmp_path / "2015"))
    store.take(second.write(tmp_path / "2017"))
    assert_told(store, second, "newcomer", expected.anchor(second, "pupil", "newcomer"))
    assert_told(store, second, "relation", expected.anchor(first, "pupil", "relation"))
    assert published.cells(store, "2015", "pupil", "newcomer") == {}


def test_a_new_answer_scale_is_moved_to_the_first_one(
    store: Stores, first: Survey, second: Survey, tmp_path: Path
) -> None:
    wider = second.rescaled("pupil", "worry", (0, 10))
    store.take(first.write(tmp_path / "2015"))
    fixed = published.constants(store, "pupil")
    store.take(wider.write(tmp_path / "2017"))
    assert published.constants(store, "pupil") == fixed
    assert_told(store, wider, "worry", expected.anchor(first, "pupil", "worry"), first_scale=(1, 5))


def test_a_direction_that_is_put_right_turns_the_points(store: Stores, first: Survey, tmp_path: Path) -> None:
    """The first package forgot to say that worrying more is worse; the pages say it as soon as the mapping does."""
    store.take(first.changed("pupil", "worry", higher_is="better").write(tmp_path / "first"))
    store.take(first.write(tmp_path / "corrected"))
    assert published.factor_in_round(store, "2015", "pupil", "worry").turned
    assert_told(store, first, "worry", expected.anchor(first, "pupil", "worry"))


def test_a_reworded_item_breaks_the_trend_and_keeps_the_constants(
    store: Stores, first: Survey, second: Survey, tmp_path: Path
) -> None:
    reworded = second.with_mapping(item={"q2": {"version": 2}})
    store.take(first.write(tmp_path / "2015"))
    fixed = published.constants(store, "pupil")
    store.take(reworded.write(tmp_path / "2017"))
    signatures = {
        factor: [published.factor_in_round(store, year, "pupil", factor).signature for year in ("2015", "2017")]
        for factor in FACTORS
    }
    assert {factor for factor, (one, other) in signatures.items() if one != other} == {"relation"}
    assert published.constants(store, "pupil") == fixed
    assert_told(store, reworded, "relation", expected.anchor(first, "pupil", "relation"))


def test_a_merged_school_has_its_own_figures_from_then_on(
    store: Stores, first: Survey, second: Survey, tmp_path: Path
) -> None:
    merged = second.merged(["N4", "N5"], into="N7")
    store.take(first.write(tmp_path / "2015"))
    store.take(merged.write(tmp_path / "2017"))
    assert_told(store, merged, "relation", expected.anchor(first, "pupil", "relation"))
    told = {year: {unit for unit, _ in published.cells(store, year, "pupil", "relation")} for year in ("2015", "2017")}
    assert {"N4", "N5"} <= told["2015"]
    assert "N7" not in told["2015"]
    assert "N7" in told["2017"]
    assert not {"N4", "N5"} & told["2017"]
    assert published.predecessors(store, "2017") == {("N7", "N4"), ("N7", "N5")}
