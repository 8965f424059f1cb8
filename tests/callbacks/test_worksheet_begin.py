"""A worksheet is begun once, with the figures there are, and carried on in a new cycle."""

import pytest
from sqlalchemy import select, update

from data_access import revisions, tables
from data_access.engine import Engine, reading, writing
from tests.callbacks.conftest import seen
from tests.callbacks.sheets import FIELD, SECRET, Enter, begin, do, plc_of, sheets_of, write


@pytest.fixture
def plc(own_store: Engine) -> int:
    """The coordinator's own team."""
    return plc_of(own_store, "coordinator")


def test_a_begun_worksheet_knows_its_year_and_its_people(own_store: Engine, enter: Enter, plc: int) -> None:
    number = begin(enter("coordinator"), plc)
    with reading(own_store) as store:
        heads = revisions.heads(store, number)
    assert heads["head.school_year"].text.count("/") == 1
    assert "coordinator" in heads["head.participants"].text


def test_forged_forms_are_not_found(enter: Enter, plc: int) -> None:
    client, right = enter("coordinator"), {"plc": plc, "template": "analysis"}
    for wrong in ({"plc": 999}, {"plc": "x"}, {"template": "no"}, {"area": "0"}, {"area": 999}):
        assert client.post("/worksheet/begin", data=right | wrong).status_code == 404, wrong
    number = begin(client, plc)
    assert do(client, "share", number, visibility="everybody") == 404
    assert do(client, "template", number, template="no") == 404
    assert do(client, "hold", number, unit=1, what="pupil_4_10") == 404
    assert do(client, "close", 999) == 404


def test_a_refused_beginning_leads_back_to_our_own_pages_only(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    data = {"plc": plc, "template": "analysis", "area": [1, 2, 3, 4]}
    for back, leads_to in (("/worksheets/3?round=2019", "/worksheets/3?round=2019"), ("//example.org/x", "/")):
        answer = client.post("/worksheet/begin", data=data | {"back": back})
        assert (answer.status_code, answer.location) == (303, leads_to)
    assert "Vælg højst 3 indsatsområder" in seen(client, "/")


def test_a_new_cycle_takes_over_what_was_ticked_and_leaves_the_old_one_alone(
    own_store: Engine, enter: Enter, plc: int
) -> None:
    client = enter("coordinator")
    old = begin(client, plc)
    for address, text in {
        FIELD: SECRET,
        "problem.text": "Hvorfor?",
        "actions.a.title": "Fælles start",
        "actions.b.title": "Ny bordplan",
        "actions.b.status": "done",
        "actions.c.title": "Fortrudt",
        "actions.c.row": "",
    }.items():
        write(own_store, old, text, address)
    answer = client.post("/worksheet/cycle", data={"worksheet": old, "carry-challenge": "on", "carry-actions": "on"})
    new = int(answer.location.rpartition("/")[2])
    with reading(own_store) as store:
        texts = {address: head.text for address, head in revisions.heads(store, new).items()}
        before = {address: head.text for address, head in revisions.heads(store, old).items()}
    assert (texts[FIELD], texts["actions.a.title"]) == (SECRET, "Fælles start")
    assert not {"problem.text", "actions.b.title", "actions.c.title"} & texts.keys()
    assert before["actions.b.title"] == "Ny bordplan"
    assert f"/worksheet/{old}" in seen(client, f"/worksheet/{new}")
    assert f"/worksheet/{new}" in seen(client, f"/worksheet/{old}")


def test_held_figures_are_told_once_and_only_of_places_the_team_may_open(
    own_store: Engine, enter: Enter, plc: int, home: int
) -> None:
    client = enter("coordinator")
    number, address = begin(client, plc), "/worksheet/{}"
    fields = {"unit": home, "what": "pupil_4_10 wellbeing"}
    do(client, "hold", number, **fields)
    page = seen(client, address.format(number))
    assert "Tallene er holdt fast." in page
    assert page.count('"className": "frozen"') == 1
    do(client, "hold", number, **fields)
    assert "blev ikke holdt fast" in seen(client, address.format(number))
    with reading(own_store) as store:
        unit = tables.unit_in_round.c
        other = (
            store.execute(select(unit.unit_id).where(unit.kind == "institution", unit.unit_id != home))
            .scalars()
            .first()
        )
    do(client, "hold", number, unit=other, what="pupil_4_10 wellbeing")
    assert seen(client, address.format(number)).count('"className": "frozen"') == 1


def test_another_focus_area_is_taken_along_with_its_figures(
    own_store: Engine, enter: Enter, plc: int, home: int
) -> None:
    client = enter("coordinator")
    with reading(own_store) as store:
        area = tables.focus_area.c
        wanted = select(area.id).where(area.unit_id == home, area.ended_at.is_(None)).order_by(area.id.desc())
        newest = int(store.execute(wanted).scalars().all()[0])
        up = tables.ancestor.c
        inside = select(up.unit_id).where(up.ancestor_id == home)
        beyond = int(store.execute(select(area.id).where(area.unit_id.not_in(inside))).scalars().all()[0])
    number = begin(client, plc)
    offer = f'"value": "{newest}"'
    assert offer in seen(client, f"/worksheet/{number}")
    assert do(client, "area", number, area=newest) == 303
    page = seen(client, f"/worksheet/{number}")
    assert "Indsatsområdet er taget med" in page
    assert "Arbejdsark om " in page
    assert offer not in page
    assert do(client, "area", number, area=beyond) == 404
    assert _areas(own_store, number) == [newest]


def _areas(store: Engine, number: int) -> list[int]:
    link = tables.worksheet_area.c
    with reading(store) as connection:
        return list(connection.execute(select(link.focus_area_id).where(link.worksheet_id == number)).scalars())


def test_two_presses_begin_one_worksheet_and_one_cycle(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    before = sheets_of(own_store, plc)
    numbers = [begin(client, plc) for _ in range(2)]
    assert numbers[0] == numbers[1]
    cycles = [client.post("/worksheet/cycle", data={"worksheet": numbers[0]}).location for _ in range(2)]
    assert cycles[0] == cycles[1]
    assert len(sheets_of(own_store, plc)) == len(before) + 2
    assert begin(client, plc, template="smtte") not in numbers
    assert begin(enter("member"), plc) not in numbers


def test_whoever_begins_is_told_whether_there_were_figures(
    own_store: Engine, enter: Enter, plc: int, home: int
) -> None:
    client = enter("coordinator")
    assert "Arbejdsarket er begyndt." in seen(client, f"/worksheet/{begin(client, plc)}")
    for chosen in areas_of(own_store, home):
        page = seen(client, f"/worksheet/{begin(client, plc, area=chosen)}")
        assert ("Tallene er holdt fast, som I ser dem nu" in page) is ('"className": "frozen"' in page)


def test_a_worksheet_looks_at_the_round_that_its_focus_area_was_chosen_from(
    own_store: Engine, enter: Enter, plc: int, home: int
) -> None:
    client, areas = enter("coordinator"), areas_of(own_store, home)
    assert len(set(areas.values())) > 1
    sheet = tables.worksheet.c
    for chosen, round_id in areas.items():
        number = begin(client, plc, area=chosen, round="2019")
        with reading(own_store) as store:
            assert store.execute(select(sheet.round_id).where(sheet.id == number)).scalar_one() == round_id


def areas_of(store: Engine, unit: int) -> dict[int, int]:
    """The round of each of its focus areas."""
    area = tables.focus_area.c
    with reading(store) as connection:
        return {row.id: row.round_id for row in connection.execute(select(area).where(area.unit_id == unit))}


def test_what_may_not_be_written_any_more_does_not_stop_a_new_cycle(own_store: Engine, enter: Enter, plc: int) -> None:
    client = enter("coordinator")
    old = begin(client, plc)
    for address in (FIELD, "problem.text"):
        write(own_store, old, "Hvorfor?", address)
    with writing(own_store) as store:
        here = tables.revision.c
        before = update(tables.revision).where(here.worksheet_id == old, here.field == FIELD)
        store.execute(before.values(text="Om 010112-1234"))
    answer = client.post("/worksheet/cycle", data={"worksheet": old, "carry-challenge": "on", "carry-problem": "on"})
    with reading(own_store) as store:
        heads = revisions.heads(store, int(answer.location.rpartition("/")[2]))
    assert FIELD not in heads
    assert heads["problem.text"].text == "Hvorfor?"
