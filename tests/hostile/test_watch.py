"""The watch and the comparison of shapes are themselves watched: pages that do it wrong must not get past them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from dash import Dash, dcc, html
from flask import Flask, request
from jinja2 import Environment
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from tests.hostile import shapes
from tests.hostile.corpus import ADDRESSES, BREAKOUTS, LINKS, TAGS
from tests.hostile.watch import Watch

NOWHERE = "http://mutant.invalid/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'"
SILENT = "<meta class=hostile http-equiv=refresh content='0;url=javascript:xss()'>"  # browsers no longer do it


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    context = browser.new_context()
    watch.over(context)
    yield context.new_page()
    context.close()


def show(page: Page, text: str, headers: dict[str, str] | None = None) -> None:
    """As a template shows it that trusts what it is given."""
    body = Environment(autoescape=True).from_string("<!DOCTYPE html><p>{{ text | safe }}</p>").render(text=text)
    page.route(f"{NOWHERE}**", lambda route: route.fulfill(body=body, content_type="text/html", headers=headers or {}))
    page.goto(NOWHERE)
    page.unroute_all(behavior="ignoreErrors")


def test_a_template_that_does_not_escape_is_caught_whatever_the_tag(page: Page, watch: Watch) -> None:
    missed = []
    for text in (*TAGS, *LINKS[:5]):
        before = len(watch.findings)
        show(page, text)
        watch.seen(page)
        if len(watch.findings) == before:
            missed.append(text)
    assert missed == []


@pytest.mark.parametrize("text", ["<script>xss()</script>", "<img src=x onerror=xss()>", "<svg onload=alert(1)>"])
def test_a_script_that_runs_is_counted(page: Page, watch: Watch, text: str) -> None:
    show(page, text)
    page.wait_for_function("document.readyState === 'complete'")
    page.evaluate("new Promise((done) => setTimeout(done))")
    assert watch.executed


@pytest.mark.parametrize("text", ["<script>xss()</script>", "<a href=javascript:xss()>x</a>"])
def test_a_script_that_only_the_policy_stops_is_counted(page: Page, watch: Watch, text: str) -> None:
    show(page, text, {"Content-Security-Policy": POLICY})
    if page.locator("a").count():
        page.locator("a").click()
    page.wait_for_function("document.readyState === 'complete'")
    page.evaluate("new Promise((done) => setTimeout(done))")
    assert watch.reports
    assert not watch.executed


def test_a_window_that_opens_is_counted(page: Page, watch: Watch) -> None:
    page.evaluate("window.open('about:blank')")
    page.evaluate("confirm('x')")
    assert len(watch.executed) == 2


def test_markdown_and_charts_that_trust_names_are_caught(page: Page, watch: Watch) -> None:
    with serving(_trusting()) as address:
        page.goto(address)
        page.locator(".scatterlayer .textpoint a").wait_for(state="attached")
        page.locator("#words img").first.wait_for(state="attached")
        watch.seen(page)
    assert any("<img src=http://elsewhere.invalid/x.png>" in one for one in watch.elements)
    assert any("xlink:href" in one for one in watch.elements)


def test_shapes_tell_a_page_that_does_not_escape() -> None:
    client = _careless().test_client()

    def shape(text: str) -> shapes.Shape:
        return shapes.of(client.get("/", query_string={"q": text}))

    missed = [text for text in (*TAGS, *LINKS[:5], *BREAKOUTS[:2]) if shape(text).parts == shape("harmless").parts]
    assert missed == []


def test_shapes_tell_a_redirect_that_leads_away() -> None:
    client = _careless().test_client()
    away = [one for one in ADDRESSES if one.lower().startswith(("//e", "//l", "http", "javascript:", "data:"))]
    answers = [shapes.of(client.get("/away", query_string={"next": one})) for one in away]
    assert len(away) > 6
    assert all(any("leads away" in fault for fault in answer.faults) for answer in answers)


def _careless() -> Flask:
    app = Flask("careless")

    def reflect() -> str:
        return f"<p>{request.args['q']}</p>"

    def away() -> Response:
        return Response(status=302, headers={"Location": request.args["next"]})

    app.add_url_rule("/", "reflect", reflect)
    app.add_url_rule("/away", "away", away)
    return app


def _trusting() -> Flask:
    app = Dash("trusting", serve_locally=True)
    name = '<a href="http://elsewhere.invalid/">x</a>'
    trace = {"type": "scatter", "mode": "text", "x": [1], "y": [1], "text": [name]}
    app.layout = html.Div(
        [
            html.Div(
                dcc.Markdown("<img src='http://elsewhere.invalid/x.png' />", dangerously_allow_html=True), id="words"
            ),
            dcc.Graph(id="chart", figure={"data": [trace], "layout": {}}),
        ]
    )
    return app.server


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
