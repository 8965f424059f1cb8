"""A small store with a few people, and the application over it, asked without a browser."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyotp
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from sqlalchemy import Engine, select, update

from callbacks.server import application
from dashboard.access import Role
from dashboard.settings import Settings
from data_access import accounts, grants, tables
from data_access.engine import reading, writing
from data_access.ways_in import invitations, second_factor

SECRET_KEY = "k" * 40
PASSWORD = "hest lampe fjord 17"
OTHER_PASSWORD = "kop trappe sild 42"
INSIDE = "/api/v1/rounds"  # an address that only opens for whoever is signed in
LEADER, MEMBER = "anna", "bent"  # at the first school; names of their accounts


@dataclass(frozen=True)
class House:
    engine: Engine
    settings: Settings

    @classmethod
    def of(cls, engine: Engine, url: str, folder: Path) -> "House":
        return cls(engine, Settings(url, folder, SECRET_KEY, "da"))

    def client(self, **settings: Any) -> FlaskClient:
        """A browser in front of the application, with other settings by name."""
        return application(self.engine, replace(self.settings, **settings)).server.test_client()

    def number(self, name: str) -> int:
        with reading(self.engine) as store:
            return accounts.number_of(store, name)

    def add(self, name: str, *, password: bool = True) -> None:
        with writing(self.engine) as store:
            accounts.add(store, name)
            kept = _hashed_once() if password else None
            store.execute(update(tables.account).where(tables.account.c.name == name).values(password_hash=kept))

    def give(self, name: str, role: Role, code: str) -> None:
        with writing(self.engine) as store:
            grants.give(store, name, role, code)

    def disable(self, name: str) -> None:
        with writing(self.engine) as store:
            accounts.disable(store, name)

    def invite(self, name: str, ago: timedelta = timedelta()) -> str:
        """The address of the link."""
        with writing(self.engine) as store:
            token = invitations.invite(store, accounts.number_of(store, name), "chef", datetime.now(UTC) - ago)
        return f"/invitation/{token}"

    def set_up(self, name: str) -> pyotp.TOTP:
        """The authenticator app of somebody who has set one up long ago."""
        secret = pyotp.random_base32()
        with writing(self.engine) as store:
            second_factor.keep(store, SECRET_KEY.encode(), accounts.number_of(store, name), secret, 0)
        return pyotp.TOTP(secret)

    def logged(self, event: str) -> list[tuple[str, str]]:
        """Account and detail of every entry of a kind."""
        entry = tables.audit_log.c
        wanted = select(entry.account, entry.detail).where(entry.event == event).order_by(entry.id)
        with reading(self.engine) as store:
            return [(row.account, row.detail) for row in store.execute(wanted)]


def built(engine: Engine, url: str, folder: Path) -> House:
    """With its people, in a store that has a round."""
    house = House.of(engine, url, folder)
    for name in (LEADER, MEMBER):
        house.add(name)
    house.give(LEADER, Role.LEADER, "0101")
    house.give(MEMBER, Role.MEMBER, "0101-t")
    return house


@cache
def _hashed_once() -> str:
    """Hashing is slow on purpose, and everybody here has the same password."""
    return PasswordHasher().hash(PASSWORD)


def sign_in(client: FlaskClient, name: str = LEADER, password: str = PASSWORD, **fields: str) -> Any:
    return client.post("/login", data={"username": name, "password": password} | fields)


def is_inside(client: FlaskClient) -> bool:
    status = client.get(INSIDE).status_code
    assert status in (200, 401)
    return status == 200


def offered_app(page: str) -> pyotp.TOTP:
    """The app of a reader who has typed the key that the page shows."""
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found, "the page shows no key"
    return pyotp.TOTP(found[1].replace(" ", ""))
