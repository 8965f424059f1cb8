"""HTML attributes with a hyphen in their name, which Python cannot write as arguments."""

from typing import Any


def attributes(**values: str) -> dict[str, Any]:
    """`aria_label="Menu"` becomes the attribute aria-label."""
    return {name.replace("_", "-"): value for name, value in values.items()}
