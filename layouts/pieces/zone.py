"""Where on the scale a figure lies, in words: as many as its interval reaches over."""

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.statistics.zones import zones


def zone_words(cell: Cell, language: Language) -> str:
    """For a shown cell: "around the middle", or "below the middle to around the middle" where it cannot be told."""
    reached = zones(cell.low or 0, cell.high or 0)
    first, last = (language.text(f"zone.{one}") for one in (reached[0], reached[-1]))
    return first if len(reached) == 1 else language.text("zone.to", first=first, last=last)
