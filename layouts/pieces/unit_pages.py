"""The pages about one unit, beside each other: whoever may open one may open them all."""

from dash import html

from dashboard.language import Language
from dashboard.selection import Selection
from layouts.pieces.choices import Option, choices

PAGES = ("profile", "perspectives", "progress", "participation")


def unit_pages(selection: Selection, language: Language) -> html.Nav:
    """`selection` is the page the reader stands on; the others open on the same round, form and split."""
    kept = Selection(unit=selection.unit, round=selection.round, form=selection.form, split=selection.split)
    options = [
        Option(language.text(f"unit_pages.{page}"), kept.to(view=page).address, page == selection.view)
        for page in PAGES
    ]
    return choices(language.text("unit_pages.label"), options, "pages")
