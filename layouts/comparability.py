"""The map of what can be compared over rounds: every question of a form, and where a factor's line is broken."""

from typing import Any

from dash import html

from dashboard.comparability import Comparability, Line, Mark
from dashboard.language import Language
from layouts.pieces.choices import choices, chosen_name, of_forms, of_rounds
from layouts.pieces.comparability_table import table
from layouts.pieces.comparability_words import SIGNS, finding, since


def title(found: Comparability, language: Language) -> str:
    """For the browser's tab and history."""
    form = chosen_name(found.forms, found.selection.form, language)
    return f"{language.text('comparability.title')} – {form}"


def page(found: Comparability, language: Language) -> html.Div:
    return html.Div(
        [
            html.Div(
                [html.P(language.text("comparability.title"), className="kind"), html.H1(finding(found, language))],
                className="heading",
            ),
            html.P(language.text("comparability.lead"), className="lead"),
            *_choices(found, language),
            html.P(since(found, language), className="since"),
            *_signs(found, language),
            html.Div(table(found, language), className="finding"),
        ],
        className="comparability",
    )


def _choices(found: Comparability, language: Language) -> list[Any]:
    forms = of_forms(found.forms, found.selection, language)
    rounds = of_rounds(found.rounds, found.selection, language)
    by_round = choices(language.text("comparability.rounds"), rounds)
    more = [html.Div(by_round, className="row-of-choices")] if len(rounds) > 1 else []
    return [choices(language.text("profile.forms"), forms, "tabs"), *more]


def _signs(found: Comparability, language: Language) -> list[html.Details]:
    """What the words mean, only those that are on the map."""
    marks = {mark for factor in found.factors for item in factor.items for mark in item.marks}
    lines = {link.line for factor in found.factors for link in factor.links}
    told = [f"{SIGNS[mark]} {language.text(f'comparability.means.{mark}')}" for mark in Mark if mark in marks - _PLAIN]
    broken = [language.text("comparability.means.broken")] if lines & {Line.BROKEN, Line.BACK} else []
    parts = html.Ul([html.Li(one) for one in (*told, *broken)])
    return [html.Details([html.Summary(language.text("comparability.means.title")), parts], className="reading")]


_PLAIN = {Mark.ABSENT}
