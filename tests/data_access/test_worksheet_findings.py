"""Findings are held fast as the team is shown them, outlive every correction, and are shown to nobody else."""

import json
from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import Connection, select, update

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.cells import Status
from dashboard.plc import Plc, Visibility
from dashboard.selection import Selection
from dashboard.worksheet.finding import About, Frozen, fingerprint
from data_access import accounts, focus_areas, grants, plcs, tables, worksheets
from data_access.catalogue import read
from data_access.engine import reading, writing
from data_access.focus_areas import Address
from data_access.questions import cells, units
from data_access.questions.worksheets.findings import of_sheet, shown
from data_access.questions.worksheets.sheet import sheet
from data_access.worksheet_start import NewSheet, NotTheirArea, start, work_also
from tests.packages.builders import CLASSES, package, pupil_answers, replaced
from tests.stores import Stores


@pytest.fixture
def house(stores: Stores, tmp_path: Path) -> Stores:
    """Twelve pupils in each class, and Anna in the middle school's team."""
    stores.take(package(tmp_path / "first", pupil=pupil_answers(12)))
    with writing(stores.store) as store:
        accounts.add(store, "Anna")
        grants.give(store, "Anna", Role.MEMBER, "0101-t")
    return stores


def numbers(store: Connection) -> dict[str, int]:
    ways = units.all_of_round(OPERATOR, store, read(store).rounds[-1].id)
    return {way[-1].code: way[-1].unit for way in ways}


def team(store: Connection, code: str = "0101-t") -> Plc:
    """The one that belongs there, made where there is none."""
    here = numbers(store)
    found = store.execute(select(tables.plc.c.id).where(tables.plc.c.unit_id == here[code])).scalar()
    number = found or plcs.begin(store, here[code[:4]], here[code], f"PLF {code}")
    plc = plcs.team(store, number)
    assert plc is not None
    return plc


def area(store: Connection, code: str, factor: str = "relation") -> int:
    catalogue, unit = read(store), numbers(store)[code]
    [round_] = catalogue.rounds
    form = catalogue.form(round_.id, "pupil")
    assert form is not None
    asked = catalogue.factor(round_.id, form.id, factor)
    assert asked is not None
    way = units.ways(OPERATOR, store, round_.id, [unit])[unit]
    cell = cells.of(OPERATOR, store, [(round_.id, way)], form.id, catalogue.splits["all"])[unit, asked.id, round_.id]
    return focus_areas.choose(store, Address(unit, round_.id, form.id, asked.id), cell, None, "Anna")


def begun(store: Connection, *areas: int) -> int:
    catalogue = read(store)
    new = NewSheet(team(store), catalogue.rounds[-1], "analysis", "Anna", areas)
    return start(store, catalogue, new)


def anna(store: Connection) -> Scope:
    return grants.scope_of(store, accounts.number_of(store, "Anna"), date.today())


def held(store: Connection, number: int, scope: Scope) -> list[Frozen]:
    found = sheet(scope, store, read(store), number)
    return of_sheet(scope, store, read(store), found) if found else []


def contents(stores: Stores) -> list[tuple[str, str]]:
    with reading(stores.store) as store:
        wanted = select(tables.finding.c.content, tables.finding.c.fingerprint).order_by(tables.finding.c.id)
        return [tuple(row) for row in store.execute(wanted)]


def test_the_figures_of_a_focus_area_are_held_fast_when_the_worksheet_begins(house: Stores) -> None:
    with writing(house.store) as store:
        chosen = area(store, "0101-t")
        [found] = held(store, begun(store, chosen), anna(store))
        assert (found.area, found.kept, found.moved, found.published_since) == (chosen, True, (), False)
        finding, own = found.finding, found.finding.own
        assert (finding.place.da, finding.form.key, finding.factor.key, finding.k) == (
            "Mellemtrin",
            "pupil",
            "relation",
            5,
        )
        row = store.execute(select(tables.focus_area).where(tables.focus_area.c.id == chosen)).one()
        assert (own.cell.n, own.cell.points, own.cell.low, own.cell.high) == (row.n, row.points, row.low, row.high)
        assert [one.about for one in finding.figures] == [
            About.OWN,
            *(About(kind) for kind in ("institution", "municipality", "programme")),
        ]
        newest = store.execute(select(tables.publication.c.id).order_by(tables.publication.c.id.desc())).scalar()
        assert finding.certified.publication == newest


def test_a_corrected_package_leaves_every_byte_as_it_was_and_is_told_of(house: Stores, tmp_path: Path) -> None:
    with writing(house.store) as store:
        number = begun(store, area(store, "0101-t"))
    before = contents(house)
    late = pupil_answers(12) + f"late;{CLASSES[0]};1;completed;120,5;5;5;1;4;4\n"
    assert house.take(package(tmp_path / "second", pupil=late))
    assert contents(house) == before
    [(content, mark)] = before
    assert fingerprint(content) == mark
    with reading(house.store) as store:
        [found] = held(store, number, anna(store))
    assert (found.text, found.kept, found.published_since) == (content, True, True)
    assert found.finding.own.cell.shown
    own = next(one for one in found.moved if one.figure.about is About.OWN)
    assert own.now.status in (Status.FEW, Status.PROTECT)
    assert own.now.points is None


def test_a_round_that_is_published_again_with_the_same_answers_moves_nothing(house: Stores, tmp_path: Path) -> None:
    with writing(house.store) as store:
        number = begun(store, area(store, "0101-t"))
    renamed = replaced("Kortlægning 2015", "Kortlægningen 2015")
    assert house.take(package(tmp_path / "second", pupil=pupil_answers(12), mapping=renamed))
    with reading(house.store) as store:
        [found] = held(store, number, anna(store))
    assert (found.moved, found.published_since) == ((), True)
    assert found.finding.round.name.da == "Kortlægning 2015"


def test_a_finding_that_was_changed_behind_our_back_says_so(house: Stores) -> None:
    with writing(house.store) as store:
        number = begun(store, area(store, "0101-t"))
        [found] = held(store, number, anna(store))
        better = json.loads(found.text)
        better["figures"][0]["cell"]["points"] += 50
        store.execute(update(tables.finding).values(content=json.dumps(better, ensure_ascii=False)))
        [found] = held(store, number, anna(store))
        assert not found.kept


def test_whoever_may_not_open_the_place_is_shown_nothing_of_it_in_a_shared_worksheet(house: Stores) -> None:
    with writing(house.store) as store:
        number = begun(store, area(store, "0101-t"), area(store, "0101"))
        worksheets.share(store, number, Visibility.HOUSE)
        here = numbers(store)
        beside = Scope((Grant(Role.MEMBER, here["0101-4b"], here["0101"], frozenset({here["700"], here["pfl"]})),))
        leader = Scope((Grant(Role.LEADER, here["0101"], None, frozenset({here["700"], here["pfl"]})),))
        assert [one.finding.unit for one in held(store, number, leader)] == [here["0101-t"], here["0101"]]
        assert [one.finding.unit for one in held(store, number, beside)] == [here["0101"]]


@pytest.mark.parametrize("code", ["0102-4a", "0101-4b", "0102"])
def test_a_team_works_on_nothing_that_it_may_not_open(house: Stores, code: str) -> None:
    with writing(house.store) as store, pytest.raises(NotTheirArea):
        begun(store, area(store, code))


def test_what_is_hidden_is_held_fast_without_a_number(stores: Stores, tmp_path: Path) -> None:
    small = "".join(line for line in pupil_answers(12).splitlines(keepends=True) if not _is_later(line, "0101-4a", 3))
    stores.take(package(tmp_path / "first", pupil=small))
    with reading(stores.store) as store:
        unit = numbers(store)["0101-4a"]
        found = shown(OPERATOR, store, read(store), Selection("profile", unit, "2015", "pupil", factor="relation"))
    assert found is not None
    assert found.own.cell.status in (Status.FEW, Status.PROTECT)
    assert (found.own.cell.n, found.own.cell.points, found.own.cell.low) == (None, None, None)
    assert all(one.difference is None for one in found.figures)


def test_what_was_not_asked_there_is_no_finding(house: Stores) -> None:
    with reading(house.store) as store:
        unit = numbers(store)["0101-t"]
        for form, factor in (("pupil", "teamwork"), ("nothing", "relation"), ("pupil", "nothing")):
            what = Selection("profile", unit, "2015", form, factor=factor)
            assert shown(OPERATOR, store, read(store), what) is None


def test_two_who_hold_the_same_figure_fast_at_once_hold_it_once(house: Stores) -> None:
    with writing(house.store) as store:
        chosen, number = area(store, "0101-t"), begun(store)
        found = sheet(anna(store), store, read(store), number)
    assert found is not None
    ready = Barrier(2)

    def work() -> None:
        ready.wait()
        with writing(house.store) as store:
            work_also(store, read(store), found, chosen, "Anna")

    people = [Thread(target=work) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(contents(house)) == 1
    with reading(house.store) as store:
        assert store.execute(select(tables.worksheet_area.c.focus_area_id)).scalars().all() == [chosen]


def _is_later(line: str, code: str, most: int) -> bool:
    """Whether it is one of the class's answers beyond the first few."""
    who, _, rest = line.partition(";")
    return rest.startswith(f"{code};") and int("".join(sign for sign in who if sign.isdecimal()) or 0) % 100 > most
