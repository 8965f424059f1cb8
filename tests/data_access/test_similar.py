"""Groups of similar institutions in real stores: declared once, withdrawn after corrections, told to few."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, func, select, update

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.profile import FactorRow, Profile, Similar
from dashboard.selection import Selection
from data_access import small_teams, tables
from data_access.catalogue import read
from data_access.engine import reading, writing
from data_access.importing import publish_again
from data_access.questions.profile import profile
from tests.attack.surveys import Answer, Version
from tests.attack.worlds import make
from tests.data_access.release_worlds import units_of
from tests.stores import Stores, new_stores

SMALL, LARGE = (9, 8), (15, 14)
SCHOOLS = {f"{town}{letter}": SMALL if letter < "E" else LARGE for town in "NS" for letter in "ABCDEFGH"}
HOME = "NA"
Row = tuple[str, str, str, int, bool]  # form, type, size, institutions, withdrawn


def version(year: int = 2015, schools: dict[str, tuple[int, ...]] = SCHOOLS) -> Version:
    """Two municipalities with small and large schools each, and what their leaders say."""
    made = make(schools, year)
    leaders = tuple(
        Answer(f"{code}/{one}", code, {"l1": 3 + one, "l2": 4, "l3": 2}) for code in schools for one in (0, 1)
    )
    return made.with_answers("leader", leaders)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("published")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        made.take(version().write(folder / "package"))
        yield made


@pytest.fixture
def store(published: Stores) -> Iterator[Connection]:
    with published.store.connect() as connection, connection.begin() as change:
        yield connection
        change.rollback()


def groups(stores: Stores) -> list[Row]:
    group, form = tables.similar_group.c, tables.form.c
    wanted = select(form.key, group.type, group.size, group.institutions, group.withdrawn)
    wanted = wanted.join(tables.form, form.id == group.form_id).order_by(group.round_id, group.id)
    with reading(stores.store) as connection:
        return [tuple(row) for row in connection.execute(wanted)]


def content(stores: Stores) -> list[list[tuple]]:
    with reading(stores.store) as connection:
        found = (tables.similar_group, tables.similar_unit, tables.similar_cell)
        return [sorted(tuple(row) for row in connection.execute(select(table))) for table in found]


def reader(store: Connection, *roles: tuple[Role, str]) -> Scope:
    places = {code: number for kind in ("programme", "municipality", "institution", "child_group") for code, number in
              units_of(store, kind).items()}  # fmt: skip
    grants = []
    for role, code in roles:
        school = code.partition("-")[0]
        above = [one for one in ("pfl", code[:1], school) if one != code and one in places]
        own = places[school] if "-" in code else None
        grants.append(Grant(role, places[code], own, frozenset(places[one] for one in above)))
    return Scope(tuple(grants))


def seen(store: Connection, scope: Scope, code: str = HOME, **choices: str) -> Profile:
    [unit] = [number for kind in ("programme", "municipality", "institution", "child_group")
              for one, number in units_of(store, kind).items() if one == code]  # fmt: skip
    found = profile(scope, store, read(store), Selection("profile", unit, **choices))
    assert found is not None
    return found


def beside(found: Profile) -> list[FactorRow]:
    return [row for row in found.factors if "similar" in row.comparisons]


def test_schools_are_compared_with_others_of_their_size_and_leaders_answers_never(
    stores: Stores, tmp_path: Path
) -> None:
    stores.take(version().write(tmp_path / "one"))
    assert groups(stores) == [("pupil", "", "small", 8, False), ("pupil", "", "large", 8, False)]
    with reading(stores.store) as connection:
        counted = connection.execute(select(func.count()).select_from(tables.similar_unit)).scalar()
    assert counted == 16


def test_publishing_again_tells_nothing_anew(stores: Stores, tmp_path: Path) -> None:
    stores.take(version().write(tmp_path / "one"))
    before = content(stores)
    publish_again(stores.vault, stores.store, "2015")
    assert content(stores) == before


def test_a_later_round_has_groups_of_its_own(stores: Stores, tmp_path: Path) -> None:
    stores.take(version().write(tmp_path / "one"))
    stores.take(version(2017).write(tmp_path / "two"))
    assert len(groups(stores)) == 4


def test_joined_teams_leave_the_groups_as_they_are(stores: Stores, tmp_path: Path) -> None:
    stores.take(version().write(tmp_path / "one"))
    before = content(stores)
    small_teams.join(stores.vault, stores.store, "2015", ["NA-tx", "NA-ty"], "Alle")
    assert content(stores) == before


def corrected(changed: str) -> Version:
    """In one school everybody has answered otherwise."""
    first = version()
    answers = [
        replace(one, items={item: 6 - value if value else value for item, value in one.items.items()})
        if one.unit.startswith(changed)
        else one
        for one in first.answers["pupil"]
    ]
    return first.with_answers("pupil", tuple(answers))


def test_a_correction_withdraws_the_group_of_the_corrected_school_and_no_other(stores: Stores, tmp_path: Path) -> None:
    stores.take(version().write(tmp_path / "one"))
    stores.take(corrected(HOME).write(tmp_path / "two"))
    assert groups(stores) == [("pupil", "", "small", 8, True), ("pupil", "", "large", 8, False)]


def test_what_was_withdrawn_does_not_come_back_with_the_old_answers(stores: Stores, tmp_path: Path) -> None:
    stores.take(version().write(tmp_path / "one"))
    stores.take(corrected(HOME).write(tmp_path / "two"))
    stores.take(version().write(tmp_path / "three"))
    assert groups(stores)[0] == ("pupil", "", "small", 8, True)


def test_nothing_is_declared_in_a_round_of_several_versions(stores: Stores, tmp_path: Path) -> None:
    """As in a store from before there were groups."""
    stores.take(version().write(tmp_path / "one"))
    with writing(stores.store) as connection:
        for table in (tables.similar_cell, tables.similar_unit, tables.similar_group):
            connection.execute(delete(table))
    stores.take(corrected(HOME).write(tmp_path / "two"))
    assert groups(stores) == []


def test_a_store_from_before_there_were_groups_gets_them_when_it_publishes_again(
    stores: Stores, tmp_path: Path
) -> None:
    stores.take(version().write(tmp_path / "one"))
    before = groups(stores)
    with writing(stores.store) as connection:
        for table in (tables.similar_cell, tables.similar_unit, tables.similar_group):
            connection.execute(delete(table))
    publish_again(stores.vault, stores.store, "2015")
    assert groups(stores) == before


def test_a_correction_of_a_round_in_which_a_form_told_nothing_is_taken(stores: Stores, tmp_path: Path) -> None:
    """Too few leaders to tell anything of them, whichever version."""
    few = {code: size for code, size in SCHOOLS.items() if code in ("NA", "NB")}
    first = version(schools=few)
    stores.take(first.write(tmp_path / "one"))
    assert stores.take(replace(first, invited={("pupil", "NA-a"): 12}).write(tmp_path / "two"))


def test_a_group_with_everybody_in_it_is_no_group(stores: Stores, tmp_path: Path) -> None:
    stores.take(version(schools=dict.fromkeys(("NA", "NB", "NC", "ND", "NE"), SMALL)).write(tmp_path / "one"))
    assert groups(stores) == []


def test_a_leader_sees_the_group_as_one_more_comparison(store: Connection) -> None:
    found = seen(store, reader(store, (Role.LEADER, HOME)), against="similar")
    assert found.similar == Similar("", "small", "", 8)
    assert [choice.key for choice in found.against] == ["municipality", "programme", "similar"]
    assert found.selection.against == "similar"
    assert [row.key for row in beside(found)] == [row.key for row in found.factors]
    for row in found.factors:
        group = row.comparisons["similar"]
        assert (group.n or 0) > (row.own.n or 0)
        assert (row.difference is not None) == row.own.shown
        if row.difference:
            assert row.difference.value == (row.own.points or 0) - (group.points or 0)


def test_the_figures_are_those_of_the_members_together(store: Connection) -> None:
    """Worked out again from what each of them is told."""
    found = seen(store, reader(store, (Role.LEADER, HOME)))
    small = [seen(store, OPERATOR, code) for code, size in SCHOOLS.items() if size == SMALL]
    for row in found.factors:
        own = [next(one.own for one in member.factors if one.key == row.key) for member in small]
        answers = sum(cell.n or 0 for cell in own)
        mean = sum((cell.n or 0) * (cell.points or 0) for cell in own) / answers
        group = row.comparisons["similar"]
        assert (group.n, group.groups) == (answers, sum(cell.groups or 0 for cell in own))
        assert abs((group.points or 0) - mean) <= 0.5


@pytest.mark.parametrize(
    "roles",
    [
        [(Role.RESOURCE_PERSON, HOME)],
        [(Role.COORDINATOR, "NA-a")],
        [(Role.MEMBER, "NA-a")],
        [(Role.BOARD, HOME)],
        [(Role.LEADER, HOME), (Role.BOARD, HOME)],
    ],
)
def test_whoever_knows_one_institution_is_told(store: Connection, roles: list[tuple[Role, str]]) -> None:
    found = seen(store, reader(store, *roles))
    assert found.similar is not None
    assert beside(found)


@pytest.mark.parametrize(
    "roles",
    [
        [(Role.LEADER, HOME), (Role.MUNICIPALITY, "N")],
        [(Role.LEADER, HOME), (Role.PROGRAMME, "pfl")],
        [(Role.LEADER, HOME), (Role.RESEARCHER, "pfl")],
        [(Role.LEADER, HOME), (Role.LEADER, "SA")],
        [(Role.LEADER, HOME), (Role.BOARD, "NB")],
        [(Role.RESOURCE_PERSON, HOME), (Role.MEMBER, "NB-a")],
    ],
)
def test_whoever_knows_more_could_subtract_and_is_not_told(store: Connection, roles: list[tuple[Role, str]]) -> None:
    found = seen(store, reader(store, *roles), against="similar")
    assert found.similar is None
    assert not beside(found)
    assert "similar" not in [choice.key for choice in found.against]
    assert found.selection.against == "municipality"


def test_a_municipality_with_an_open_school_sees_no_group_there(store: Connection) -> None:
    unit = units_of(store, "institution")[HOME]
    scope = replace(reader(store, (Role.MUNICIPALITY, "N")), opened={(1, unit): True})
    assert seen(store, scope).similar is None
    assert not beside(seen(store, scope))


@pytest.mark.parametrize("choices", [{"split": "gender=girl"}, {"form": "leader"}])
def test_of_splits_and_of_leaders_nothing_is_told(store: Connection, choices: dict[str, str]) -> None:
    code = "N" if "form" in choices else HOME
    found = seen(store, reader(store, (Role.LEADER, HOME)), code, **choices)
    assert found.selection.split == choices.get("split")
    assert found.similar is None
    assert not beside(found)


@pytest.mark.parametrize("code", ["N", "pfl", "NA-a"])
def test_only_the_institution_itself_has_a_group(store: Connection, code: str) -> None:
    found = seen(store, reader(store, (Role.LEADER, HOME)), code, against="similar")
    assert found.similar is None
    assert not beside(found)


def test_a_withdrawn_group_is_not_shown(published: Stores, store: Connection) -> None:
    store.execute(update(tables.similar_group).values(withdrawn=True))
    found = seen(store, reader(store, (Role.LEADER, HOME)), against="similar")
    assert found.similar is None
    assert not beside(found)
