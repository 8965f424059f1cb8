"""Reads a page as it is sent: every text on it, its links, its tables and the numbers of its chart."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from dashboard.language import LANGUAGES

SPOKEN = ("aria-label", "title", "alt", "placeholder", "label")
AXIS = ("--from", "--to")
ELSEWHERE = ("/log", "/language/", "//")  # signing in and out, the language, other hosts


@dataclass(frozen=True)
class Page:
    """One answer of the page callback, as nested dictionaries."""

    tree: Any

    @cached_property
    def parts(self) -> list[Mapping[str, Any]]:
        """Every component, outermost first."""
        return list(_parts(self.tree))

    @property
    def is_behind_a_factor(self) -> bool:
        return any("factor-page" in (part["props"].get("className") or "") for part in self.parts)

    def links(self) -> set[str]:
        """Addresses inside the dashboard."""
        found = {part["props"].get("href", "") for part in self.parts if part["type"] == "A"}
        return {one for one in found if one.startswith("/") and not one.startswith(ELSEWHERE)}

    def texts(self) -> Iterator[str]:
        """What is read, heard or pointed at, and lengths that stand for a number."""
        yield from _read(self.tree)
        for part in self.parts:
            props = part["props"]
            yield from (str(props[name]) for name in SPOKEN if props.get(name))
            yield from (str(value) for value in (props.get("style") or {}).values() if str(value).endswith("%"))
            yield from _of_figure(props["figure"]) if part["type"] == "Graph" else ()

    def lengths(self) -> Iterator[tuple[str, Any]]:
        """The numbers that the style sheet makes bars of, by name; the ends of an axis are everybody's."""
        for part in self.parts:
            style = part["props"].get("style") or {}
            yield from ((name, style[name]) for name in style if name.startswith("--") and name not in AXIS)

    def marks(self) -> Iterator[Any]:
        """The numbers that charts draw: where marks stand and how far their intervals reach."""
        for figure in (part["props"]["figure"] for part in self.parts if part["type"] == "Graph"):
            for trace in figure["data"]:
                if trace["mode"] != "text":
                    yield from trace["x"]
                    yield from _ends(trace)

    def rows(self) -> Iterator[list[str]]:
        """Of all tables, cell by cell."""
        for part in self.parts:
            if part["type"] == "Tr":
                yield [_inside(cell) for cell in part["props"]["children"]]


@cache
def without_rules(text: str) -> str:
    """The text without sentences whose numbers are counts of factors or rules of the house."""
    for sentence in _SENTENCES:
        text = sentence.sub(" ", text)
    return text


def _parts(part: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(part, list):
        for one in part:
            yield from _parts(one)
    elif isinstance(part, Mapping):
        yield part
        yield from _parts(part["props"].get("children"))


def _read(part: Any) -> Iterator[str]:
    """Texts as they stand together: what lies inside a component that has words of its own belongs to them."""
    if isinstance(part, Mapping) and part["props"].get("className") == "end":
        return  # of an axis
    children = part["props"].get("children") if isinstance(part, Mapping) else part
    listed = children if isinstance(children, list) else [children]
    if any(isinstance(one, str | int | float) for one in listed):
        yield _inside(part)
    else:
        for one in listed:
            yield from _read(one) if one is not None else ()


def _inside(part: Any) -> str:
    if isinstance(part, Mapping):
        return _inside(part["props"].get("children"))
    if isinstance(part, list):
        return "".join(_inside(one) for one in part)
    return "" if part is None else str(part)


def _ends(trace: Mapping[str, Any]) -> Iterator[Any]:
    if reach := trace.get("error_x"):
        for middle, more, less in zip(trace["x"], reach["array"], reach["arrayminus"], strict=True):
            yield from (middle + more, middle - less)


def _of_figure(figure: Mapping[str, Any]) -> Iterator[str]:
    for trace in figure["data"]:
        for name in ("text", "hovertext", "name", "customdata"):
            told = trace.get(name) or ()
            yield from (told,) if isinstance(told, str) else map(str, told)
    yield from (one["text"] for one in figure["layout"].get("annotations", ()))


_RULES = (
    "profile.lead.",
    "summary.",
    "profile.clear.",
    "profile.talks",
    "quality.",
    "profile.low_rate.",
    "profile.figure.label",
    "profile.figure.reference",
    "reading.",
    "help.",
    "notes.",
    "factor_page.walk.place",
    "factor_page.items.title",
    "factor_page.items.reason",
    "factor_page.bands.untold",
    "factor_page.gaps.clear",
    "factor_page.below.c",
    "hidden.",
    "perspectives.lead",
    "perspectives.finding.count",
    "perspectives.finding.untold",
    "perspectives.figure.label",
    "perspectives.figure.reference",
    "perspectives.reading.",
    "perspectives.wording.",
)


def _sentences() -> Iterator[re.Pattern[str]]:
    """The longest first, so that none is cut short by another that it begins with."""
    for key, text in sorted(LANGUAGES["da"].texts.items(), key=lambda pair: -len(pair[1])):
        if key.startswith(_RULES) and re.search(r"\d|\{", text):
            whole = r".{0,40}?".join(map(re.escape, re.split(r"\{\w+\}", text)))
            yield re.compile(whole + (r"\d*" if text.endswith("}") else ""))


_SENTENCES = tuple(_sentences())
