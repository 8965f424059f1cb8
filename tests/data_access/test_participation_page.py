"""Who reads what about participation, while a round is open and after."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard.access import Role
from dashboard.cells import Status
from dashboard.participation import Participating, Turnout
from dashboard.selection import Selection
from data_access import accounts, grants, tables
from data_access.catalogue import Catalogues
from data_access.engine import reading, writing
from data_access.questions.participation import participation
from tests.packages.builders import added, package
from tests.stores import Stores

HEAD = "form,unit,invited,answered,at\n"
TODAY = date(2026, 5, 1)
SCHOOLS = ("0101", "0102", "0103", "0104", "0105")
CLASSES = ("0101-4a", "0101-4b", "0102-4a", "0103-4a", "0104-4a", "0105-4a")
MORE = "".join(f"{code},700,institution,Skole {code},school,,\n" for code in SCHOOLS[2:])
MORE += "".join(f"{code},{code[:4]},child_group,4. a,,4,\n" for code in CLASSES[3:])
WHO = 'respondent_column = "who"\n'
Ask = Callable[..., Participating | None]


def open_package(folder: Path, weeks: int = 4, *, per_week: int = 4, key: str = "2017", units: str = MORE) -> Path:
    """Each week some more have answered in every class."""
    rows = [
        f"pupil,{code},25,{min(25, per_week * week + place)},{key}-09-{10 + 5 * week}T12:00\n"
        for week in range(1, weeks + 1)
        for place, code in enumerate(CLASSES)
        if units or code in CLASSES[:3]
    ]
    mapping = lambda text: text.replace('key = "2015"', f'key = "{key}"').replace("2015-", f"{key}-").replace(WHO, "")  # noqa: E731
    new = added(units)
    return package(
        folder,
        mapping=mapping,
        units=new,
        pupil=None,
        staff=None,
        invited=None,
        participation=HEAD + "".join(rows),
    )


@pytest.fixture
def ask(stores: Stores) -> Ask:
    """As somebody with a role somewhere, of a unit by its code."""

    def asked(role: Role, at: str | None, unit: str, **chosen: str) -> Participating | None:
        with writing(stores.store) as store:
            name = f"{role}-{at}"
            if name not in accounts.names(store):
                accounts.add(store, name, "a long password")
                grants.give(store, name, role, at)
        with reading(stores.store) as store:
            scope = grants.scope_of(store, accounts.number_of(store, name), TODAY)
            number = store.execute(select(tables.unit.c.id).where(tables.unit.c.code == unit)).scalar()
            catalogue = Catalogues().newest(store)
            return participation(scope, store, catalogue, Selection("participation", number, **chosen))

    return asked


@pytest.fixture
def being_answered(stores: Stores, tmp_path: Path) -> Stores:
    stores.take(open_package(tmp_path / "open"))
    return stores


def own(found: Participating | None) -> Turnout:
    assert found is not None
    assert found.chosen is not None
    return found.chosen.turnout


def names(found: Participating | None) -> list[str]:
    assert found is not None
    return [group.unit.name for group in found.groups]


@pytest.mark.usefixtures("being_answered")
def test_a_leader_follows_the_own_school_with_teams_and_classes(ask: Ask) -> None:
    found = ask(Role.LEADER, "0101", "0101")
    assert own(found) == Turnout(Status.SHOWN, 33, 50)
    assert sorted(names(found)) == ["4. a", "4. b", "Mellemtrin"]
    assert found is not None
    assert found.is_open
    assert found.still_answering
    assert found.newest == datetime(2017, 9, 30, 12)
    assert [one.at.day for one in found.course] == [15, 20, 25, 30]
    assert found.ceiling is None


@pytest.mark.usefixtures("being_answered")
def test_nobody_looks_into_another_school(ask: Ask) -> None:
    for unit in ("0102", "0102-4a"):
        assert ask(Role.LEADER, "0101", unit) is None
        assert ask(Role.MUNICIPALITY, "700", unit) is None
        assert ask(Role.PROGRAMME, None, unit) is None
    assert ask(Role.ADMINISTRATOR, None, "0101") is None
    assert ask(Role.RESEARCHER, None, "0101") is None


@pytest.mark.usefixtures("being_answered")
def test_a_member_sees_the_own_team_and_the_school_as_a_whole(ask: Ask) -> None:
    assert names(ask(Role.MEMBER, "0101-t", "0101")) == ["Mellemtrin", "4. a"]
    assert own(ask(Role.MEMBER, "0101-t", "0101-t")) == Turnout(Status.SHOWN, 16, 25)
    assert ask(Role.MEMBER, "0101-t", "0101-4b") is None
    assert ask(Role.MEMBER, "0101-t", "700") is None


@pytest.mark.usefixtures("being_answered")
def test_a_board_sees_the_school_as_a_whole(ask: Ask) -> None:
    found = ask(Role.BOARD, "0101", "0101")
    assert own(found) == Turnout(Status.SHOWN, 33, 50)
    assert names(found) == []
    assert ask(Role.BOARD, "0101", "0101-4a") is None


@pytest.mark.usefixtures("being_answered")
def test_those_above_see_the_sum_of_five_schools_and_none_by_name(ask: Ask) -> None:
    found = ask(Role.MUNICIPALITY, "700", "700")
    assert own(found).status is Status.SHOWN
    assert names(found) == []
    assert names(ask(Role.PROGRAMME, None, "pfl")) == ["Nørreå Kommune"]


def test_the_sum_of_two_schools_is_withheld_with_its_course(stores: Stores, ask: Ask, tmp_path: Path) -> None:
    stores.take(open_package(tmp_path, units=""))
    for role, at in ((Role.MUNICIPALITY, "700"), (Role.LEADER, "0101")):
        found = ask(role, at, "700")
        assert own(found) == Turnout(Status.PROTECT, withheld=True)
        assert found is not None
        assert (found.course, found.ceiling) == ((), None)


@pytest.mark.usefixtures("being_answered")
def test_a_leader_must_not_learn_of_one_other_school_by_subtraction(stores: Stores, ask: Ask, tmp_path: Path) -> None:
    assert own(ask(Role.LEADER, "0101", "700")).status is Status.SHOWN
    fewer = "".join(line for line in MORE.splitlines(keepends=True) if "0105" not in line)
    rows = HEAD + "".join(f"pupil,{code},25,20,2019-09-20\n" for code in CLASSES[:5])
    mapping = lambda text: text.replace('key = "2015"', 'key = "2019"').replace("2015-", "2019-")  # noqa: E731
    nothing = dict.fromkeys(("pupil", "staff", "invited"))
    path = package(tmp_path, mapping=mapping, units=added(fewer), participation=rows, **nothing)
    stores.take(path)
    assert own(ask(Role.LEADER, "0101", "700")).withheld


@pytest.mark.usefixtures("being_answered")
def test_a_researcher_sees_the_programme_and_no_small_number(ask: Ask) -> None:
    assert own(ask(Role.RESEARCHER, None, "pfl")).status is Status.SHOWN
    assert ask(Role.RESEARCHER, None, "700") is None


def test_early_on_the_own_school_says_only_that_few_have_answered(stores: Stores, ask: Ask, tmp_path: Path) -> None:
    stores.take(open_package(tmp_path, weeks=1, per_week=1))
    found = ask(Role.LEADER, "0101", "0101")
    assert own(found) == Turnout(Status.FEW)
    assert found is not None
    told = {turnout for group in found.groups for turnout in group.forms.values()}
    assert told == {Turnout(Status.PROTECT, together=True)}


def test_when_answers_come_more_slowly_the_page_says_how_many_there_can_be(
    stores: Stores, ask: Ask, tmp_path: Path
) -> None:
    rows = [f"pupil,0101-4a,100,{n},2017-09-{day}\n" for day, n in ((15, 10), (20, 30), (25, 40), (30, 45))]
    path = open_package(tmp_path)
    (path / "participation.csv").write_text(HEAD + "".join(rows))
    stores.take(path)
    found = ask(Role.LEADER, "0101", "0101")
    assert found is not None
    # From the 20th to the 30th fifteen more, and 31 days are left with the last one.
    assert found.ceiling == 92


@pytest.mark.usefixtures("being_answered")
def test_what_the_store_does_not_know_has_no_page(ask: Ask) -> None:
    assert ask(Role.LEADER, "0101", "0101", round="1999") is None
    assert ask(Role.LEADER, "0101", "0101", form="nobody") is None
    assert ask(Role.LEADER, "0101", "9999") is None


def test_after_publication_the_published_answers_stand_beside_the_course(
    stores: Stores, ask: Ask, tmp_path: Path
) -> None:
    early = "".join(f"pupil,{code},25,9,2015-09-20\n" for code in CLASSES[:3])
    stores.take(package(tmp_path, invited=None, participation=HEAD + early))
    found = ask(Role.LEADER, "0102", "0102")
    assert own(found) == Turnout(Status.SHOWN, 6, 25)
    assert found is not None
    assert (found.is_open, found.ceiling) == (False, None)
    assert [(one.at.day, one.turnout.answered) for one in found.course] == [(20, 9)]


def test_a_published_round_needs_no_course(stores: Stores, ask: Ask, first_round: Path) -> None:
    stores.take(first_round)
    found = ask(Role.LEADER, "0102", "0102")
    assert own(found) == Turnout(Status.SHOWN, 6, 7)
    assert found is not None
    assert (found.course, found.newest) == ((), None)


def test_the_open_round_comes_first_and_older_ones_are_a_choice_away(stores: Stores, ask: Ask, tmp_path: Path) -> None:
    stores.take(package(tmp_path / "first"))
    stores.take(open_package(tmp_path / "second"))
    found = ask(Role.LEADER, "0102", "0102")
    assert found is not None
    assert (found.selection.round, [choice.key for choice in found.rounds]) == ("2017", ["2015", "2017"])
    older = ask(Role.LEADER, "0102", "0102", round="2015")
    assert older is not None
    assert not older.is_open


def test_releasing_opens_no_round_that_is_still_answered(stores: Stores, ask: Ask, tmp_path: Path) -> None:
    """The school was released in the published round; those above see its participation there, and not in the next."""
    stores.take(package(tmp_path / "first"))
    with writing(stores.store) as store:
        school = store.execute(select(tables.unit.c.id).where(tables.unit.c.code == "0102")).scalar_one()
        round_id = store.execute(select(tables.round_.c.id)).scalar_one()
        row = {"round_id": round_id, "unit_id": school, "with_teams": True}
        store.execute(tables.open_institution.insert().values(row))
    stores.take(open_package(tmp_path / "second"))
    found = ask(Role.MUNICIPALITY, "700", "0102")
    assert found is not None
    assert [choice.key for choice in found.rounds] == ["2015"]
    assert "4. a" not in names(found)
