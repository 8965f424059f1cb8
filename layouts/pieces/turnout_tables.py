"""Participation as tables: every form against its aim, and every group below in alphabetical order."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.cells import Status
from dashboard.language import Language, sort_key
from dashboard.participation import FormTurnout, Group, Participating, Turnout
from layouts.links import inside
from layouts.pieces.nothing import nothing
from layouts.pieces.participation import response_rate
from layouts.pieces.scroller import scroller
from layouts.pieces.turnout import answers, hidden
from layouts.pieces.units import link

FORM_COLUMNS = ("form", "answers", "rate", "missing", "aim")


def forms_table(found: Participating, language: Language) -> html.Div:
    """The name of a form leads to its course and its groups."""
    columns = ["unanswered" if name == "missing" and not found.is_open else name for name in FORM_COLUMNS]
    heads = [html.Th(language.text(f"participation.column.{name}"), scope="col") for name in columns]
    label = language.text("participation.forms")
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([html.Tr(_form(one, found, language)) for one in found.forms]),
        ],
        className="list turnout",
    )
    return scroller(table, label, language)


def _form(one: FormTurnout, found: Participating, language: Language) -> list[html.Th | html.Td]:
    chosen = one.form.key == found.selection.form
    address = found.selection.to(form=one.form.key).address
    name = html.Th(
        inside(language.name(one.form.name), address, current="true" if chosen else None),
        scope="row",
        className="chosen" if chosen else "",
    )
    aim = html.Td(language.text(f"participation.aim.{one.aim}"))
    if one.turnout.status is not Status.SHOWN:
        return [name, html.Td(hidden(one.turnout, one, found, language), colSpan=3, className="why"), aim]
    rate = response_rate(one.turnout.rate, language) if one.turnout.rate is not None else _unknown(language)
    missing = nothing(language) if one.turnout.missing is None else language.number(one.turnout.missing)
    return [name, html.Td(answers(one.turnout, language)), html.Td(rate), html.Td(missing), aim]


def _unknown(language: Language) -> str:
    return language.text("participation.not_invited")


def groups_table(groups: Sequence[Group], found: Participating, language: Language) -> list[Any]:
    """In the order given. Whatever is asked of at least one of them has a column. Why cells are hidden stands below."""
    forms = [one for one in found.forms if any(one.form.key in group.forms for group in groups)]
    heads = [language.text("participation.column.group"), *(language.name(one.form.name) for one in forms)]
    label = language.text("participation.groups.title")
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
            html.Tbody([html.Tr(_group(group, forms, found, language)) for group in groups]),
        ],
        className="list turnout groups",
    )
    reasons = [html.P(reason, className="about") for reason in _reasons(groups, forms, found, language)]
    return [scroller(table, label, language), *reasons]


def _reasons(
    groups: Sequence[Group], forms: Sequence[FormTurnout], found: Participating, language: Language
) -> list[str]:
    """Each of them once, with the forms that it holds for."""
    told: dict[str, dict[str, None]] = {}
    for one in forms:
        for group in groups:
            turnout = group.forms.get(one.form.key)
            if turnout and turnout.status is not Status.SHOWN:
                told.setdefault(hidden(turnout, one, found, language), {})[language.name(one.form.name)] = None
    return [
        language.text("participation.hidden.note", forms=language.listed(list(names)), reason=reason)
        for reason, names in told.items()
    ]


def in_order(groups: Sequence[Group], language: Language) -> list[Group]:
    """Alphabetical beside each other, what belongs to a group right below it: never a ranking."""
    by_name: list[tuple[list[Any], Group]] = []
    above: list[Any] = []
    for group in groups:
        above = [*above[: group.depth - 1], sort_key(language.unit(group.unit))]
        by_name.append((above, group))
    return [group for _, group in sorted(by_name, key=lambda pair: pair[0])]


def _group(
    group: Group, forms: Sequence[FormTurnout], found: Participating, language: Language
) -> list[html.Th | html.Td]:
    name = html.Th(link(group.unit, found.selection, language), scope="row", className=f"depth-{group.depth}")
    return [name, *(html.Td(_told(group.forms.get(one.form.key), one, found, language)) for one in forms)]


def _told(turnout: Turnout | None, one: FormTurnout, found: Participating, language: Language) -> Any:
    if turnout is None:
        return nothing(language)
    if turnout.status is not Status.SHOWN:
        return _hidden(hidden(turnout, one, found, language), language)
    low = [html.Strong(language.text("participation.low"), className="low")] if turnout.is_low else []
    still = turnout.missing if one.aim == "all" else None
    key = "still" if found.is_open else "absent"
    missing = [html.Small(language.text(f"participation.{key}", n=still))] if still else []
    return html.Div([html.Span(answers(turnout, language)), *missing, *low], className="told")


def _hidden(reason: str, language: Language) -> html.Span:
    """Short for the eye, since the reason stands below the table; whole for the ear."""
    short = html.Span(language.text("participation.hidden.short"), title=reason)
    return html.Span([short, html.Span(f": {reason}", className="visually-hidden")], className="why")
