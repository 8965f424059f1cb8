"""Where a reader of the page of progress stands: the rounds that are compared, and the sections a unit has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.progress import Progress, Section
from dashboard.selection import Selection
from data_access.catalogue import read
from data_access.engine import reading
from data_access.questions import units
from data_access.questions.progress.frame import frame, progress
from tests.packages.builders import package, replaced
from tests.stores import Stores

YEARS = ("2015", "2017", "2019")
Ask = Callable[..., Progress | None]


def in_year(year: str) -> Callable[[str], str]:
    return lambda text: text.replace("2015", year)


@pytest.fixture
def ask(stores: Stores, tmp_path: Path) -> Ask:
    for year in YEARS:
        stores.take(package(tmp_path / year, mapping=in_year(year)))

    def ask(code: str = "0101", scope: Scope = OPERATOR, **chosen: str) -> Progress | None:
        with reading(stores.store) as store:
            catalogue = read(store)
            ways = units.all_of_round(OPERATOR, store, catalogue.rounds[-1].id)
            number = {way[-1].code: way[-1].unit for way in ways}.get(code, 999)
            at = frame(scope, store, catalogue, Selection("progress", number, **chosen))
            return progress(scope, store, catalogue, at) if at else None

    return ask


def got(found: Progress | None) -> Progress:
    assert found is not None
    return found


def test_without_a_choice_the_newest_round_is_held_against_the_one_before(ask: Ask) -> None:
    found = got(ask())
    assert (found.round.key, found.before and found.before.key) == ("2019", "2017")
    assert [one.key for one in found.earlier] == ["2015", "2017"]


def test_an_earlier_round_can_be_chosen(ask: Ask) -> None:
    found = got(ask(against="2015"))
    assert found.selection.against == "2015"
    assert found.before in found.earlier


@pytest.mark.parametrize("against", ["2019", "municipality", "similar"])
def test_what_is_no_earlier_round_gives_way_to_the_one_before(ask: Ask, against: str) -> None:
    found = got(ask(round="2017", against=against))
    assert found.selection.against == "2015"
    assert found.before in found.earlier


def test_before_the_first_round_there_is_none(ask: Ask) -> None:
    found = got(ask(round="2015"))
    assert (found.before, found.earlier, found.selection.against) == (None, (), None)


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("pfl", Section.CHANGES),
        ("700", Section.CHANGES),
        ("0101", Section.TREND),
        ("0101-t", Section.TREND),
        ("0101-4a", Section.TREND),
    ],
)
def test_those_above_begin_with_the_changes_below_and_an_institution_with_its_own_way(
    ask: Ask, code: str, first: Section
) -> None:
    assert got(ask(code)).section is first


def test_a_section_that_the_unit_has_not_gives_way_to_its_first(ask: Ask) -> None:
    found = got(ask("0101-4a", section="municipal"))
    assert found.section is Section.TREND
    assert Section.MUNICIPAL not in found.sections


def test_a_section_that_nobody_knows_is_no_page(ask: Ask) -> None:
    assert ask(section="ranking") is None


def test_a_section_over_all_forms_keeps_none_in_its_address(ask: Ask) -> None:
    assert got(ask("700", section="municipal", form="staff")).selection.form is None
    assert got(ask("700", form="staff")).selection.form == "staff"


def test_a_unit_of_somebody_else_is_no_page(ask: Ask) -> None:
    leader = Scope((Grant(Role.LEADER, got(ask("0102")).unit.unit),))
    assert ask("0101", leader) is None
    assert ask("0102", leader) is not None
    assert ask("nowhere") is None


def test_a_round_in_which_the_unit_did_not_exist_is_not_offered(stores: Stores, tmp_path: Path, ask: Ask) -> None:
    new = replaced("0101-4b,", "0103,700,institution,Ny Skole,school,,\n0101-4b,")
    stores.take(package(tmp_path / "2021", mapping=in_year("2021"), units=new))
    found = got(ask("0103"))
    assert ([one.key for one in found.rounds], found.before) == (["2021"], None)
