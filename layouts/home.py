"""The front page: who the reader is here, what is new, what waits, what comes next, and where they belong."""

from datetime import date
from typing import Any

from dash import html

from dashboard.home import ADMINISTRATOR, Home, Place, PublishedRound, steps
from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.home_steps import home_steps
from layouts.pieces.home_year import yearly_wheel
from layouts.pieces.scroller import scroller
from layouts.pieces.units import kind


def page(home: Home, today: date, language: Language) -> html.Div:
    return html.Div(
        [
            html.H1(language.text("home.title")),
            *[html.P(language.text(f"home.sees.{role}"), className="lead") for role in home.roles[:1]],
            *home_steps(steps(home), language),
            *_places(home, language),
            *([yearly_wheel(today, language)] if home.places else []),
            *_rounds(home, language),
        ],
        className="home",
    )


def _places(home: Home, language: Language) -> list[Any]:
    if home.places:
        cards = html.Ul([html.Li(_place(place, language)) for place in home.places], className="places")
        return [html.Section([html.H2(language.text("home.places")), cards])]
    return [] if ADMINISTRATOR in home.roles else [_empty("no_places", language)]


def _place(place: Place, language: Language) -> list[Any]:
    name = language.unit(place.unit)
    head = inside(name, _profile(place.unit)) if place.unit.may_open else html.Span(name)
    role = language.text(f"role.{place.role}")
    return [head, html.Span(f"{kind(place.unit, language)} · {role}", className="about")]


def _rounds(home: Home, language: Language) -> list[Any]:
    if not home.rounds:
        command = [html.P(language.text("home.no_rounds_administrator")), html.Pre("python app.py import PACKAGE")]
        return [_empty("no_rounds", language, *(command if ADMINISTRATOR in home.roles else []))]
    columns = [html.Th(language.text(f"home.{column}"), scope="col") for column in ("round", "period", "answers")]
    body = [html.Tr(_round(one, language)) for one in reversed(home.rounds)]
    table = html.Table([html.Thead(html.Tr(columns)), html.Tbody(body)], className="rounds")
    title = language.text("home.rounds")
    return [html.Section([html.H2(title), scroller(table, title, language)])]


def _round(one: PublishedRound, language: Language) -> list[Any]:
    period: list[Any] = [html.Span(f"{language.date(one.opened)} –"), html.Span(language.date(one.closed))]
    return [
        html.Th(language.name(one.round.name), scope="row"),
        html.Td(period),
        html.Td("–" if one.answers is None else language.number(one.answers)),
    ]


def _empty(key: str, language: Language, *more: Any) -> html.Section:
    return html.Section(
        [html.H2(language.text(f"home.{key}")), html.P(language.text(f"home.{key}_more")), *more], className="empty"
    )


def _profile(unit: UnitLink) -> str:
    return Selection("profile", unit.unit).address
