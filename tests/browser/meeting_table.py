"""Browsers around one worksheet, each with a journal of what was typed in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from sqlalchemy import select

from dashboard.worksheet.sheet import Status
from data_access import tables
from data_access.engine import open_store, reading
from tests.browser.guard import Guard

KEPT = re.compile(r"^Alt er gemt\.|\b\d+ konflikt")  # what two wrote in one place is kept too
PATIENCE = 60_000  # milliseconds


@dataclass
class Seat:
    """One browser of one person. `typed` is its journal: fields and the words that were typed in them."""

    context: BrowserContext
    sheet: int
    typed: list[tuple[str, str]] = field(default_factory=list)
    page: Page = field(init=False)

    def sit_down(self) -> None:
        self.page = self.context.new_page()
        self.page.goto(f"/worksheet/{self.sheet}")
        expect(self.control("challenge.text")).to_be_editable(timeout=PATIENCE)

    def control(self, address: str) -> Locator:
        return self.page.locator(f'[data-field="{address}"] .sheet-control > *')

    def stand_in(self, address: str) -> None:
        """At the end of what stands there, as somebody goes on writing."""
        self.control(address).focus()
        self.page.keyboard.press("Control+End")

    def keys(self, address: str, word: str) -> Iterator[str]:
        """One at a time; the journal has it before the keys are struck."""
        self.typed.append((address, word))
        self.stand_in(address)
        yield from f" {word}"

    def write(self, address: str, *words: str) -> None:
        for word in words:
            for key in self.keys(address, word):
                self.page.keyboard.type(key)

    def leave_field(self) -> None:
        self.page.evaluate("document.activeElement.blur()")

    def is_kept(self) -> None:
        self.leave_field()
        self.page.wait_for_function("() => !window.laeringsblik.sheet.unsent()", timeout=PATIENCE)
        expect(self.page.locator('[data-part="overall"]')).to_have_text(KEPT, timeout=PATIENCE)

    def text(self, address: str) -> str:
        return self.control(address).input_value()


def write_at_once(*hands: tuple[Seat, Iterator[str]]) -> None:
    """A key of each in turn: everybody writes at the same time."""
    for keys in zip_longest(*(keys for _, keys in hands)):
        for (seat, _), key in zip(hands, keys, strict=True):
            if key is not None:
                seat.page.keyboard.type(key)


def open_sheet(data: Path) -> int:
    """The first that is open in the store: the demonstration's users are in the team that wrote first."""
    engine = open_store(f"sqlite:///{data / 'laeringsblik.db'}")
    with reading(engine) as store:
        here = tables.worksheet.c
        found = (
            store.execute(select(here.id).where(here.status == Status.OPEN.value).order_by(here.id)).scalars().first()
        )
    engine.dispose()
    assert found is not None
    return found


@contextmanager
def seat(browser: Browser, guard: Guard, address: str, who: str, sheet: int) -> Iterator[Seat]:
    context = browser.new_context(base_url=address, locale="da-DK", viewport={"width": 1280, "height": 900})
    guard.watch(context)
    try:
        assert context.request.post(f"{address}/login", form={"username": who, "password": "demo"}).ok
        taken = Seat(context, sheet)
        taken.sit_down()
        yield taken
    finally:
        context.close()


def part(at: Seat, field: str, name: str) -> Locator:
    return at.page.locator(f'[data-field="{field}"] [data-part="{name}"]')


def rows(at: Seat, section: str) -> Locator:
    return at.page.locator(f'[data-rows="{section}"] [data-row]')


@contextmanager
def without_connection(at: Seat, guard: Guard) -> Iterator[None]:
    guard.allow("net::ERR_")
    at.context.set_offline(True)
    yield
    at.context.set_offline(False)
