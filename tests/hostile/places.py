"""Every place of the server that takes a string and answers at once, those that are added later included."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from urllib.parse import quote, urlencode

from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from callbacks.api import ANSWERS, PREFIX
from dashboard.selection import Malformed, Selection
from dashboard.views import VIEWS
from tests.hostile.site import Client, Site

ASKED = tuple(name.name for name in fields(Selection) if name.name not in ("view", "unit"))
OTHERS = ("next", "code", "state", "error", "error_description", "iss", "token", "username", "utm_source", "_", "x[]")
TOLD = ("User-Agent", "Referer", "Accept-Language", "X-Request-Id", "X-CSRFToken", "Forwarded", "X-Forwarded-For",
        "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Origin")  # fmt: skip
DECIDING = ("Accept", "Host", "Authorization", "Sec-Fetch-Site", "Content-Type")  # each alone: they change the answer
COOKIES = ("language", "theme", "session", "__Host-session", "_csrf_token", "remember_token")
ALIKE = 4  # of the places that answer alike so many share the payloads
LONGEST_LINE = 8_000  # no server takes longer lines
Ask = Callable[[Client, str], TestResponse]


@dataclass(frozen=True)
class Place:
    """`known`: somebody who is signed in asks. Places that read alike share the payloads: `sharers` of them do."""

    name: str
    known: bool
    ask: Ask
    sharers: int = 1


def places(site: Site) -> list[Place]:
    return [*_in_rules(site), *_in_queries(site), *_in_pages(), *_in_the_api(), *_in_headers()]


def _in_rules(site: Site) -> Iterator[Place]:
    """The path itself: wherever a rule has a name for a part of it."""
    for rule in site.app.server.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            if rule.arguments:
                yield Place(f"{method} {rule.rule}", False, _path(rule, method), ALIKE)
                yield Place(f"{method} {rule.rule}", True, _path(rule, method))


def _path(rule: Rule, method: str) -> Ask:
    def ask(client: Client, text: str) -> TestResponse:
        written = quote(text.encode("utf-8", "replace"), safe="")
        parts = rule.rule
        for name in rule.arguments:
            parts = re.sub(rf"<([^<>]*:)?{name}>", lambda _: written or "x", parts)
        return client.send(parts, method)

    return ask


def _in_queries(site: Site) -> Iterator[Place]:
    """Every page with every question that any page knows."""
    for rule in site.app.server.url_map.iter_rules():
        if "GET" in (rule.methods or set()) and rule.endpoint != "logout":
            is_ours = not rule.rule.startswith("/_") and "<path:" not in rule.rule
            known = "login" not in rule.endpoint
            yield Place(f"GET {rule.rule}?…", known, _query(rule), 1 if is_ours else ALIKE)


def _query(rule: Rule) -> Ask:
    """A part of the path is another each time: who tries one link too often is made to wait."""

    def ask(client: Client, text: str) -> TestResponse:
        parts = {name: "da" if name == "code" else str(client.site.requests) for name in rule.arguments}
        built = rule.build(parts)
        assert built is not None
        return client.send(f"{built[1]}?{_asked((*ASKED, *OTHERS), text)}")

    return ask


def _asked(names: tuple[str, ...], text: str) -> str:
    return urlencode([(name, text.encode("utf-8", "replace")[:LONGEST_LINE]) for name in names])


def _in_pages() -> Iterator[Place]:
    """The page callback believes nothing of what the browser claims to look at."""
    yield Place("page callback, path", True, lambda client, text: client.page(text))
    yield Place("page callback, path after /", True, lambda client, text: client.page(f"/{text}"))
    yield Place("page callback, query", True, lambda client, text: client.page("/", text))
    for view in VIEWS:
        path = "/" if view.key == "home" else f"/{view.key}"
        path += "/1" if view.of_unit else ""
        for name in ASKED:
            sharers = 2 if _takes_any_text(name) else len(VIEWS)
            yield Place(f"page callback, {path}?{name}=", True, _page(path, name), sharers)


def _takes_any_text(name: str) -> bool:
    with suppress(Malformed):
        return bool(Selection.from_address("/profile/1", f"?{name}=%3Ca+b%3E"))
    return False


def _page(path: str, name: str) -> Ask:
    return lambda client, text: client.page(path, f"?{_asked((name,), text)}")


def _in_the_api() -> Iterator[Place]:
    for name, (arguments, _) in ANSWERS.items():
        for one in arguments:
            yield Place(f"api {name}?{one}=", True, _of_api(name, one), ALIKE)
        yield Place(f"api {name}?…=", True, _of_api(name, None), ALIKE)


def _of_api(name: str, argument: str | None) -> Ask:
    def ask(client: Client, text: str) -> TestResponse:
        key = text.encode("utf-8", "replace")[:LONGEST_LINE] if argument is None else argument
        return client.send(f"{PREFIX}/{name}?{urlencode([(key, text.encode('utf-8', 'replace')[:LONGEST_LINE])])}")

    return ask


def _in_headers() -> Iterator[Place]:
    addresses = (("/login", False), ("/", False), ("/", True), (f"{PREFIX}/rounds", True), ("/nothing", True))
    for address, known in addresses:
        yield Place(f"GET {address}, headers", known, _headers(address, TOLD))
        for name in DECIDING:
            yield Place(f"GET {address}, {name}", known, _headers(address, (name,)), len(addresses))
        if not known:
            yield Place(f"GET {address}, cookies", known, _cookies(address))


def _headers(address: str, names: tuple[str, ...]) -> Ask:
    return lambda client, text: client.send(address, headers=dict.fromkeys(names, _line(text)))


def _cookies(address: str) -> Ask:
    def ask(client: Client, text: str) -> TestResponse:
        return client.send(address, headers={"Cookie": "; ".join(f"{name}={_line(text)}" for name in COOKIES)})

    return ask


def _line(text: str) -> str:
    """As the web server hands it on: one byte a letter, on one line."""
    letters = text.encode("utf-8", "replace").decode("latin-1")
    return "".join(one for one in letters if one not in "\r\n\0")[:LONGEST_LINE]
