"""Two people of a team at one worksheet of theirs, on a server over a store that they may change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.guard import Guard
from tests.browser.meeting_table import Seat, open_sheet, seat
from tests.browser.opening import serving_a_copy


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that store."""
    return tmp_path_factory.mktemp("sheets")


@pytest.fixture(scope="module")
def address(demonstration: Path, changed: Path) -> Iterator[str]:
    with serving_a_copy(demonstration, changed) as address:
        yield address


@pytest.fixture(scope="module")
def sheet(address: str, changed: Path) -> int:
    return open_sheet(changed / "store")


@pytest.fixture
def one(browser: Browser, guard: Guard, address: str, sheet: int) -> Iterator[Seat]:
    with seat(browser, guard, address, "coordinator", sheet) as taken:
        yield taken


@pytest.fixture
def other(browser: Browser, guard: Guard, address: str, sheet: int) -> Iterator[Seat]:
    with seat(browser, guard, address, "member", sheet) as taken:
        yield taken
