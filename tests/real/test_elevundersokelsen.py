"""20 rows in which the Norwegian table gives a hidden answer away, and ours does not."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.attack.claims import Claim, from_tables
from tests.attack.figures import thirds
from tests.attack.site import Site
from tests.real import elevundersokelsen
from tests.real.elevundersokelsen import Answered

Told = dict[tuple[str, str, str], Claim]  # by year, unit and variable


@pytest.fixture(scope="module")
def answered(real_data: Path) -> list[Answered]:
    return elevundersokelsen.answered(real_data)


@pytest.fixture(scope="module")
def told(answered: list[Answered], tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Everything that is published, items and answer bands included."""
    site, years = Site(tmp_path_factory.mktemp("elevundersokelsen")), defaultdict(list)
    for one in answered:
        years[one.year].append(one)
    for year, grades in sorted(years.items()):
        assert site.command("import", elevundersokelsen.package(grades, site.folder / year)) == 0
    with site.tables() as stolen:
        return {(claim.round, claim.unit, claim.variable): claim for claim in from_tables(stolen)}


def exposed(answered: list[Answered]) -> list[Answered]:
    return [one for one in answered if len(one.hidden) == 1]


def test_in_20_rows_the_hidden_share_follows_from_the_others(real_data: Path, answered: list[Answered]) -> None:
    found = elevundersokelsen.exposed_rows(real_data)
    assert len(found) == 20
    assert all(row["Spoersmaalnavn"].startswith(elevundersokelsen.QUESTION) for row in found)
    facts = {(row["Skoleaarnavn"], row["Trinnnavn"]) for row in found}
    assert {(one.year, one.grade) for one in exposed(answered)} == facts
    assert len(facts) == 5


def test_ours_tells_of_every_grade_how_its_answers_lie(answered: list[Answered], told: Told) -> None:
    for one in exposed(answered):
        for variable in ("factor.mastering", "item.homework", "bands.mastering"):
            assert (one.year[:4], one.unit, variable) in told


def test_how_many_gave_the_hidden_answer_cannot_be_worked_out(answered: list[Answered], told: Told) -> None:
    """Of all ways in which the grade's answers can lie, given thirds and mean, those differ by half of who may have."""
    for one in exposed(answered):
        mean, bands = (told[one.year[:4], one.unit, name] for name in ("item.homework", "bands.mastering"))
        fitting = possible(one.hidden[0], one.n, mean.figures[0], thirds(bands))
        assert one.counts[one.hidden[0] - 1] in fitting
        assert max(fitting) - min(fitting) >= 5, one


def possible(hidden: int, n: int, mean: float, shares: list[tuple[float, float]]) -> set[int]:
    """Numbers of those who can have given the hidden answer, 1 or 2 of five; answers 1 and 2 are the low third."""
    (fewest, most), (least_middle, most_middle), (least_high, most_high) = shares
    found = set()
    for low in range(int(fewest), int(most) + 1):
        for middle in range(int(least_middle), int(most_middle) + 1):
            high = n - low - middle
            if least_high <= high <= most_high:
                found |= {
                    chosen
                    for chosen in range(low + 1)
                    if _reaches(n, mean, {1: chosen, 2: low - chosen} if hidden == 1 else {1: low - chosen, 2: chosen},
                                middle, high)
                }  # fmt: skip
    return found


def _reaches(n: int, mean: float, low: dict[int, int], middle: int, high: int) -> bool:
    """Whether some division of the high third into answers 4 and 5 has the published mean, one decimal."""
    rest = sum(option * count for option, count in low.items()) + 3 * middle
    return rest + 4 * high <= n * (mean + 0.05) and rest + 5 * high >= n * (mean - 0.05)
