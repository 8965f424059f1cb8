"""The chart of perspectives as a figure: finding, chart, the same numbers as tables, how many answered, source."""

from typing import Any

from dash import dcc, html

from dashboard.language import Language
from dashboard.perspectives import Perspectives
from layouts.attributes import attributes
from layouts.figures import perspectives
from layouts.figures.template import config
from layouts.pieces.choices import chosen_name
from layouts.pieces.perspective_hidden import explanation
from layouts.pieces.perspective_sentences import more, takeaway
from layouts.pieces.perspective_tables import tables

GRAPH = "perspectives"


def perspective_figure(found: Perspectives, language: Language) -> html.Figure:
    """Without a single number there is nothing to draw, and the reasons come before the tables."""
    shown = any(voice.cell.shown for construct in found.in_view for voice in construct.voices)
    drawn = [_chart(found, language)] if shown else []
    return html.Figure(
        [_caption(found, language), *drawn, *explanation(found, language), *tables(found, language)],
        className="finding",
        **attributes(aria_labelledby="finding"),
    )


def _caption(found: Perspectives, language: Language) -> html.Figcaption:
    round_ = chosen_name(found.rounds, found.selection.round, language)
    names = [language.text("perspectives.title"), round_, language.unit(found.unit)]
    sentences = more(found, language)
    return html.Figcaption(
        [
            html.P(" · ".join(name for name in names if name), className="name"),
            html.H2(takeaway(found, language), id="finding"),
            *([html.P(" ".join(sentences), className="more")] if sentences else []),
            html.P(_source(found, language), className="source"),
        ]
    )


def _source(found: Perspectives, language: Language) -> str:
    """With the largest number of answers behind any figure of each form."""
    most: dict[str, int] = {}
    for voice in [voice for construct in found.in_view for voice in construct.voices if voice.cell.shown]:
        most[voice.form.key] = max(voice.cell.n or 0, most.get(voice.form.key, 0))
    answers = [
        language.text("perspectives.figure.answers", form=language.name(form.name), n=most[form.key])
        for form in found.forms
        if form.key in most
    ]
    source = language.text(
        "perspectives.figure.source",
        programme=language.unit(found.path[0] if found.path else found.unit),
        round=chosen_name(found.rounds, found.selection.round, language),
    )
    return f"{source} {'; '.join(answers)}." if answers else source


def _chart(found: Perspectives, language: Language) -> html.Div:
    """A picture to a screen reader; what it says stands in the tables."""
    graph = dcc.Graph(
        id=GRAPH,
        figure=perspectives.figure(found, language),
        config=config(language),
        responsive=True,
        style={"height": f"{perspectives.height(found, language)}px"},
    )
    label: Any = f"{takeaway(found, language)} {language.text('perspectives.figure.label', n=len(found.in_view))}"
    return html.Div(graph, className="chart", role="img", **attributes(aria_label=label))
