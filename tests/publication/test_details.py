"""What lies behind a factor: items, answer bands and response counts, beside a count over all respondents."""

import pandas as pd
import pytest

from tests import reference
from tests.publication import expected, published
from tests.publication.programme import TOP
from tests.publication.surveys import Answer, Survey
from tests.statistics.made_up import exact
from tests.stores import Stores

ITEMS = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9"]
FACTORS = ["relation", "worry", "wellbeing", "harbour"]


def members(survey: Survey, unit: str, label: str = expected.ALL) -> list[Answer]:
    return expected.members(survey, "pupil", unit, label)


@pytest.mark.parametrize("item", ITEMS)
def test_item_means_are_of_the_answers_as_given_with_one_decimal(told: Stores, first: Survey, item: str) -> None:
    cells = published.items(told, "2015", "pupil", item)
    assert cells
    for (unit, label), (n, mean) in cells.items():
        given = [one.items[item] for one in members(first, unit, label)]
        answers = [answer for answer in given if answer is not None]
        assert n == len(answers) >= 5
        assert mean == pytest.approx(sum(answers) / n, abs=0.05 + 1e-9)
        assert mean == round(mean, 1)


def test_an_item_is_told_only_where_one_of_its_factors_is(told: Stores) -> None:
    shown = {
        factor: {
            address
            for address, cell in published.cells(told, "2015", "pupil", factor).items()
            if cell.status in ("shown", "extreme")
        }
        for factor in FACTORS
    }
    assert set(published.items(told, "2015", "pupil", "q2")) <= shown["relation"]
    assert set(published.items(told, "2015", "pupil", "q1")) <= shown["relation"] | shown["wellbeing"]


def test_an_item_that_everyone_answers_alike_is_not_told(told: Stores) -> None:
    for item in ITEMS:
        assert TOP not in {unit for unit, _ in published.items(told, "2015", "pupil", item)}


@pytest.mark.parametrize("factor", FACTORS)
def test_bands_are_the_oracles_and_only_of_ten_or_more(told: Stores, first: Survey, factor: str) -> None:
    cells, spec = published.bands(told, "2015", "pupil", factor), first.factor("pupil", factor)
    assert cells
    for (unit, label), (n, *shares) in cells.items():
        scores = [score for one in members(first, unit, label) if (score := expected.score_of(one, spec)) is not None]
        assert n == len(scores) >= 10
        assert tuple(shares) == reference.published_bands([exact(score) for score in scores], spec["scale"])


@pytest.mark.parametrize("factor", FACTORS)
def test_reliability_is_told_with_every_factor_of_a_round(told: Stores, first: Survey, factor: str) -> None:
    spec = first.factor("pupil", factor)
    rows = [{item: one.items[item] for item in spec["items"]} for one in first.answers["pupil"]]
    turned = pd.DataFrame(rows).astype(float)
    for item in spec.get("reversed", ()):
        turned[item] = 6 - turned[item]
    found = published.factor_in_round(told, "2015", "pupil", factor).alpha
    if len(spec["items"]) == 1:
        assert found is None
    else:
        assert found == pytest.approx(0.05 * reference.nearest(reference.cronbach_alpha(turned) / 0.05))


def test_leaders_have_bands_only_where_they_have_figures(told: Stores) -> None:
    assert {unit for unit, _ in published.bands(told, "2015", "leader", "culture")} <= {"", "N", "S"}


def test_response_counts_are_those_of_the_rows_and_of_the_invitations(told: Stores, first: Survey) -> None:
    rows = published.responses(told, "2015", "pupil")
    assert len(rows) > 30
    for unit, (answered, invited) in rows.items():
        assert answered == len(members(first, unit))
        assert invited == sum(
            count for (form, code), count in first.invited.items() if expected.is_under(first, code, unit)
        )


def test_where_nobody_is_said_to_be_invited_nothing_is_told_of_it(told: Stores) -> None:
    assert {invited for _, invited in published.responses(told, "2015", "leader").values()} == {None}
