"""One field after the other: what is kept and said, rows that come and go, earlier texts, what may not be written."""

import sys
import unicodedata

import pytest
from playwright.sync_api import expect

from dashboard.logged import holds_cpr
from tests.browser.axe import violations
from tests.browser.guard import Guard
from tests.browser.meeting_table import Seat, part, rows, without_connection
from tests.browser.opening import TELEPHONE

GOAL, CPR = "goal.difference", "010112-1234"


def test_a_field_tells_when_it_is_kept_and_shows_it_after_a_reload(one: Seat) -> None:
    one.write(GOAL, "gemt")
    expect(part(one, GOAL, "state")).to_have_text("Skriver …")
    expect(part(one, GOAL, "state")).to_contain_text("Gemt kl.")
    before = one.text(GOAL)
    one.page.reload()
    expect(one.control(GOAL)).to_have_value(before)


def test_without_a_connection_nothing_says_that_it_is_kept(one: Seat, guard: Guard) -> None:
    with without_connection(one, guard):
        one.write(GOAL, "uden")
        expect(part(one, GOAL, "state")).to_have_text("Ikke gemt – prøver igen")
    expect(part(one, GOAL, "state")).to_contain_text("Gemt kl.", timeout=30_000)


def test_a_row_that_is_added_comes_to_everybody_and_one_that_is_removed_can_be_had_back(one: Seat, other: Seat) -> None:
    before = rows(one, "signs").count()
    one.page.locator('[data-add="signs"]').click()
    one.page.keyboard.type("Alle rækker hånden op")
    expect(rows(other, "signs")).to_have_count(before + 1, timeout=30_000)
    added = rows(other, "signs").last
    expect(added.locator("textarea").first).to_have_value("Alle rækker hånden op", timeout=30_000)

    added.locator("[data-remove]").focus()
    other.page.keyboard.press("Enter")
    expect(rows(other, "signs")).to_have_count(before)
    one.leave_field()
    expect(rows(one, "signs")).to_have_count(before, timeout=30_000)
    removed = other.page.locator('[data-removed="signs"]')
    expect(removed).to_contain_text("Alle rækker hånden op")
    assert not violations(other.page, '[data-removed="signs"]')
    other.page.keyboard.press("Enter")  # the focus is on the button that undoes it
    expect(rows(one, "signs")).to_have_count(before + 1, timeout=30_000)


def test_an_earlier_text_can_be_read_and_put_back_by_keyboard(one: Seat) -> None:
    one.control(GOAL).fill("Første udgave af målet, som vi skrev den")
    one.is_kept()
    one.control(GOAL).fill("Kort")
    one.is_kept()
    one.page.locator(f'[data-field="{GOAL}"] [data-history]').focus()
    one.page.keyboard.press("Enter")
    window = one.page.get_by_role("dialog", name="Tidligere tekster")
    expect(window.locator("ol > li").nth(1)).to_contain_text("Første udgave af målet")
    assert not violations(one.page, ".sheet-history")
    window.locator("ol > li").nth(1).get_by_role("button").focus()
    one.page.keyboard.press("Enter")
    expect(one.control(GOAL)).to_have_value("Første udgave af målet, som vi skrev den")
    one.is_kept()


def test_what_looks_like_a_cpr_number_is_never_sent_nor_kept_in_the_browser(one: Seat) -> None:
    sent: list[str] = []
    one.page.on("request", lambda request: sent.append(request.post_data or ""))
    one.write(GOAL, CPR)
    expect(part(one, GOAL, "said")).to_contain_text("Det ligner et CPR-nummer")
    assert one.control(GOAL).get_attribute("aria-invalid") == "true"
    assert not violations(one.page, f'[data-field="{GOAL}"]')
    for _ in range(2):
        one.page.keyboard.press("Backspace")
    expect(part(one, GOAL, "state")).to_contain_text("Gemt kl.")
    assert not any(CPR in body for body in sent)


def test_the_browser_knows_the_same_numbers_as_the_server(one: Seat) -> None:
    """Every sign that there is, between the parts of a number and among its digits; every day and month."""
    signs = [chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) not in ("Cn", "Cs", "Co")]
    corpus = [f"010112{sign}1234" for sign in signs] + [f"0{sign}0112-1234" for sign in signs]
    corpus += ["010112 - 1234", "01 01 12 1234", "x0101121234x", "010112----1234", "0101 12/1234", "12345678"]
    corpus += [f"{day:02}{month:02}12-1234" for day in range(100) for month in range(20)]
    corpus += ["٠١٠١١٢-١٢٣٤", "1٠0112-1234", "10.1111/j.1467-8624.2010.01564.x", "99010112-12349"]
    told = one.page.evaluate("texts => texts.map((text) => laeringsblik.holdsCpr(text))", corpus)
    differing = [text for text, found in zip(corpus, told, strict=True) if found != holds_cpr(text)]
    assert not differing


def test_a_text_that_may_be_about_one_child_is_met_with_a_question_and_kept(one: Seat) -> None:
    one.control("problem.text").fill("Hans mor siger, at han ikke sover.")
    expect(part(one, "problem.text", "said")).to_contain_text("Taler teksten om ét barn?")
    expect(part(one, "problem.text", "state")).to_contain_text("Gemt kl.")
    one.control("problem.text").fill("Gruppen sover for lidt.")
    expect(part(one, "problem.text", "said")).to_be_hidden()


def test_signing_out_waits_until_everything_is_kept(one: Seat) -> None:
    one.write(GOAL, "lige", "inden")
    text = one.text(GOAL)
    one.page.locator('a[href="/logout"]').click()
    one.page.wait_for_url("**/login*")
    one.context.request.post("/login", form={"username": "coordinator", "password": "demo"})
    one.page.goto(f"/worksheet/{one.sheet}")
    expect(one.control(GOAL)).to_have_value(text)


def test_signing_out_without_a_connection_asks_and_locks_the_text_away_from_the_next(one: Seat, guard: Guard) -> None:
    guard.allow("net::ERR_")
    guard.allow("503")
    asked: list[str] = []
    one.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    with without_connection(one, guard):
        one.write(GOAL, "hemmeligt")
        one.page.locator('a[href="/logout"]').click()
        with one.page.expect_event("dialog", timeout=30_000):
            pass
        kept = one.page.evaluate("JSON.stringify(localStorage)")
    assert "Log ud alligevel?" in asked[0]
    assert "unsent:" in kept
    assert "hemmeligt" not in kept
    one.is_kept()


@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, TELEPHONE], ids=["desk", "telephone"])
def test_the_fields_break_no_rule_and_fit_the_page(one: Seat, size: dict[str, int]) -> None:
    one.page.set_viewport_size(size)  # type: ignore[arg-type]
    assert not violations(one.page)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_every_text_comes_back_as_it_was_typed(one: Seat) -> None:
    """Composed and decomposed, from right to left, with signs of their own, and long."""
    texts = ["é e\u0301 å a\u030a", "שלום <b>&amp;</b>", "👨‍👩‍👧 😀", "' OR 1=1 --", "\ttab  to  rum  ", "æøå" * 16_000]
    for text in texts:
        one.control(GOAL).fill(text)
        one.is_kept()
        one.page.reload()
        expect(one.control(GOAL)).to_be_editable()
        assert one.text(GOAL) == text


def test_the_next_page_still_tells_the_server_of_the_last_words(one: Seat) -> None:
    one.write(GOAL, "undervejs")
    text = one.text(GOAL)
    one.page.locator("header a.product").click()
    expect(one.page.locator("[data-sheet]")).to_have_count(0)
    one.page.go_back()
    expect(one.control(GOAL)).to_have_value(text, timeout=30_000)
