"""Forms that others were given, sent by those who were not: nothing changes, and the attempt stands in the log."""

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import parse_qsl

import pytest
from flask.testing import FlaskClient

from dashboard.indicators.targets import running
from dashboard.moments import today
from dashboard.school_years import school_year_text
from tests.access.attempts import FACTOR
from tests.access.followed import CONFIDENTIAL
from tests.access.people import Person
from tests.access.releases import NEWEST, released
from tests.access.rights import may_open, takes_part
from tests.access.world import ROUNDS, World
from tests.callbacks.conftest import payload
from tests.hostile.forms import Form, on_page

Browser = Callable[[Person], FlaskClient]
CHANGED = ("account", "grant", "invitation", "token", "identity", "release_event", "open_institution")
YEAR = school_year_text(running(today()))
FOREIGN = ("0", "1", "999", "999999", "-1", "x", "")
STRANGERS = [
    "p-leader-beside", "p-leader-far", "p-member", "p-member-beside", "p-resource", "p-board", "p-municipality",
    "p-programme", "p-researcher", "p-both", "p-nothing", "p-ended", "p-anonymous", "p-expired", "p-signed-out",
    "p-disabled",
]  # fmt: skip


@pytest.fixture(scope="module")
def forms(world: World, people: dict[str, Person], browser_of: Browser, actions: set[str]) -> list[Form]:
    """Of the pages of those who do something there, one of each kind; those that stand on no page just now, since there
    is nothing to undo or to open, are sent with every field that their view knows."""
    here = world.of_kind("municipality")[0].number
    home = world.of_kind("institution", here)[0].number
    with world.tables() as tables:
        account = tables.execute("select id from account where name = 'p-member'").fetchone()["id"]
    pages = {
        "p-administrator": [
            "/administration",
            f"/administration?account={account}",
            *(f"/administration?section={key}" for key in ("accounts", "invitations", "releases", "log")),
        ],
        "p-leader": [
            f"/colleagues/{home}",
            f"/release/{home}?round={NEWEST}",
            f"/profile/{home}?round={NEWEST}",
            f"/profile/{home}?round={NEWEST}&{FACTOR}",
            f"/profile/{home}?section=notes",
        ],
        "p-coordinator": [f"/colleagues/{home}"],
        "p-municipality": [f"/indicators/{here}?indicator={CONFIDENTIAL}"],
    }
    target = {"unit": str(here), "indicator": CONFIDENTIAL, "school_year": YEAR, "value": "82", "note": "Why"}
    assert browser_of(people["p-municipality"]).post("/indicators/target", data=target).status_code == 303
    note = dict(parse_qsl(FACTOR)) | {"unit": str(home), "round": NEWEST, "audience": "all", "text": "The leader's own"}
    assert browser_of(people["p-leader"]).post("/profile/note", data=note).status_code == 303
    kept = browser_of(people["p-leader"]).post("/comparisons/save", data={"name": "Own", f"unit-{home}": "yes"})
    pages["p-leader"] += ["/comparisons", str(kept.location)]
    found = {}
    for name, addresses in pages.items():
        for address in addresses:
            answer = browser_of(people[name]).post("/_dash-update-component", json=payload(address))
            found |= {(form.action, *sorted(form.fields)): form for form in on_page(answer)}
    unseen = actions - {form.action for form in found.values()}
    return [*found.values(), *(Form(action, _every_field(found.values(), action)) for action in sorted(unseen))]


def _every_field(forms: Iterable[Form], action: str) -> dict[str, str]:
    view = action.split("/")[1]
    return {name: value for form in forms if form.action.split("/")[1] == view for name, value in form.fields.items()}


def test_all_forms_of_the_server_are_tried(forms: list[Form], actions: set[str]) -> None:
    assert {form.action for form in forms} >= actions
    assert len(actions) > 10


@pytest.mark.parametrize("name", STRANGERS)
def test_nobody_changes_anything_with_a_form_of_somebody_else(
    world: World, forms: list[Form], name: str, people: dict[str, Person], browser_of: Browser
) -> None:
    browser, before, denied = browser_of(people[name]), _standing(world), _denied(world, name)
    for form in forms:
        for fields in _forged(form):
            status = browser.post(form.action, data=fields).status_code
            assert status in (303, 400, 401, 403, 404), f"{form.action} {fields} gave {status}"
    assert _standing(world) == before
    grants = people[name].grants(world)
    for unit in _noted(world, name):
        assert takes_part(world, grants, released(world), unit, NEWEST), f"{name} wrote at {unit}"
    for unit in _targets(world, name):
        assert ("municipality", unit) in grants, f"{name} set a target for {unit}"
    for unit in _compared(world, name):
        assert any(may_open(world, grants, released(world), unit, key) for key in ROUNDS), f"{name} compares {unit}"
    if people[name].state in ("in", "ended"):  # of others nobody knows who they are
        assert _denied(world, name) > denied


def _forged(form: Form) -> Iterator[dict[str, str]]:
    """As it stands, and with every field that somebody else would fill in otherwise."""
    yield dict(form.fields)
    for name in form.fields:
        for value in FOREIGN:
            yield {**form.fields, name: value}
        yield {key: value for key, value in form.fields.items() if key != name}


def _compared(world: World, name: str) -> list[int]:
    """What somebody has put into sets of units; the leader's stand as they stood."""
    with world.tables() as tables:
        rows = tables.execute(
            "select unit_id, account.name as account, comparison_set.name from comparison_member"
            " join comparison_set on comparison_set.id = set_id join account on account.id = account_id"
        ).fetchall()
    assert [row["name"] for row in rows if row["account"] == "p-leader"] == ["Own"]
    return [row["unit_id"] for row in rows if row["account"] == name]


def _noted(world: World, name: str) -> list[int]:
    """Where somebody has written notes; the leader's stand as they stood."""
    with world.tables() as tables:
        rows = tables.execute(
            "select unit_id, account.name, withdrawn_at from note join account on account.id = account_id"
        )
        found = [tuple(row) for row in rows]
    assert [unit for unit, author, withdrawn in found if author == "p-leader" and withdrawn] == []
    return [unit for unit, author, _ in found if author == name]


def _targets(world: World, name: str) -> list[int]:
    """The units for which somebody has set targets or taken them back."""
    with world.tables() as tables:
        rows = tables.execute("select unit_id from indicator_target where account = ?", (name,))
        return [row["unit_id"] for row in rows]


def _denied(world: World, name: str) -> int:
    """How often the log says so of somebody."""
    wanted = "select count(*) from audit_log where event = 'denied' and account = ?"
    with world.tables() as tables:
        return int(tables.execute(wanted, (name,)).fetchone()[0])


def _standing(world: World) -> dict[str, list[tuple[object, ...]]]:
    with world.tables() as tables:
        return {name: [tuple(row) for row in tables.execute(f'select * from "{name}"')] for name in CHANGED}
