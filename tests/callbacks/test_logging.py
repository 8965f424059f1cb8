"""What lands in the audit log by itself: every look at results, every denial, and nothing that a browser makes up."""

import json
import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select

from callbacks.logbook import flush_all
from data_access import tables
from data_access.engine import reading
from tests.callbacks.conftest import payload, seen

Enter = Callable[[str], FlaskClient]


@pytest.fixture
def log(own_store: Engine) -> Callable[..., list[tuple[str, str, int | None, dict[str, str]]]]:
    """The lines of some events, after what waits was written."""

    def lines(*events: str) -> list[tuple[str, str, int | None, dict[str, str]]]:
        flush_all()
        with reading(own_store) as connection:
            rows = connection.execute(select(tables.audit_log).order_by(tables.audit_log.c.id))
            return [(r.event, r.account, r.unit_id, json.loads(r.detail)) for r in rows if r.event in events]

    return lines


def test_a_look_at_a_profile_tells_whose_and_of_what(enter: Enter, log: Any, home: int) -> None:
    leader = enter("leader")
    seen(leader, f"/profile/{home}?round=2017&form=parent&split=gender%3Dgirl")
    seen(leader, f"/profile/{home}")
    first, second = log("read")
    assert first[:3] == ("read", "leader", home)
    assert first[3]["view"] == "profile"
    assert (first[3]["round"], first[3]["form"]) == ("2017", "parent")
    assert second[3]["round"] == "2019"  # what the address left out is told as it was filled in
    assert second[3]["form"]


def test_pages_that_tell_of_nobody_are_not_logged(enter: Enter, log: Any) -> None:
    leader = enter("leader")
    seen(leader, "/")
    seen(leader, "/certificate")
    assert log("read", "denied") == []


def test_a_denial_names_the_address_whether_the_unit_is_there_or_not(enter: Enter, log: Any, home: int) -> None:
    member = enter("member")
    seen(member, "/profile/999999")
    seen(member, "/administration")
    seen(member, f"/colleagues/{home}")
    seen(member, "/nowhere")  # nothing is there to be denied
    assert member.post("/administration/disable", data={"account": "1"}).status_code == 403
    found = [(account, unit, detail["view"]) for _, account, unit, detail in log("denied")]
    assert found == [
        ("member", 999999, "profile"),
        ("member", None, "administration"),
        ("member", home, "colleagues"),
        ("member", None, "administration"),
    ]


def test_programs_are_logged_as_pages_are(enter: Enter, log: Any, home: int) -> None:
    leader = enter("leader")
    assert leader.get(f"/api/v1/cells?unit={home}&round=2017&form=parent").status_code == 200
    assert leader.get(f"/api/v1/change?unit={home}&from=2017&to=2019").status_code == 200
    assert leader.get("/api/v1/rounds").status_code == 200
    assert leader.get("/api/v1/cells?unit=999999").status_code == 404
    assert leader.get("/api/v1/units?round=<script>&nonsense=1").status_code == 404
    cells, change = log("read")
    assert cells == ("read", "leader", home, {"view": "api/cells", "round": "2017", "form": "parent"})
    assert change == ("read", "leader", home, {"view": "api/change", "from": "2017", "to": "2019"})
    assert [(unit, detail) for _, _, unit, detail in log("denied")] == [
        (999999, {"view": "api/cells"}),
        (None, {"view": "api/units"}),
    ]


def test_a_look_costs_no_write_and_no_question_of_its_own(enter: Enter, own_store: Engine, home: int) -> None:
    leader = enter("leader")
    seen(leader, f"/profile/{home}")
    asked: list[tuple[int, str]] = []
    event.listen(
        own_store, "before_cursor_execute", lambda _c, _k, text, *_: asked.append((threading.get_ident(), text))
    )
    seen(leader, f"/profile/{home}")
    mine = [text for thread, text in asked if thread == threading.get_ident()]
    assert mine
    assert not any("audit" in text for text in mine)


@pytest.mark.parametrize(
    "address",
    ["/profile/1?form=010190-1234", "/profile/0101901234", "/0101901234", "/administration?words=010190-1234",
     "/profile/1?words=my+password", "/profile/7?round=<script>alert(1)</script>", "/profile/1?who=Eva+Holm"],
)  # fmt: skip
def test_nothing_that_was_typed_into_an_address_is_kept(
    enter: Enter, log: Any, own_store: Engine, address: str
) -> None:
    for name in ("member", "administrator"):
        enter(name).post("/_dash-update-component", json=payload(address))
    log("read")
    with reading(own_store) as connection:
        kept = "".join(f"{row.account} {row.detail}" for row in connection.execute(select(tables.audit_log)))
    assert not re.search(r"\d{6}-?\d{4}", kept)
    assert "password" not in kept.replace('"way": "password"', "")
    assert "script" not in kept
    assert "Holm" not in kept
