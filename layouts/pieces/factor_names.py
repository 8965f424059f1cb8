"""The names of the factors over their chart, as links to what lies behind each of them."""

from dash import html

from dashboard.language import Language
from dashboard.profile import Profile
from layouts.figures.factors import TOP
from layouts.figures.rows import LINE, Row, rows
from layouts.links import inside


def factor_names(profile: Profile, language: Language) -> html.Ul:
    """Words of the page rather than of the picture: they can be clicked, walked through and read aloud."""
    return html.Ul([_name(row, profile, language) for row in rows(profile, language)], className="factor-names")


def _name(row: Row, profile: Profile, language: Language) -> html.Li:
    place = {"top": f"{TOP + row.top}px", "lineHeight": f"{LINE}px"}
    lines = [part for line in row.lines for part in (line, html.Br())][:-1]
    return html.Li(inside(lines, profile.selection.to(factor=row.factor.key).address), style=place)
