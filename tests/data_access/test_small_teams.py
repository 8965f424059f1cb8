"""Joining small teams: the joined team is told of, its parts never, and it lasts until it is divided again."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard.access import Role, Sight
from data_access import accounts, grants, small_teams, tables
from data_access.audit import UnknownRound, audit
from data_access.engine import reading, writing
from data_access.questions import units
from data_access.small_teams import CannotJoin, Reason
from tests.packages.builders import LABELS, added, package, pupil_answers, replaced
from tests.stores import Stores, dump

TWO = ["0101-t", "0101-u"]
JOINED = "0101-t+0101-u"
TODAY = date(2026, 5, 1)


def staff(sizes: dict[str, int]) -> str:
    rows = [f"{unit},{LABELS[place % 5]},{1 + place % 4}" for unit, size in sizes.items() for place in range(size)]
    return "\n".join(["unit,team1,team2", *rows]) + "\n"


def with_small_teams(folder: Path, key: str = "2015", pupils: int = 12, **sizes: int) -> Path:
    """Two teams of three and four at one school, and a class in one of them; eight at the other school."""
    answers = {"0101-t": 3, "0101-u": 4, "0102-t": 8} | sizes
    return package(
        folder,
        mapping=lambda text: replaced('"2015"', f'"{key}"')(text).replace("2015-", f"{key}-"),
        units=added("0101-u,0101,team,Udskoling,,,\n0101-w,0101,team,Ledelse,,,\n"),
        staff=staff(answers),
        pupil=pupil_answers(pupils),
        invited="form,unit,invited\nstaff,0101-t,5\nstaff,0101-u,6\n",
    )


@pytest.fixture
def small(stores: Stores, tmp_path: Path) -> Stores:
    stores.take(with_small_teams(tmp_path / "2015"))
    return stores


def join(stores: Stores, *codes: str, key: str = "2015", name: str | None = None) -> None:
    small_teams.join(stores.vault, stores.store, key, codes or TWO, name)


def statuses(stores: Stores, form: str = "staff", key: str = "2015") -> dict[str, str]:
    """Of everybody's cells of one factor, by unit."""
    cell, wanted = tables.cell.c, {"staff": "teamwork", "pupil": "relation"}[form]
    found = select(tables.unit.c.code, cell.status).join(tables.unit, tables.unit.c.id == cell.unit_id)
    found = found.join(tables.factor, tables.factor.c.id == cell.factor_id)
    found = found.join(tables.round_, tables.round_.c.id == cell.round_id)
    found = found.join(tables.split, tables.split.c.id == cell.split_id)
    here = (tables.round_.c.key == key, tables.factor.c.key == wanted, tables.split.c.key == "all")
    with reading(stores.store) as store:
        return dict(store.execute(found.where(*here)).all())


def tree(stores: Stores, key: str = "2015") -> dict[str, str]:
    """Parents by code, of all units that the round lists."""
    here, unit, above = tables.unit_in_round.c, tables.unit.alias(), tables.unit.alias()
    wanted = select(unit.c.code, above.c.code).select_from(tables.unit_in_round)
    wanted = wanted.join(unit, unit.c.id == here.unit_id).join(above, above.c.id == here.parent_id)
    wanted = wanted.join(tables.round_, tables.round_.c.id == here.round_id).where(tables.round_.c.key == key)
    with reading(stores.store) as store:
        return dict(store.execute(wanted).all())


def test_two_teams_too_small_to_be_told_of_are_told_of_together(small: Stores) -> None:
    before = statuses(small)
    assert (before["0101-t"], before["0101-u"]) == ("few", "few")
    join(small)
    after = statuses(small)
    assert after[JOINED] == "shown"
    assert not set(TWO) & after.keys()


def test_the_joined_team_stands_where_its_parts_stood(small: Stores) -> None:
    join(small)
    found = tree(small)
    assert found[JOINED] == "0101"
    assert found["0101-4a"] == JOINED
    assert not set(TWO) & found.keys()


def test_it_is_called_by_the_names_of_its_parts_or_as_one_likes(small: Stores) -> None:
    made = small_teams.join(small.vault, small.store, "2015", TWO[::-1], None)
    assert (made.code, made.name) == (JOINED, "Mellemtrin og Udskoling")
    small_teams.separate(small.vault, small.store, "2015", JOINED)
    assert small_teams.join(small.vault, small.store, "2015", TWO, "Hele huset").name == "Hele huset"


def test_invitations_are_added_up(small: Stores) -> None:
    join(small)
    row, wanted = tables.response.c, select(tables.response.c.answered, tables.response.c.invited)
    wanted = wanted.join(tables.unit, tables.unit.c.id == row.unit_id).where(tables.unit.c.code == JOINED)
    with reading(small.store) as store:
        assert [tuple(found) for found in store.execute(wanted.where(row.invited.is_not(None)))] == [(7, 11)]


def test_a_joined_round_passes_the_audit_with_what_was_told_before(small: Stores) -> None:
    join(small)
    with reading(small.vault) as vault, reading(small.store) as store:
        found = audit(vault, store, "2015")
    assert found.passed
    assert found.certificate.publications == 2


def test_a_join_outlives_a_corrected_package(small: Stores, tmp_path: Path) -> None:
    join(small)
    small.take(with_small_teams(tmp_path / "again", **{"0102-t": 20}))
    assert statuses(small)[JOINED] == "shown"


def test_a_join_waits_where_a_corrected_package_has_not_its_parts(small: Stores, tmp_path: Path) -> None:
    join(small)
    small.take(package(tmp_path / "again", pupil=pupil_answers(12)))
    assert JOINED not in statuses(small)
    assert "0101-t" in statuses(small)


def test_a_team_can_be_joined_for_one_round_only(small: Stores, tmp_path: Path) -> None:
    small.take(with_small_teams(tmp_path / "2017", key="2017"))
    join(small, key="2017")
    assert JOINED in statuses(small, key="2017")
    assert statuses(small, key="2015")["0101-t"] == "few"


def test_separating_puts_everything_back(small: Stores) -> None:
    before = statuses(small), tree(small)
    join(small)
    small_teams.separate(small.vault, small.store, "2015", JOINED)
    assert (statuses(small), tree(small)) == before


def test_joining_never_gives_away_the_sister_of_a_team_that_was_told_of(stores: Stores, tmp_path: Path) -> None:
    """Eight were told of by themselves; twelve with the sister would leave her four."""
    stores.take(with_small_teams(tmp_path, **{"0101-t": 8, "0101-u": 4, "0101-w": 4}))
    before = statuses(stores)
    assert (before["0101-t"], before["0101-u"], before["0101-w"]) == ("shown", "few", "few")
    join(stores)
    assert statuses(stores)[JOINED] == "protect"


@pytest.mark.parametrize(
    ("codes", "reason"),
    [
        (["0101-t", "nowhere"], Reason.UNKNOWN),
        (["0101-t"], Reason.ALONE),
        (["0101-t", "0101-t"], Reason.ALONE),
        (["0101", "0102"], Reason.KIND),
        (["0101-t", "0101-4b"], Reason.KINDS),
        (["0101-t", "0102-t"], Reason.PARENTS),
        (["0101-4a", "0101-4b"], Reason.PARENTS),
    ],
)
def test_what_does_not_belong_together_is_refused(small: Stores, codes: list[str], reason: Reason) -> None:
    before = dump(small.store), dump(small.vault)
    with pytest.raises(CannotJoin) as refused:
        join(small, *codes)
    assert refused.value.reason is reason
    assert (dump(small.store), dump(small.vault)) == before


def test_a_part_cannot_be_joined_again(small: Stores) -> None:
    join(small)
    for codes in (TWO, [JOINED, "0101-u"]):
        with pytest.raises(CannotJoin) as refused:
            join(small, *codes)
        assert refused.value.reason is Reason.JOINED


def test_a_code_that_is_taken_is_refused(stores: Stores, tmp_path: Path) -> None:
    folder = with_small_teams(tmp_path)
    (folder / "units.csv").write_text((folder / "units.csv").read_text() + f"{JOINED},0101,team,Andre,,,\n")
    stores.take(folder)
    with pytest.raises(CannotJoin) as refused:
        join(stores)
    assert refused.value.reason is Reason.TAKEN


def test_only_a_joined_team_can_be_separated(small: Stores) -> None:
    with pytest.raises(CannotJoin) as refused:
        small_teams.separate(small.vault, small.store, "2015", "0101-t")
    assert refused.value.reason is Reason.NOT_JOINED
    with pytest.raises(UnknownRound):
        small_teams.separate(small.vault, small.store, "1999", JOINED)


def test_small_teams_are_found_with_their_sisters(small: Stores) -> None:
    found = {(one.form, one.unit.code): [sister.code for sister in one.sisters] for one in listed(small)}
    assert found == {("staff", "0101-t"): ["0101-u", "0101-w"], ("staff", "0101-u"): ["0101-t", "0101-w"]}
    join(small)
    assert listed(small) == []


def listed(stores: Stores) -> list[small_teams.Small]:
    return small_teams.small(stores.vault, "2015")


def test_a_member_of_a_part_sees_the_joined_team_and_nothing_of_the_sister_elsewhere(
    small: Stores, tmp_path: Path
) -> None:
    small.take(with_small_teams(tmp_path / "2017", key="2017"))
    join(small, key="2017")
    with writing(small.store) as store:
        accounts.add(store, "anna")
        grants.give(store, "anna", Role.MEMBER, "0101-t")
    assert sight(small, "2017", JOINED) is Sight.EVERYTHING
    assert sight(small, "2017", "0101") is Sight.WHOLE
    assert sight(small, "2015", "0101-t") is Sight.EVERYTHING
    assert sight(small, "2015", "0101-u") is Sight.NOTHING
    small_teams.separate(small.vault, small.store, "2017", JOINED)
    assert sight(small, "2017", "0101-t") is Sight.EVERYTHING
    assert sight(small, "2017", "0101-u") is Sight.NOTHING


def test_a_role_can_be_given_on_a_team_that_has_only_ever_been_joined(small: Stores) -> None:
    join(small)
    with writing(small.store) as store:
        accounts.add(store, "anna")
        grants.give(store, "anna", Role.COORDINATOR, "0101-u")
    assert sight(small, "2015", JOINED) is Sight.EVERYTHING


def sight(stores: Stores, key: str, code: str) -> Sight:
    with reading(stores.store) as store:
        reader = grants.scope_of(store, accounts.number_of(store, "anna"), TODAY)
        round_id = store.execute(select(tables.round_.c.id).where(tables.round_.c.key == key)).scalar_one()
        ways = units.visible(reader, store, round_id)
    return next((reader.sight(way, round_id) for way in ways if way[-1].code == code), Sight.NOTHING)
