"""Meeting mode as the server answers it: figures only after the guess, one step for all screens, counted once."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, select

from dashboard.meeting import agenda
from dashboard.work import Work
from data_access import revisions, tables, work, worksheets
from data_access.engine import Engine, reading, writing
from tests.callbacks.conftest import seen
from tests.callbacks.meeting_figures import figures as asking
from tests.callbacks.meetings import Table, begin, lead, logged, meanwhile

Enter = Callable[[str], FlaskClient]
STEPS = [one.key for one in agenda().steps]
VERDICTS = ("verdict better", "verdict worse", "verdict chance", "interval-bar better", "interval-bar worse")


def figures(client: FlaskClient, table: Table) -> str:
    """What the server sends for the wall, whatever the browser says the step is."""
    answer = client.post("/_dash-update-component", json=asking(f"/meeting/{table.meeting}"))
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
    "body",
    [
        {},
        {"from": "welcome", "to": "nowhere"},
        {"from": 3, "to": "guess"},
        {"to": "guess"},
        {"from": None, "to": "guess"},
        {"from": "\0", "to": "guess"},
        {"from": "nowhere", "to": "nowhere"},
    ],
)
def test_a_step_that_is_none_is_refused(coordinator: FlaskClient, table: Table, body: dict[str, Any]) -> None:
    begin(coordinator, table)
    assert coordinator.post(f"/meeting/{table.meeting}/step", json=body).status_code == 400


def test_a_step_is_told_with_the_name_of_who_leads_it(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    with writing(store) as connection:
        revisions.write(connection, table.sheet, "member", "meetings.1.facilitator", "Lise Vang")
    begin(coordinator, table)
    for section in ("", "?section=paper"):
        page = seen(coordinator, f"/meeting/{table.meeting}{section}")
        assert "Leder punktet: Lise Vang (mødeleder)." in page
        assert "Leder punktet: Dataholder." in page


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
    assert answer.json == {"written": ["dataholder", "note_taker"]}
    with reading(store) as connection:
        found = {address: head.text for address, head in revisions.heads(connection, table.sheet).items()}
    assert found["meetings.1.facilitator"] == "Bo fra nabokommunen"
    assert {found["meetings.1.dataholder"], found["meetings.1.note_taker"]} == {"coordinator", "member"}
    assert "meetings.1.present" not in found


def test_a_name_that_somebody_types_meanwhile_stands(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    """However early the suggestion was made."""

    def typed(connection: Connection) -> None:
        revisions.write(connection, table.sheet, "member", "meetings.1.facilitator", "Bo fra nabokommunen")

    meanwhile(store, lambda: coordinator.post(f"/meeting/{table.meeting}/roles", json={}), typed)
    with reading(store) as connection:
        history = revisions.history(connection, table.sheet, "meetings.1.facilitator")
    assert [one.text for one in history] == ["Bo fra nabokommunen"]


def test_only_what_changes_something_is_logged(coordinator: FlaskClient, table: Table, store: Engine) -> None:
    for action in ("end", "begin", "begin", "end", "end", "begin", "resume", "resume"):
        coordinator.post(f"/meeting/{action}", data={"meeting": table.meeting})
    assert logged(store, table) == ["begun", "ended", "resumed"]


@pytest.mark.parametrize("path", ["/meeting/begin", "/meeting/{}/step", "/meeting/{}/roles"])
def test_nobody_leads_or_writes_where_the_worksheet_is_closed_meanwhile(
    coordinator: FlaskClient, table: Table, store: Engine, path: str
) -> None:
    if path.endswith("step"):
        begin(coordinator, table)
    answers: list[int] = []

    def press() -> None:
        step = {"from": "welcome", "to": "guess"}
        sent = {"data": {"meeting": table.meeting}} if path.endswith("begin") else {"json": step}
        answers.append(coordinator.post(path.format(table.meeting), **sent).status_code)

    meanwhile(store, press, lambda connection: worksheets.close(connection, table.sheet))
    assert answers == [404]
    told = coordinator.get(f"/meeting/{table.meeting}/state").json
    assert told["step"] == ("welcome" if path.endswith("step") else "")
    with reading(store) as connection:
        assert revisions.heads(connection, table.sheet) == {}


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


def test_a_meeting_that_is_over_does_not_begin_again(coordinator: FlaskClient, table: Table) -> None:
    for action in ("begin", "end", "begin"):
        coordinator.post(f"/meeting/{action}", data={"meeting": table.meeting})
    assert coordinator.get(f"/meeting/{table.meeting}/state").json["state"] == "ended"
