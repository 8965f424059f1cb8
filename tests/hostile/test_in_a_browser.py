"""A browser over a programme whose every name is hostile: nothing runs, nothing is fetched, all is read as text."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from dashboard.access import Role
from data_access import accounts
from data_access.engine import writing
from data_access.ways_in import invitations
from tests.hostile import site
from tests.hostile.conftest import copied
from tests.hostile.corpus import PAYLOADS, chunks
from tests.hostile.forms import Form
from tests.hostile.readers import Seen, crawl
from tests.hostile.site import PASSWORD, Site
from tests.hostile.survey import FACTORS, SCHOOLS, STAFF, TOWN, came_in, item_texts, named
from tests.hostile.watch import Watch
from tests.services import application

LANGUAGES = ("da", "en")
DRAWN = """
() => document.querySelector("main h1, main.login")
    && [...document.querySelectorAll(".dash-graph")].every((graph) => graph.querySelector(".scatterlayer .point"))
"""
HOVERED = """
async (graph) => {
    const read = [];
    for (const [curve, trace] of graph.data.entries()) {
        for (const point of (trace.hovertext || []).keys()) {
            window.Plotly.Fx.unhover(graph);
            window.Plotly.Fx.hover(graph, [{ curveNumber: curve, pointNumber: point }], "x2y");
            for (let turn = 0; turn < 60 && !graph.querySelector(".hovertext text"); turn += 1) {
                await new Promise(requestAnimationFrame);
            }
            read.push(graph.querySelector(".hoverlayer").textContent);
        }
    }
    return read;
}
"""


@dataclass(frozen=True)
class Reader:
    """Somebody with an account, and what they come to by links."""

    name: str
    pages: list[Seen]


Opened = Callable[[str], None]
SignIn = Callable[[Role], Reader]


@dataclass(frozen=True)
class Served:
    address: str
    readers: dict[Role, Reader]
    invitation: str


@pytest.fixture(scope="module")
def served(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = copied(hostile, tmp_path_factory.mktemp("served") / "data")
    known = set[str]()
    with site.opened(data, hostile) as here:
        readers = {role: _reader(here, role, known) for role in Role}
        with writing(here.engine) as store:
            account = accounts.number_of(store, readers[Role.BOARD].name)
            token = invitations.invite(store, account, PAYLOADS[0], datetime.now(UTC))
    with application.serving(data) as address:
        yield Served(address, readers, f"/invitation/{token}")


def _reader(here: Site, role: Role, known: set[str]) -> Reader:
    """Each view once for every role, and every kind of page once for the first role that comes to it."""
    client, name, views, pages = here.client(), here.account(role), set[str](), list[Seen]()
    client.sign_in(name)
    for seen in crawl(client, role):
        if seen.is_there and (seen.view not in views or seen.kind not in known):
            pages.append(seen)
            views.add(seen.view)
            known.add(seen.kind)
    return Reader(name, pages)


@pytest.fixture(scope="module")
def tally() -> Iterator[Counter[str]]:
    tally = Counter[str]()
    yield tally
    print("\nbrowser: " + ", ".join(f"{count} {what}" for what, count in tally.items()))


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, served: Served, watch: Watch, tally: Counter[str]) -> Iterator[Page]:
    context = browser.new_context(base_url=served.address, locale="da-DK")
    watch.over(context)
    yield context.new_page()
    context.close()
    tally["executions"] += len(watch.executed)
    tally["reports of the policy"] += len(watch.reports)
    tally["other findings"] += len(watch.findings) - len(watch.executed) - len(watch.reports)
    assert not watch.findings, "\n".join(watch.findings[:30])


@pytest.fixture
def signed_in(served: Served, page: Page) -> SignIn:
    def sign_in(role: Role) -> Reader:
        answer = page.request.post("/login", form={"username": served.readers[role].name, "password": PASSWORD})
        assert answer.ok, answer.status
        return served.readers[role]

    return sign_in


@pytest.fixture
def opened(page: Page, watch: Watch, tally: Counter[str]) -> Opened:
    def open_(address: str) -> None:
        page.goto(address)
        page.wait_for_function(DRAWN)
        watch.seen(page)
        tally["pages"] += 1

    return open_


@pytest.mark.parametrize("role", list(Role))
def test_nothing_runs_on_any_page_of_any_role(page: Page, opened: Opened, signed_in: SignIn, role: Role) -> None:
    for place, seen in enumerate(signed_in(role).pages):
        page.request.get(f"/language/{LANGUAGES[place % 2]}")
        opened(seen.address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_read_as_they_were_written(page: Page, opened: Opened, signed_in: SignIn, language: str) -> None:
    signed_in(Role.LEADER)
    units = {unit["code"]: unit for unit in page.request.get("/api/v1/units").json()}
    page.request.get(f"/language/{language}")
    opened(f"/profile/{units[SCHOOLS[0]]['unit']}?form=pupil")
    assert page.locator("h1").text_content() == units[SCHOOLS[0]]["name"] == PAYLOADS[1]
    factors = [came_in(named(FACTORS, place)[language]) for place in range(FACTORS)]
    assert page.locator("table.factors tbody th > a:first-child").all_text_contents() == factors
    trail = page.locator("nav.path li").all_text_contents()
    assert trail == [named(1, 0)[language], units[TOWN]["name"], PAYLOADS[1]]
    over_the_chart = page.locator(".factor-names li").all_text_contents()
    assert [without_blanks(one) for one in over_the_chart] == [without_blanks(one) for one in factors]


def test_what_a_mark_says_is_read_as_it_was_written(
    page: Page, watch: Watch, opened: Opened, signed_in: SignIn, tally: Counter[str]
) -> None:
    signed_in(Role.LEADER)
    units = {unit["code"]: unit["unit"] for unit in page.request.get("/api/v1/units").json()}
    opened(f"/profile/{units[SCHOOLS[0]]}?form=pupil")
    graph = page.locator(".js-plotly-plot").first
    page.locator(".scatterlayer .point").first.hover(force=True)
    read = [without_blanks(one) for one in graph.evaluate(HOVERED)]
    watch.seen(page)
    factors = {without_blanks(named(FACTORS, place)["da"]) for place in range(FACTORS)}
    tally["marks hovered over"] += len(read)
    assert len(read) > FACTORS
    assert {one for one in factors if not any(text.startswith(one) for text in read)} == set()


def test_perspectives_are_read_as_they_were_written(page: Page, opened: Opened, signed_in: SignIn) -> None:
    """Names of factors and forms in chart and tables, and on the map the words of every question."""
    signed_in(Role.LEADER)
    units = {unit["code"]: unit["unit"] for unit in page.request.get("/api/v1/units").json()}
    opened(f"/perspectives/{units[SCHOOLS[0]]}")
    topics = {without_blanks(came_in(named(FACTORS, place)["da"])) for place in range(len(STAFF))}
    drawn = without_blanks("".join(page.locator(".scatterlayer .textpoint").all_text_contents()))
    assert [one for one in topics if one not in drawn] == []
    assert {without_blanks(one) for one in page.locator(".wordings summary strong").all_text_contents()} == topics
    opened("/comparability?form=pupil")
    told = {without_blanks(one) for one in page.locator(".map [lang=da]").all_text_contents()}
    assert [text for text in item_texts() if without_blanks(came_in(text["da"])) not in told] == []


def test_nothing_runs_after_a_form_that_was_refused(
    page: Page, opened: Opened, signed_in: SignIn, tally: Counter[str]
) -> None:
    for role in Role:
        reader = signed_in(role)
        for form in _kinds(reader):
            for text in chunks(2)[:: 1 if form.typed else 2]:
                filled = {name: text if name in form.typed else value for name, value in form.fields.items()}
                answer = page.request.post(form.action, form=filled, max_redirects=0)
                assert answer.status < 500
                if answer.status in (302, 303):
                    opened(answer.headers["location"])
                tally["forms sent"] += 1


def test_nothing_runs_on_the_way_in(page: Page, watch: Watch, opened: Opened, served: Served) -> None:
    opened(served.invitation)
    for text in chunks(4):
        opened(f"/login?next={quote(text)}#{quote(text)}")
        page.locator("#username").fill(text)
        page.locator("#password").first.fill(text)
        watch.guard.allow("status of 401")
        watch.guard.allow("status of 429")
        page.locator("#password").first.press("Enter")
        page.locator("[role=alert]").wait_for()
        watch.seen(page)
        assert page.locator("#username").input_value() == text


def test_nothing_runs_whatever_the_address(opened: Opened, signed_in: SignIn) -> None:
    signed_in(Role.ADMINISTRATOR)
    for text in chunks(3):
        for address in (f"/{quote(text, safe='')}", f"/administration?section=log&words={quote(text[:90])}"):
            opened(f"{address}#{quote(text)}")


def _kinds(reader: Reader) -> list[Form]:
    kinds = {(form.action, *form.fields): form for seen in reader.pages for form in seen.forms}
    return list(kinds.values())


def without_blanks(text: str) -> str:
    return "".join(text.split())
