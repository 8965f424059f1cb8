"""Teams and child groups, each with the people who have a role there."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import html

from dashboard.colleagues import Colleague, Colleagues, Workplace
from dashboard.language import Language
from layouts.pieces.account_list import days_text
from layouts.pieces.forms import single
from layouts.pieces.units import kind


def workplaces(found: Colleagues, today: date, language: Language) -> html.Div:
    if not found.places:
        return html.Div(html.P(language.text("colleagues.no_places"), className="empty"))
    now = [place for place in found.places if place.current]
    before = [place for place in found.places if not place.current]
    earlier = [html.H2(language.text("colleagues.earlier")), *_cards(before, found, today, language)] if before else []
    head = [html.H2(language.text("colleagues.places"), className="visually-hidden")] if now else []
    with_people = [place for place in now if place.people]
    return html.Div([*head, *_cards(with_people, found, today, language), *_empty(now, language), *earlier])


def _empty(places: Sequence[Workplace], language: Language) -> list[Any]:
    names = [language.unit(place.link) for place in places if not place.people]
    if not names:
        return []
    head = html.H3(language.text("colleagues.nobody"))
    return [html.Section([head, html.P(language.listed(names), className="about")], className="workplace")]


def _cards(places: Sequence[Workplace], found: Colleagues, today: date, language: Language) -> list[Any]:
    return [html.Section(_card(place, found, today, language), className="workplace") for place in places]


def _card(place: Workplace, found: Colleagues, today: date, language: Language) -> list[Any]:
    name = html.H3([language.unit(place.link), html.Span(f" {kind(place.link, language)}", className="about")])
    return [name, html.Ul([html.Li(_person(one, place, found, today, language)) for one in place.people])]


def _person(one: Colleague, place: Workplace, found: Colleagues, today: date, language: Language) -> list[Any]:
    notes = [language.text(f"role.{one.role}"), days_text(one.start, one.end, language)]
    notes += [] if one.is_in_force(today) else [language.text("administration.not_in_force")]
    notes += [language.text("colleagues.invited")] if one.invited else []
    about = html.Span(" · ".join(filter(None, notes)), className="about")
    return [html.Div([html.Strong(one.name), about]), *_take_back(one, place, found, language)]


def _take_back(one: Colleague, place: Workplace, found: Colleagues, language: Language) -> list[Any]:
    if not found.may_take_back:
        return []
    about, text = f"{one.name}, {language.unit(place.link)}", language.text("colleagues.revoke")
    sent = {"unit": found.home.unit, "grant": one.grant}
    return [single("/colleagues/revoke", text, about=about, class_name="danger", **sent)]
