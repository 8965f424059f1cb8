"""What was proposed and turned down, with the reason, and a way back."""

from typing import Any

from dash import html

from dashboard.focus_page import Dismissed, FocusPage
from dashboard.language import Language
from layouts.pieces.forms import along, single


def turned_down(found: FocusPage, language: Language) -> list[html.Details]:
    if not found.dismissed:
        return []
    title = html.Summary(html.H2(language.text("focus.dismissed.title", n=len(found.dismissed))))
    listed = html.Ul([html.Li(_one(one, found, language)) for one in found.dismissed], className="dismissed")
    return [html.Details([title, listed], className="earlier-areas")]


def _one(one: Dismissed, found: FocusPage, language: Language) -> list[Any]:
    name = language.factor(one.factor.name, turned=one.turned)
    who = language.text("focus.dismissed.who", author=one.author, date=language.date(one.at))
    told = [
        html.P([html.Strong(name), " ", html.Small(language.name(one.form.name))]),
        html.P(one.reason, className="words", dir="auto"),
        html.P(who, className="signed"),
    ]
    if not found.may_choose:
        return told
    sent_along = along(found.progress.selection.to(form=None, factor=None))
    back = single(
        "/focus/propose", language.text("focus.dismissed.undo"), about=name, dismissal=one.number, **sent_along
    )
    return [*told, back]
