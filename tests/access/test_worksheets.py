"""What a team writes is the team's: everybody asks every address of every worksheet, and tries to write in it.

Addresses of worksheets that are added later are tried by themselves: they are read off the server.
"""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine

from callbacks.mounting import NUMBER
from dashboard.views import VIEWS
from tests.access.people import Person
from tests.access.sheets import Sheet, may_oversee, may_read, settle, takes_part
from tests.access.test_matrix import NAMES, OUTSIDE
from tests.access.world import World
from tests.callbacks.conftest import payload

Browser = Callable[[Person], FlaskClient]
MISSING = "Siden findes ikke"


@pytest.fixture(scope="module")
def sheets(world: World, engine: Engine, people: dict[str, Person], browser_of: Browser) -> list[Sheet]:
    return settle(world, engine)


@pytest.fixture(params=NAMES)
def person(request: pytest.FixtureRequest, people: dict[str, Person]) -> Person:
    return people[request.param]


@pytest.fixture(scope="module")
def asked(app: Dash) -> list[tuple[str, str]]:
    """Every method and rule that ends in more than the number of a worksheet."""
    found = [
        (method, rule.rule)
        for rule in app.server.url_map.iter_rules()
        if rule.rule.startswith(f"/worksheet/{NUMBER}/")
        for method in ("GET", "POST")
        if method in (rule.methods or ())
    ]
    assert len(found) > 4, "the addresses of worksheets have moved"
    return found


def page(browser: FlaskClient, address: str) -> str:
    answer = browser.post("/_dash-update-component", json=payload(address))
    assert answer.status_code in (200, 401)
    return answer.get_data(as_text=True)


def test_the_page_of_a_worksheet_opens_for_exactly_those_it_is_for(
    world: World, sheets: list[Sheet], person: Person, browser_of: Browser
) -> None:
    for sheet in sheets:
        shown = page(browser_of(person), f"/worksheet/{sheet.number}")
        opened = MISSING not in shown and person.state not in OUTSIDE
        assert opened == may_oversee(world, person, sheet), sheet


def test_its_text_is_sent_to_exactly_those_who_may_read_it(
    world: World, sheets: list[Sheet], person: Person, browser_of: Browser
) -> None:
    browser = browser_of(person)
    for sheet in sheets:
        answer = browser.get(f"/worksheet/{sheet.number}/fields")
        assert (sheet.words in answer.get_data(as_text=True)) == may_read(world, person, sheet), sheet
        if not may_oversee(world, person, sheet):
            assert answer.status_code in (401, 403, 404)


def test_no_address_of_a_worksheet_gives_anybody_else_a_word_of_it(
    world: World, sheets: list[Sheet], asked: list[tuple[str, str]], person: Person, browser_of: Browser
) -> None:
    browser = browser_of(person)
    for sheet in [one for one in sheets if not may_read(world, person, one)][::3]:
        for method, rule in asked:
            address = re.sub(r"<[^>]+>", "1", rule.replace(NUMBER, str(sheet.number)))
            query = "?field=challenge.text&since=0"
            answer = browser.open(address + query, method=method, json={} if method == "POST" else None)
            assert answer.status_code < 500, (method, address)
            assert sheet.words not in answer.get_data(as_text=True), (method, address)


def test_what_was_written_over_or_taken_away_is_told_to_nobody_but_the_team(
    world: World, sheets: list[Sheet], asked: list[tuple[str, str]], person: Person, browser_of: Browser
) -> None:
    browser = browser_of(person)
    for sheet in [one for one in sheets if may_read(world, person, one)][::2]:
        addresses = [rule.replace(NUMBER, str(sheet.number)) for method, rule in asked if method == "GET"]
        told = [browser.get(f"{one}?field=challenge.text&all=1").get_data(as_text=True) for one in addresses]
        told.append(page(browser, f"/worksheet/{sheet.number}"))
        may = takes_part(person, person.grants(world), sheet.team)
        assert (sheet.past in "".join(told)) == may, sheet


def test_no_page_gives_anybody_a_word_of_what_is_not_theirs(
    world: World, sheets: list[Sheet], person: Person, browser_of: Browser
) -> None:
    browser = browser_of(person)
    secret = {sheet.words for sheet in sheets if not may_read(world, person, sheet)}
    units = {sheet.team.institution for sheet in sheets} | {sheet.team.unit for sheet in sheets}
    views = [view.key for view in VIEWS if view.of_unit]
    addresses = [f"/{view}/{unit}" for view in views for unit in sorted(units)]
    for address in ["/", "/library", *addresses]:
        shown = page(browser, address)
        assert not {words for words in secret if words in shown}, address


def test_nobody_else_writes_a_word_in_it(
    world: World, sheets: list[Sheet], person: Person, people: dict[str, Person], browser_of: Browser
) -> None:
    browser = browser_of(person)
    for sheet in sheets:
        tried = f"TRIED-{person.name}-{sheet.number}"
        body = {"field": "problem.text", "base": 0, "op": str(uuid4()), "text": tried}
        answer = browser.post(f"/worksheet/{sheet.number}/save", json=body)
        may = takes_part(person, person.grants(world), sheet.team)
        assert (answer.status_code == 200) == may, (sheet, answer.status_code)
        assert answer.status_code in (200, 401, 403, 404, 422)
        reader = browser_of(_somebody_in(world, people, sheet))
        assert (tried in reader.get(f"/worksheet/{sheet.number}/fields").get_data(as_text=True)) == may


def test_forms_about_somebody_elses_worksheet_are_refused_and_change_nothing(
    world: World, sheets: list[Sheet], person: Person, app: Dash, engine: Engine, browser_of: Browser
) -> None:
    browser = browser_of(person)
    forms = [
        rule.rule
        for rule in app.server.url_map.iter_rules()
        if re.fullmatch(r"/(worksheet|meeting)/[a-z_]+", rule.rule) and "POST" in (rule.methods or ())
    ]
    assert forms, "the forms of worksheets have moved"
    for sheet in [one for one in sheets if not takes_part(person, person.grants(world), one.team)]:
        before = _as_it_stands(world, sheet)
        for address in forms:
            numbers = dict.fromkeys(("worksheet", "sheet", "number", "meeting", "unit", "plc"), str(sheet.number))
            fields = numbers | {"visibility": "house", "status": "closed", "template": "smtte", "round": "2019"}
            answer = browser.post(address, data=fields)
            assert answer.status_code in (302, 303, 400, 401, 403, 404), (address, answer.status_code)
        assert _as_it_stands(world, sheet) == before


def _somebody_in(world: World, people: dict[str, Person], sheet: Sheet) -> Person:
    """Who takes part."""
    return next(one for one in people.values() if takes_part(one, one.grants(world), sheet.team))


def _as_it_stands(world: World, sheet: Sheet) -> list[tuple]:
    with world.tables() as tables:
        rows = tables.execute(
            "select status, visibility, template, closed_at from worksheet where id = ?", (sheet.number,)
        )
        typed = tables.execute("select count(*), max(id) from revision where worksheet_id = ?", (sheet.number,))
        return [tuple(row) for row in (*rows.fetchall(), *typed.fetchall())]
