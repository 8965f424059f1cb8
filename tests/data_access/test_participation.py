"""Participation on its way into the store: while a round is open, when its answers come, and after."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Row, select

from dashboard.access import OPERATOR, Role
from dashboard.moments import danish
from data_access import accounts, grants, small_teams, tables, vault
from data_access.audit import UnknownRound, audit
from data_access.catalogue import Catalogues, open_rounds
from data_access.engine import reading, writing
from data_access.importing import NothingToPublish, publish_again
from data_access.questions import colleagues, home, sites
from data_access.register import OtherProgramme
from tests.packages.builders import Change, added, package, replaced
from tests.stores import Stores, dump

HEAD = "form,unit,invited,answered,at\n"
SEPTEMBER = (
    "pupil,0101-4a,20,12,2015-09-20T12:00\npupil,0101-4b,24,3,2015-09-20T12:00\npupil,0102-4a,22,9,2015-09-20T12:00\n"
)
OCTOBER = (
    "pupil,0101-4a,20,18,2015-10-01T08:00\npupil,0101-4b,24,7,2015-10-01T08:00\npupil,0102-4a,22,15,2015-10-01T08:00\n"
)
MOVED = replaced("0101-t,0101,", "0101-t,0102,")
TODAY = date(2026, 5, 1)


def taking_part(folder: Path, rows: str, key: str = "2015", **changes: Change) -> Path:
    """A package that tells participation alone."""
    return package(
        folder,
        mapping=lambda text: each_for_themselves(replaced('key = "2015"', f'key = "{key}"')(text), key),
        pupil=None,
        staff=None,
        invited=None,
        participation=HEAD + rows.replace("2015-", f"{key}-"),
        **changes,
    )


def each_for_themselves(mapping: str, key: str) -> str:
    """Nobody answers for several."""
    return mapping.replace("2015-", f"{key}-").replace('respondent_column = "who"\n', "")


def told(stores: Stores, form: str = "pupil") -> dict[tuple[str, str], tuple[str, int | None, int | None]]:
    """Status, invited and answered, by unit and day."""
    here, unit = tables.participation, tables.unit.c.code
    wanted = select(here, unit).join(tables.unit, tables.unit.c.id == here.c.unit_id).join(tables.form)
    with reading(stores.store) as store:
        rows = store.execute(wanted.where(tables.form.c.key == form)).all()
    days = [f"{danish(row.at):%d-%m}" for row in rows]
    return {(row.code, day): (row.status, row.invited, row.answered) for row, day in zip(rows, days, strict=True)}


def test_a_round_can_be_followed_before_anything_is_published(stores: Stores, tmp_path: Path) -> None:
    assert stores.take(taking_part(tmp_path, SEPTEMBER)) is True
    assert told(stores) == {
        ("pfl", "20-09"): ("shown", 66, 24),
        ("700", "20-09"): ("shown", 66, 24),
        ("0101", "20-09"): ("shown", 44, 15),
        ("0102", "20-09"): ("shown", 22, 9),
        ("0101-t", "20-09"): ("protect", None, None),
        ("0101-4a", "20-09"): ("protect", None, None),
        ("0101-4b", "20-09"): ("protect", None, None),
        ("0102-4a", "20-09"): ("shown", 22, 9),
    }
    assert dump(stores.store)["cell"] == dump(stores.store)["publication"] == dump(stores.vault)["package"] == []


def test_the_same_package_twice_changes_nothing(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER))
    before = dump(stores.store), dump(stores.vault)
    assert stores.take(taking_part(tmp_path, SEPTEMBER)) is False
    assert (dump(stores.store), dump(stores.vault)) == before


def test_later_numbers_are_added_to_the_course(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER))
    assert stores.take(taking_part(tmp_path, OCTOBER)) is True
    found = told(stores)
    assert (found["0101", "20-09"], found["0101", "01-10"]) == (("shown", 44, 15), ("shown", 44, 25))


def test_of_classes_and_teams_only_the_newest_numbers_are_told(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER + OCTOBER))
    found = told(stores)
    assert found["0101-4b", "01-10"] == ("shown", 24, 7)
    assert {day for code, day in found if "-" in code} == {"01-10"}


def test_where_one_answers_for_many_no_class_is_told_before_the_publication(stores: Stores, tmp_path: Path) -> None:
    path = taking_part(tmp_path, SEPTEMBER + OCTOBER)
    mapping = path / "mapping.toml"
    mapping.write_text(mapping.read_text().replace('subject = "self"', 'subject = "self"\nrespondent_column = "who"'))
    stores.take(path)
    found = told(stores)
    assert {values for (code, _), values in found.items() if "-" in code} == {("protect", None, None)}
    assert found["0101", "01-10"] == ("shown", 44, 25)


def test_after_the_publication_classes_are_told_by_their_published_answers_alone(
    stores: Stores, tmp_path: Path
) -> None:
    stores.take(package(tmp_path, participation=HEAD + OCTOBER))
    assert {code for code, _ in told(stores)} == {"pfl", "700", "0101", "0102"}


def test_another_number_of_the_same_moment_is_a_correction(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER))
    assert stores.take(taking_part(tmp_path, SEPTEMBER.replace("22,9,", "22,11,"))) is True
    assert told(stores)["0102", "20-09"] == ("shown", 22, 11)


def test_a_unit_that_is_not_told_again_stands_as_it_was(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER + "pupil,0102-4a,22,17,2015-09-25\n"))
    assert told(stores)["pfl", "25-09"] == ("shown", 66, 32)


def test_of_several_moments_of_a_day_the_last_is_told(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, "pupil,0102-4a,22,6,2015-09-25T08:00\npupil,0102-4a,22,8,2015-09-25T23:30\n"))
    assert [key for key in told(stores) if key[0] == "0102"] == [("0102", "25-09")]
    assert told(stores)["0102", "25-09"] == ("shown", 22, 8)


def test_a_number_of_a_school_holds_for_the_whole_of_it(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER + "pupil,0101,60,30,2015-09-20T12:00\n"))
    assert told(stores)["0101", "20-09"] == ("shown", 60, 30)
    assert told(stores)["700", "20-09"] == ("shown", 82, 39)


def test_leaders_are_counted_from_the_municipality_up(stores: Stores, tmp_path: Path) -> None:
    def with_leaders(text: str) -> str:
        return text.replace('informant = "staff"', 'informant = "leader"')

    path = taking_part(tmp_path, "staff,0101,4,3,2015-09-20\nstaff,0102,5,3,2015-09-20\n")
    mapping = path / "mapping.toml"
    mapping.write_text(with_leaders(mapping.read_text()))
    stores.take(path)
    assert told(stores, "staff") == {("pfl", "20-09"): ("shown", 9, 6), ("700", "20-09"): ("shown", 9, 6)}


def test_of_another_programme_or_without_a_row_nothing_is_taken(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER))
    before = dump(stores.store), dump(stores.vault)
    other = taking_part(tmp_path / "other", OCTOBER)
    (other / "mapping.toml").write_text((other / "mapping.toml").read_text().replace('"pfl"', '"lp"'))
    with pytest.raises(OtherProgramme):
        stores.take(other)
    with pytest.raises(NothingToPublish):
        stores.take(taking_part(tmp_path / "empty", ""))
    assert (dump(stores.store), dump(stores.vault)) == before


def test_an_open_round_is_neither_audited_nor_published_nor_in_the_catalogue(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path / "first"))
    catalogues = Catalogues()
    with reading(stores.store) as store:
        before = catalogues.newest(store)
    stores.take(taking_part(tmp_path / "second", SEPTEMBER, "2017"))
    with reading(stores.store) as store, reading(stores.vault) as kept:
        assert catalogues.newest(store) == before == Catalogues().newest(store)
        assert [round_.key for round_ in open_rounds(store)] == ["2017"]
        with pytest.raises(UnknownRound):
            audit(kept, store, "2017")
        assert audit(kept, store, "2015").passed
    with pytest.raises(UnknownRound):
        publish_again(stores.vault, stores.store, "2017")


def test_a_store_with_an_open_round_alone_knows_its_programme(stores: Stores, tmp_path: Path) -> None:
    catalogues = Catalogues()
    with reading(stores.store) as store:
        assert catalogues.newest(store).programme == ""
    stores.take(taking_part(tmp_path, SEPTEMBER))
    with reading(stores.store) as store:
        found = catalogues.newest(store)
    assert (found.programme, found.made_up, found.rounds, found.forms) == ("pfl", True, (), {})


def test_an_open_round_moves_nobody(stores: Stores, tmp_path: Path) -> None:
    """A team stands at the other school in the open round; roles, names and colleagues follow the published one."""
    stores.take(package(tmp_path / "first"))
    with writing(stores.store) as store:
        for name, role, code in (("anna", Role.MEMBER, "0101-t"), ("bo", Role.LEADER, "0101")):
            accounts.add(store, name, "a long password")
            grants.give(store, name, role, code)
    before = standing(stores)
    units = lambda text: MOVED(text).replace("Bøgeskolen", "Bøgene")  # noqa: E731
    stores.take(taking_part(tmp_path / "second", SEPTEMBER, "2017", units=units))
    assert standing(stores) == before
    stores.take(package(tmp_path / "third", units=units))
    assert standing(stores) != before


def standing(stores: Stores) -> tuple[object, ...]:
    with reading(stores.store) as store:
        catalogue = Catalogues().newest(store)
        anna, bo = (grants.scope_of(store, accounts.number_of(store, name), TODAY) for name in ("anna", "bo"))
        school = bo.grants[0].unit
        return (
            anna.grants,
            colleagues.colleagues(bo, store, school),
            colleagues.codes(bo, store, school),
            home.home(bo, store, catalogue),
            sites.named(OPERATOR, store, [school]),
            [site.name for site in sites.offered(OPERATOR, store)],
            sites.matching(OPERATOR, store, "Bøgene"),
        )


def test_a_school_that_only_an_open_round_has_can_have_a_leader(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path / "first"))
    new = added("0103,700,institution,Den nye skole,school,,\n0103-1a,0103,child_group,1. a,,1,\n")
    stores.take(taking_part(tmp_path / "second", "pupil,0103-1a,20,8,2015-09-20\n", "2017", units=new))
    with writing(stores.store) as store:
        accounts.add(store, "ida", "a long password")
        grants.give(store, "ida", Role.LEADER, "0103")
        assert [len(grant.above) for grant in grants.scope_of(store, 1, TODAY).grants] == [2]


def test_answers_that_come_later_are_published_beside_the_course(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER))
    late = "pupil,0101-4a,20,6,2015-10-30\npupil,0101-4b,24,6,2015-10-30\npupil,0102-4a,22,6,2015-10-30\n"
    answers = package(tmp_path / "answers", invited=None, participation=HEAD + late)
    assert stores.take(answers) is True
    found, school = told(stores), responded(stores) & {"0101", "0102"}
    assert school
    for code in school:
        assert found[code, "30-10"][:1] + found[code, "30-10"][2:] == ("shown", {"0101": 12, "0102": 6}[code])
        assert found[code, "20-09"][2] == {"0101": 15, "0102": 9}[code]
    with reading(stores.vault) as kept, reading(stores.store) as store:
        assert audit(kept, store, "2015").passed
        assert open_rounds(store) == []
    before = dump(stores.store), dump(stores.vault)
    assert stores.take(answers) is False
    assert (dump(stores.store), dump(stores.vault)) == before


def test_a_round_that_was_followed_knows_who_was_invited(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER + "pupil,0101-4a,26,18,2015-10-01\n"))
    stores.take(package(tmp_path / "answers", invited=None))
    with reading(stores.vault) as kept:
        assert vault.versions(kept, "2015")[0].invited == {
            ("pupil", "0101-4a"): 26,
            ("pupil", "0101-4b"): 24,
            ("pupil", "0102-4a"): 22,
        }


def test_the_latest_participation_of_a_package_tells_who_was_invited(stores: Stores, tmp_path: Path) -> None:
    rows = "pupil,0101-4a,20,3,2015-09-20\npupil,0101-4a,24,6,2015-10-01\n"
    stores.take(package(tmp_path, invited=None, participation=HEAD + rows))
    with reading(stores.vault) as kept:
        assert vault.versions(kept, "2015")[0].invited == {("pupil", "0101-4a"): 24}


def test_participation_alone_erases_nothing_that_is_published(stores: Stores, tmp_path: Path) -> None:
    stores.take(package(tmp_path / "first"))
    before = dump(stores.store), dump(stores.vault)
    later = taking_part(tmp_path / "later", SEPTEMBER, units=MOVED)
    (later / "mapping.toml").write_text((later / "mapping.toml").read_text().replace('"Elever"', '"Alle elever"'))
    stores.take(later)
    after = dump(stores.store), dump(stores.vault)
    changed = [name for was, now in zip(before, after, strict=True) for name in was if was[name] != now[name]]
    assert changed == ["participation", "participation"]


def test_what_the_publication_hides_is_hidden_in_the_course_too(stores: Stores, tmp_path: Path) -> None:
    """Only two of the other school have answered."""
    few = lambda text: "\n".join(text.splitlines()[:-4]) + "\n"  # noqa: E731
    stores.take(package(tmp_path, pupil=few, participation=HEAD + OCTOBER))
    hidden = {code for (code, _), (status, _, _) in told(stores).items() if status != "shown"}
    assert hidden == set_of_units(stores) - responded(stores)
    assert hidden


def set_of_units(stores: Stores) -> set[str]:
    return {code for code, _ in told(stores)}


def responded(stores: Stores) -> set[str]:
    here = tables.response.c
    wanted = select(tables.unit.c.code).join(tables.response, here.unit_id == tables.unit.c.id)
    wanted = wanted.join(tables.form, tables.form.c.id == here.form_id).where(tables.form.c.key == "pupil")
    with reading(stores.store) as store:
        return set(store.execute(wanted).scalars())


def test_joining_small_teams_joins_their_course(stores: Stores, tmp_path: Path) -> None:
    rows = "staff,0101-t,5,3,2015-09-20\nstaff,0101-u,6,4,2015-09-20\nstaff,0102-t,9,8,2015-09-20\n"
    units = added("0101-u,0101,team,Udskoling,,,\n")
    answers = "\n".join(["unit,team1,team2", *(f"{u},Enig,{1 + n % 4}" for u in TEAMS for n in range(TEAMS[u]))]) + "\n"
    stores.take(package(tmp_path, units=units, staff=answers, invited=None, participation=HEAD + rows))
    before = told(stores, "staff")
    small_teams.join(stores.vault, stores.store, "2015", ["0101-t", "0101-u"], None)
    assert told(stores, "staff") == before


TEAMS = {"0101-t": 3, "0101-u": 4, "0102-t": 8}


def test_no_number_below_k_stands_in_the_store(stores: Stores, tmp_path: Path) -> None:
    stores.take(taking_part(tmp_path, SEPTEMBER))
    here = tables.participation
    with reading(stores.store) as store:
        rows: list[Row] = list(store.execute(select(here)))
    assert {row.status for row in rows} == {"shown", "protect"}
    assert all((row.answered is None) is (row.invited is None) is (row.status != "shown") for row in rows)
    assert all(row.answered is None or row.answered >= 5 for row in rows)
