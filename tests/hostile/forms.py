"""The forms that stand on pages, as a reader with a browser finds them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from werkzeug.test import TestResponse

from tests.hostile.site import PASSWORD, Site

WRITTEN = (None, "text", "search", "email", "textarea")
TYPICAL = {"password": PASSWORD, "date": "2030-01-01", "email": "harmless@localhost", "number": "1"}


@dataclass(frozen=True)
class Form:
    """`fields` are filled in as somebody might; `typed` are those for words that may be shown again."""

    action: str
    fields: Mapping[str, str] = field(hash=False)
    typed: frozenset[str] = frozenset()

    def kind(self, site: Site) -> tuple[str, ...]:
        """Forms that differ only in what they are about, such as one for each account, are one kind."""
        endpoint, _ = site.app.server.url_map.bind("localhost").match(self.action, method="POST")
        return str(endpoint), *sorted(self.fields)


def on_page(answer: TestResponse) -> list[Form]:
    """Those that are sent, not those that only search."""
    if answer.is_json:
        return [_of_tree(part) for part in components(json.loads(answer.data)) if _is_sent(part)]
    reader = _Reader()
    reader.feed(answer.get_data(as_text=True))
    return [Form(action, dict(fields), frozenset(typed)) for action, fields, typed in reader.found]


def components(part: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(part, list):
        for one in part:
            yield from components(one)
    elif isinstance(part, Mapping):
        if isinstance(part.get("props"), Mapping):
            yield part
        for value in part.values():
            yield from components(value)


def _is_sent(part: Mapping[str, Any]) -> bool:
    return part["type"] == "Form" and str(part["props"].get("method", "")).lower() == "post"


def _of_tree(form: Mapping[str, Any]) -> Form:
    controls = [part["props"] for part in components(form["props"].get("children")) if part["props"].get("name")]
    fields = {str(one["name"]): _value(one) for one in controls}
    typed = {str(one["name"]) for one in controls if "options" not in one and one.get("type") in WRITTEN}
    return Form(str(form["props"]["action"]), fields, frozenset(typed))


def _value(control: Mapping[str, Any]) -> str:
    if control.get("value"):
        return str(control["value"])
    options = [one["value"] if isinstance(one, Mapping) else one for one in control.get("options", ())]
    return str(next((one for one in options if one), "")) or TYPICAL.get(str(control.get("type")), "harmless")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], set[str]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("method", "").lower() == "post":
            self._inside = True
            self.found.append((told.get("action", ""), {}, set()))
        elif self._inside and told.get("name"):
            _, fields, typed = self.found[-1]
            fields[told["name"]] = told.get("value") or TYPICAL.get(told.get("type", ""), "harmless")
            if told.get("type", "text") in WRITTEN:
                typed.add(told["name"])

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "form"
