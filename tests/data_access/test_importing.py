"""A package's way into the store: all of it or nothing, and the same one twice is once."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from dashboard.disclosure.audit import Violation
from data_access import importing, tables, vault
from data_access.audit import audit
from data_access.engine import reading, writing
from data_access.importing import NothingToPublish, NotSafe, publish_again
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


def test_what_is_published_passes_the_audit(stores: Stores, first_round: Path) -> None:
    stores.take(first_round)
    with reading(stores.store) as store:
        assert audit(store, "2015") == []
        assert store.execute(select(func.count()).select_from(tables.cell)).scalar_one() > 0


def test_publishing_again_gives_the_same_cells(stores: Stores, first_round: Path) -> None:
    stores.take(first_round)
    before = dump(stores.store)["cell"]
    publish_again(stores.vault, stores.store, "2015")
    assert dump(stores.store)["cell"] == before


def test_a_round_that_fails_the_audit_leaves_no_trace(
    stores: Stores, first_round: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(stores.store), dump(stores.vault)
    monkeypatch.setattr(importing, "audit", lambda *_: [Violation("fewer than k", 1, "pupil", "relation", "all")])
    with pytest.raises(NotSafe):
        stores.take(first_round)
    assert (dump(stores.store), dump(stores.vault)) == before


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


TAKEN_PART = "form,unit,invited,answered,at\npupil,0101-4a,20,3,2015-09-20\npupil,0101-4a,24,6,2015-10-01\n"


def test_participation_alone_erases_no_round(stores: Stores, first_round: Path, tmp_path: Path) -> None:
    stores.take(first_round)
    before = dump(stores.store), dump(stores.vault)
    with pytest.raises(NothingToPublish):
        stores.take(package(tmp_path / "later", pupil=None, staff=None, invited=None, participation=TAKEN_PART))
    assert (dump(stores.store), dump(stores.vault)) == before


def test_the_latest_participation_tells_who_was_invited(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path, invited=None, participation=TAKEN_PART))
    with reading(stores.vault) as kept:
        assert vault.versions(kept, "2015")[0].invited == {("pupil", "0101-4a"): 24}


def test_an_unknown_round_cannot_be_published(stores: Stores) -> None:
    with pytest.raises(UnknownRound):
        publish_again(stores.vault, stores.store, "1999")
