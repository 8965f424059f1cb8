"""The pages about one unit, beside each other, as far as the reader may open them."""

from dash import html

from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from layouts.pieces.choices import Option, choices

PAGES = ("profile", "perspectives", "progress", "participation")  # whoever may open one may open them all
INDICATORS = "indicators"
IN_THE_HOUSE = "focus"


def unit_pages(unit: UnitLink, selection: Selection, language: Language, *, in_the_house: bool = False) -> html.Nav:
    """`selection` is the page the reader stands on; the others open on the same round, form and split.

    `in_the_house`: the reader has a page of focus areas here. Goals are followed by school year, not by round.
    """
    kept = Selection(unit=selection.unit, round=selection.round, form=selection.form, split=selection.split)
    told = {
        **({page: kept.to(view=page) for page in PAGES} if unit.may_open else {}),
        **({INDICATORS: Selection(INDICATORS, selection.unit)} if unit.has_indicators else {}),
        **({IN_THE_HOUSE: kept.to(view=IN_THE_HOUSE)} if in_the_house else {}),
    }
    options = [
        Option(language.text(f"unit_pages.{page}"), to.address, page == selection.view) for page, to in told.items()
    ]
    return choices(language.text("unit_pages.label"), options, "pages")
