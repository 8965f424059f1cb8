"""The Chromium that the browser tests drive: the system's own, so that nothing is downloaded while testing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

INSTALL = "Chromium is missing. Install it (Debian: sudo apt-get install chromium) or run `make test`."
NAMES = ("chromium", "chromium-browser", "google-chrome")
# In a container there is no user namespace for the sandbox, hardly any shared memory and no graphics card.
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def program() -> str:
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise RuntimeError(INSTALL)


@contextmanager
def running_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
