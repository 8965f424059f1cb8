"""What the browser posts when it asks the page of participation for newer numbers."""

from typing import Any


def asking(address: str, seen: Any = "what was there before") -> dict[str, Any]:
    path, mark, query = address.partition("?")
    return {
        "output": "..turnout.children...turnout-seen.data...turnout-said.children..",
        "outputs": [
            {"id": "turnout", "property": "children"},
            {"id": "turnout-seen", "property": "data"},
            {"id": "turnout-said", "property": "children"},
        ],
        "inputs": [{"id": "turnout-clock", "property": "n_intervals", "value": 1}],
        "changedPropIds": ["turnout-clock.n_intervals"],
        "state": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": mark + query},
            {"id": "turnout-seen", "property": "data", "value": seen},
        ],
    }
