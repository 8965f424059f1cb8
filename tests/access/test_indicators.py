"""Everybody asks for every unit's indicators, on pages and in the API, against rules written in other words."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.access import attempts
from tests.access.editions import EVERYTHING, NOTHING, PUBLIC, WHOLE, edition
from tests.access.followed import CONFIDENTIAL, NAME_WITHIN, PUBLISHED, WITHIN, Figure, figures
from tests.access.people import Person
from tests.access.test_matrix import NAMES, NOBODY, OUTSIDE
from tests.access.world import World
from tests.callbacks.conftest import payload

Browser = Callable[[Person], FlaskClient]
MISSING, FAILED = "Siden findes ikke", "Noget gik galt"
QUERIES = (
    "", "?edition=public", "?edition=internal", "?edition=everything", f"?indicator={CONFIDENTIAL}",
    f"?indicator={CONFIDENTIAL}&edition=internal", f"?indicator={WITHIN}", f"?indicator={PUBLISHED}",
)  # fmt: skip


@pytest.fixture(scope="module")
def numbers(world: World) -> list[int]:
    return attempts.numbers_of_interest(world)


@pytest.fixture(scope="module")
def told(world: World) -> list[Figure]:
    return list(figures(world.followed))


@pytest.fixture(params=NAMES)
def person(request: pytest.FixtureRequest, people: dict[str, Person]) -> Person:
    return people[request.param]


def page(client: FlaskClient, address: str) -> str | None:
    """None where it is missing, or for nobody who is not signed in."""
    answer = client.post(attempts.CALLBACK, json=payload(address))
    assert answer.status_code in (200, 401), f"{address} gave {answer.status_code}"
    text = json.dumps(answer.json, ensure_ascii=False) if answer.status_code == 200 else MISSING
    assert FAILED not in text, address
    return None if MISSING in text else text


def written(figure: Figure) -> tuple[str, ...]:
    """How many persons, as pages and programs write it."""
    return f"{figure.n}", f"{figure.n:,}".replace(",", ".")


def confidential(told: list[Figure], text: str) -> list[Figure]:
    return [one for one in told if one.confidential and any(way in text for way in written(one))]


def rows(client: FlaskClient, query: str) -> list[dict[str, Any]] | None:
    answer = client.get(f"/api/v1/indicators{query}")
    assert answer.status_code in (200, 401, 404), f"{query} gave {answer.status_code}"
    return answer.json if answer.status_code == 200 else None


def expected(told: list[Figure], number: int, may: str) -> set[tuple[Any, ...]]:
    """What the API should give of a unit: in public what is published, inside everything, on a team too, but of what is
    confidential only the whole."""
    return {
        (one.indicator, one.unit, one.school_year, one.grade, one.group, one.value, one.n)
        for one in told
        if one.unit == number
        and (may in (EVERYTHING, WHOLE) or (may == PUBLIC and not one.confidential))
        and (may != WHOLE or not one.confidential or (one.grade, one.group) == ("all", "all"))
    }


def given(found: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    return {
        (row["indicator"], row["unit"], int(row["school_year"][:4]), row["grade"], row["group"], row["value"], row["n"])
        for row in found
        if row["unit"] != 0
    }


def test_every_edition_is_somebodys(world: World, people: dict[str, Person], numbers: list[int]) -> None:
    found = [edition(world, one.grants(world), number) for one in people.values() for number in world.followed]
    assert all(found.count(may) > 10 for may in (EVERYTHING, PUBLIC, NOTHING))
    assert WHOLE in found


def test_pages_of_indicators_open_for_exactly_those_they_are_for(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    client, grants = browser_of(person), person.grants(world)
    opened = {number: page(client, f"/indicators/{number}") is not None for number in numbers}
    assert opened == {number: edition(world, grants, number) != NOTHING for number in numbers}


def test_no_confidential_figure_is_on_a_page_for_those_outside(
    world: World, numbers: list[int], told: list[Figure], person: Person, browser_of: Browser
) -> None:
    """A page of a municipality may hold what is told inside of its institutions, and no page anybody else's."""
    client, grants = browser_of(person), person.grants(world)
    for number in numbers:
        may = edition(world, grants, number)
        for query in QUERIES:
            text = page(client, f"/indicators/{number}{query}") or ""
            inside = may in (EVERYTHING, WHOLE) and "edition=public" not in query
            wrong = [
                one
                for one in confidential(told, text)
                if not inside
                or edition(world, grants, one.unit) not in (EVERYTHING, WHOLE)
                or (may == WHOLE and (one.grade, one.group) != ("all", "all"))
            ]
            assert wrong == [], f"/indicators/{number}{query}"
            assert inside or NAME_WITHIN not in text, f"/indicators/{number}{query}"


def test_those_inside_are_told_the_figures(
    world: World, numbers: list[int], told: list[Figure], person: Person, browser_of: Browser
) -> None:
    """Or the test above would say nothing."""
    client, grants = browser_of(person), person.grants(world)
    for number in numbers:
        if edition(world, grants, number) in (EVERYTHING, WHOLE):
            found = confidential(told, page(client, f"/indicators/{number}") or "")
            assert {one.indicator for one in found if one.unit == number} == {CONFIDENTIAL, WITHIN}


def test_the_page_of_an_indicator_that_is_told_only_inside_is_missing_outside(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    client, grants = browser_of(person), person.grants(world)
    for number in numbers:
        opened = page(client, f"/indicators/{number}?indicator={WITHIN}") is not None
        assert opened == (edition(world, grants, number) in (EVERYTHING, WHOLE)), number
        assert page(client, f"/indicators/{number}?indicator={WITHIN}&edition=public") is None


def test_the_api_gives_each_reader_exactly_their_rows(
    world: World, numbers: list[int], told: list[Figure], person: Person, browser_of: Browser
) -> None:
    client, grants = browser_of(person), person.grants(world)
    for number in (one for one in numbers if one != 0):
        found, may = rows(client, f"?unit={number}"), edition(world, grants, number)
        assert (found is None) == (may == NOTHING), number
        assert given(found or []) == expected(told, number, may), number


def test_without_a_unit_the_api_gives_all_of_theirs_and_nothing_more(
    world: World, told: list[Figure], person: Person, browser_of: Browser
) -> None:
    found = rows(browser_of(person), "")
    if person.state in OUTSIDE:
        assert found is None
        return
    grants = person.grants(world)
    mine = [expected(told, number, edition(world, grants, number)) for number in world.followed]
    assert given(found or []) == set().union(*mine)


def test_a_wrong_unit_is_answered_like_a_missing_one(
    world: World, numbers: list[int], person: Person, browser_of: Browser
) -> None:
    client, grants = browser_of(person), person.grants(world)
    missing = client.get(f"/api/v1/indicators?unit={NOBODY}").data
    for number in (one for one in numbers if one != 0 and edition(world, grants, one) == NOTHING):
        assert client.get(f"/api/v1/indicators?unit={number}").data == missing, number
