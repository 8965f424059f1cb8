"""What an administrator can do on the administration page, asked without a browser, and what nobody can."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from werkzeug.test import TestResponse

from dashboard.access import OPERATOR, Role
from dashboard.logged import Entry, Event
from data_access import accounts, audit_log, grants, tables
from data_access.engine import reading, writing
from data_access.questions import sites
from data_access.questions.log import sample
from data_access.ways_in import second_factor, tokens
from tests.callbacks.conftest import payload, seen

Enter = Callable[[str], FlaskClient]
PASSWORD = "four words of one's own"


@pytest.fixture
def admin(enter: Enter) -> FlaskClient:
    return enter("administrator")


def send(client: FlaskClient, action: str, **fields: object) -> str:
    """The page that the sent form leads to, with what it is told there."""
    answer = client.post(f"/administration/{action}", data=fields)
    assert answer.status_code == 303, answer.text
    return seen(client, answer.location)


def number(store: Engine, name: str) -> int:
    with reading(store) as connection:
        return accounts.number_of(connection, name)


def held(store: Engine, name: str) -> list:
    with reading(store) as connection:
        wanted = select(tables.grant).where(tables.grant.c.account_id == accounts.number_of(connection, name))
        return list(connection.execute(wanted.order_by(tables.grant.c.id)))


def logged(store: Engine, *events: Event) -> list:
    with reading(store) as connection:
        wanted = select(tables.audit_log).where(tables.audit_log.c.event.in_(events))
        return list(connection.execute(wanted.order_by(tables.audit_log.c.id)))


def code_of(store: Engine, kind: str) -> str:
    with reading(store) as connection:
        here = tables.unit_in_round.c
        wanted = select(tables.unit.c.code).join(tables.unit_in_round, here.unit_id == tables.unit.c.id)
        return connection.execute(wanted.where(here.kind == kind).order_by(tables.unit.c.code).limit(1)).scalar_one()


def opened_with(app: Dash, page: str) -> TestResponse:
    """The invitation that a page shows, opened."""
    found = re.search(r"http://localhost(/invitation/[\w-]+)", page)
    assert found, "no link on the page"
    return app.server.test_client().get(found[1])


def test_the_page_is_the_administrators_alone(enter: Enter) -> None:
    assert "Brugere og roller" in seen(enter("administrator"), "/administration")
    for role in ("leader", "member", "programme", "municipality"):
        client = enter(role)
        assert "Siden findes ikke" in seen(client, "/administration")
        assert client.post("/administration/disable", data={"account": "1"}).status_code == 403
        assert client.get("/administration/sample.csv?month=2026-01").status_code == 403


@pytest.mark.parametrize("section", ["invitations", "releases", "log", "sample", "rounds"])
def test_every_part_has_an_address(admin: FlaskClient, section: str) -> None:
    assert "Siden findes ikke" not in seen(admin, f"/administration?section={section}")


@pytest.mark.parametrize("query", ["section=none", "account=99999", "page=7", "account=x", "section=<b>"])
def test_what_is_not_there_is_not_found(admin: FlaskClient, query: str) -> None:
    assert "Siden findes ikke" in seen(admin, f"/administration?{query}")


def test_an_administrator_sees_no_results(admin: FlaskClient, own_store: Engine) -> None:
    with reading(own_store) as connection:
        institution = sites.matching(OPERATOR, connection, code_of(own_store, "institution"))[0].unit
    assert "Siden findes ikke" in seen(admin, f"/profile/{institution}")


def test_a_new_account_opens_with_the_link_that_is_shown_once(
    own_app: Dash, admin: FlaskClient, own_store: Engine
) -> None:
    code = code_of(own_store, "institution")
    page = send(admin, "add", name="Anna  Holm", role="leader", site=code, start="2026-01-01", end="2036-12-31")
    assert opened_with(own_app, page).status_code == 200
    assert "/invitation/" not in seen(admin, "/administration")
    grant = held(own_store, "Anna Holm")[0]
    assert (grant.role, grant.from_date, grant.to_date) == ("leader", date(2026, 1, 1), date(2036, 12, 31))
    assert "inviteret" in seen(admin, "/administration?words=holm")
    told = logged(own_store, Event.ACCOUNT, Event.GRANTED, Event.INVITED)
    assert [row.event for row in told] == ["account", "granted", "invited"]
    assert told[1].unit_id == grant.unit_id == told[1].institution_id
    assert "/invitation/" not in "".join(row.detail for row in told)


def test_a_link_can_be_made_anew_and_closed(own_app: Dash, admin: FlaskClient, own_store: Engine) -> None:
    first = send(admin, "add", name="anna", role="none")
    second = send(admin, "invite", account=number(own_store, "anna"))
    assert opened_with(own_app, first).status_code != 200
    assert opened_with(own_app, second).status_code == 200
    assert "anna" in seen(admin, "/administration?section=invitations")
    assert "Ingen links venter" in send(admin, "withdraw", account=number(own_store, "anna"), section="invitations")
    assert opened_with(own_app, second).status_code != 200


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "Skriv et brugernavn"), ("x" * 129, "højst have 128"), ("Eva 010190-1234", "CPR"), ("0101901234", "CPR"),
     ("leader", "allerede en bruger"), ("Console", "allerede en bruger"), ("\u202egnp", "ikke kan læses")],
)  # fmt: skip
def test_a_name_that_nobody_can_have_is_refused_and_kept(
    admin: FlaskClient, own_store: Engine, name: str, said: str
) -> None:
    page = send(admin, "add", name=name, role="leader", site="nowhere")
    assert said in page
    assert '"value": "nowhere"' in page
    assert logged(own_store, Event.ACCOUNT) == []
    assert not re.search(r"\d{6}-?\d{4}", "".join(row.detail for row in logged(own_store, *Event)))


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"site": ""}, "hvilket sted"), ({"site": "nowhere"}, "»nowhere«"), ({"start": "2026-02-30"}, "kan ikke læses"),
     ({"start": "2026-02-02", "end": "2026-02-01"}, "før startdatoen"), ({"role": "none"}, "hvilken rolle"),
     ({"role": "municipality"}, "sted af en anden slags")],
)  # fmt: skip
def test_a_role_that_cannot_be_given_is_refused(
    admin: FlaskClient, own_store: Engine, fields: dict[str, str], said: str
) -> None:
    before = held(own_store, "member")
    usual = {"role": "leader", "site": code_of(own_store, "institution"), "start": "", "end": ""}
    assert said in send(admin, "give", account=number(own_store, "member"), **(usual | fields))
    assert held(own_store, "member") == before


def test_a_place_can_be_given_by_name_unless_several_have_it(admin: FlaskClient, own_store: Engine) -> None:
    member = number(own_store, "member")
    with reading(own_store) as connection:
        rows = connection.execute(select(tables.unit_in_round.c.name, tables.unit_in_round.c.kind).distinct()).all()
    names = [row.name for row in rows if row.kind == "institution"]
    assert "har fået rollen" in send(admin, "give", account=member, role="leader", site=names[0])
    common = next(name for name in ("1.A", "0.A") if ("child_group" in {r.kind for r in rows if r.name == name}))
    page = send(admin, "give", account=member, role="member", site=common)
    assert "har fået rollen" in page or "Brug en af koderne" in page


def test_a_grant_works_at_the_next_request_and_so_does_its_end(
    enter: Enter, admin: FlaskClient, own_store: Engine
) -> None:
    code, member = code_of(own_store, "municipality"), enter("member")
    with reading(own_store) as connection:
        unit = sites.matching(OPERATOR, connection, code)[0].unit
    assert "Siden findes ikke" in seen(member, f"/profile/{unit}")
    send(admin, "give", account=number(own_store, "member"), role="municipality", site=code)
    assert "Siden findes ikke" not in seen(member, f"/profile/{unit}")
    grant = held(own_store, "member")[-1].id
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    send(admin, "dates", grant=grant, start="", end=yesterday)
    assert "Siden findes ikke" in seen(member, f"/profile/{unit}")
    send(admin, "dates", grant=grant, start="", end="")
    assert "Siden findes ikke" not in seen(member, f"/profile/{unit}")
    send(admin, "revoke", grant=grant)
    assert "Siden findes ikke" in seen(member, f"/profile/{unit}")


def test_a_closed_account_is_out_at_once_and_in_again_when_opened(
    enter: Enter, admin: FlaskClient, own_store: Engine
) -> None:
    member = enter("member")
    send(admin, "disable", account=number(own_store, "member"))
    assert member.post("/_dash-update-component", json=payload("/")).status_code == 401
    send(admin, "open", account=number(own_store, "member"))
    assert enter("member")


def test_the_ways_in_can_be_ended(enter: Enter, admin: FlaskClient, own_store: Engine) -> None:
    account, member = number(own_store, "member"), enter("member")
    with writing(own_store) as connection:
        token = tokens.make(connection, account, datetime.now(UTC))
        second_factor.keep(connection, b"k" * 32, account, "S" * 32, 0)
    assert "Nulstil koden" in seen(admin, f"/administration?account={account}")
    for action in ("second_factor", "tokens", "sessions"):
        send(admin, action, account=account)
    with reading(own_store) as connection:
        assert not second_factor.has_one(connection, account)
        assert tokens.owner(connection, token) is None
    assert member.post("/_dash-update-component", json=payload("/")).status_code == 401


def test_the_last_administrator_stays(admin: FlaskClient, own_store: Engine) -> None:
    me, grant = number(own_store, "administrator"), held(own_store, "administrator")[0].id
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    for action, fields in (
        ("disable", {"account": me}),
        ("revoke", {"grant": grant}),
        ("dates", {"grant": grant, "start": tomorrow}),
        ("dates", {"grant": grant, "end": tomorrow}),
    ):
        assert "ingen administrere" in send(admin, action, **fields)
    assert "Brugere og roller" in seen(admin, "/administration")
    # Somebody invited who has not come yet does not count; somebody who can sign in does.
    send(admin, "add", name="anna", role="administrator")
    assert "ingen administrere" in send(admin, "revoke", grant=grant)
    with writing(own_store) as connection:
        accounts.set_password(connection, "anna", PASSWORD)
    answer = admin.post("/administration/revoke", data={"grant": grant})
    assert answer.status_code == 303
    assert "Siden findes ikke" in seen(admin, "/administration")


def test_giving_oneself_results_is_said_and_logged(admin: FlaskClient, own_store: Engine) -> None:
    page = send(admin, "give", account=number(own_store, "administrator"), role="programme")
    assert "givet dig selv adgang til tal" in page
    assert '"self": "yes"' in logged(own_store, Event.GRANTED)[-1].detail


@pytest.mark.parametrize(
    ("action", "fields"),
    [("disable", {}), ("disable", {"account": "x"}), ("disable", {"account": "99999"}), ("revoke", {"grant": "99999"}),
     ("dates", {"grant": "-1"}), ("give", {"account": "99999", "role": "leader"}), ("give", {"account": "1"}),
     ("give", {"account": "1", "role": "king"}), ("invite", {"account": "1" * 30})],
)  # fmt: skip
def test_what_no_form_of_ours_sends_is_like_what_is_not_there(
    admin: FlaskClient, own_store: Engine, action: str, fields: dict[str, str]
) -> None:
    assert admin.post(f"/administration/{action}", data=fields).status_code == 404
    assert f'"action": "{action}"' in logged(own_store, Event.DENIED)[-1].detail


def test_thousands_of_accounts_are_searched_and_turned_over(admin: FlaskClient, own_store: Engine) -> None:
    with writing(own_store) as connection:
        before = len(accounts.names(connection))
        rows = [{"name": f"user {one:05}", "disabled": False} for one in range(2000)]
        connection.execute(tables.account.insert(), rows)
        grants.give(connection, "user 01234", Role.LEADER, code_of(own_store, "institution"))
    first = seen(admin, "/administration")
    assert f"2.{before:03} brugere" in first
    assert "user 00001" in first
    assert "user 00060" not in first
    assert "page=2" in first
    assert "user 00060" in seen(admin, "/administration?page=2")
    assert "user 01234" in seen(admin, "/administration?words=user+1234")
    assert "user 01234" in seen(admin, f"/administration?words={code_of(own_store, 'institution')}")
    assert "0 brugere passer" in seen(admin, "/administration?words=%25")


def test_the_log_is_searched_by_account_event_place_day_and_words(admin: FlaskClient, own_store: Engine) -> None:
    with reading(own_store) as connection:
        site = sites.matching(OPERATOR, connection, code_of(own_store, "institution"))[0]
    long_ago = datetime(2026, 3, 4, 23, 59, tzinfo=UTC)
    with writing(own_store) as connection:
        audit_log.append(connection, [
            Entry(Event.READ, "quiet reader", site.unit, {"view": "profile", "form": "rare_form"}, long_ago),
            Entry(Event.EXPORTED, "loud reader", None, {"what": "cells"}, long_ago + timedelta(minutes=1)),
        ])  # fmt: skip
    for query, quiet, loud in (
        ("who=quiet+reader", True, False),
        ("event=exported", False, True),
        (f"place={site.code}", True, False),
        ("since=2026-03-04&until=2026-03-04", True, False),
        ("since=2026-03-05&until=2026-03-05", False, True),
        ("words=rare_form+quiet", True, False),
        ("words=rare_form+loud", False, False),
        ("words=rare%25", False, False),
        ("event=any", True, True),
        ("event=nonsense", True, True),
    ):
        page = seen(admin, f"/administration?section=log&{query}")
        found = tuple(f'"children": "{name} reader"' in page for name in ("quiet", "loud"))
        assert found == (quiet, loud), query


def test_whether_the_log_is_whole_is_told(admin: FlaskClient, own_store: Engine) -> None:
    assert "Loggen er hel til og med linje" in send(admin, "check")
    with writing(own_store) as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_log_unchanged")
        connection.exec_driver_sql("UPDATE audit_log SET account = 'somebody' WHERE id = 1")
    assert "mangler ved linje 1." in send(admin, "check")


def test_the_sample_of_a_month_is_the_same_for_everybody(admin: FlaskClient, own_store: Engine) -> None:
    start = datetime(2026, 2, 1, tzinfo=UTC)
    with writing(own_store) as connection:
        entries = [Entry(Event.READ, f"reader {one}", at=start + timedelta(minutes=one)) for one in range(500)]
        audit_log.append(connection, [*entries, Entry(Event.READ, "=cmd()", at=start + timedelta(days=40))])
    first, second = (admin.get("/administration/sample.csv?month=2026-02") for _ in range(2))
    assert first.data == second.data
    lines = first.text.splitlines()
    assert len(lines) == 21
    drawn = [int(line.split(";")[0]) for line in lines[1:]]
    assert drawn == sorted(set(drawn))
    assert drawn != list(range(drawn[0], drawn[0] + 20))
    assert first.headers["Content-Disposition"] == 'attachment; filename="log-2026-02.csv"'
    assert first.headers["Cache-Control"] == "no-store"
    assert len(logged(own_store, Event.EXPORTED)) == 2
    page = seen(admin, "/administration?section=sample&month=2026-02")
    assert all(f'"{one}"' in page for one in drawn)
    assert "'=cmd()" in admin.get("/administration/sample.csv?month=2026-03").text
    for month in ("2026-13", "x", "", "2026-02-01"):
        assert admin.get(f"/administration/sample.csv?month={month}").status_code == 404


def test_nobody_knows_beforehand_what_will_be_drawn(own_store: Engine) -> None:
    start = datetime(2026, 2, 1, tzinfo=UTC)
    with writing(own_store) as connection:
        audit_log.append(connection, [Entry(Event.READ, "a", at=start + timedelta(minutes=one)) for one in range(200)])
    with reading(own_store) as connection:
        before = sample(OPERATOR, connection, "2026-02")
    with writing(own_store) as connection:
        audit_log.append(connection, [Entry(Event.READ, "a", at=start + timedelta(days=20))])
    with reading(own_store) as connection:
        assert sample(OPERATOR, connection, "2026-02") != before
