"""The multilevel model behind the made-up answers: what was put in can be found again."""

import numpy as np
import polars as pl
import pytest

from dashboard.demonstration.changes import true_changes
from dashboard.demonstration.programme import MadeUpRound
from tests.demonstration.conftest import SEED
from tests.demonstration.scoring import alpha, form_of, item_answers, scored

FORMS = ("pupil_0_3", "pupil_4_10", "child", "staff_children", "staff", "parent", "leader")


def variance_shares(scores: pl.DataFrame, factor: str) -> np.ndarray:
    """Shares between municipalities, institutions and groups, by the method of moments on nested means."""
    rows = scores.drop_nulls(factor)
    groups = rows.group_by("municipality", "institution", "unit", maintain_order=True).agg(
        pl.mean(factor).alias("mean"), pl.len().alias("n"), ((pl.col(factor) - pl.mean(factor)) ** 2).sum().alias("ss")
    )
    within = groups["ss"].sum() / (rows.height - groups.height)
    institutions, group = _between(groups.with_columns(error=within / pl.col("n")), ["municipality", "institution"])
    municipalities, institution = _between(institutions, ["municipality"])
    _, municipality = _between(municipalities.with_columns(everything=0), ["everything"])
    return np.array([municipality, institution, group]) / rows[factor].var()


def _between(means: pl.DataFrame, level: list[str]) -> tuple[pl.DataFrame, float]:
    """The upper level's plain means with their error variance, and the variance of the lower level's true means."""
    several = means.filter(pl.len().over(level) > 1)
    pooled = several.group_by(level).agg(s=pl.var("mean"), error=pl.mean("error"), degrees=pl.len() - 1)
    true = float((pooled["degrees"] * (pooled["s"] - pooled["error"])).sum() / pooled["degrees"].sum())
    upper = means.group_by(level, maintain_order=True).agg(
        pl.mean("mean"), error=(pl.mean("error") + max(true, 0)) / pl.len()
    )
    return upper, true


@pytest.mark.parametrize("form", ["pupil_0_3", "pupil_4_10", "parent", "staff"])
def test_variance_lies_at_the_levels_where_it_was_put(programme: dict[str, MadeUpRound], form: str) -> None:
    made_up = programme["2015"]
    factors = [factor.key for factor in form_of(made_up, form).factors if not factor.local]
    scores = scored(made_up, form)
    municipality, institution, group = np.mean([variance_shares(scores, factor) for factor in factors], axis=0)
    assert 0.003 < municipality < 0.02
    assert 0.03 < institution < 0.055
    assert 0.075 < group < 0.105


@pytest.mark.parametrize("form", FORMS)
def test_items_of_a_factor_belong_together(programme: dict[str, MadeUpRound], form: str) -> None:
    made_up = programme["2015"]
    asked, answers = form_of(made_up, form), made_up.answers(form)
    found = [alpha(item_answers(made_up, asked, factor, answers)) for factor in asked.factors]
    assert min(found) > 0.6
    assert max(found) < 0.9
    assert np.median(found) > 0.72


@pytest.mark.parametrize("form", FORMS)
def test_factors_of_a_form_are_related_but_not_the_same(programme: dict[str, MadeUpRound], form: str) -> None:
    made_up = programme["2015"]
    factors = [factor.key for factor in form_of(made_up, form).factors if not factor.local]
    related = np.corrcoef(scored(made_up, form).select(factors).drop_nulls().to_numpy().T)
    pairs = related[np.triu_indices(len(factors), 1)]
    assert pairs.min() > 0.05
    assert pairs.max() < 0.6
    assert 0.15 < pairs.mean() < 0.45


def test_real_changes_are_found_in_the_answers(programme: dict[str, MadeUpRound]) -> None:
    """Averaged over the changed institutions by their size, turned so that each should have risen."""
    expected, seen, sizes = [], [], []
    for form in ("pupil_4_10", "parent"):
        before, after = (scored(programme[key], form) for key in ("2015", "2017"))
        for change in true_changes("programme", SEED):
            if (change.form, change.round) == (form, "2017"):
                expected.append(abs(change.points))
                seen.append(np.sign(change.points) * rise(before, after, change.factor, change.unit))
                sizes.append((before["institution"] == change.unit).sum())
    assert np.average(seen, weights=sizes) == pytest.approx(np.average(expected, weights=sizes), abs=8)


def rise(before: pl.DataFrame, after: pl.DataFrame, factor: str, institution: str) -> float:
    """In points, beyond what everyone rose."""
    own, everyone = (
        after.filter(chosen)[factor].mean() - before.filter(chosen)[factor].mean()
        for chosen in (pl.col("institution") == institution, pl.lit(True))
    )
    return 100 * (own - everyone) / before[factor].std(ddof=0)


def test_the_programme_as_a_whole_learns_to_use_data(programme: dict[str, MadeUpRound]) -> None:
    first, last = (scored(programme[key], "staff")["data_use"] for key in ("2015", "2019"))
    assert 100 * (last.mean() - first.mean()) / first.std(ddof=0) == pytest.approx(2 * 12, abs=5)


def test_the_first_school_and_daycare_change_as_written(small: dict[str, MadeUpRound]) -> None:
    school = small["2015"].units[1].code
    daycare = next(unit.code for unit in small["2015"].units if unit.type == "daycare")
    changes = {(c.round, c.unit, c.form, c.factor): c.points for c in true_changes("small", SEED)}
    assert changes["2017", school, "pupil_4_10", "peer_relation"] == 45
    assert changes["2019", school, "parent", "information"] == -35
    assert changes["2017", daycare, "staff_children", "language"] == 45


def test_institutions_stand_where_they_stood_but_classes_do_not(programme: dict[str, MadeUpRound]) -> None:
    first, last = (scored(programme[key], "pupil_4_10") for key in ("2015", "2019"))
    assert _agreement(first, last, "institution") > 0.4
    assert _agreement(first, last, "unit") < _agreement(first, last, "institution")


def _agreement(before: pl.DataFrame, after: pl.DataFrame, level: str) -> float:
    means = [frame.group_by(level).agg(pl.mean("teaching")) for frame in (before, after)]
    both = means[0].join(means[1], on=level)
    return float(np.corrcoef(both["teaching"], both["teaching_right"])[0, 1])


@pytest.mark.parametrize(
    ("split", "value", "factor", "points"),
    [("koen", "1", "behaviour", 35), ("baggrund", "flersproget", "language", -45)],
)
def test_gaps_between_children_are_found_in_the_answers(
    programme: dict[str, MadeUpRound], split: str, value: str, factor: str, points: float
) -> None:
    scores = scored(programme["2015"], "staff_children")[factor]
    which = programme["2015"].answers("staff_children")[split]
    gap = scores.filter(which == value).mean() - scores.filter(which != value).mean()
    assert 100 * gap / scores.std() == pytest.approx(points, abs=5)
