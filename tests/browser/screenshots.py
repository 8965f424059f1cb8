"""Pictures of the pages for people to look at: both languages, light and dark, at the desk and on a telephone.

python -m tests.browser.screenshots FOLDER
"""

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize

from tests.services import application, chromium

READER, PASSWORD = "leader", "demo"
DESK, TELEPHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=740)
LOOKS: dict[str, tuple[ViewportSize, Literal["light", "dark"]]] = {
    "desk": (DESK, "light"),
    "desk-dark": (DESK, "dark"),
    "telephone": (TELEPHONE, "light"),
}
# The units above, and the first of each kind of unit below.
NEIGHBOURS = ".path a, .children ul > li:first-child a"


def take(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, chromium.running_browser() as browser:
        data = Path(place) / "store"
        application.build_demonstration(data, Path(place) / "packages")
        for language in ("da", "en"):
            with application.serving(data, LANGUAGE=language) as address:
                for look in LOOKS:
                    _in_one_look(browser, address, folder, language, look)


def _in_one_look(browser: Browser, address: str, folder: Path, language: str, look: str) -> None:
    size, scheme = LOOKS[look]
    context = browser.new_context(base_url=address, viewport=size, color_scheme=scheme, locale=language)
    page = context.new_page()
    _picture(page, "/login", folder / f"{language}-{look}-login.png")
    page.request.post("/login", form={"username": READER, "password": PASSWORD})
    _picture(page, "/", folder / f"{language}-{look}-home.png")
    _picture(page, "/certificate", folder / f"{language}-{look}-certificate.png")
    for number, unit in enumerate(_profiles(page), 1):
        _picture(page, unit, folder / f"{language}-{look}-profile-{number}.png")
    context.close()


def _profiles(page: Page) -> list[str]:
    """The address of one unit of every kind, found by following links from the reader's own."""
    waiting = _links(page, "main a[href^='/profile/']")
    met: set[str] = set()
    kinds: dict[str, str] = {}
    while waiting:
        unit = waiting.pop(0)
        if unit not in met:
            met.add(unit)
            page.goto(unit, wait_until="networkidle")
            kind = " ".join(page.locator(".heading .kind").all_inner_texts()) or f"no profile: {unit}"
            kinds.setdefault(kind, unit)
            waiting += _links(page, NEIGHBOURS)
    return list(kinds.values())


def _links(page: Page, selector: str) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(selector).all()]


def _picture(page: Page, path: str, file: Path) -> None:
    page.goto(path, wait_until="networkidle")
    page.screenshot(path=file, full_page=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
