"""From one factor to the next in the form's order, and back to the profile: ordinary links."""

from typing import Any

from dash import html

from dashboard.factor_page import FactorPage
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.units import link


def way_here(found: FactorPage, language: Language) -> html.Nav:
    """The path of the unit, then its whole profile in the same view, then this factor."""
    profile = found.profile
    above = [html.Li(link(unit, profile.selection, language)) for unit in profile.path]
    whole = html.Li(inside(language.unit(profile.unit), profile.selection.to(factor=None).address))
    here = html.Li(html.Span(language.name(found.factor.name), **attributes(aria_current="page")))
    label = attributes(aria_label=language.text("profile.path"))
    return html.Nav(html.Ol([*above, whole, here]), className="path", **label)


def walk(found: FactorPage, language: Language) -> html.Nav:
    selection = found.profile.selection
    steps: list[Any] = [
        html.Li(
            inside(
                language.text(f"factor_page.walk.{side}", factor=language.name(choice.name)),
                selection.to(factor=choice.key).address,
            ),
            className=f"to-{side}",
        )
        for side, choice in (("before", found.before), ("after", found.after))
        if choice
    ]
    place = language.text("factor_page.walk.place", place=found.place + 1, total=len(found.order))
    whole = inside(language.text("factor_page.walk.whole"), selection.to(factor=None).address)
    label = attributes(aria_label=language.text("factor_page.walk.label"))
    return html.Nav(
        html.Ul([html.Li(whole), html.Li(place, className="place"), *steps]), className="factor-walk", **label
    )
