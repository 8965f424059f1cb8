"""What a reader waits for in the browser: a click until the chart is drawn, and a page opened cold or warm."""

import json
import tempfile
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.benchmarks._ratio import report
from tests.callbacks.conftest import payload
from tests.services.application import build_demonstration, serving
from tests.services.chromium import running_browser

DRAWN = "() => document.querySelector('.js-plotly-plot')?.querySelector('.x2tick') != null"
# Clicks the choice of a round, and waits until the chart holds other numbers than before.
CLICK = """async year => {
  const before = document.querySelector('.js-plotly-plot').data
  const links = [...document.querySelectorAll('.row-of-choices a')]
  links.find(one => one.textContent === year).click()
  while (document.querySelector('.js-plotly-plot')?.data === before) await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
}"""
# The page callback for an address that means nothing: there and back, without a chart.
EMPTY = """async body => {
  const headers = {'Content-Type': 'application/json'}
  await (await fetch('/_dash-update-component', {method: 'POST', headers, body})).text()
}"""
REDRAW = """async () => {
  const chart = document.querySelector('.js-plotly-plot')
  await window.Plotly.react(chart, structuredClone(chart.data), structuredClone(chart.layout))
}"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        build_demonstration(data, Path(folder) / "packages", scale="municipality")
        with serving(data) as address, running_browser() as browser:
            measure(browser, address)


def measure(browser: Browser, address: str) -> None:
    context = _signed_in(browser, address)
    units = context.request.get("/api/v1/units").json()
    profile = f"/profile/{next(one['unit'] for one in units if one['kind'] == 'institution')}?form=pupil_4_10"
    cold, warm = (_opened(context, profile) for _ in range(2))
    print(f"{'a profile, first time and again':<44} {cold[1] / 1000:9.1f} kB  {warm[1] / 1000:9.1f} kB over the wire")
    page = warm[0]
    _clicks(page)
    report("profile opened again", lambda: _drawn(page, profile), "front page opened again", lambda: _front(page))


def _clicks(page: Page) -> None:
    years = cycle(["2017", "2019"])
    empty = json.dumps(payload("/nothing"))

    def click() -> None:
        page.evaluate(CLICK, next(years))

    report("another round, click to chart", click, "empty page callback", lambda: page.evaluate(EMPTY, empty))
    report("another round, click to chart", click, "the same chart redrawn", lambda: page.evaluate(REDRAW))


def _signed_in(browser: Browser, address: str) -> BrowserContext:
    context = browser.new_context(base_url=address)
    context.request.post("/login", form={"username": "leader", "password": "demo"})
    return context


def _opened(context: BrowserContext, address: str) -> tuple[Page, int]:
    """With the bytes that came over the wire."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    _drawn(page, address)
    page.wait_for_load_state("networkidle")
    return page, int(sum(sizes))


def _drawn(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN)


def _front(page: Page) -> None:
    page.goto("/", wait_until="commit")
    page.locator("main h1").wait_for()


if __name__ == "__main__":
    main()
