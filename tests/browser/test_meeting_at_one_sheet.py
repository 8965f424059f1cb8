"""A team at one worksheet: three browsers write at once, one is without a connection, one is closed in the middle of
a word and the server is killed. Compared with what was typed nothing is lost, overwritten or doubled."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data_access import revisions
from data_access.engine import open_store, reading
from tests.browser.guard import Guard
from tests.browser.meeting_table import Seat, open_sheet, seat, write_at_once
from tests.services.mortal import Mortal, mortal_server

GOAL, CHALLENGE, PROBLEM = "goal.difference", "challenge.text", "problem.text"
PEOPLE = ("coordinator", "member", "member")


@pytest.fixture
def server(demonstration: Path, tmp_path: Path) -> Iterator[Mortal]:
    shutil.copytree(demonstration, tmp_path / "store")
    with mortal_server(tmp_path / "store") as server:
        yield server


@pytest.fixture
def sheet(server: Mortal) -> int:
    return open_sheet(server.data)


@pytest.fixture
def table(browser: Browser, guard: Guard, server: Mortal, sheet: int) -> Iterator[list[Seat]]:
    guard.allow("net::ERR_")  # no connection, or no server behind it
    with ExitStack() as seats:
        yield [seats.enter_context(seat(browser, guard, server.address, who, sheet)) for who in PEOPLE]


@pytest.fixture
def kept(server: Mortal, sheet: int) -> Callable[[str], str]:
    """What the store holds in a field."""

    def ask(field: str) -> str:
        engine = open_store(f"sqlite:///{server.data / 'laeringsblik.db'}")
        with reading(engine) as store:
            text = revisions.heads(store, sheet)[field].text
        engine.dispose()
        return text

    return ask


def words(text: str) -> Counter[str]:
    return Counter(text.split())


def is_whole(table: list[Seat], kept: Callable[[str], str], before: dict[str, str]) -> None:
    """Every word of every journal stands once in the store, and nothing besides what stood there before."""
    for field, old in before.items():
        typed = Counter(word for one in table for at, word in one.typed if at == field)
        assert words(kept(field)) == words(old) + typed, field


def test_a_meeting(table: list[Seat], kept: Callable[[str], str], server: Mortal) -> None:
    one, two, three = table
    before = {field: one.text(field) for field in (GOAL, CHALLENGE, PROBLEM)}
    rounds = 6

    for n in range(rounds):  # in the same field
        write_at_once(*((at, at.keys(GOAL, f"sammen{n}af{who}")) for who, at in enumerate(table)))
    for n in range(rounds):  # each in a field of their own, and one after the other in all of them
        fields = [GOAL, CHALLENGE, PROBLEM]
        hands = [(at, at.keys(fields[(n + who) % 3], f"rundt{n}af{who}")) for who, at in enumerate(table)]
        write_at_once(*hands)

    three.context.set_offline(True)
    for n in range(rounds):
        write_at_once(*((at, at.keys(CHALLENGE, f"uden{n}af{who}")) for who, at in enumerate(table)))
    expect(three.page.locator('[data-part="overall"]')).to_contain_text("ingen forbindelse", timeout=60_000)

    two.write(PROBLEM, "midtior")  # and there the word stops
    two.page.close()
    with one.page.expect_request("**/save"):
        one.write(GOAL, "afsted")
        one.leave_field()
    keys = one.keys(GOAL, "imensdendør")
    for key in islice(keys, 6):
        one.page.keyboard.type(key)
    server.kill()  # with one change on its way and half a word in the field
    for key in keys:
        one.page.keyboard.type(key)
    for n in range(rounds):
        one.write(GOAL, f"imens{n}")
    server.start()
    three.context.set_offline(False)
    two.sit_down()

    for at in (one, three):
        at.is_kept()
    expect(two.control(PROBLEM)).to_have_value(kept(PROBLEM), timeout=60_000)
    is_whole(table, kept, before)
    for field in before:
        for at in table:
            expect(at.control(field)).to_have_value(kept(field), timeout=60_000)


def test_a_browser_that_dies_without_a_connection_still_brings_its_words(
    table: list[Seat], kept: Callable[[str], str]
) -> None:
    """The page is closed while it is offline, so that nothing of it can be sent."""
    one, two, _ = table
    before = {CHALLENGE: one.text(CHALLENGE)}
    two.context.set_offline(True)
    two.write(CHALLENGE, "sidste", "ord", "inden")
    expect(two.page.locator('[data-part="overall"]')).to_contain_text("ingen forbindelse", timeout=60_000)
    two.page.close()
    one.write(CHALLENGE, "imens")
    one.is_kept()
    two.context.set_offline(False)
    two.sit_down()
    expect(two.page.locator('[data-part="overall"]')).to_contain_text("Sat ind igen", timeout=60_000)
    is_whole(table, kept, before)


def test_a_page_closed_in_the_middle_of_a_word_while_others_write_there_brings_it_once(
    table: list[Seat], kept: Callable[[str], str]
) -> None:
    """What it sends while it closes and what it left in the browser are the same change."""
    one, two, three = table
    before = {CHALLENGE: one.text(CHALLENGE)}
    for n in range(4):
        write_at_once(*((at, at.keys(CHALLENGE, f"lukket{n}af{who}")) for who, at in enumerate(table)))
        two.page.close(run_before_unload=n % 2 == 0)
        one.write(CHALLENGE, f"imens{n}")
        two.sit_down()
        expect(two.control(CHALLENGE)).to_have_value(re.compile(f"lukket{n}af1"), timeout=60_000)
    one.is_kept()
    three.is_kept()
    expect(one.control(CHALLENGE)).to_have_value(kept(CHALLENGE), timeout=60_000)
    is_whole(table, kept, before)


def test_who_is_in_a_field_keeps_what_stands_there_until_they_leave_it(table: list[Seat]) -> None:
    one, two, _ = table
    one.stand_in(GOAL)
    mine = one.text(GOAL)
    two.write(GOAL, "herfra")
    two.is_kept()
    expect(one.page.locator(f'[data-field="{GOAL}"] [data-part="said"]')).to_contain_text("Andre har også skrevet")
    assert one.text(GOAL) == mine
    one.leave_field()
    expect(one.control(GOAL)).to_have_value(two.text(GOAL))
