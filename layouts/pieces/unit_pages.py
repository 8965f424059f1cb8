"""The pages about one unit, beside each other: whoever may open one may open them all."""

from dash import html

from dashboard.language import Language
from dashboard.selection import Selection
from layouts.pieces.choices import Option, choices

PAGES = ("profile", "perspectives", "progress", "participation")
IN_THE_HOUSE = "focus"


def unit_pages(selection: Selection, language: Language, *, in_the_house: bool = False) -> html.Nav:
    """`selection` is the page the reader stands on; the others open on the same round, form and split.

    `in_the_house`: the reader has a page of focus areas here.
    """
    kept = Selection(unit=selection.unit, round=selection.round, form=selection.form, split=selection.split)
    pages = [*PAGES, IN_THE_HOUSE] if in_the_house else PAGES
    options = [
        Option(language.text(f"unit_pages.{page}"), kept.to(view=page).address, page == selection.view)
        for page in pages
    ]
    return choices(language.text("unit_pages.label"), options, "pages")
