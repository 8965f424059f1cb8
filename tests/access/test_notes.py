"""Notes belong to those who work where they stand: everybody looks for everybody's, and tries to write beside them."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

from tests.access.people import Person
from tests.access.releases import NEWEST, released
from tests.access.rights import OWN_HOUSE, takes_part
from tests.access.world import Unit, World
from tests.callbacks.conftest import payload

Browser = Callable[[Person], FlaskClient]
MISSING = "Siden findes ikke"
_ASKED = (
    "select form.key as form, factor.key as factor from cell join form on form.id = cell.form_id"
    " join factor on factor.id = cell.factor_id join round on round.id = cell.round_id"
    " where cell.unit_id = ? and round.key = ? order by form.id, factor.id"
)
_ALL_NOTES = "select id, account_id, unit_id, audience, text, withdrawn_at from note"


@dataclass(frozen=True)
class Said:
    """A note that stands in the world."""

    author: str
    unit: int
    audience: str
    words: str
    about: tuple[tuple[str, str], ...]

    @property
    def fields(self) -> dict[str, str]:
        return dict(self.about)


@pytest.fixture(scope="module")
def places(world: World) -> dict[str, Unit]:
    here = world.of_kind("municipality")[0]
    home, other = world.of_kind("institution", here.number)[:2]
    team = world.of_kind("team", home.number)[0]
    group = next(one for one in world.of_kind("child_group") if home.number in one.above)
    return {"programme": world.of_kind("programme")[0], "municipality": here, "home": home, "other": other,
            "team": team, "group": group}  # fmt: skip


@pytest.fixture(scope="module")
def said(
    world: World, places: dict[str, Unit], people: dict[str, Person], browser_of: Browser, numbers: list[int]
) -> list[Said]:
    found = []
    for author, place, audience in (
        ("p-leader", "home", "all"), ("p-leader", "home", "leaders"), ("p-leader", "group", "all"),
        ("p-member", "home", "leaders"), ("p-member", "team", "all"), ("p-coordinator", "team", "leaders"),
        ("p-resource", "group", "leaders"), ("p-leader-beside", "other", "all"), ("p-both", "other", "leaders"),
        ("p-municipality", "municipality", "all"), ("p-programme", "programme", "all"),
    ):  # fmt: skip
        unit, words = places[place].number, f"SAID-{author}-{place}-{audience}-"
        note = Said(author, unit, audience, words, about(world, unit))
        fields = note.fields | {"audience": audience, "text": words}
        assert browser_of(people[author]).post("/profile/note", data=fields).status_code == 303, words
        found.append(note)
    return found


@pytest.fixture(scope="module")
def numbers(places: dict[str, Unit]) -> list[int]:
    return [unit.number for unit in places.values()]


def about(world: World, unit: int) -> tuple[tuple[str, str], ...]:
    with world.tables() as tables:
        row = tables.execute(_ASKED, (unit, NEWEST)).fetchone()
    return ("unit", str(unit)), ("round", NEWEST), ("form", row["form"]), ("factor", row["factor"])


def seen(browser: FlaskClient, address: str) -> str:
    answer = browser.post("/_dash-update-component", json=payload(address))
    assert answer.status_code in (200, 401)
    return answer.get_data(as_text=True)


def may_read(world: World, person: Person, note: Said) -> bool:
    """The contract in words of its own: whoever takes part, but a thread for leaders only leaders and who began it."""
    roles = takes_part(world, person.grants(world), released(world), note.unit, NEWEST)
    return bool(roles) and (note.audience == "all" or note.author == person.name or bool(roles & set(OWN_HOUSE)))


@pytest.fixture(params=[
    "p-leader", "p-leader-beside", "p-leader-third", "p-leader-far", "p-coordinator", "p-member", "p-member-beside",
    "p-resource", "p-board", "p-municipality", "p-municipality-far", "p-programme", "p-researcher", "p-administrator",
    "p-both", "p-nothing", "p-ended", "p-anonymous", "p-expired", "p-signed-out", "p-disabled",
])  # fmt: skip
def person(request: pytest.FixtureRequest, people: dict[str, Person]) -> Person:
    return people[request.param]


def test_notes_are_read_by_exactly_those_they_are_for(
    world: World, said: list[Said], numbers: list[int], person: Person, browser_of: Browser
) -> None:
    browser, theirs = browser_of(person), {note.words for note in said if may_read(world, person, note)}
    pages = [seen(browser, f"/profile/{number}?section=notes") for number in numbers]
    beside = [seen(browser, "/profile/{unit}?round={round}&form={form}&factor={factor}".format(**one.fields))
              for one in said]  # fmt: skip
    for texts in (pages, beside):
        assert {note.words for note in said for text in texts if note.words in text} == theirs
    everywhere = "".join(seen(browser, f"/profile/{number}") for number in [*numbers, 0])
    assert "SAID-" not in everywhere + seen(browser, "/administration?section=log") + seen(browser, "/")


def test_the_page_of_all_notes_is_missing_for_everybody_else(
    world: World, said: list[Said], numbers: list[int], person: Person, browser_of: Browser
) -> None:
    for number in numbers:
        roles = takes_part(world, person.grants(world), released(world), number, NEWEST)
        page = seen(browser_of(person), f"/profile/{number}?section=notes")
        opened = "SAID-" in page or '"conversations"' in page
        assert opened == bool(roles), number


def test_nobody_writes_answers_or_withdraws_where_it_is_not_theirs(
    world: World, said: list[Said], person: Person, browser_of: Browser
) -> None:
    browser = browser_of(person)
    for note in said:
        number = number_of(world, note)
        may = may_read(world, person, note)
        roles = takes_part(world, person.grants(world), released(world), note.unit, NEWEST)
        answer = {"thread": str(number), "text": f"TRIED-{person.name}-{number}"}
        fresh = {"audience": "all", "text": f"TRIED-{person.name}-{number}-new"}
        assert (browser.post("/profile/note", data=note.fields | answer).status_code == 303) == may
        assert (browser.post("/profile/note", data=note.fields | fresh).status_code == 303) == bool(roles)
        if person.name != note.author and "leader" not in roles:
            withdrawn = browser.post("/profile/withdraw", data=note.fields | {"note": str(number)}).status_code
            assert withdrawn in (401, 403, 404)
    with world.tables() as tables:
        rows = [dict(row) for row in tables.execute(_ALL_NOTES)]
    texts = json.dumps([row["text"] for row in rows])
    assert all(note.words in texts for note in said)
    assert [row for row in rows if row["withdrawn_at"] is not None] == []


def number_of(world: World, note: Said) -> int:
    with world.tables() as tables:
        return int(tables.execute("select id from note where text = ?", (note.words,)).fetchone()["id"])
