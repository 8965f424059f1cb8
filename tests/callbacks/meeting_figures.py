"""What the browser posts when a meeting takes a step: for the figures as far as the step shows them."""

from typing import Any


def figures(address: str) -> dict[str, Any]:
    return {
        "output": "meeting-figures.children",
        "outputs": {"id": "meeting-figures", "property": "children"},
        "inputs": [{"id": "meeting-step", "property": "data", "value": "facts 1"}],
        "changedPropIds": ["meeting-step.data"],
        "state": [{"id": "address", "property": "pathname", "value": address}],
    }
