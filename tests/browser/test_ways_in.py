"""Codes, invitations and another sign-on service as people meet them, at the desk and on a telephone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from data_access import accounts
from data_access.engine import Connection, open_store, writing
from data_access.ways_in import identities, invitations
from tests.browser.axe import violations
from tests.browser.guard import Guard
from tests.packages.builders import package
from tests.services import application
from tests.services.sign_on import STYLE_SHEETS, running_service

PASSWORD, OTHER_PASSWORD = "hest lampe fjord 17", "kop trappe sild 42"
SIZES = {"desk": ViewportSize(width=1280, height=900), "telephone": ViewportSize(width=320, height=700)}


@dataclass(frozen=True)
class House:
    """A running server where leaders need a second factor; anna is one, bent is not."""

    address: str
    data: Path
    issuer: str

    @contextmanager
    def store(self) -> Iterator[Connection]:
        engine = open_store(f"sqlite:///{self.data / 'laeringsblik.db'}")
        with writing(engine) as connection:
            yield connection
        engine.dispose()

    def invitation(self, name: str) -> str:
        with self.store() as store:
            token = invitations.invite(store, accounts.number_of(store, name), "chef", datetime.now(UTC))
        return f"{self.address}/invitation/{token}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("ways_in")
    data = folder / "data"
    application.succeed("import", package(folder), data=data)
    for name in ("anna", "bent"):
        application.succeed("user", "add", name, "--password", PASSWORD, data=data)
    application.succeed("grant", "anna", "leader", "0101", data=data)
    application.succeed("grant", "bent", "member", "0101-t", data=data)
    with running_service() as issuer:
        client = {"OIDC_CLIENT_ID": "laeringsblik", "OIDC_CLIENT_SECRET": "a secret", "OIDC_NAME": "Skolelogin"}
        with application.serving(data, SECOND_FACTOR="leader", OIDC_ISSUER=issuer, **client) as address:
            yield House(address, data, issuer)


@pytest.fixture(params=SIZES)
def looked_at(request: pytest.FixtureRequest, page: Page) -> Callable[[str], None]:
    """Asserts that the page stands under a heading, fits the screen and is accessible, light and dark."""
    page.set_viewport_size(SIZES[request.param])

    def look(heading: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        for _ in ("one look", "the other"):
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[request.param]["width"]
            page.locator("[data-theme-switch]").click()

    return look


Look = Callable[[str], None]


def sign_in(page: Page, house: House, name: str) -> None:
    page.goto(f"{house.address}/login")
    page.get_by_label("Brugernavn").fill(name)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()


def give_code(page: Page, code: str) -> None:
    page.locator("#code").fill(code)
    page.keyboard.press("Enter")


def is_home(page: Page) -> None:
    expect(page.locator("main h1")).to_have_text("Velkommen")


def test_a_leader_sets_an_app_up_and_uses_it(house: House, page: Page, looked_at: Look, guard: Guard) -> None:
    guard.allow("422")
    guard.allow("401")
    with house.store() as store:  # as if nobody had been here at the other size
        account = accounts.number_of(store, "anna")
        store.exec_driver_sql(
            f"UPDATE account SET second_factor = NULL, second_factor_step = NULL WHERE id = {account}"
        )
    sign_in(page, house, "anna")
    looked_at("Brug også en kode, når du logger ind")
    app = pyotp.TOTP(page.locator(".key code").inner_text().replace(" ", ""))
    give_code(page, "000000")
    expect(page.get_by_role("alert")).to_contain_text("Koden passer ikke")
    looked_at("Brug også en kode, når du logger ind")
    give_code(page, app.now())
    is_home(page)
    page.get_by_role("link", name="Log ud").click()
    sign_in(page, house, "anna")
    looked_at("Skriv koden fra din app")
    give_code(page, "000000")
    expect(page.get_by_role("alert")).to_contain_text("Koden passer ikke")
    give_code(page, app.at(datetime.now(UTC), counter_offset=1))
    is_home(page)


def test_an_invitation_leads_in(house: House, page: Page, looked_at: Look, guard: Guard) -> None:
    guard.allow("422")
    guard.allow("404")
    link = house.invitation("bent")
    page.goto(link)
    looked_at("Vælg din adgangskode")
    for typed in ("kort", OTHER_PASSWORD):
        page.get_by_label("Ny adgangskode").fill(typed)
        page.get_by_label("Skriv den igen").fill(typed)
        page.get_by_role("button", name="Gem og log ind").click()
        if typed == "kort":
            expect(page.get_by_role("alert")).to_contain_text("mindst 12 tegn")
            looked_at("Vælg din adgangskode")
    is_home(page)
    page.goto(link)
    looked_at("Linket virker ikke")
    with house.store() as store:
        accounts.set_password(store, "bent", PASSWORD)


def test_a_reader_finds_the_way_to_an_app_of_their_own(house: House, page: Page, looked_at: Look, guard: Guard) -> None:
    guard.allow("422")
    sign_in(page, house, "bent")
    is_home(page)
    page.goto(f"{house.address}/second-factor")
    looked_at("Brug også en kode, når du logger ind")
    app = pyotp.TOTP(page.locator(".key code").inner_text().replace(" ", ""))
    page.locator("#proof").fill("something else")
    give_code(page, app.now())
    expect(page.get_by_role("alert")).to_contain_text("Skriv din adgangskode igen")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Use a code as well when you sign in")


def test_another_service_leads_in(house: House, page: Page, looked_at: Look, guard: Guard) -> None:
    for of_the_service in (STYLE_SHEETS, f"{house.issuer}/favicon.ico"):
        guard.allow(of_the_service)
    guard.allow("401")
    with house.store() as store:
        identities.link(store, house.issuer, "bent@skole", accounts.number_of(store, "bent"), datetime.now(UTC))
    page.goto(f"{house.address}/login")
    looked_at("Log ind")
    page.get_by_role("link", name="Log ind med Skolelogin").click()
    page.get_by_placeholder("sub").fill("a stranger")
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_role("alert")).to_contain_text("Du er ikke kendt her endnu")
    looked_at("Log ind")
    page.get_by_role("link", name="Log ind med Skolelogin").click()
    page.get_by_placeholder("sub").fill("bent@skole")
    page.get_by_role("button", name="Authorize", exact=True).click()
    is_home(page)


def test_nothing_of_an_invitation_stands_in_the_servers_log(house: House, page: Page) -> None:
    link = house.invitation("anna")
    page.goto(link)
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Choose your password")
    log = (house.data / "server.log").read_text()
    assert "/invitation/…" in log
    assert link.rpartition("/")[2] not in log
