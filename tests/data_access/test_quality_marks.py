"""Who reads how carefully was answered: whoever may open the institution, on its page and on those of its groups."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.cells import Status
from dashboard.quality import Marks, Word, doubtful
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from data_access import releases
from data_access.catalogue import read
from data_access.questions.profile import profile
from data_access.questions.quality import quality
from data_access.questions.standpoint import standpoint
from tests.data_access.release_worlds import units_of
from tests.publication.daycares import make_daycares
from tests.stores import Stores, new_stores

HAPPY = {"sun": 15, "moon": 0, "star": 0, "comet": 1, "venus": 9, "mars": 1}  # of fifteen in each of two rooms
SUN = Marks(top=Word.MANY, fast=Word.NOT_MANY, few=Word.NOT_MANY)
MOON = Marks(top=Word.NOT_MANY, fast=Word.NOT_MANY, few=Word.NOT_MANY)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("daycares")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        made.take(make_daycares(HAPPY).write(folder / "package"))
        yield made


@pytest.fixture
def store(published: Stores) -> Iterator[Connection]:
    with published.store.connect() as connection, connection.begin() as change:
        yield connection
        change.rollback()


def numbers(store: Connection) -> dict[str, int]:
    kinds = ("programme", "municipality", "institution", "child_group")
    return {code: number for kind in kinds for code, number in units_of(store, kind).items()}


def marks(store: Connection, reader: Scope, code: str) -> Marks | None:
    at = standpoint(reader, store, read(store), Selection("profile", numbers(store)[code]))
    return quality(reader, store, at) if at else None


def reader(store: Connection, role: Role, code: str) -> Scope:
    here = numbers(store)
    home = code.partition("-")[0]
    above = frozenset(here[one] for one in ("pfl", "town") if one != code)
    return Scope((Grant(role, here[code], here[home] if home != code else None, above),), opened=releases.opened(store))


def test_an_institution_reads_its_own_marks(store: Connection) -> None:
    leader = reader(store, Role.LEADER, "sun")
    assert marks(store, leader, "sun") == SUN
    assert marks(store, leader, "moon") is None


def test_a_group_reads_those_of_the_institution_it_lies_in(store: Connection) -> None:
    expected = Marks(SUN.straight, SUN.fast, SUN.few, SUN.top, institution="House of sun")
    for role, code in ((Role.LEADER, "sun"), (Role.MEMBER, "sun-red"), (Role.COORDINATOR, "sun-red")):
        assert marks(store, reader(store, role, code), "sun-red") == expected


def test_above_institutions_there_are_no_marks(store: Connection) -> None:
    for code in ("pfl", "town"):
        assert marks(store, OPERATOR, code) is None


def test_a_municipality_reads_them_once_the_institution_is_open(store: Connection) -> None:
    assert marks(store, reader(store, Role.MUNICIPALITY, "town"), "sun") is None
    for code in HAPPY:
        releases.look(store, 1, numbers(store)[code], "anna")
        releases.release(store, 1, numbers(store)[code], "anna", with_teams=False)
    assert marks(store, reader(store, Role.MUNICIPALITY, "town"), "sun") == SUN


def test_a_reader_of_nothing_reads_no_marks(store: Connection) -> None:
    at = standpoint(OPERATOR, store, read(store), Selection("profile", numbers(store)["sun"]))
    assert at is not None
    assert quality(Scope(), store, at) is None


@pytest.mark.parametrize(("daycare", "status"), [("sun", Status.EXTREME), ("venus", Status.SHOWN)])
def test_what_seems_a_strength_is_doubtful_where_the_happiest_face_was_chosen_for_everything(
    store: Connection, daycare: str, status: Status
) -> None:
    leader = reader(store, Role.LEADER, daycare)
    found = profile(leader, store, read(store), Selection("profile", numbers(store)[daycare], against="municipality"))
    assert found is not None
    assert {row.own.status for row in found.factors} == {status}
    verdicts = {row.difference.verdict for row in found.factors if row.difference}
    assert verdicts == ({Verdict.BETTER} if status is Status.SHOWN else set())
    assert doubtful(marks(store, leader, daycare), "child")
    assert not doubtful(marks(store, reader(store, Role.LEADER, "moon"), "moon"), "child")
