"""A running server over made-up answers, a browser, and a page that tolerates no complaint."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.guard import Guard
from tests.services import application

HERE = Path(__file__).parent
PASSWORD = "demo"
DESKTOP = ViewportSize(width=1280, height=900)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The DATA_DIR of the server behind `address`: readers leave sessions, a log and pages they have seen behind."""
    return shutil.copytree(demonstration, tmp_path_factory.mktemp("served") / "store")


@pytest.fixture(scope="session")
def address(served: Path) -> Iterator[str]:
    with application.serving(served) as address:
        yield address


@pytest.fixture
def guard() -> Iterator[Guard]:
    guard = Guard()
    yield guard
    assert not guard.unexpected, "the browser complained:\n" + "\n".join(guard.unexpected)


@pytest.fixture
def context(browser: Browser, guard: Guard, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """As fresh as a private window. Links are relative to the server when the test uses one."""
    base = request.getfixturevalue("address") if "address" in request.fixturenames else None
    context = browser.new_context(base_url=base, viewport=DESKTOP, locale="da-DK")
    guard.watch(context)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def signed_in(address: str, page: Page) -> Callable[[str], Page]:
    """Sign in as one of the demonstration's users and stand on the front page."""

    def sign_in(role: str) -> Page:
        answer = page.request.post(f"{address}/login", form={"username": role, "password": PASSWORD})
        assert answer.ok, f"{role} could not sign in: {answer.status} {answer.text()[:500]}"
        page.goto(f"{address}/")
        return page

    return sign_in


@pytest.fixture
def leader(signed_in: Callable[[str], Page]) -> Page:
    return signed_in("leader")


@pytest.fixture
def unit(leader: Page) -> Callable[[str], int]:
    """The number of a unit of a kind that the leader may open."""
    units = leader.request.get("/api/v1/units").json()
    return lambda kind: next(found["unit"] for found in units if found["kind"] == kind)
