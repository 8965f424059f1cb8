"""Looking into component trees without a browser."""

import json
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder


def payload(component: Any) -> str:
    """What is sent to the browser."""
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def walk(node: Any) -> Iterator[Component]:
    """Every component, in reading order."""
    if isinstance(node, list | tuple):
        for part in node:
            yield from walk(part)
    elif isinstance(node, Component):
        yield node
        yield from walk(getattr(node, "children", None))


def find(tree: Any, kind: str, class_name: str | None = None) -> list[Any]:
    """Components by type, such as H1; `class_name` is one of their classes."""
    found = [node for node in walk(tree) if type(node).__name__ == kind]
    return [node for node in found if class_name is None or class_name in getattr(node, "className", "").split()]


def words(node: Any) -> str:
    """The text that is read, in reading order."""
    if isinstance(node, list | tuple):
        return " ".join(part for part in map(words, node) if part)
    if isinstance(node, Component):
        return words(getattr(node, "children", None))
    return "" if node is None else str(node)


def attribute(node: Component, name: str) -> Any:
    return node.to_plotly_json()["props"].get(name)


def links(tree: Any) -> dict[str, str]:
    """Text to address; a text that occurs twice keeps the last."""
    return {words(link): link.href for link in find(tree, "A")}
