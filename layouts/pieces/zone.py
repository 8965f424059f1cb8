"""Where on the scale a figure lies, in words: as many as its interval reaches over."""

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.statistics.zones import zones


def zone_words(cell: Cell, language: Language, several: str = "zone.to") -> str:
    """For a shown cell: "around the middle", or "below the middle to around the middle" where it cannot be told.

    `several` is the key of the text that joins two.
    """
    reached = zones(cell.low or 0, cell.high or 0)
    first, last = (language.text(f"zone.{one}") for one in (reached[0], reached[-1]))
    return first if len(reached) == 1 else language.text(several, first=first, last=last)
