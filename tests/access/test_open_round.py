"""A round that is still answered: everybody tries its page of participation, and asks it for newer numbers."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.access import attempts
from tests.access.attempts import CALLBACK, FOREIGN, Attempt
from tests.access.people import Person
from tests.access.releases import released
from tests.access.rights import Released, may_open
from tests.access.test_matrix import NAMES, OUTSIDE
from tests.access.world import OPEN, ROUNDS, World
from tests.callbacks.conftest import payload
from tests.callbacks.participation import asking

STILL_OPEN = "Runden er åben"
NUMBERS = range(1, 10**9)  # that an address can have
Browser = Callable[[Person], FlaskClient]


@pytest.fixture(params=NAMES)
def person(request: pytest.FixtureRequest, people: dict[str, Person]) -> Person:
    return people[request.param]


@pytest.fixture(scope="module")
def numbers(world: World) -> list[int]:
    return attempts.numbers_of_interest(world)


def address_of(number: int) -> str:
    return f"/participation/{number}?round={OPEN}"


def is_theirs(world: World, person: Person, number: int) -> bool:
    """Nothing of an open round is released, whatever is of earlier ones."""
    return may_open(world, person.grants(world), Released(), number, OPEN)


def test_its_page_opens_for_those_whose_it_is(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    opened = set()
    for number in numbers:
        answer = Attempt("POST", CALLBACK, payload(address_of(number))).by(browser_of(person))
        if person.state in OUTSIDE:
            assert answer.status_code == 401
        elif '"turnout-clock"' in answer.get_data(as_text=True):
            opened.add(number)
    assert opened == {number for number in numbers if person.state not in OUTSIDE and is_theirs(world, person, number)}


def test_newer_numbers_are_given_to_those_whose_they_are(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    """Whoever may see a unit in an earlier round only is told of that one."""
    for number in numbers:
        answer = Attempt("POST", CALLBACK, asking(address_of(number))).by(browser_of(person))
        if person.state in OUTSIDE:
            assert answer.status_code == 401
            continue
        earlier = any(may_open(world, person.grants(world), released(world), number, key) for key in ROUNDS)
        theirs = is_theirs(world, person, number)
        refused = 404 if number in NUMBERS else 400
        assert answer.status_code == (200 if theirs or earlier else refused), number
        assert (STILL_OPEN in repr(answer.get_json(silent=True))) == theirs, number


@pytest.mark.parametrize("number", [number for number in FOREIGN if number in NUMBERS])
def test_a_unit_that_is_not_theirs_is_answered_like_one_that_is_not_there(
    world: World, number: int, people: dict[str, Person], browser_of: Browser
) -> None:
    client = browser_of(people["p-member"])
    foreign = people["p-leader-far"].grants(world)[0][1]
    answers: list[Any] = [
        client.post(CALLBACK, json=asking(address_of(one))).data for one in (foreign, number or 1_000)
    ]
    assert answers[0] == answers[1]
