"""Two at one worksheet: each hears of the other, and where they meet nothing goes and both are told."""

import re

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.guard import Guard
from tests.browser.meeting_table import Seat, part, rows, without_connection

GOAL, DEADLINE, DECISION = "goal.difference", "goal.deadline", "evaluation.decision"
PROBLEM, LINE = "problem.text", "goal.target_group"
OVERALL = '[data-part="overall"]'


def test_others_who_have_it_open_are_named(one: Seat, other: Seat) -> None:
    expect(one.page.locator('[data-part="present"]')).to_have_text("member har også arket åbent.", timeout=30_000)
    expect(other.page.locator('[data-part="present"]')).to_have_text("coordinator har også arket åbent.")


def test_what_others_write_comes_by_itself_with_their_name(one: Seat, other: Seat) -> None:
    other.write(GOAL, "fraandre")
    expect(one.control(GOAL)).to_have_value(other.text(GOAL), timeout=30_000)
    expect(part(one, GOAL, "author")).to_contain_text("member skrev")


def test_of_two_dates_the_reader_picks_one(one: Seat, other: Seat, guard: Guard) -> None:
    guard.allow("409")
    one.leave_field()
    with without_connection(one, guard):
        one.control(DEADLINE).fill("2027-03-01")
        other.control(DEADLINE).fill("2027-04-01")
        other.is_kept()
    expect(part(one, DEADLINE, "state")).to_have_text("Konflikt", timeout=30_000)
    expect(part(one, DEADLINE, "said")).to_contain_text("member har ændret det samme til: 2027-04-01")
    assert not violations(one.page, f'[data-field="{DEADLINE}"]')
    one.page.get_by_role("button", name="Brug det fra member").click()
    expect(one.control(DEADLINE)).to_have_value("2027-04-01")
    expect(part(one, DEADLINE, "said")).to_be_hidden()


def test_the_reader_may_keep_their_own_date(one: Seat, other: Seat, guard: Guard) -> None:
    guard.allow("409")
    with without_connection(one, guard):
        one.control(DEADLINE).fill("2027-05-01")
        other.control(DEADLINE).fill("2027-06-01")
        other.is_kept()
    one.page.get_by_role("button", name="Behold mit").click(timeout=30_000)
    other.leave_field()
    expect(other.control(DEADLINE)).to_have_value("2027-05-01", timeout=30_000)


def test_a_choice_is_kept_at_once(one: Seat, other: Seat) -> None:
    one.control(DECISION).select_option("adjust")
    expect(other.control(DECISION)).to_have_value("adjust", timeout=30_000)


def test_a_row_is_not_taken_from_whoever_writes_in_it(one: Seat, other: Seat) -> None:
    one.page.locator('[data-add="log"]').click()
    one.is_kept()
    expect(rows(other, "log")).to_have_count(rows(one, "log").count(), timeout=30_000)
    mine = rows(one, "log").last.locator("textarea").first
    mine.focus()
    rows(other, "log").last.locator("[data-remove]").click()
    other.is_kept()
    mine.press_sequentially("Vi så det igen")
    one.is_kept()
    expect(rows(other, "log").last.locator("textarea").first).to_have_value("Vi så det igen", timeout=30_000)


def test_what_two_wrote_in_one_place_is_a_conflict_until_somebody_has_made_it_one(
    one: Seat, other: Seat, guard: Guard
) -> None:
    with without_connection(one, guard):
        one.control(PROBLEM).fill("Ro i timerne")
        other.control(PROBLEM).fill("Glæde ved tal")
        other.is_kept()
    one.is_kept()
    for at in (one, other):
        expect(at.control(PROBLEM)).to_have_value(re.compile("Ro i timerne"), timeout=30_000)
        expect(at.control(PROBLEM)).to_have_value(re.compile("Glæde ved tal"))
        expect(part(at, PROBLEM, "state")).to_have_text(re.compile("^Konflikt: begge tekster står her"))
        expect(at.page.locator(OVERALL)).to_contain_text("1 konflikt.", timeout=30_000)
    expect(part(one, PROBLEM, "author")).to_contain_text("coordinator skrev")
    assert not violations(one.page, f'[data-field="{PROBLEM}"]')
    one.page.get_by_role("button", name="Se, hvem der skrev hvad").click()
    window = one.page.get_by_role("dialog", name="Tidligere tekster")
    expect(window).to_contain_text("member")
    window.get_by_role("button", name="Luk").click()

    one.control(PROBLEM).fill("Ro i timerne giver glæde ved tal")
    one.is_kept()
    for at in (one, other):
        expect(part(at, PROBLEM, "state")).not_to_contain_text("Konflikt", timeout=30_000)
    expect(one.page.locator(OVERALL)).to_have_text("Alt er gemt.", timeout=30_000)


def test_two_lines_that_are_too_long_together_are_for_the_reader_to_pick_from(
    one: Seat, other: Seat, guard: Guard
) -> None:
    guard.allow("409")
    with without_connection(one, guard):
        one.control(LINE).fill("a" * 900)
        other.control(LINE).fill("b" * 900)
        other.is_kept()
    expect(part(one, LINE, "state")).to_have_text("Konflikt", timeout=30_000)
    expect(one.control(LINE)).to_have_value("a" * 900)
    one.page.get_by_role("button", name="Behold mit").click()
    expect(other.control(LINE)).to_have_value("a" * 900, timeout=30_000)


def test_a_date_that_a_closed_page_could_not_send_is_put_beside_what_others_picked(
    one: Seat, other: Seat, guard: Guard
) -> None:
    guard.allow("409")
    with without_connection(one, guard):
        one.control(DEADLINE).fill("2027-09-01")
        expect(part(one, DEADLINE, "state")).to_have_text("Ikke gemt – prøver igen")
        one.page.close()
    other.control(DEADLINE).fill("2027-10-01")
    other.is_kept()
    one.sit_down()
    expect(part(one, DEADLINE, "said")).to_contain_text("member har ændret det samme til: 2027-10-01", timeout=30_000)
    expect(one.control(DEADLINE)).to_have_value("2027-09-01")
    one.page.reload()
    expect(one.control(DEADLINE)).to_have_value("2027-09-01", timeout=30_000)
    one.page.get_by_role("button", name="Behold mit").click(timeout=30_000)
    expect(other.control(DEADLINE)).to_have_value("2027-09-01", timeout=30_000)
    one.is_kept()
    assert not one.page.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('unsent'))")
