"""No confidential figure reaches the public edition: with all of them changed, and the words the same, it is the same.

The figures of national tests of every unit, single grades and groups, and all that a municipality follows for itself
are changed, and whoever reads the public edition gets it letter by letter as before: pages, the answers of the API, and
the log. In a further world the words themselves are turned everywhere but at one level, whose pages stay as they were.
And where nothing has clearly changed it makes no difference which figures are hidden, or so high that a bound is told.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks.logbook import flush_all
from callbacks.server import application
from dashboard.settings import Settings
from data_access.engine import open_store, writing
from tests.access import followed
from tests.access.attempts import CALLBACK
from tests.access.editions import EVERYTHING, NOTHING, PUBLIC, edition
from tests.access.followed import CONFIDENTIAL, NAME_WITHIN, PUBLISHED, WITHIN, Figure, figures
from tests.access.people import Person, client_of
from tests.access.world import World
from tests.callbacks.conftest import payload

PEOPLE = (
    "p-programme", "p-municipality", "p-leader", "p-coordinator", "p-member", "p-resource", "p-board", "p-researcher",
    "p-both", "p-administrator", "p-nothing",
)  # fmt: skip
SECTIONS = ("", f"&indicator={CONFIDENTIAL}", f"&indicator={PUBLISHED}", f"&indicator={WITHIN}")
LEVELS = ("programme", "municipality", "institution")
FAILED = "Noget gik galt"
WORDS = ("Målet er nået", "På vej mod målet", "Målet er ikke nået")
Browser = Callable[[Person], FlaskClient]


@contextmanager
def changed(world: World, folder: Path, change: Callable[[Figure], Figure]) -> Iterator[Browser]:
    """Everybody's browsers on a store in which figures of indicators are others."""
    flush_all()
    shutil.copytree(world.data, folder)
    engine, before = open_store(f"sqlite:///{folder / 'laeringsblik.db'}"), list(figures(world.followed))
    after = [change(one) if one.confidential else one for one in before]
    assert sum(one != other for one, other in zip(before, after, strict=True)) > 50, "hardly anything is changed"
    with writing(engine) as store:
        followed.keep(store, after)
    app = application(engine, Settings.from_environment({"DATA_DIR": str(folder)}))
    yield cache(lambda person: client_of(app, engine, person))
    engine.dispose()


@pytest.fixture(scope="module")
def same_words(world: World, tmp_path_factory: pytest.TempPathFactory, browser_of: Browser) -> Iterator[Browser]:
    with changed(world, tmp_path_factory.mktemp("same") / "data", followed.same_words) as browsers:
        yield browsers


@pytest.fixture(scope="module")
def quiet(world: World, tmp_path_factory: pytest.TempPathFactory, browser_of: Browser) -> Iterator[tuple[Browser, ...]]:
    """Two worlds in which nothing has clearly changed: in the one all is shown, in the other there are holes."""
    folder = tmp_path_factory.mktemp("quiet")
    with (
        changed(world, folder / "shown", followed.by_chance) as shown,
        changed(world, folder / "holes", followed.with_holes) as holes,
    ):
        yield shown, holes


@pytest.fixture(scope="module", params=LEVELS)
def turned_elsewhere(
    world: World, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, browser_of: Browser
) -> Iterator[tuple[str, Browser]]:
    """A level, and browsers where the words are turned everywhere but at its units."""
    level = str(request.param)
    stays = {one.number for one in world.of_kind(level)}

    def change(one: Figure) -> Figure:
        return one if one.unit in stays else followed.turned(one)

    with changed(world, tmp_path_factory.mktemp(level) / "data", change) as browsers:
        yield level, browsers


def addresses(world: World, person: Person, kinds: tuple[str, ...] = LEVELS) -> Iterator[str]:
    """The public edition of some units of every kind: for those outside it is the only one, others choose it."""
    for kind in kinds:
        may = {one.number: edition(world, person.grants(world), one.number) for one in world.of_kind(kind)}
        theirs = [number for number in may if may[number] != NOTHING]
        for number in (*theirs[:3], *theirs[3:][-1:]):
            yield from (f"/indicators/{number}?edition=public{section}" for section in SECTIONS)
            if may[number] == PUBLIC:
                yield from (f"/indicators/{number}?edition=internal{section}" for section in SECTIONS)
                yield from (f"/indicators/{number}?{section[1:]}" for section in SECTIONS)


def page(client: FlaskClient, address: str) -> str:
    answer = client.post(CALLBACK, json=payload(address))
    text = json.dumps(answer.json, ensure_ascii=False)
    assert answer.status_code == 200, address
    assert FAILED not in text, address
    return text


def published(world: World, person: Person, client: FlaskClient) -> list[dict[str, object]]:
    """What the API gives of units of which the person reads the public edition."""
    rows = client.get("/api/v1/indicators").json or []
    return [row for row in rows if row["unit"] == 0 or edition(world, person.grants(world), row["unit"]) == PUBLIC]


def difference(one: str, other: str) -> tuple[str, str] | None:
    """Where two pages part, with some words around it."""
    if one == other:
        return None
    parts = next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), 0)
    at = max(parts - 200, 0)
    return one[at : at + 400], other[at : at + 400]


@pytest.mark.parametrize("name", PEOPLE)
def test_the_public_edition_rests_on_no_confidential_figure(
    world: World, people: dict[str, Person], browser_of: Browser, same_words: Browser, name: str
) -> None:
    person = people[name]
    here, there = browser_of(person), same_words(person)
    page(here, "/")  # what another test's form was answered is said once, and is out of the way now
    for address in ("/", *addresses(world, person)):
        assert difference(page(here, address), page(there, address)) is None, address
    assert published(world, person, here) == published(world, person, there)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_words_of_one_level_rest_on_no_other(
    world: World, people: dict[str, Person], browser_of: Browser, turned_elsewhere: tuple[str, Browser], name: str
) -> None:
    person, (level, browsers) = people[name], turned_elsewhere
    here, there = browser_of(person), browsers(person)
    for address in addresses(world, person, (level,)):
        assert difference(page(here, address), page(there, address)) is None, address


@pytest.mark.parametrize("name", PEOPLE)
def test_which_figures_are_hidden_or_told_as_a_bound_is_told_to_nobody(
    world: World, people: dict[str, Person], quiet: tuple[Browser, Browser], name: str
) -> None:
    person, (shown, holes) = people[name], quiet
    for address in addresses(world, person):
        if not address.endswith(f"&indicator={PUBLISHED}"):
            assert difference(page(shown(person), address), page(holes(person), address)) is None, address


def test_words_that_are_turned_are_told(
    world: World, people: dict[str, Person], browser_of: Browser, turned_elsewhere: tuple[str, Browser]
) -> None:
    """Or the tests above would say nothing."""
    level, browsers = turned_elsewhere
    for name, kind in (("p-programme", "municipality"), ("p-board", "institution")):
        person = people[name]
        [first, *_] = [one for one in addresses(world, person, (kind,)) if one.endswith(f"&indicator={CONFIDENTIAL}")]
        for address in (first, first.partition("?")[0]):
            here, there = page(browser_of(person), address), page(browsers(person), address)
            assert any(words in here for words in WORDS), address
            assert (here == there) == (level == kind), address


def test_both_targets_are_named_and_judged_in_public_and_a_late_one_is_said_to_be_so(
    world: World, people: dict[str, Person], browser_of: Browser
) -> None:
    """Or the tests above would say nothing of a target that a municipality set beside the national one."""
    number = world.of_kind("municipality")[0].number
    for section in ("", f"?indicator={CONFIDENTIAL}"):
        told = page(browser_of(people["p-programme"]), f"/indicators/{number}{section}").replace("\xa0", " ")
        for aim in ("mindst 60 % (sat 23-11-2026, efter skoleårets slutning)", "Nationalt mål: mindst 80 %"):
            assert any(f"{aim}. {words}" in told for words in WORDS), (section, aim)


@pytest.mark.parametrize("name", PEOPLE)
def test_what_a_municipality_follows_for_itself_is_not_even_named(
    world: World, people: dict[str, Person], browser_of: Browser, name: str
) -> None:
    person = people[name]
    for address in addresses(world, person):
        assert NAME_WITHIN not in page(browser_of(person), address), address


def test_the_inside_edition_is_another(world: World, people: dict[str, Person], browser_of: Browser) -> None:
    for name in ("p-municipality", "p-leader"):
        grants = people[name].grants(world)
        number = next(one for one in world.followed if edition(world, grants, one) == EVERYTHING)
        inside = page(browser_of(people[name]), f"/indicators/{number}")
        assert NAME_WITHIN in inside
        assert inside != page(browser_of(people[name]), f"/indicators/{number}?edition=public")


def test_the_log_holds_no_figure(world: World, people: dict[str, Person], browser_of: Browser) -> None:
    for name in PEOPLE:
        for address in addresses(world, people[name]):
            page(browser_of(people[name]), address)
        browser_of(people[name]).get("/api/v1/indicators")
    flush_all()
    with world.tables() as tables:
        log = [row["detail"] for row in tables.execute("select detail from audit_log")]
    told = [line for line in log if "indicators" in line]
    assert len(told) > 100
    known = {number for one in figures(world.followed) for number in (one.value, float(one.n))}
    assert [line for line in told if not known.isdisjoint(numbers(line))] == []


def numbers(text: str) -> set[float]:
    """All that stand in it, a decimal comma and points between thousands as well as none."""
    plain = re.sub(r"(?<=\d)\.(?=\d{3}(\D|$))", "", text).replace(",", ".")
    return {float(found) for found in re.findall(r"\d+(?:\.\d+)?", plain)}


@pytest.mark.parametrize("written", ["5.000.123", "5000123", '{"value": "45.0"}', "45 %", "3,7", "3.7"])
def test_a_figure_is_found_however_it_is_written(written: str) -> None:
    assert numbers(written) in ({5_000_123.0}, {45.0}, {3.7})
