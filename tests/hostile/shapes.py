"""What an answer is made of, its texts left out: a string that stays a string makes no difference to it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "poster", "hrefLang"})
OURS = frozenset({"href", "src", "action", "formAction"})  # properties of components that hold an address
UNTRUSTED = ("Markdown", "Iframe", "Script", "ObjectEl", "Embed", "Base", "DangerouslySetInnerHTML")
SIGNS = re.compile(r"[\x00-\x20\x7f]")  # browsers skip them in addresses
SIGNED = re.compile(r"[\w.-]+~[0-9a-f]{32,}")  # Dash signs what it puts in a page, another way each time
OUR_MARKUP = re.compile(r"^<b>|</b>$|<br>")
NOT_PLAIN = re.compile(r"<|&(?!lt;|gt;|amp;)")
Part = tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """The status, and every part in order. `faults` are what no page of ours ever holds."""

    status: int
    parts: tuple[Part, ...]
    faults: tuple[str, ...] = ()

    @property
    def kinds(self) -> frozenset[Part]:
        return frozenset(self.parts)


def of(answer: TestResponse) -> Shape:
    """Of a page, of the page callback's answer, of any other JSON, and of an answer that leads elsewhere."""
    faults = list(_headers(answer))
    if answer.is_json:
        found = json.loads(answer.data)
        tree = _tree(found)
        return Shape(answer.status_code, tuple(tree), (*faults, *_faults_of_tree(found)))
    if not answer.mimetype.startswith("text/"):
        return Shape(answer.status_code, ((answer.mimetype,),), tuple(faults))
    page = _Page()
    page.feed(answer.get_data(as_text=True))
    page.close()
    if answer.mimetype == "text/plain" and page.parts:
        faults.append("a page that is not told to be one")
    return Shape(answer.status_code, tuple(page.parts), (*faults, *page.faults))


def stays_here(address: str) -> bool:
    """Whether a browser that follows the address stays on this site: it skips control signs and turns backslashes."""
    seen = SIGNS.sub("", address).replace("\\", "/")
    if seen.startswith("//") or (scheme := urlsplit(seen).scheme):
        return seen.startswith(("http://localhost/", "mailto:")) and scheme != ""
    return True


def _headers(answer: TestResponse) -> Iterator[str]:
    if not stays_here(answer.headers.get("Location", "/")):
        yield f"leads away: {answer.headers['Location']!r}"
    if any("\r" in value or "\n" in value for _, value in answer.headers):
        yield "a header of several lines"
    if "script-src" not in answer.headers.get("Content-Security-Policy", ""):
        yield "no content security policy"
    if answer.headers.get("X-Content-Type-Options") != "nosniff":
        yield "may be taken for another type"


@dataclass
class _Page(HTMLParser):
    """Tags with the names of their attributes; what stands inside a script is part of the shape."""

    parts: list[Part] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, *sorted(name for name, _ in attrs)))
        self._in_script = tag in ("script", "style")
        for name, value in attrs:
            if name.startswith("on") or (name == "class" and "hostile" in (value or "")):
                self.faults.append(f"<{tag} {name}={value!r}>")
            if name in ADDRESSES and not stays_here(value or ""):
                self.faults.append(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append((f"/{tag}",))
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.parts.append(("script", SIGNED.sub("", data)))

    def handle_comment(self, data: str) -> None:
        self.parts.append(("comment", data))


def _tree(part: Any) -> Iterator[Part]:
    """Components with the names of their properties, outermost first; other JSON by its keys."""
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            props = one.get("props")
            yield (str(one.get("namespace", "")), str(one.get("type", "")), *sorted(props if props else one))
            waiting += [value for name, value in one.items() if name != "figure" and isinstance(value, list | dict)]


def _faults_of_tree(part: Any) -> Iterator[str]:
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if one.get("type") in UNTRUSTED:
                yield f"a component {one['type']}"
            yield from _faults_of_properties(one)
            waiting += [value for name, value in one.items() if name != "figure" and isinstance(value, list | dict)]


def _faults_of_properties(part: Mapping[str, Any]) -> Iterator[str]:
    for name in OURS & part.keys():
        if isinstance(part[name], str) and not stays_here(part[name]):
            yield f"{name}={part[name]!r}"
    if "figure" in part:
        yield from (f"markup in a chart: {text!r}" for text in chart_texts(part["figure"]) if has_markup(text))


def chart_texts(figure: Mapping[str, Any]) -> Iterator[str]:
    """Everything that Plotly reads as its own kind of markup."""
    for trace in figure["data"]:
        for name in ("text", "hovertext", "name"):
            told = trace.get(name) or ()
            yield from (told,) if isinstance(told, str) else map(str, told)
    layout = figure["layout"]
    yield from (one["text"] for one in layout.get("annotations", ()))
    yield from (one["title"]["text"] for one in layout.values() if isinstance(one, Mapping) and "title" in one)


def has_markup(text: str) -> bool:
    """Any but the bold type and the line breaks that we put there ourselves."""
    return NOT_PLAIN.search(OUR_MARKUP.sub("", text)) is not None
