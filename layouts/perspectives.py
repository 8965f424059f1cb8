"""What several informants say of one unit, beside each other: where they disagree, and how they were asked."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.perspectives import Construct, Perspectives
from dashboard.statistics.verdicts import LARGE, SMALL
from layouts.pieces.choices import Option, choices, of_rounds
from layouts.pieces.perspective_figure import perspective_figure
from layouts.pieces.perspective_hidden import instead
from layouts.pieces.perspective_wording import wordings
from layouts.pieces.perspective_words import construct_name
from layouts.pieces.unit_pages import unit_pages
from layouts.pieces.units import breadcrumb, kind

RULES = (
    "perspectives.reading.points",
    "perspectives.reading.clear",
    "perspectives.reading.order",
    "perspectives.reading.leaders",
    "reading.interval",
    "reading.size",
    "reading.turned",
)


def title(found: Perspectives, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.unit(found.unit)} – {language.text('perspectives.title')}"


def page(found: Perspectives, language: Language) -> html.Div:
    return html.Div(
        [
            breadcrumb(found.path, found.unit, found.selection, language),
            html.Div(
                [html.P(kind(found.unit, language), className="kind"), html.H1(language.unit(found.unit))],
                className="heading",
            ),
            unit_pages(found.unit, found.selection, language, in_the_house=found.choosing is not None),
            html.P(language.text("perspectives.lead"), className="lead"),
            html.P(language.text("perspectives.lead_gap")),
            *_choices(found, language),
            *(_findings(found, language) if found.constructs else _nothing(found, language)),
            *_alone(found, language),
            _reading(language),
        ],
        className="perspectives",
    )


def _findings(found: Perspectives, language: Language) -> list[Any]:
    return [perspective_figure(found, language), wordings(found, language)]


def _nothing(found: Perspectives, language: Language) -> list[Any]:
    """Whoever stands at a class or team finds more voices further up."""
    key = "perspectives.one_voice" if found.alone else "perspectives.nothing"
    return [html.P(language.text(key), className="notice"), *instead(found, language)]


def _alone(found: Perspectives, language: Language) -> list[Any]:
    if not found.alone or not found.constructs or found.chosen:
        return []
    names = language.listed([language.name(name) for name in found.alone])
    return [html.P(language.text("perspectives.alone", constructs=names), className="about")]


def _choices(found: Perspectives, language: Language) -> list[Any]:
    """Round and construct, each only where there is something to choose between."""
    groups = {
        "profile.rounds": of_rounds(found.rounds, found.selection, language),
        "perspectives.constructs": _constructs(found, language),
    }
    shown = [choices(language.text(label), options) for label, options in groups.items() if len(options) > 1]
    return [html.Div(shown, className="row-of-choices")] if shown else []


def _constructs(found: Perspectives, language: Language) -> list[Option]:
    """In the page's own order, so that the largest disagreement comes first here too."""
    if len(found.constructs) < 2:
        return []
    everything = Option(
        language.text("perspectives.all"), found.selection.to(factor=None).address, found.chosen is None
    )
    return [everything, *(_option(one, found, language) for one in found.constructs)]


def _option(construct: Construct, found: Perspectives, language: Language) -> Option:
    """Without a form: with one the address would name a factor of that form."""
    address = found.selection.to(form=None, factor=construct.key).address
    return Option(construct_name(construct, language), address, construct.key == found.chosen)


def _reading(language: Language) -> html.Details:
    rules = [html.Li(language.text(rule, small=SMALL, large=LARGE)) for rule in RULES]
    title = html.Summary(language.text("perspectives.reading.title"))
    return html.Details([title, html.Ul(rules)], className="reading")
