"""How the tests of single pages open them, wide and narrow, over a store of their own where they change it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.services import application

DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
on_both = pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])


def opened(page: Page, address: str) -> Page:
    """Once it has come whole."""
    page.goto(address)
    page.locator("main h1").wait_for()
    page.wait_for_load_state("networkidle")
    return page


@contextmanager
def serving_a_copy(store: Path, folder: Path) -> Iterator[str]:
    """The address of a server over a store that may be changed."""
    shutil.copytree(store, folder / "store")
    with application.serving(folder / "store") as address:
        yield address
