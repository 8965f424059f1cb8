"""A guided first visit: a calm box at the top of a page, with steps that lead to its parts; nothing lies in the way."""

from collections.abc import Collection
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.shown_around import Step, Tour
from layouts.attributes import attributes
from layouts.pieces.forms import along, single


def guide(tour: Tour | None, selection: Selection, parts: Collection[str], language: Language) -> list[Any]:
    """Nothing for who has been around, nor on a page that holds none of the `parts` it would lead to."""
    steps = tour.steps(parts) if tour else ()
    if tour is None or tour.seen or not steps:
        return []
    done = single(f"/{tour.view}/shown", language.text("guide.seen"), class_name="action", **along(selection))
    content = [
        html.H2(language.text("guide.title"), id="guide-heading"),
        html.P(language.text("guide.lead")),
        html.Ol([html.Li(_step(step, language)) for step in steps]),
        done,
    ]
    return [html.Section(content, id="guide", className="guide", **attributes(aria_labelledby="guide-heading"))]


def again(tour: Tour | None, selection: Selection, language: Language) -> list[Any]:
    """For who has been around, and wants to go once more."""
    if tour is None or not tour.seen:
        return []
    return [single(f"/{tour.view}/again", language.text("guide.again"), **along(selection))]


def _step(step: Step, language: Language) -> list[Any]:
    name = html.A(language.text(f"guide.step.{step.key}.title"), href=f"#{step.part}")
    return [name, html.P(language.text(f"guide.step.{step.key}.text"))]
