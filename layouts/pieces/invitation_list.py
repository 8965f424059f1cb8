"""Links that were given and are not used yet."""

from collections.abc import Sequence

from dash import html

from dashboard.administration import OpenInvitation
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.forms import single
from layouts.pieces.scroller import scroller

COLUMNS = ("name", "invited_by", "made", "ends", "do")


def invitations(found: Sequence[OpenInvitation], language: Language) -> html.Div:
    lead = html.P(language.text("administration.invitations_lead"), className="lead")
    if not found:
        return html.Div([lead, html.P(language.text("administration.no_invitations"), className="empty")])
    heads = [html.Th(language.text(f"administration.column.{name}"), scope="col") for name in COLUMNS]
    body = [html.Tr(_row(one, language)) for one in found]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="list")
    return html.Div([lead, scroller(table, language.text("administration.section.invitations"), language)])


def _row(one: OpenInvitation, language: Language) -> list[html.Th | html.Td]:
    withdraw = single(
        "/administration/withdraw",
        language.text("administration.withdraw"),
        about=one.name,
        class_name="danger",
        account=one.account,
        section="invitations",
    )
    address = Selection("administration", account=str(one.account)).address
    return [
        html.Th(inside(one.name, address), scope="row"),
        html.Td(one.invited_by),
        html.Td(language.date(one.made_at)),
        html.Td(language.date(one.ends_at)),
        html.Td(withdraw),
    ]
