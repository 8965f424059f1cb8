"""School start on the page: the same topic before and after, for a municipality and for one institution."""

from typing import Any

from dash import html

from dashboard.access import is_aggregate
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.transition import Transition
from layouts.attributes import attributes
from layouts.pieces.cells_hidden import why_hidden
from layouts.pieces.transition_table import pairs_table, whole_table
from layouts.pieces.transition_words import asked, both_rounds, lines, sentences, source, takeaway

RULES = (
    "progress.transition.reading.yardstick",
    "progress.transition.reading.mean",
    "progress.transition.reading.groups",
    "progress.transition.reading.pooled",
    "progress.transition.reading.open",
)
HEADING = "transition"
FEW = 6  # pairs that are shown unfolded


def section(found: Transition, progress: Progress, language: Language) -> list[Any]:
    return [across(found, progress, language)]


def across(found: Transition, progress: Progress, language: Language) -> Any:
    if not (found.known and (found.whole or found.pairs)):
        return _nothing(found, language)
    caption = html.Figcaption(
        [
            html.P(both_rounds(found, progress, language), className="name"),
            html.H2(takeaway(found, progress, language), id=HEADING),
            *(html.P(text, className="about") for text in sentences(found, progress, language)),
            html.P(source(found, progress, language), className="source"),
        ]
    )
    yardstick = html.P(language.text("progress.transition.yardstick"), className="yardstick")
    parts = [caption, yardstick, html.P(asked(found, language)), html.P(lines(found, language), className="about")]
    parts += _tables(found, progress, language)
    parts += why_hidden(found.cells, progress, language)
    return html.Figure(
        [*parts, _reading(language)], className="finding transition", **attributes(aria_labelledby=HEADING)
    )


def _tables(found: Transition, progress: Progress, language: Language) -> list[Any]:
    whole = [whole_table(found, progress, language)] if found.whole else []
    if not found.pairs:
        return [*whole, html.P(language.text("progress.transition.no_pairs"), className="about")]
    title = language.text("progress.transition.pairs.title", n=len(found.pairs))
    is_own = not is_aggregate(progress.unit.kind)  # for others the whole is the matter
    folded = html.Details(
        [html.Summary(title), pairs_table(found, progress, language)],
        open=is_own and len(found.pairs) <= FEW,
        className="numbers-in-a-table",
    )
    return [*whole, folded]


def _nothing(found: Transition, language: Language) -> html.Section:
    """What is missing, and who can bring it."""
    key = "one_round" if found.before is None else "unknown" if not found.known else "not_asked"
    text = [html.P(language.text(f"progress.transition.{key}.text"))]
    title = html.H2(language.text(f"progress.transition.{key}.title"), id=HEADING)
    return html.Section([title, *text], className="notice", **attributes(aria_labelledby=HEADING))


def _reading(language: Language) -> html.Details:
    rules = [html.Li(language.text(rule)) for rule in RULES]
    title = html.Summary(language.text("progress.municipal.reading.title"))
    return html.Details([title, html.Ul(rules)], className="reading")
