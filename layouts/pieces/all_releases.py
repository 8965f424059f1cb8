"""Every release there was, as the administrator reads it."""

from collections.abc import Sequence

from dash import html

from dashboard.language import Language
from dashboard.release import Logged
from layouts.pieces.scroller import scroller

COLUMNS = ("at", "name", "round", "happened", "reach", "account")


def releases(found: Sequence[Logged], language: Language) -> html.Div:
    lead = html.P(language.text("administration.releases_lead"), className="lead")
    if not found:
        return html.Div([lead, html.P(language.text("administration.no_releases"), className="empty")])
    heads = [html.Th(language.text(f"administration.release.{name}"), scope="col") for name in COLUMNS]
    body = [html.Tr(_row(one, language)) for one in found]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="list")
    return html.Div([lead, scroller(table, language.text("administration.heading.releases"), language)])


def _row(one: Logged, language: Language) -> list[html.Th | html.Td]:
    reach = "with_teams" if one.with_teams else "alone"
    return [
        html.Td(language.date(one.at)),
        html.Th(one.name, scope="row"),
        html.Td(language.name(one.round.name)),
        html.Td(language.text(f"administration.happened.{one.happened.value}")),
        html.Td(language.text(f"administration.reach.{reach}")),
        html.Td(one.account),
    ]
