"""One account: the roles it holds, giving another, and what can be done with the account itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from dashboard.access import Role
from dashboard.administration import Held, Person, Site
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.account_list import days_text, held_name, state
from layouts.pieces.forms import Fields, sent, single, submit
from layouts.pieces.site_field import days, role_fields

ACTION = "/administration/{}"


def card(person: Person, sites: Sequence[Site], today: date, language: Language, kept: Mapping[str, str]) -> html.Div:
    """`kept` is what was typed into one of the forms, where it was refused; its `form` says which."""
    return html.Div(
        [
            _head(person, language),
            _roles(person, today, language, kept),
            _give(person, sites, language, kept),
            _account(person, language),
            html.P(inside(language.text("administration.back"), Selection("administration").address)),
        ],
        className="account",
    )


def _head(person: Person, language: Language) -> html.P:
    marks = [state(person, language)]
    if person.second_factor:
        marks.append(html.Span(language.text("administration.second_factor"), className="mark-word"))
    return html.P([*marks, *_invited(person, language)], className="state")


def _invited(person: Person, language: Language) -> list[Any]:
    if person.invited_until is None:
        return []
    until = language.text("administration.invited_until", date=language.date(person.invited_until))
    return [html.Span(until, className="about")]


def _roles(person: Person, today: date, language: Language, kept: Mapping[str, str]) -> html.Section:
    lines = [html.Li(_role(held, today, language, kept)) for held in person.held]
    none = html.P(language.text("administration.no_roles_more"))
    return _section("roles", [html.Ul(lines, className="held") if lines else none], language)


def _role(held: Held, today: date, language: Language, kept: Mapping[str, str]) -> list[Any]:
    name, form = held_name(held, language), f"dates-{held.number}"
    mine = kept if kept.get("form") == form else {}
    fields = Fields(form, language, mine)
    start, end = (day.isoformat() if day else "" for day in (held.start, held.end))
    over = [] if held.is_in_force(today) else [language.text("administration.not_in_force")]
    code = [held.site.code] if held.site else []
    about = " · ".join([*code, *filter(None, [days_text(held.start, held.end, language)]), *over])
    save = submit(language.text("administration.save_dates"), about=name, class_name="quiet")
    change = sent(ACTION.format("dates"), [*days(fields, start=start, end=end), save], "form dates", grant=held.number)
    revoke = single(
        ACTION.format("revoke"),
        language.text("administration.revoke"),
        about=name,
        class_name="danger",
        grant=held.number,
    )
    summary = html.Summary(
        language.text("administration.change_dates"), **attributes(aria_label=_label(name, language))
    )
    more = html.Details([summary, change], open=bool(mine))
    return [
        html.Div([html.Strong(name), html.Span(about, className="about")]),
        html.Div([more, revoke], className="do"),
    ]


def _label(name: str, language: Language) -> str:
    return f"{language.text('administration.change_dates')}: {name}"


def _give(person: Person, sites: Sequence[Site], language: Language, kept: Mapping[str, str]) -> html.Section:
    fields = Fields("give", language, kept if kept.get("form") == "give" else {})
    parts = role_fields(fields, [role.value for role in Role], sites, may_be_none=False)
    form = sent(ACTION.format("give"), [*parts, submit(language.text("administration.give"))], account=person.number)
    return _section("give", [form], language)


def _account(person: Person, language: Language) -> html.Section:
    """Each with what it does beside it."""
    lines = [html.Li([_act(key, person, language), _about(key, language)]) for key in _actions(person)]
    return _section("account", [html.Ul(lines, className="acts")], language)


def _about(key: str, language: Language) -> html.Span:
    return html.Span(language.text(f"administration.about.{key}"), className="about")


def _act(key: str, person: Person, language: Language) -> html.Form:
    text, look = language.text(f"administration.do.{key}"), "danger" if key == "disable" else "quiet"
    return single(ACTION.format(key), text, class_name=look, account=person.number)


def _actions(person: Person) -> list[str]:
    """What would change nothing is not offered."""
    if person.disabled:
        return ["open"]
    reset = ["second_factor"] if person.second_factor else []
    withdraw = ["withdraw"] if person.invited_until else []
    return ["invite", *withdraw, *reset, "sessions", "tokens", "disable"]


def _section(name: str, content: list[Any], language: Language) -> html.Section:
    head = html.H2(language.text(f"administration.card.{name}"), id=f"card-{name}")
    return html.Section([head, *content], className="finding", **attributes(aria_labelledby=f"card-{name}"))
