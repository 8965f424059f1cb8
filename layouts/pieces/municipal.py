"""A municipality's factors in one view: the finding, topics side by side, every form's numbers, and school start."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.municipal import Municipal
from dashboard.progress import Progress
from layouts.attributes import attributes
from layouts.pieces.cells_hidden import why_hidden
from layouts.pieces.municipal_forms import forms
from layouts.pieces.municipal_topics import topics
from layouts.pieces.municipal_words import sentences, source, takeaway
from layouts.pieces.transition import across

RULES = (
    "progress.municipal.reading.yardstick",
    "progress.municipal.reading.family",
    "progress.municipal.reading.both",
    "reading.interval",
    "reading.turned",
    "reading.break",
)
HEADING = "municipal"


def section(found: Municipal, progress: Progress, language: Language) -> list[Any]:
    if not found.forms:
        return [html.P(language.text("profile.no_factors"), className="notice")]
    return [_figure(found, progress, language), across(found.transition, progress, language)]


def _figure(found: Municipal, progress: Progress, language: Language) -> html.Figure:
    name = " · ".join([language.name(progress.round.name), language.unit(progress.unit)])
    caption = html.Figcaption(
        [
            html.P(name, className="name"),
            html.H2(takeaway(found, progress, language), id=HEADING),
            *(html.P(text, className="about") for text in sentences(found, progress, language)),
            html.P(source(progress, language), className="source"),
        ]
    )
    yardstick = html.P(language.text("progress.municipal.yardstick"), className="yardstick")
    parts = [caption, yardstick, *topics(found, progress, language), *why_hidden(found.told, progress, language)]
    return html.Figure(
        [*parts, *forms(found, progress, language), _reading(language)],
        className="finding",
        **attributes(aria_labelledby=HEADING),
    )


def _reading(language: Language) -> html.Details:
    rules = [html.Li(language.text(rule)) for rule in RULES]
    title = html.Summary(language.text("progress.municipal.reading.title"))
    return html.Details([title, html.Ul(rules)], className="reading")
