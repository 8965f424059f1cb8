"""Who comes to the server: one of every role on every page it may open, and those who are still on their way in."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from urllib.parse import parse_qsl

from werkzeug.test import TestResponse

from callbacks.server import application
from dashboard.access import Role, may_enter
from dashboard.language import LANGUAGES
from dashboard.one_time_codes import fresh_secret
from dashboard.settings import Settings
from dashboard.views import VIEWS
from data_access import accounts
from data_access.engine import writing
from data_access.ways_in import invitations, second_factor
from tests.hostile.forms import Form, components, on_page
from tests.hostile.site import Client, Site

MISSING = LANGUAGES["da"].text("not_found.title")
NUMBER = re.compile(r"\d+")
CHOSEN = ("section", "page")  # questions whose answer decides what kind of page it is
OURS = tuple("/" if view.key == "home" else f"/{view.key}" for view in VIEWS)


@dataclass(frozen=True)
class Seen:
    """A page as somebody saw it. Of pages of one kind only the first is opened."""

    address: str
    answer: TestResponse
    kind: str = ""

    @property
    def view(self) -> str:
        return self.address.partition("?")[0].split("/")[1]

    @property
    def is_there(self) -> bool:
        return MISSING not in json.dumps(self.answer.json, ensure_ascii=False)

    @property
    def forms(self) -> list[Form]:
        return on_page(self.answer)


def crawl(client: Client, role: Role) -> Iterator[Seen]:
    """Every view of a unit of every kind, and every kind of page that links on them lead to."""
    begun = list(_views(client, role))
    waiting, known = list(begun), set[str]()
    while waiting:
        address = waiting.pop(0)
        kind = address if address in begun else _kind(address)
        if kind not in known:
            known.add(kind)
            seen = Seen(address, client.view(address), kind)
            yield seen
            waiting += _links(seen)


def _views(client: Client, role: Role) -> Iterator[str]:
    kinds = {unit["kind"]: unit["unit"] for unit in reversed(client.units())}
    for view in VIEWS:
        if may_enter([role], view.roles):
            path = "/" if view.key == "home" else f"/{view.key}"
            yield from [f"{path}/{number}" for number in kinds.values()] if view.of_unit else [path]


def _kind(address: str) -> str:
    path, _, query = address.partition("?")
    asked = [f"{name}={value}" if name in CHOSEN else name for name, value in sorted(parse_qsl(query))]
    return NUMBER.sub("N", path) + "?" + "&".join(asked)


def _links(seen: Seen) -> list[str]:
    if not seen.answer.is_json:
        return []
    found = [part["props"].get("href", "") for part in components(json.loads(seen.answer.data)) if part["type"] == "A"]
    return [one for one in found if one.partition("?")[0].rstrip("0123456789").rstrip("/") in ("", *OURS)]


@dataclass(frozen=True)
class Way:
    """How somebody new comes to pages with forms: gives a browser and the pages, or only the one at an address.

    `tries` is how often one person may send a form; whoever is wrong too often on the way in is made to wait.
    """

    name: str
    open: Callable[[str | None], tuple[Client, Iterable[Seen]]]
    tries: int = 8


def ways(site: Site) -> list[Way]:
    """Every role, and everybody who is still on the way in."""
    strict = replace(site, app=application(site.engine, _all_need_a_second_factor(site.settings)))
    return [
        *(Way(role, partial(_signed_in, site, role), tries=40) for role in Role),
        Way("stranger", lambda _: _opening(site.client(), "/login")),
        Way("invited", lambda _: _invited(site)),
        Way("choosing a second factor", lambda _: _owing(strict, has_one=False)),
        Way("showing a second factor", lambda _: _owing(strict, has_one=True)),
        Way("wishing for a second factor", lambda _: _opening(site.client(Role.LEADER), "/second-factor")),
    ]


def _all_need_a_second_factor(settings: Settings) -> Settings:
    return replace(settings, second_factor=tuple(role.value for role in Role))


def _signed_in(site: Site, role: Role, address: str | None) -> tuple[Client, Iterable[Seen]]:
    client = site.client(role)
    return client, crawl(client, role) if address is None else [Seen(address, client.view(address))]


def _invited(site: Site) -> tuple[Client, Iterable[Seen]]:
    name = site.account(Role.MEMBER)
    with writing(site.engine) as store:
        token = invitations.invite(store, accounts.number_of(store, name), "harmless", datetime.now(UTC))
    return _opening(site.client(), f"/invitation/{token}")


def _owing(site: Site, *, has_one: bool) -> tuple[Client, Iterable[Seen]]:
    client, name = site.client(), site.account(Role.LEADER)
    if has_one:
        with writing(site.engine) as store:
            key = str(site.app.server.secret_key).encode()
            second_factor.keep(store, key, accounts.number_of(store, name), fresh_secret(), 0)
    return _opening(client, client.sign_in(name))


def _opening(client: Client, address: str) -> tuple[Client, Iterable[Seen]]:
    return client, [Seen(address, client.send(address))]
