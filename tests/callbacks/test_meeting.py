"""Meeting mode as the server answers it: figures only after the guess, one step for all screens, counted once."""

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import select

from callbacks.server import application
from dashboard.meeting import agenda
from dashboard.settings import Settings
from dashboard.work import Work
from data_access import revisions, tables, work
from data_access.engine import Engine, open_store, reading, writing
from tests.callbacks.conftest import seen
from tests.callbacks.meetings import Table, begin, laid, lead

Enter = Callable[[str], FlaskClient]
STEPS = [one.key for one in agenda().steps]
VERDICTS = ("verdict better", "verdict worse", "verdict chance", "interval-bar better", "interval-bar worse")


@pytest.fixture(scope="module")
def store(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One for all tests here: each has a team, a worksheet and a meeting of its own."""
    folder = tmp_path_factory.mktemp("meetings") / "data"
    shutil.copytree(demonstration, folder)
    engine = open_store(f"sqlite:///{folder / 'laeringsblik.db'}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def enter(store: Engine) -> Enter:
    app = application(store, Settings.from_environment({"DATA_DIR": str(Path(str(store.url.database)).parent)}))

    @cache
    def signed_in(name: str) -> FlaskClient:
        client = app.server.test_client()
        assert client.post("/login", data={"username": name, "password": "demo"}).status_code == 302
        return client

    return signed_in


@pytest.fixture
def table(store: Engine) -> Table:
    return laid(store)


@pytest.fixture(scope="module")
def coordinator(enter: Enter) -> FlaskClient:
    return enter("coordinator")


def figures(client: FlaskClient, table: Table) -> str:
    """What the server sends for the wall, whatever the browser says the step is."""
    body = {
        "output": "meeting-figures.children",
        "outputs": {"id": "meeting-figures", "property": "children"},
        "inputs": [{"id": "meeting-step", "property": "data", "value": "facts 1"}],
        "changedPropIds": ["meeting-step.data"],
        "state": [{"id": "address", "property": "pathname", "value": f"/meeting/{table.meeting}"}],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code in (200, 204), answer.text
    return answer.text


def guess(store: Engine, table: Table, text: str = "Vi gætter på 480") -> None:
    with writing(store) as connection:
        revisions.write(connection, table.sheet, "coordinator", "meetings.1.guess", text)


def held(store: Engine, table: Table) -> int:
    with reading(store) as connection:
        rounds = select(tables.worksheet.c.round_id).where(tables.worksheet.c.id == table.sheet)
        round_id = connection.execute(rounds).scalar_one()
        done = work.done_in(connection, [round_id], [table.institution])[round_id, table.institution]
    return done.of(Work.MEETING_HELD)


def test_no_figure_leaves_the_server_before_the_guess(coordinator: FlaskClient, table: Table) -> None:
    begin(coordinator, table)
    for step in STEPS[: STEPS.index("facts")]:
        page = seen(coordinator, f"/meeting/{table.meeting}")
        assert "step-guess" in page
        assert "interval-bar" not in page
        assert f'"{table.points}"' not in page
        assert "interval-bar" not in figures(coordinator, table)
        lead(coordinator, table, step, STEPS[STEPS.index(step) + 1])


@pytest.mark.parametrize("to", STEPS[STEPS.index("facts") :])
def test_who_has_not_guessed_is_led_to_the_guess(coordinator: FlaskClient, table: Table, to: str) -> None:
    begin(coordinator, table)
    told = lead(coordinator, table, "welcome", to)
    assert (told["step"], told["why"]) == ("guess", "guess")
    assert "interval-bar" not in figures(coordinator, table)


def test_a_guess_shows_the_figures_alone_and_the_next_step_what_they_mean(
    coordinator: FlaskClient, table: Table, store: Engine
) -> None:
    begin(coordinator, table)
    guess(store, table)
    assert lead(coordinator, table, "welcome", "facts")["step"] == "facts"
    plain = figures(coordinator, table)
    assert f'"{table.points}"' in plain
    assert not [one for one in VERDICTS if one in plain]
    assert '"className":"told"' not in plain
    lead(coordinator, table, "facts", "explain")
    assert '"className":"told"' in figures(coordinator, table)


def test_a_team_may_skip_the_guess_and_says_so(coordinator: FlaskClient, table: Table) -> None:
    begin(coordinator, table)
    told = lead(coordinator, table, "welcome", "facts", skip=True)
    assert told["step"] == "facts"
    assert f'"{table.points}"' in figures(coordinator, table)
    assert lead(coordinator, table, "facts", "explain")["step"] == "explain"


def test_blanks_are_no_guess(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    begin(coordinator, table)
    guess(store, table, "  \n")
    assert lead(coordinator, table, "welcome", "facts")["step"] == "guess"


def test_all_screens_stand_at_the_same_step_with_the_same_time(
    coordinator: FlaskClient, table: Table, enter: Enter
) -> None:
    begin(coordinator, table)
    lead(coordinator, table, "welcome", "guess")
    told = enter("member").get(f"/meeting/{table.meeting}/state").json
    assert (told["state"], told["step"]) == ("running", "guess")
    assert 0 < told["left"] <= agenda().lengths(45)["guess"]


def test_two_who_lead_a_meeting_on_at_once_lead_it_one_step(coordinator: FlaskClient, table: Table) -> None:
    begin(coordinator, table)
    assert [lead(coordinator, table, "welcome", "guess")["step"] for _ in range(2)] == ["guess", "guess"]
    lead(coordinator, table, "guess", "facts", skip=True)
    assert lead(coordinator, table, "guess", "welcome")["step"] == "facts"


@pytest.mark.parametrize(
    "body", [{}, {"from": "welcome", "to": "nowhere"}, {"from": 3, "to": "guess"}, {"to": "guess"}]
)
def test_a_step_that_is_none_is_refused(coordinator: FlaskClient, table: Table, body: dict[str, Any]) -> None:
    begin(coordinator, table)
    assert coordinator.post(f"/meeting/{table.meeting}/step", json=body).status_code == 400


def test_a_meeting_counts_as_held_once(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    before = held(store, table)
    for action in ("begin", "end", "end", "resume", "end"):
        assert coordinator.post(f"/meeting/{action}", data={"meeting": table.meeting}).status_code == 303
    assert held(store, table) == before + 1


def test_the_suggested_roles_are_written_into_empty_fields_only(
    coordinator: FlaskClient, table: Table, store: Engine
) -> None:
    with writing(store) as connection:
        revisions.write(connection, table.sheet, "member", "meetings.1.facilitator", "Bo fra nabokommunen")
    answer = coordinator.post(f"/meeting/{table.meeting}/roles", json={})
    assert answer.json == {"written": ["dataholder", "note_taker", "present"]}
    with reading(store) as connection:
        found = {address: head.text for address, head in revisions.heads(connection, table.sheet).items()}
    assert found["meetings.1.facilitator"] == "Bo fra nabokommunen"
    assert {found["meetings.1.dataholder"], found["meetings.1.note_taker"]} == {"coordinator", "member"}
    assert found["meetings.1.present"] == "coordinator, member"


@pytest.mark.parametrize("name", ["leader", "resource", "board", "municipality", "programme", "administrator"])
def test_nobody_beside_the_team_reaches_its_meeting(table: Table, enter: Enter, name: str) -> None:
    client = enter(name)
    assert "PLF Mandag" not in seen(client, f"/meeting/{table.meeting}")
    for action in ("state", "minutes.docx", "minutes.pdf", "calendar.ics"):
        assert client.get(f"/meeting/{table.meeting}/{action}").status_code in (403, 404)
    for action in ("step", "roles"):
        assert client.post(f"/meeting/{table.meeting}/{action}", json={"from": "", "to": "guess"}).status_code in (
            403,
            404,
        )
    for action in ("begin", "end", "resume", "move", "off"):
        assert client.post(f"/meeting/{action}", data={"meeting": table.meeting}).status_code in (403, 404)


def test_a_meeting_is_planned_for_a_day_to_come(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    day = date.today() + timedelta(days=7)
    fields = {"worksheet": table.sheet, "day": day.isoformat(), "time": "14:15", "minutes": "60"}
    answer = coordinator.post("/meeting/plan", data=fields)
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
        {"day": (date.today() - timedelta(days=2)).isoformat()},
        {"time": "25:00"},
        {"minutes": "5"},
        {"minutes": "999"},
        {"minutes": "²"},
    ],
)
def test_a_meeting_that_cannot_be_is_refused_and_nothing_is_planned(
    coordinator: FlaskClient, table: Table, store: Engine, changed: dict[str, str]
) -> None:
    day = (date.today() + timedelta(days=7)).isoformat()
    fields = {"worksheet": str(table.sheet), "day": day, "time": "14:15", "minutes": "60"} | changed
    answer = coordinator.post("/meeting/plan", data=fields)
    assert answer.headers["Location"] == f"/worksheet/{table.sheet}"
    with reading(store) as connection:
        of_sheet = select(tables.meeting.c.id).where(tables.meeting.c.worksheet_id == table.sheet)
        assert connection.execute(of_sheet).scalars().all() == [table.meeting]


def test_a_meeting_nobody_planned_begins_at_once_and_only_once(coordinator: FlaskClient, table: Table) -> None:
    pressed = [coordinator.post("/meeting/now", data={"worksheet": table.sheet}) for _ in range(2)]
    address, again = (one.headers["Location"] for one in pressed)
    assert address == again
    assert coordinator.get(f"{address}/state").json["step"] == "welcome"


def test_a_meeting_that_is_over_does_not_begin_again(coordinator: FlaskClient, table: Table) -> None:
    for action in ("begin", "end", "begin"):
        coordinator.post(f"/meeting/{action}", data={"meeting": table.meeting})
    assert coordinator.get(f"/meeting/{table.meeting}/state").json["state"] == "ended"


def test_on_paper_the_figures_come_along(coordinator: FlaskClient, table: Table) -> None:
    page = seen(coordinator, f"/meeting/{table.meeting}?section=paper")
    assert f'"{table.points}"' in page
    assert seen(coordinator, f"/meeting/{table.meeting}?section=other").count("PLF Mandag") == 0


def test_the_minutes_hold_what_was_written_as_pages_and_as_files(
    coordinator: FlaskClient, table: Table, store: Engine
) -> None:
    begin(coordinator, table)
    guess(store, table, "Vi gætter på <b>480</b>")
    coordinator.post("/meeting/end", data={"meeting": table.meeting})
    assert "Vi gætter på <b>480</b>" in seen(coordinator, f"/meeting/{table.meeting}")
    word = coordinator.get(f"/meeting/{table.meeting}/minutes.docx")
    assert word.data.startswith(b"PK")
    assert word.headers["Content-Disposition"] == f'attachment; filename="referat-{table.sheet}-1.docx"'
    assert coordinator.get(f"/meeting/{table.meeting}/minutes.pdf").data.startswith(b"%PDF-")


def test_where_no_pdf_can_be_made_the_page_says_so(
    coordinator: FlaskClient, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    answer = coordinator.get(f"/meeting/{table.meeting}/minutes.pdf")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/meeting/{table.meeting}")
    assert "Hent det som Word" in seen(coordinator, f"/meeting/{table.meeting}")
