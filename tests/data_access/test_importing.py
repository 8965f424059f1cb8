"""A package's way into the store: all of it or nothing, and the same one twice is once."""

from pathlib import Path

import numpy as np
import pytest

from dashboard.disclosure.masks import Masking, Masks
from dashboard.gate.findings import Rule
from dashboard.publication.counted import Told
from dashboard.publication.declared import declared
from dashboard.statistics.atoms import factor_variable, item_variable
from data_access import vault
from data_access.engine import writing
from data_access.importing import NotSafe, publish_again
from data_access.packages.reader import read
from data_access.publication import UnknownRound
from data_access.register import OtherProgramme
from tests.packages.builders import package, replaced
from tests.stores import Stores, dump


def test_a_package_is_published_once(stores: Stores, first_round: Path) -> None:
    assert stores.take(first_round) is True
    before = dump(stores.store), dump(stores.vault)
    assert stores.take(first_round) is False
    assert (dump(stores.store), dump(stores.vault)) == before


def test_a_package_that_was_kept_but_never_published_is_published_by_importing_it_again(
    stores: Stores, first_round: Path
) -> None:
    with writing(stores.vault) as kept:
        vault.keep(kept, read(first_round))
    assert stores.take(first_round) is True
    assert stores.take(first_round) is False


def test_publishing_again_gives_the_same_cells(stores: Stores, first_round: Path) -> None:
    stores.take(first_round)
    before = dump(stores.store)["cell"]
    publish_again(stores.vault, stores.store, "2015")
    assert dump(stores.store)["cell"] == before


def test_a_round_that_fails_the_gate_leaves_no_trace(
    stores: Stores, first_round: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mask that hides nothing is stopped by the gate alone."""
    before = dump(stores.store), dump(stores.vault)
    monkeypatch.setattr(Masking, "masks", hides_nothing)
    with pytest.raises(NotSafe) as refused:
        stores.take(first_round)
    assert {finding.rule for finding in refused.value.findings} >= {Rule.CELL, Rule.GROUP}
    assert (dump(stores.store), dump(stores.vault)) == before


def hides_nothing(masking: Masking, forbidden: Told | None = None) -> Masks:
    def shown(columns: list[str]) -> Told:
        places = masking.sums.columns(columns)
        may = {
            name: declared(masking.form, masking.sums, name, masking.splits_from)[:, None] for name in masking.sums.n
        }
        return {name: flags & (masking.sums.n[name][:, places] > 0) for name, flags in may.items()}

    factors = shown([factor_variable(factor.key) for factor in masking.form.factors])
    items = shown([item_variable(item) for item in masking.form.item_keys])
    bands = {name: np.zeros_like(flags) for name, flags in factors.items()}
    return Masks(factors, items, bands, {name: rows > 0 for name, rows in masking.sums.rows.items()})


def test_another_programme_is_refused(stores: Stores, first_round: Path, tmp_path: Path) -> None:
    stores.take(first_round)
    before = dump(stores.store), dump(stores.vault)
    other = package(
        tmp_path / "other", mapping=lambda text: replaced('"2015"', '"2017"')(replaced('"pfl"', '"other"')(text))
    )
    with pytest.raises(OtherProgramme):
        stores.take(other)
    assert (dump(stores.store), dump(stores.vault)) == before


def test_real_answers_never_enter_a_demonstration(stores: Stores, first_round: Path, tmp_path: Path) -> None:
    stores.take(first_round)
    real = package(tmp_path / "real", mapping=replaced("made_up = true", "made_up = false"))
    with pytest.raises(OtherProgramme):
        stores.take(real)


def test_an_unknown_round_cannot_be_published(stores: Stores) -> None:
    with pytest.raises(UnknownRound):
        publish_again(stores.vault, stores.store, "1999")
