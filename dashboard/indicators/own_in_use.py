"""What must stay as it is of a municipality's own indicator once there are values: they were checked, rounded and
hidden by it, and told to no more readers than it said."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.indicators.catalogue import Indicator, Indicators, Publication, indicators

FIXED = {  # fields of a file by what they are in the catalogue
    "kind": "kind",
    "lowest": "range",
    "highest": "range",
    "spread": "spread",
    "decimals": "decimals",
    "levels": "levels",
}
_WIDTH = tuple(Publication)  # from nobody to everybody


def changed(row: Mapping[str, Any], in_use: Indicators) -> Iterator[tuple[str, str]]:
    """Field and reason; of a complete row."""
    (one,) = indicators({"indicator": [dict(row)]}).values()
    before = in_use.get(one.key)
    if before is None:
        return
    for field in sorted({FIXED[name] for name in FIXED if _told(one, name) != _told(before, name)}):
        yield field, "in_use"
    if _WIDTH.index(one.publication) > _WIDTH.index(before.publication):
        yield "publication", "told_wider"


def _told(indicator: Indicator, name: str) -> object:
    value = getattr(indicator, name)
    return sorted(value) if isinstance(value, tuple) else value
