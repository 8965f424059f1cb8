"""The front page: who the reader is here, where they belong, what is published and what to do next."""

from typing import Any

from dash import html

from dashboard.home import ADMINISTRATOR, GRANT_ACCESS, Home, Place, PublishedRound, Step, next_steps
from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.scroller import scroller
from layouts.pieces.units import kind


def page(home: Home, language: Language) -> html.Div:
    return html.Div(
        [
            html.H1(language.text("home.title")),
            *[html.P(language.text(f"home.sees.{role}"), className="lead") for role in home.roles[:1]],
            *_next(next_steps(home), language),
            *_places(home, language),
            *_rounds(home, language),
        ],
        className="home",
    )


def _next(steps: tuple[Step, ...], language: Language) -> list[Any]:
    if not steps:
        return []
    lines = html.Ul([html.Li(_step(step, language)) for step in steps], className="steps")
    return [html.Section([html.H2(language.text("home.next")), lines])]


def _step(step: Step, language: Language) -> list[Any]:
    place = language.unit(step.unit) if step.unit else ""
    title = language.text(f"home.step.{step.key}.title", place=place)
    address = _address(step)
    head = inside(title, address, class_name="action") if address else html.Strong(title)
    rounds = language.listed([language.name(one.name) for one in step.rounds])
    return [head, html.P(language.text(f"home.step.{step.key}.text", rounds=rounds))]


def _address(step: Step) -> str | None:
    """A step about rounds begins with the newest; None for what is done elsewhere."""
    if step.unit is None:
        return Selection("administration").address if step.key == GRANT_ACCESS else None
    if not step.rounds:
        return _profile(step.unit)
    return Selection("release", step.unit.unit, step.rounds[-1].key).address


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
