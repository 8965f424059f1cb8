"""Whether a target is met: a shape that is filled as far as it is, and words; never a colour alone."""

from collections.abc import Iterable

from dash import html

from dashboard.indicators.panel import AnyCard, Status
from dashboard.indicators.tally import Tally, tally
from dashboard.indicators.targets import Whose
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.pieces.indicator_words import SHAPES


def status(found: Status, language: Language) -> html.Span:
    shape = html.Span(SHAPES[found], className="shape", **attributes(aria_hidden="true"))
    return html.Span([shape, language.text(f"indicators.status.{found}")], className=f"target-status {found}")


def findings(cards: Iterable[AnyCard], language: Language) -> str:
    """How many targets are met, and what is said of the rest: of the national ones, and apart of a municipality's."""
    told = list(cards)
    counted = {whose: found for whose in Whose if (found := tally(told, whose)).targets}
    said = [
        language.text(f"indicators.finding.{one}", found=_finding(found, language)) for one, found in counted.items()
    ]
    return " ".join(said) or language.text("indicators.finding.nothing")


def _finding(found: Tally, language: Language) -> str:
    told = {one: several for one in Status if (several := getattr(found, one))}
    clauses = [
        language.text(f"indicators.finding.{'then' if place else 'first'}.{one}", n=several, targets=found.targets)
        for place, (one, several) in enumerate(told.items())
    ]
    words = language.text("indicators.finding.listed", first=", ".join(clauses[:-1]), last=clauses[-1])
    words = words if len(clauses) > 1 else clauses[0]
    return f"{words}."
