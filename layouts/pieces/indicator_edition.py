"""For whom a page of goals is told: the two editions, what each holds, and who may read it."""

from typing import Any

from dash import html

from dashboard.indicators.panel_page import PUBLIC
from dashboard.indicators.rights import Edition
from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from layouts.pieces.choices import Option, choices


def edition(unit: UnitLink, selection: Selection, shown: Edition, language: Language, *, chooses: bool) -> html.Div:
    """A reader outside has nothing to choose, and is told which one it is."""
    key = shown.name.lower()
    name = html.Strong(language.text(f"indicators.edition.{key}"))
    choice = [_choice(selection, shown, language)] if chooses else []
    return html.Div([*choice, html.P([name, ": ", _about(unit, shown, language)])], className=f"edition {key}")


def _choice(selection: Selection, shown: Edition, language: Language) -> Any:
    options = [
        Option(
            language.text(f"indicators.edition.{one.name.lower()}"),
            selection.to(edition=PUBLIC if one is Edition.PUBLIC else None).address,
            one is shown,
        )
        for one in (Edition.INTERNAL, Edition.PUBLIC)
    ]
    return choices(language.text("indicators.edition.label"), options)


def _about(unit: UnitLink, shown: Edition, language: Language) -> str:
    if shown is Edition.PUBLIC:
        return language.text("indicators.edition.about_public")
    kind = "institution" if unit.kind == "institution" else "municipality"
    return language.text(f"indicators.edition.about_internal.{kind}")
