"""What the map says in sentences: how much of a form can be followed over rounds, and what became of its questions."""

from dashboard.comparability import Comparability, Mark
from dashboard.language import Language
from layouts.pieces.choices import chosen_name

# A sign beside each word, so that a row can be read at a glance.
SIGNS = {
    Mark.FIRST: "●",
    Mark.SAME: "=",
    Mark.REWORDED: "≠",
    Mark.SCALE: "↕",
    Mark.NEW: "+",
    Mark.AGAIN: "↺",
    Mark.DROPPED: "−",
    Mark.ABSENT: "",
}
CHANGED = (Mark.REWORDED, Mark.SCALE, Mark.NEW, Mark.AGAIN, Mark.DROPPED)


def finding(found: Comparability, language: Language) -> str:
    whole, total = sum(one.is_whole for one in found.factors), len(found.factors)
    if len(found.rounds) < 2:
        return language.text("comparability.finding.one_round")
    key = "all" if whole == total else "none" if not whole else "some"
    return language.text(f"comparability.finding.{key}", whole=whole, n=total)


def since(found: Comparability, language: Language) -> str:
    """What became of the questions in the chosen round."""
    round_ = chosen_name(found.rounds, found.selection.round, language)
    if not found.place:
        return language.text("comparability.since.first", round=round_)
    counts = found.changes
    changes = [language.text(f"comparability.since.{mark}", n=counts[mark]) for mark in CHANGED if counts[mark]]
    if not changes:
        return language.text("comparability.since.nothing", round=round_)
    return language.text("comparability.since.changed", round=round_, changes=language.listed(changes))
