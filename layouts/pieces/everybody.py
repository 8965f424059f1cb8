"""What says that a part of the page behind a factor is about everybody, where the reader has chosen a split."""

from dash import html

from dashboard.factor_page import FactorPage
from dashboard.language import Language


def of_everybody(found: FactorPage, language: Language) -> list[html.P]:
    chosen = found.profile.selection.split is not None
    return [html.P(language.text("factor_page.everybody"), className="about")] if chosen else []
