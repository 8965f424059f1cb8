"""Own sets of units: the figures of one side by side, the others to choose from, and making or changing one."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.comparisons import Comparisons
from dashboard.language import Language, sort_key
from layouts.pieces.choices import Option, choices, chosen_name, of_forms, of_rounds
from layouts.pieces.comparison_set_form import making, removing
from layouts.pieces.comparison_set_table import side_by_side


def title(found: Comparisons, language: Language) -> str:
    name = language.text("comparisons.title")
    return f"{found.chosen.name} – {name}" if found.chosen else name


def page(found: Comparisons, kept: Mapping[str, str], language: Language) -> html.Div:
    """`kept` is what was typed into a form, where it was refused."""
    return html.Div(
        [
            *_heading(found, language),
            *_sets(found, language),
            *(_figures(found, language) if found.chosen else []),
            making(found, kept, language),
            *removing(found, language),
        ],
        className="comparisons",
    )


def _heading(found: Comparisons, language: Language) -> list[Any]:
    kind = html.P(language.text("comparisons.title"), className="kind")
    heading = found.chosen.name if found.chosen else language.text("comparisons.heading")
    meta = [
        chosen_name(found.rounds, found.selection.round, language),
        chosen_name(found.forms, found.selection.form, language),
    ]
    line = html.P([html.Span(one) for one in meta if one], className="meta") if found.chosen else None
    lead = html.P(language.text("comparisons.lead"), className="lead")
    return [html.Div([kind, html.H1(heading)], className="heading"), line or lead]


def _sets(found: Comparisons, language: Language) -> list[Any]:
    """In alphabetical order, and at the end the way to a new one."""
    if not found.sets:
        return []
    options = [
        Option(one.name, found.selection.to(set=str(one.number)).address, one == found.chosen)
        for one in sorted(found.sets, key=lambda one: sort_key(one.name))
    ]
    new = Option(language.text("comparisons.new"), found.selection.to(set=None).address, found.chosen is None)
    return [choices(language.text("comparisons.sets"), [*options, *([] if found.is_full else [new])], "tabs")]


def _figures(found: Comparisons, language: Language) -> list[Any]:
    groups = {
        "profile.rounds": of_rounds(found.rounds, found.selection, language),
        "profile.forms": of_forms(found.forms, found.selection, language),
    }
    chosen = [choices(language.text(label), options) for label, options in groups.items() if len(options) > 1]
    return [html.Div(chosen, className="row-of-choices"), *side_by_side(found, language)]
