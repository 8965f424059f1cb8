"""Meetings that are planned, moved and called off, once each, and taken along as paper, minutes and calendar."""

import sys
from datetime import timedelta
from io import BytesIO

import pytest
from docx import Document
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import select

from dashboard.moments import today
from data_access import meetings, revisions, tables, worksheets
from data_access.engine import Engine, reading, writing
from tests.callbacks.conftest import seen
from tests.callbacks.meetings import Table, begin, lead, logged, meanwhile


def in_a_week(table: Table) -> dict[str, str]:
    day = today() + timedelta(days=7)
    return {"worksheet": str(table.sheet), "day": day.isoformat(), "time": "14:15", "minutes": "60"}


def planned(store: Engine, table: Table) -> list[int]:
    with reading(store) as connection:
        of_sheet = select(tables.meeting.c.id).where(tables.meeting.c.worksheet_id == table.sheet)
        return list(connection.execute(of_sheet).scalars())


def test_a_meeting_is_planned_for_a_day_to_come(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    day, answer = today() + timedelta(days=7), coordinator.post("/meeting/plan", data=in_a_week(table))
    address = answer.headers["Location"]
    kept = Calendar.from_ical(coordinator.get(f"{address}/calendar.ics").data)
    event = next(one for one in kept.walk() if one.name == "VEVENT")
    assert event.decoded("dtstart").astimezone().date() == day
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=60)
    assert str(event["url"]).endswith(address)
    assert coordinator.post("/meeting/off", data={"meeting": address.rsplit("/", 1)[1]}).status_code == 303
    assert coordinator.get(f"{address}/calendar.ics").status_code == 404


@pytest.mark.parametrize(
    "changed",
    [
        {"day": "2016-02-30"},
        {"day": ""},
        {"day": (today() - timedelta(days=2)).isoformat()},
        {"time": "25:00"},
        {"minutes": "5"},
        {"minutes": "999"},
        {"minutes": "²"},
    ],
)
def test_a_meeting_that_cannot_be_is_refused_and_nothing_is_planned(
    coordinator: FlaskClient, table: Table, store: Engine, changed: dict[str, str]
) -> None:
    answer = coordinator.post("/meeting/plan", data=in_a_week(table) | changed)
    assert answer.headers["Location"] == f"/worksheet/{table.sheet}"
    assert planned(store, table) == [table.meeting]


def test_two_presses_plan_one_meeting_and_another_moment_is_another(
    coordinator: FlaskClient, table: Table, store: Engine
) -> None:
    first, other = in_a_week(table), in_a_week(table) | {"time": "15:00"}
    sent = [coordinator.post("/meeting/plan", data=one).headers["Location"] for one in (first, first, other)]
    assert sent[0] == sent[1] != sent[2]
    assert logged(store, table) == ["planned", "planned"]


def test_a_moment_is_free_again_once_its_meeting_is_called_off_or_held(coordinator: FlaskClient, table: Table) -> None:
    found = [coordinator.post("/meeting/plan", data=in_a_week(table)).headers["Location"]]
    for action in ("off", "begin"):
        coordinator.post(f"/meeting/{action}", data={"meeting": found[-1].rsplit("/", 1)[1]})
        found.append(coordinator.post("/meeting/plan", data=in_a_week(table)).headers["Location"])
    assert len(set(found)) == 3


def test_a_meeting_that_begins_meanwhile_keeps_its_day(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    fields = in_a_week(table) | {"meeting": str(table.meeting)}
    meanwhile(
        store,
        lambda: coordinator.post("/meeting/move", data=fields),
        lambda connection: meetings.begin(connection, table.meeting),
    )
    with reading(store) as connection:
        wanted = select(tables.meeting.c.planned_at).where(tables.meeting.c.id == table.meeting)
        assert connection.execute(wanted).scalar_one() is None
    assert logged(store, table) == []


def test_nothing_is_planned_where_the_worksheet_is_closed_meanwhile(
    coordinator: FlaskClient, table: Table, store: Engine
) -> None:
    meanwhile(
        store,
        lambda: coordinator.post("/meeting/plan", data=in_a_week(table)),
        lambda connection: worksheets.close(connection, table.sheet),
    )
    assert planned(store, table) == [table.meeting]


def test_a_meeting_nobody_planned_begins_at_once_and_only_once(coordinator: FlaskClient, table: Table) -> None:
    pressed = [coordinator.post("/meeting/now", data={"worksheet": table.sheet}) for _ in range(2)]
    address, again = (one.headers["Location"] for one in pressed)
    assert address == again
    assert coordinator.get(f"{address}/state").json["step"] == "welcome"


def test_on_paper_the_figures_come_along(coordinator: FlaskClient, table: Table) -> None:
    page = seen(coordinator, f"/meeting/{table.meeting}?section=paper")
    assert f'"{table.points}"' in page
    assert seen(coordinator, f"/meeting/{table.meeting}?section=other").count("PLF Mandag") == 0


def test_the_minutes_hold_what_was_written_as_pages_and_as_files(
    coordinator: FlaskClient, table: Table, store: Engine
) -> None:
    begin(coordinator, table)
    with writing(store) as connection:
        revisions.write(connection, table.sheet, "coordinator", "meetings.1.guess", "Vi gætter på <b>480</b>")
    coordinator.post("/meeting/end", data={"meeting": table.meeting})
    assert "Vi gætter på <b>480</b>" in seen(coordinator, f"/meeting/{table.meeting}")
    word = coordinator.get(f"/meeting/{table.meeting}/minutes.docx")
    assert word.data.startswith(b"PK")
    name = f"referat-plf-mandag-{today().isoformat()}.docx"
    assert word.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert coordinator.get(f"/meeting/{table.meeting}/minutes.pdf").data.startswith(b"%PDF-")


def test_no_figure_is_in_the_minutes_before_the_guess(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    def has_figures() -> bool:
        word = Document(BytesIO(coordinator.get(f"/meeting/{table.meeting}/minutes.docx").data))
        cells = (cell.text for one in word.tables for row in one.rows for cell in row.cells)
        return str(table.points) in cells

    assert not has_figures()
    begin(coordinator, table)
    assert not has_figures()
    lead(coordinator, table, "welcome", "facts", skip=True)
    assert has_figures()


def test_where_no_pdf_can_be_made_the_page_says_so(
    coordinator: FlaskClient, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    answer = coordinator.get(f"/meeting/{table.meeting}/minutes.pdf")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/meeting/{table.meeting}")
    assert "Hent det som Word" in seen(coordinator, f"/meeting/{table.meeting}")
