"""The masks of a whole form lie within each other, and keep to what the promise says of each kind of figure."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.disclosure.masks import Masking, Masks
from dashboard.disclosure.universe import ALL
from dashboard.mapping import Form
from dashboard.publication import counted, sums
from dashboard.publication.counted import Counted
from dashboard.publication.sums import Sums
from dashboard.statistics import atoms
from dashboard.statistics.atoms import factor_variable, item_variable, low_variable, partial_variable
from dashboard.tree import Tree
from data_access.packages.reader import read
from tests.publication.programme import make_survey

K = 5


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> tuple[Form, Counted, Sums]:
    """The pupils of a small programme, in which many left questions out."""
    package = read(make_survey().write(tmp_path_factory.mktemp("round") / "2015"))
    form = package.mapping.forms[0]
    tree = Tree.of(package.mapping.programme.key, package.units)
    frame = atoms.of(package.answers[form.key].lazy(), form).collect()
    return form, counted.from_atoms(frame, form, tree), sums.from_atoms(frame, form, tree)


@pytest.fixture(scope="module")
def masking(round_: tuple[Form, Counted, Sums]) -> Masking:
    form, version, rolled_up = round_
    return Masking(form, version, rolled_up, K, "institution")


@pytest.fixture(scope="module")
def masks(masking: Masking) -> Masks:
    return masking.masks()


def whole(version: Counted, variable: str) -> np.ndarray:
    direct = np.zeros(len(version.tree.codes), dtype=np.int64)
    np.add.at(direct, version.units, version.n[:, version.column(variable)])
    return version.tree.rolled_up(direct)


def test_something_of_every_kind_is_shown(masks: Masks) -> None:
    for kind in (masks.factors, masks.items, masks.bands, masks.rows):
        assert kind[ALL].any()


def test_factors_that_nearly_all_answered_share_one_mask(masking: Masking, masks: Masks) -> None:
    shared = [place for place, factor in enumerate(masking.form.factors) if not factor.local]
    first, *others = (masks.factors[ALL][:, place] for place in shared)
    assert len(others) >= 2
    assert all((first == other).all() for other in others)


def test_a_local_factor_has_a_mask_of_its_own_and_none_for_the_programme(masking: Masking, masks: Masks) -> None:
    local = [place for place, factor in enumerate(masking.form.factors) if factor.local]
    assert masks.factors[ALL][:, local].any()
    assert not masks.factors[ALL][0, local].any()


def test_items_and_bands_are_told_where_their_factors_are(masking: Masking, masks: Masks) -> None:
    assert not (masks.bands[ALL] & ~masks.factors[ALL]).any()
    for place, item in enumerate(masking.form.item_keys):
        homes = [at for at, factor in enumerate(masking.form.factors) if item in factor.items]
        assert not (masks.items[ALL][:, place] & ~masks.factors[ALL][:, homes].all(axis=1)).any()


def test_items_and_bands_are_never_told_by_split(masks: Masks) -> None:
    for label in masks.items:
        assert label == ALL or not (masks.items[label].any() or masks.bands[label].any())


def test_items_stand_beside_their_factor_only_where_nobody_or_enough_left_some_out(
    masking: Masking, masks: Masks
) -> None:
    for place, item in enumerate(masking.form.item_keys):
        for factor in (factor for factor in masking.form.factors if item in factor.items):
            left_out = whole(masking.counted, partial_variable(factor.key))[masks.items[ALL][:, place]]
            assert not ((left_out > 0) & (left_out < K)).any()


def test_bands_rest_on_ten_answers_at_least(masking: Masking, masks: Masks) -> None:
    for place, factor in enumerate(masking.form.factors):
        assert (whole(masking.counted, factor_variable(factor.key))[masks.bands[ALL][:, place]] >= 10).all()


def test_what_is_forbidden_of_a_factor_is_not_told_by_its_items_either(masking: Masking, masks: Masks) -> None:
    unit = int(np.flatnonzero(masks.items[ALL][:, 0])[0])
    factor = next(factor for factor in masking.form.factors if masking.form.item_keys[0] in factor.items)
    narrower = masking.masks(forbidden(masking, unit, factor_variable(factor.key)))
    place = masking.form.factors.index(factor)
    assert not narrower.factors[ALL][unit, place]
    assert not narrower.items[ALL][unit, 0]
    assert not narrower.bands[ALL][unit, place]


def test_a_forbidden_item_or_band_leaves_the_factor_alone(masking: Masking, masks: Masks) -> None:
    unit = int(np.flatnonzero(masks.items[ALL][:, 0] & masks.bands[ALL][:, 0])[0])
    item = masking.masks(forbidden(masking, unit, item_variable(masking.form.item_keys[0])))
    band = masking.masks(forbidden(masking, unit, low_variable(masking.form.factors[0].key)))
    assert not item.items[ALL][unit, 0]
    assert not band.bands[ALL][unit, 0]
    assert (item.factors[ALL] == masks.factors[ALL]).all()
    assert (band.items[ALL] == masks.items[ALL]).all()


def forbidden(masking: Masking, unit: int, variable: str) -> dict[str, np.ndarray]:
    flags = {label: np.zeros(masking.counted.n[:0].shape[1:], dtype=bool) for label in masking.sums.n}
    flags = {label: np.tile(row, (len(masking.counted.tree.codes), 1)) for label, row in flags.items()}
    flags[ALL][unit, masking.counted.column(variable)] = True
    return flags


def test_without_partial_answers_counted_no_items_are_told(round_: tuple[Form, Counted, Sums]) -> None:
    """As in a vault from before they were."""
    form, version, rolled_up = round_
    kept = [at for at, name in enumerate(version.variables) if not name.startswith("partial.")]
    older = replace(
        version,
        variables=tuple(version.variables[at] for at in kept),
        n=version.n[:, kept],
        people=version.people[:, kept],
        total=version.total[:, kept],
    )
    assert not Masking(form, older, rolled_up, K, "institution").masks().items[ALL].any()
