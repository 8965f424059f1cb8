"""The attack itself: it finds what it should in publications that are known to be unsafe."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from tests import reference
from tests.attack import support
from tests.attack.attacker import Moment, attack, counted
from tests.attack.claims import Claim
from tests.attack.surveys import ALL, SPLITS, Answer, Version
from tests.attack.truth import Variable
from tests.attack.worlds import TOWN, changed, class_of_four, everything_at_once, late_answer, make, one_girl_in_a_class

LABELS = (ALL, *(f"{split}={value['key']}" for split, spec in SPLITS.items() for value in spec["values"].values()))
FACTORS = ("relation", "worry", "wellbeing")


def published(version: Version, shown: Callable[[str, str, int], bool], form: str = "pupil") -> frozenset[Claim]:
    """Every factor cell for which `shown` (unit, label, n) holds, as the program would tell it."""
    return frozenset(
        claim
        for factor in FACTORS
        for claim in _of_factor(Variable([version], form, f"factor.{factor}"), version)
        if shown(claim.unit, claim.label, claim.n or 0)
    )


def _of_factor(variable: Variable, version: Version) -> Iterator[Claim]:
    mu, sigma = reference.constants(variable.values.tolist())
    higher_is = "worse" if variable.name == "factor.worry" else "better"
    for unit, kind in version.kinds.items():
        for label in LABELS if kind in ("programme", "municipality", "institution") else (ALL,):
            row = variable.row(0, unit, label)
            n = int(row.sum())
            if n and not reference.extreme_bound(row @ variable.values / n, n, variable.scale):
                exact = reference.points(row @ variable.values / n, mu, sigma, higher_is)
                points = reference.published_points(exact, n)
                yield Claim(version.round, "pupil", variable.name, label, unit, n, (points, points - 50, points + 50))


def found_in(version: Version, shown: Callable[[str, str, int], bool]) -> dict[str, int]:
    return counted(attack([Moment(version, published(version, shown))]))


def test_a_whole_institution_and_nothing_else_is_safe() -> None:
    assert found_in(make(), lambda unit, label, n: label == ALL and unit in ("NA", "NB", "N", "pfl")) == {}


def test_showing_everything_is_found_in_every_way() -> None:
    [version] = class_of_four().versions
    assert {"below k", "fewer than k"} <= set(found_in(version, lambda *_: True))


def test_hiding_only_the_small_ones_leaves_them_to_be_subtracted() -> None:
    for world in (class_of_four(), one_girl_in_a_class()):
        found = found_in(world.versions[0], lambda unit, label, n: n >= 5)
        assert "below k" not in found
        assert "fewer than k" in found or "person exact" in found


def test_a_late_answer_told_again_is_found() -> None:
    def whole(unit: str, label: str, n: int) -> bool:
        return unit == "NA" and label == ALL

    first, second, _ = late_answer().versions
    once = [Moment(first, published(first, whole))]
    assert counted(attack(once)) == {}
    assert counted(attack([*once, Moment(second, published(second, whole))]))["person exact"] == len(FACTORS)


def test_a_number_that_is_not_true_is_found() -> None:
    version = make()
    [claim, *_] = published(version, lambda unit, label, n: unit == "NA" and label == ALL)
    assert counted(attack([Moment(version, frozenset({claim._replace(n=7)}))]))["wrong n"] == 1
    higher = claim._replace(figures=(claim.figures[0] + 5, 0, 0))
    assert counted(attack([Moment(version, frozenset({higher}))])) == {"untrue": 1}


def test_a_split_of_a_class_and_an_institutions_leaders_are_not_declared() -> None:
    version = everything_at_once().versions[0]
    claims = published(version, lambda unit, label, n: unit == "NA" and label == ALL)
    below = {claim._replace(unit="NA-a", label="gender=girl", n=None) for claim in claims}
    assert "not declared" in counted(attack([Moment(version, frozenset(below))]))
    leader = Claim(version.round, "leader", "factor.culture", ALL, "NA", None, (500, 400, 600))
    assert "not declared" in counted(attack([Moment(version, frozenset({leader}))]))


def test_a_municipality_of_two_institutions_is_found() -> None:
    version = make({"NA": (20, 20), "NB": (20, 20)})
    assert "institution" in found_in(version, lambda unit, label, n: unit == "N" and label == ALL)
    assert "institution" in found_in(
        make({"NA": (99,), "NB": (9,), "NC": (9,), "ND": (9,), "NE": (9,)}), lambda unit, label, n: unit == "N"
    )


def test_answers_that_all_lie_in_one_third_are_found() -> None:
    """Of ten, over 90 per cent are all ten, and their third is less than half of the scale."""
    version = changed(make(TOWN | {"NA": (10,)}), middling)
    claims = published(version, lambda unit, label, n: unit == "NA" and label == ALL)
    assert counted(attack([Moment(version, claims)])) == {}
    bands = {claim._replace(variable="bands.relation", figures=("<10", ">90", "<10")) for claim in claims}
    assert counted(attack([Moment(version, claims | bands)])) == {"person narrow": 1}


def middling(answer: Answer) -> Answer:
    return replace(answer, items=dict.fromkeys(answer.items, 3)) if answer.unit == "NA-a" else answer


@pytest.mark.parametrize("seed", range(8))
def test_the_search_finds_what_trying_every_set_finds(seed: int) -> None:
    """Against the oracle, on tables small enough to try every set of atoms."""
    random = Random(seed)
    persons = {f"a{place}": random.choice((1, 1, 2, 3, 5, 8)) for place in range(9)}
    shown = {f"c{place}": frozenset(a for a in persons if random.random() < 0.5) | {"a0"} for place in range(6)}
    matrix = np.array(reference.indicators(shown.values(), list(persons)))
    people = [frozenset(f"{atom}/{number}" for number in range(count)) for atom, count in persons.items()]
    oracle = {_people(atoms, persons) for atoms in reference.exposed(shown, persons, 5)}
    found = support.smallest(matrix, people, 5)
    assert all(one in oracle for one in found)
    assert all(any(smaller <= one for smaller in found) for one in oracle)


def _people(atoms: Iterable[str], persons: dict[str, int]) -> frozenset[str]:
    return frozenset(f"{atom}/{number}" for atom in atoms for number in range(persons[atom]))
