"""How the work is organised at an institution; folded on a screen, for those who work by it."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.teams import WayOfWorking


def way_of_working(found: WayOfWorking | None, language: Language, *, is_open: bool = False) -> list[Any]:
    if found is None:
        return []
    return [html.Details([html.Summary(language.text("teams.way")), *written(found, language)], open=is_open)]


def written(one: WayOfWorking, language: Language) -> list[Any]:
    return [html.P(by(one, language), className="about"), html.P(one.text, dir="auto", className="as-written")]


def by(one: WayOfWorking, language: Language) -> str:
    return language.text("teams.way_by", name=one.author, date=language.date(one.at))
