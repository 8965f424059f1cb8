"""The certificate as readers find it."""

from pathlib import Path

from sqlalchemy import select

from dashboard.access import Scope
from dashboard.disclosure import RULES
from dashboard.gate.certificate import Certificate
from data_access import tables
from data_access.audit import audit
from data_access.engine import reading, writing
from data_access.importing import publish_again
from data_access.questions.certificate import certificate
from tests.packages.builders import package, pupil_answers
from tests.stores import Stores


def of_round(stores: Stores) -> Certificate | None:
    with reading(stores.store) as store:
        return certificate(Scope(), store, store.execute(select(tables.round_.c.id)).scalar_one())


def test_a_publication_has_the_certificate_of_its_audit(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path, pupil=pupil_answers(12)))
    found = of_round(stores)
    assert found is not None
    with reading(stores.vault) as vault, reading(stores.store) as store:
        again = audit(vault, store, "2015").certificate
    assert (found.round, found.forms, found.k, found.mask) == (again.round, again.forms, again.k, again.mask)
    assert (found.groups, found.persons, found.institutions) == (0, 0, 0)
    assert found.rules == RULES
    assert (found.versions, found.publications) == (1, 1)


def test_its_counts_are_those_of_the_cells(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path, pupil=pupil_answers(12)))
    found = of_round(stores)
    assert found is not None
    with reading(stores.store) as store:
        statuses = [row.status for row in store.execute(select(tables.cell))]
        fewest = min(row.n for row in store.execute(select(tables.cell)) if row.n is not None)
    for status in ("shown", "few", "protect", "extreme", "absent"):
        assert sum(getattr(form, status) for form in found.forms) == statuses.count(status)
    assert sum(form.declared for form in found.forms) == len(statuses)
    assert min(form.smallest for form in found.forms if form.smallest is not None) == fewest >= 5


def test_the_newest_publication_counts(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path / "one", pupil=pupil_answers(12)))
    first = of_round(stores)
    stores.take(package(tmp_path / "two", pupil=pupil_answers(18)))
    second = of_round(stores)
    assert first is not None
    assert second is not None
    assert second.versions == 2
    assert second.told_at > first.told_at


def test_a_round_published_without_one_has_none(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path))
    with writing(stores.store) as store:
        for table in (tables.certificate_form, tables.certificate):
            store.execute(table.delete())
    assert of_round(stores) is None
    publish_again(stores.vault, stores.store, "2015")
    assert of_round(stores) is not None
