"""The watch over the browser itself: a guard that misses what it is there for would let everything pass."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.guard import Guard


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('broken')", "console error: broken"),
        ("console.warn('doubtful')", "console warning: doubtful"),
        ("setTimeout(() => { throw new Error('thrown') }); new Promise(done => setTimeout(done))", "uncaught: thrown"),
        ("fetch('http://elsewhere.invalid/x').catch(() => 0)", "fetched from another host: http://elsewhere.invalid/x"),
        ("fetch('http://127.0.0.1:9/x').catch(() => 0)", "failed request: http://127.0.0.1:9/x: net::ERR_"),
    ],
)
def test_a_complaint_of_the_page_is_noticed(page: Page, guard: Guard, script: str, complaint: str) -> None:
    page.evaluate(script)
    assert any(complaint in one for one in guard.unexpected)
    guard.allow("")


def test_only_what_a_test_provokes_is_allowed(page: Page, guard: Guard) -> None:
    guard.allow("console error: expected")
    page.evaluate("console.error('expected'); console.error('surprising')")
    assert [one.split(" (")[0] for one in guard.unexpected] == ["console error: surprising"]
    guard.allow("surprising")


def test_axe_names_the_rule_and_the_element(page: Page) -> None:
    page.set_content('<html lang="da"><title>x</title><main><h1>x</h1><img src="data:," class="portrait"></main>')
    assert [one.split(":")[0] for one in violations(page)] == ["image-alt"]
    page.set_content('<html lang="da"><title>x</title><main><h1>x</h1><img src="data:," alt="Ida"></main>')
    assert violations(page) == []
