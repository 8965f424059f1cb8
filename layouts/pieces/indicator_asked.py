"""What the mapping asked about the same as a goal: its points in a table of their own, beside the indicators."""

from typing import Any

from dash import html

from dashboard.goals import Goal
from dashboard.indicators.asked import Answer, Asked
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.scroller import scroller
from layouts.pieces.trend_numbers import figure

COLUMNS = ("topic", "who", "points")


def asked(found: Asked | None, goal: Goal, unit: int, language: Language) -> list[html.Details]:
    answers = found.of_goal(goal.key) if found else []
    if found is None or not answers:
        return []
    title = language.text("indicators.asked.title", round=language.name(found.round.name))
    heads = [html.Th(language.text(f"indicators.asked.{column}"), scope="col") for column in COLUMNS]
    rows = [html.Tr(_row(one, found, unit, language)) for one in answers]
    name = f"{title} ({language.name(goal.name)})"  # each goal has such a table on the same page
    caption = html.Caption(name, className="visually-hidden")
    table = html.Table([caption, html.Thead(html.Tr(heads)), html.Tbody(rows)], className="list asked")
    about = html.P(language.text("indicators.asked.about"), className="about")
    return [html.Details([html.Summary(title), about, scroller(table, name, language)], className="asked-beside")]


def _row(answer: Answer, found: Asked, unit: int, language: Language) -> list[Any]:
    """The topic leads to the profile with the same round and form, where all of its numbers are."""
    to = Selection("profile", unit, found.round.key, answer.form.key)
    name = language.factor(answer.name, turned=answer.turned)
    return [
        html.Th(inside(name, to.address), scope="row"),
        html.Td(language.name(answer.form.name)),
        html.Td(figure(answer.cell, found.k, language)),
    ]
