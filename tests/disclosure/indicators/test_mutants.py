"""The audit catches every way in which the mask could be wrong: each mutant of it tells too much of some world."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.indicators.disclosure import drafts as drafting
from dashboard.indicators.disclosure import mask, sums
from dashboard.indicators.disclosure.drafts import Draft
from dashboard.indicators.disclosure.freedom import Freedom
from dashboard.indicators.disclosure.places import Place, Units
from dashboard.indicators.disclosure.sums import Table
from dashboard.indicators.values import ALL, Told
from tests.disclosure.indicators.worlds import (
    K,
    World,
    as_earlier,
    broken,
    by_gender,
    by_grade,
    masked,
    with_suppressed,
)

SMALL = by_grade([(3, 1), (20, 9), (25, 14)], [(30, 11), (2, 1), (28, 13)], [(22, 8), (4, 2), (1, 0)])
GIRLS = by_gender([(2, 1), (20, 9)])
WITHHELD = with_suppressed(by_grade([(12, 5), (20, 9), (25, 14)]), ("s1", "2", ALL))
FIRST = by_grade([(18, 7), (20, 9), (25, 14)])
LATE = by_grade([(19, 8), (20, 9), (25, 14)])
ENDS = by_grade([(20, 0), (20, 9), (25, 25)])

Patch = pytest.MonkeyPatch


def no_second_one(patch: Patch) -> None:
    patch.setattr(Freedom, "gives_away", lambda *_: False)


def one_too_few(patch: Patch) -> None:
    def told_from_four_on(table: Table, units: Units, k: int) -> set[Place]:
        return mask.told(table, units, k - 1)

    patch.setattr(drafting, "told_places", told_from_four_on)


def only_single_cells(patch: Patch) -> None:
    patch.setattr(mask, "few_of", lambda weights, k, most: [(at,) for at, n in enumerate(weights) if n == 1])


def _without(axis: str) -> Callable[[Patch], None]:
    def mutant(patch: Patch) -> None:
        patch.setattr(sums, axis, lambda *_: iter(()))

    mutant.__name__ = f"no sums {axis.removeprefix('_')}"
    return mutant


def sources_are_trusted(patch: Patch) -> None:
    patch.setattr(Table, "weight", lambda table, place, most, k: int(min(most, k)))


def corrections_are_told(patch: Patch) -> None:
    patch.setattr(drafting, "persons_changed", lambda *_: 0)


def extremes_are_told(patch: Patch) -> None:
    patch.setattr(drafting, "bound", lambda *_: None)


def nothing_is_rounded(patch: Patch) -> None:
    patch.setattr(drafting, "rounded", lambda _indicator, value, *_: value)


def few_are_told(patch: Patch) -> None:
    def shown(draft: Draft, rules: drafting.Rules) -> Draft:
        return rules.shown(draft.row) if draft.status is Told.FEW else draft

    original = drafting._draft
    patch.setattr(drafting, "_draft", lambda row, rules, *rest: shown(original(row, rules, *rest), rules))


def hidden_ones_keep_their_number(patch: Patch) -> None:
    original = drafting._draft
    patch.setattr(
        drafting,
        "_draft",
        lambda row, *rest: replace(original(row, *rest), n=row.n),
    )


def bounds_are_on_the_wrong_side(patch: Patch) -> None:
    original = drafting.bound

    def turned(*given: object) -> str | None:
        found = original(*given)  # type: ignore[arg-type]
        return found.translate(str.maketrans("<>", "><")) if found else None

    patch.setattr(drafting, "bound", turned)


MUTANTS: list[tuple[Callable[[Patch], None], World]] = [
    (no_second_one, SMALL),
    (one_too_few, by_grade([(4, 2), (20, 9), (25, 14)])),
    (only_single_cells, by_grade([(3, 1), (20, 9), (25, 14)])),
    (_without("_by_grade"), SMALL),
    (_without("_by_group"), GIRLS),
    (_without("_by_unit"), SMALL),
    (sources_are_trusted, WITHHELD),
    (extremes_are_told, ENDS),
    (nothing_is_rounded, SMALL),
    (few_are_told, SMALL),
    (hidden_ones_keep_their_number, SMALL),
    (bounds_are_on_the_wrong_side, ENDS),
]


@pytest.mark.parametrize(("mutant", "world"), MUTANTS, ids=[mutant.__name__ for mutant, _ in MUTANTS])
def test_a_mutant_is_caught(mutant: Callable[[Patch], None], world: World, monkeypatch: Patch) -> None:
    rules = {"cell", "group"}
    assert not rules & set(broken(world, masked(world))), "the mask itself is right"
    mutant(monkeypatch)
    assert rules & set(broken(world, masked(world)))


def test_a_mutant_that_tells_corrections_is_caught(monkeypatch: Patch) -> None:
    earlier = as_earlier(masked(FIRST))
    assert not broken(LATE, masked(LATE, earlier), earlier)
    corrections_are_told(monkeypatch)
    assert "group" in broken(LATE, masked(LATE, earlier), earlier)


def test_k_is_the_store_s() -> None:
    world = by_grade([(7, 3), (20, 9), (25, 14)])
    assert not broken(world, masked(world))
    found = drafting.drafts(world.rows(), world.rules(k=K + 3), {})
    assert [draft.status for draft in found if draft.row.grade == "2" and draft.row.unit == "s1"] == [Told.FEW]
