"""All accounts, a page at a time: a search, who holds what, and adding somebody."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from dashboard.access import Role
from dashboard.administration import Held, People, Person, Site
from dashboard.language import Language
from dashboard.logged import LONGEST_NAME
from dashboard.selection import LONGEST_TEXT, Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.forms import Fields, asked, sent, submit
from layouts.pieces.pager import pager
from layouts.pieces.scroller import scroller
from layouts.pieces.site_field import role_fields, site_name

ADD = "/administration/add"


def accounts(
    people: People,
    selection: Selection,
    sites: Sequence[Site],
    today: date,
    language: Language,
    kept: Mapping[str, str],
) -> html.Div:
    """`kept` is what was typed into the form for a new account, where it was refused: then the form stands first."""
    form = _add(sites, language, kept)
    return html.Div(
        [
            *([form] if kept else []),
            _search(selection, language),
            html.Div(
                [
                    html.P(_count(people, selection, language), className="count", role="status"),
                    html.A(language.text("administration.add.title"), href="#add"),
                ],
                className="log-tools",
            ),
            *([_table(people.persons, today, language)] if people.persons else []),
            *pager(selection, people.page, people.total, language),
            *([] if kept else [form]),
        ]
    )


def held_name(held: Held, language: Language) -> str:
    role = language.text(f"role.{held.role}")
    return f"{role}, {site_name(held.site)}" if held.site and held.site.kind != "programme" else role


def days_text(start: date | None, end: date | None, language: Language) -> str:
    """Empty without dates."""
    if start and end:
        return language.text("administration.period.both", start=language.date(start), end=language.date(end))
    if start:
        return language.text("administration.period.start", start=language.date(start))
    return language.text("administration.period.end", end=language.date(end)) if end else ""


def state(person: Person, language: Language) -> html.Span:
    return html.Span(language.text(f"administration.state.{person.state}"), className=f"mark-word {person.state}")


def _search(selection: Selection, language: Language) -> html.Form:
    text, fields = language.text, Fields("search", language)
    words = fields.line(
        "words",
        text("administration.search"),
        value=selection.words or "",
        hint=text("administration.search_hint"),
        type="search",
        maxlength=LONGEST_TEXT,
    )
    return asked("/administration", [words, submit(text("administration.find"))], text("administration.search"))


def _count(people: People, selection: Selection, language: Language) -> str:
    if selection.words:
        return language.text("administration.found", n=people.total, all=people.everybody)
    return language.text("administration.accounts", n=people.everybody)


def _table(persons: Sequence[Person], today: date, language: Language) -> html.Div:
    heads = [
        html.Th(language.text(f"administration.column.{name}"), scope="col") for name in ("name", "roles", "state")
    ]
    body = [html.Tr(_row(person, today, language)) for person in persons]
    title = language.text("administration.section.accounts")
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="list accounts")
    return scroller(table, title, language)


def _row(person: Person, today: date, language: Language) -> list[Any]:
    address = Selection("administration", account=str(person.number)).address
    marks = [state(person, language)]
    if person.second_factor:
        marks.append(html.Span(language.text("administration.second_factor"), className="mark-word"))
    roles = html.Ul([html.Li(_held(held, today, language)) for held in person.held])
    none = html.Span(language.text("administration.no_roles"), className="about")
    return [
        html.Th(inside(person.name, address), scope="row"),
        html.Td(roles if person.held else none),
        html.Td(marks),
    ]


def _held(held: Held, today: date, language: Language) -> list[Any]:
    when = days_text(held.start, held.end, language)
    over = [] if held.is_in_force(today) else [language.text("administration.not_in_force")]
    about = ", ".join([*([when] if when else []), *over])
    return [held_name(held, language), *([html.Span(f" {about}", className="about")] if about else [])]


def _add(sites: Sequence[Site], language: Language, kept: Mapping[str, str]) -> html.Section:
    text, fields = language.text, Fields("add", language, kept)
    name = fields.line("name", text("administration.add.name"), required=True, maxlength=LONGEST_NAME)
    roles = [role.value for role in Role]
    parts = [name, *role_fields(fields, roles, sites, may_be_none=True), submit(text("administration.add.submit"))]
    head = html.H2(text("administration.add.title"), id="add")
    lead = html.P(text("administration.add.lead"), className="about")
    return html.Section([head, lead, sent(ADD, parts)], className="finding", **attributes(aria_labelledby="add"))
