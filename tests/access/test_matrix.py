"""Everybody tries everything: no page, callback, route or address gives anybody what is not theirs.

A view, callback or route that is added later is tried by itself: they are read off the server.
"""

import json
from collections.abc import Callable
from functools import cache

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from callbacks.ways_in.door import OPEN
from tests.access import attempts
from tests.access.attempts import Attempt
from tests.access.editions import NOTHING, edition
from tests.access.people import Person
from tests.access.releases import ever_released, released
from tests.access.rights import Grants, may_compare, may_open, may_split
from tests.access.world import ROUNDS, Unit, World

NOBODY = 999_999
FEWEST = 3_000  # requests; trust.md AC-2
Browser = Callable[[Person], FlaskClient]

NAMES = [
    "p-leader", "p-leader-beside", "p-leader-third", "p-leader-far",
    "p-coordinator", "p-member", "p-member-beside", "p-resource",
    "p-board", "p-municipality", "p-municipality-far", "p-programme", "p-researcher", "p-administrator", "p-both",
    "p-nothing", "p-ended", "p-anonymous", "p-expired", "p-signed-out", "p-disabled",
]  # fmt: skip
OPEN_TO_READERS = ("profile", "perspectives", "progress", "participation")
OUTSIDE = ("anonymous", "expired", "signed out", "disabled")


@pytest.fixture(scope="module")
def numbers(world: World) -> list[int]:
    return attempts.numbers_of_interest(world)


@pytest.fixture(params=NAMES)
def person(request: pytest.FixtureRequest, people: dict[str, Person]) -> Person:
    return people[request.param]


def test_everybody_is_here(people: dict[str, Person]) -> None:
    assert sorted(people) == sorted(NAMES)


def test_the_matrix_is_large(
    world: World, app: Dash, numbers: list[int], people: dict[str, Person], browser_of: Browser
) -> None:
    client = browser_of(people["p-administrator"])
    tried = [
        *attempts.of_pages(numbers),
        *attempts.of_the_api(numbers),
        *attempts.of_routes(app),
        *attempts.of_callbacks(app, client),
    ]
    print(f"{len(tried)} attempts by {len(NAMES)} people: {len(tried) * len(NAMES)} requests")
    assert len(tried) * len(NAMES) >= FEWEST


def test_pages_open_for_those_whose_they_are_and_are_missing_for_others(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    client, wrong = browser_of(person), []
    missing = {_view(one): _plain(one.by(client), _address(one)) for one in attempts.of_pages([NOBODY])}
    for attempt in attempts.of_pages(numbers):
        answer = attempt.by(client)
        if person.state in OUTSIDE:
            assert answer.status_code == 401, f"{attempt} gave {answer.status_code}"
            continue
        assert answer.status_code == 200, f"{attempt} gave {answer.status_code}"
        if attempt.unit is not None:
            opened = _plain(answer, _address(attempt)) != missing[_view(attempt)]
            wrong += [] if _is_right(world, person, attempt, opened=opened) else [f"{_address(attempt)}: {opened=}"]
    assert wrong == []


def test_the_page_behind_a_factor_tells_of_splits_to_those_whose_they_are(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    client, grants, wrong = browser_of(person), person.grants(world), []
    for attempt in attempts.of_factors(numbers):
        told = '"part gaps"' in attempt.by(client).get_data(as_text=True)
        assert attempt.unit is not None
        if told and not any(may_split(world, grants, released(world), attempt.unit, key) for key in ROUNDS):
            wrong.append(_address(attempt))
    assert wrong == []


def test_a_leader_is_told_of_the_splits_of_the_own_institution(
    world: World, people: dict[str, Person], browser_of: Browser
) -> None:
    leader = people["p-leader"]
    home = [unit for _, unit in leader.grants(world)]
    found = [one.by(browser_of(leader)).get_data(as_text=True) for one in attempts.of_factors(home)]
    assert all('"part gaps"' in text for text in found)


def test_the_api_gives_rows_of_their_own_units_only(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    client, wrong = browser_of(person), []
    for attempt in attempts.of_the_api(numbers):
        answer = attempt.by(client)
        if person.state in OUTSIDE:
            assert answer.status_code == 401, f"{attempt} gave {answer.status_code}"
        elif answer.status_code == 200:
            wrong += [
                f"{attempt.address}: {row}" for row in answer.json or [] if not _is_theirs(world, person, row, attempt)
            ]
        else:
            assert answer.status_code == 404, f"{attempt} gave {answer.status_code}"
    assert wrong == []


def test_a_wrong_unit_is_answered_like_a_missing_one(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    """Nobody learns from an answer which numbers exist."""
    client = browser_of(person)
    missing = client.get(f"/api/v1/cells?round=2019&unit={NOBODY}").data
    for number in numbers:
        if not may_compare(world, person.grants(world), released(world), number, "2019"):
            assert client.get(f"/api/v1/cells?round=2019&unit={number}").data == missing, number


def test_nobody_reads_the_name_of_an_institution_that_is_not_theirs(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    """But in the log of releases those above read who has released and taken it back, and in the goals who has any."""
    client, grants = browser_of(person), person.grants(world)
    theirs, foreign = _institutions(world, grants)
    followed = [unit for unit in foreign if edition(world, grants, unit.number) != NOTHING]
    signs = _signs(theirs, foreign)
    told_of_goals = _signs([*theirs, *followed], [unit for unit in foreign if unit not in followed])
    asked = [*attempts.of_pages(numbers), *attempts.of_the_api(numbers), *attempts.of_indicators(numbers)]
    for attempt in [one for one in asked if not _administers(person, one)]:
        text = attempt.by(client).get_data(as_text=True)
        unknown = told_of_goals if _is_of_goals(attempt) else signs
        assert [sign for sign in unknown if sign in text] == [], attempt


def test_no_route_and_no_method_opens_to_a_stranger_or_breaks(app: Dash, person: Person, browser_of: Browser) -> None:
    client = browser_of(person)
    is_open = [rule.rule for rule in app.server.url_map.iter_rules() if rule.endpoint in OPEN]
    for attempt in attempts.of_routes(app):
        status = attempt.by(client).status_code
        assert status < 500, f"{attempt} gave {status}"
        if person.state in OUTSIDE and not attempt.address.startswith(("/assets/", *(_head(rule) for rule in is_open))):
            assert status in (302, 401, 403, 405), f"{attempt} gave {status}"


def test_forged_callbacks_are_refused_and_never_break_the_server(
    app: Dash, person: Person, people: dict[str, Person], browser_of: Browser
) -> None:
    client = browser_of(person)
    for attempt in attempts.of_callbacks(app, browser_of(people["p-administrator"])):
        status = attempt.by(client).status_code
        allowed = (401,) if person.state in OUTSIDE else (200, 204, 400, 403)
        assert status in allowed, f"{json.dumps(attempt.body)[:300]} gave {status}"


def _signs(theirs: list[Unit], foreign: list[Unit]) -> set[str]:
    """Of institutions that the person should not hear of; two schools may have the same name."""
    names = {unit.name for unit in foreign} - {unit.name for unit in theirs}
    return names | {f'"{unit.code}"' for unit in foreign}


def _is_of_goals(attempt: Attempt) -> bool:
    """The national goals of a school are its municipality's too, before any round is released."""
    return attempt.body is not None and _view(attempt) == "indicators"


def _institutions(world: World, grants: Grants) -> tuple[list[Unit], list[Unit]]:
    """Those the person may hear of, and the others."""
    every = world.of_kind("institution")
    theirs = [
        unit
        for unit in every
        if unit.number in ever_released(world)
        or any(may_compare(world, grants, released(world), unit.number, key) for key in ROUNDS)
    ]
    return theirs, [unit for unit in every if unit not in theirs]


def _view(attempt: Attempt) -> str:
    return _address(attempt).split("/")[1]


def _address(attempt: Attempt) -> str:
    path, query = (one["value"] for one in attempt.body["inputs"])
    return f"{path}{query}"


def _plain(answer: TestResponse, address: str) -> str:
    """The page without its own address, which the language link repeats."""
    quoted = address.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D").replace("&", "%26")
    return answer.get_data(as_text=True).replace(quoted, "ADDRESS").replace(address, "ADDRESS")


def _is_right(world: World, person: Person, attempt: Attempt, *, opened: bool) -> bool:
    """The pages about a unit open for exactly those they are for, at the round asked for or at another one of theirs;
    other pages of a unit for nobody else."""
    unit, grants = attempt.unit, person.grants(world)
    assert unit is not None
    if _view(attempt) == "indicators":
        return opened == (edition(world, grants, unit) != NOTHING)
    theirs = any(may_open(world, grants, released(world), unit, key) for key in ROUNDS)
    return opened == theirs if _view(attempt) in OPEN_TO_READERS else theirs or not opened


def _is_theirs(world: World, person: Person, row: dict[str, object], attempt: Attempt) -> bool:
    asks = {None: may_open, "all": may_compare}.get(row.get("split"), may_split)
    assert attempt.round is not None
    return asks(world, person.grants(world), released(world), int(str(row["unit"])), attempt.round)


def _administers(person: Person, attempt: Attempt) -> bool:
    return person.name == "p-administrator" and "administration" in json.dumps(attempt.body)


@cache
def _head(rule: str) -> str:
    return rule.partition("<")[0]
